"""A small clip that is in memory whole, as the `QIODevice` that QMediaPlayer reads from.

Qt reads it without a word to Python, and so as fast as a plain file.
"""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase

from judge_app.byte_source import ByteSource
from judge_app.media.beginning import held_whole
from judge_app.ui.players.source_device import SourceDevice


class HeldDevice(QBuffer):
    """Bytes that were read and checked before. It has what `SourceDevice` has; nothing can fail.

    Args:
        parts: the whole clip in order.
        room: where it is put for Qt. Memory that was in use before takes a clip in a tenth of the
            time of new memory, so the player keeps one room for all, with one device at a time.
    """

    failure = None

    def __init__(self, parts: Sequence[bytes], room: QByteArray) -> None:
        super().__init__()
        room.resize(sum(map(len, parts)))
        with memoryview(room) as target:  # type: ignore[arg-type]  # its stub does not say that it may
            end = 0
            for part in parts:
                start, end = end, end + len(part)
                target[start:end] = part
        self.setBuffer(room)
        self.open(QIODeviceBase.OpenModeFlag.ReadOnly)

    def forgive(self) -> None:
        """There is nothing to try again."""

    def hold_back(self, duration_ms: int) -> None:
        """Reading ahead takes nothing from the first picture here."""

    def go_on(self) -> None:
        """Nothing waits."""

    def hurry(self) -> None:
        """No drive is asked."""

    def release(self) -> None:
        """No source is open."""


ClipDevice = SourceDevice | HeldDevice


def device_for(source: ByteSource, room: QByteArray) -> ClipDevice:
    """Return the device through which Qt reads a clip: from memory (`room`) if all of it is there."""
    held = held_whole(source)
    return SourceDevice(source.reopened()) if held is None else HeldDevice(held, room)
