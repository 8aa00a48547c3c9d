"""When pictures begin is known a moment after somebody asked, and only around the places asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.byte_source import ByteSource, DamagedBytesError, MemorySource
from judge_app.ui.players.qt.times import QtTimes
from tests.support.clips import PLAIN, make_clip

MS = 1000
PICTURE_US = 40 * MS


@pytest.fixture(name="clip", scope="module")
def _clip(clips_folder: Path) -> bytes:
    return make_clip(clips_folder, PLAIN).read_bytes()


class _Closing(MemorySource):
    """Tells how often it was closed."""

    def __init__(self, content: bytes) -> None:
        super().__init__("clip.mp4", content)
        self.closed: list[ByteSource] = []

    def reopened(self) -> "_Closing":
        other = _Closing(self.read_at(0, self.size))
        other.closed = self.closed
        return other

    def close(self) -> None:
        self.closed.append(self)


class _Damaged(_Closing):
    """No byte of it is the one that was signed."""

    def reopened(self) -> "_Damaged":
        other = _Damaged(b"x" * self.size)
        other.closed = self.closed
        return other

    def read_at(self, offset: int, length: int) -> bytes:
        raise DamagedBytesError(self.name, offset, offset + length)


def _until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=20_000)


def test_nothing_is_known_before_somebody_asks(qtbot: QtBot, clip: bytes) -> None:
    times, source = QtTimes(), _Closing(clip)
    times.open(source)
    wanted = [times.are_wanted]
    assert times.begin(1010 * MS) is None
    assert times.end(1000 * MS) is None
    times.want(1010 * MS)
    wanted.append(times.are_wanted)
    assert wanted == [False, True]
    _until(qtbot, lambda: times.begin(1010 * MS) == 1000 * MS)
    times.close()
    _until(qtbot, lambda: len(source.closed) == 1)


def test_a_picture_ends_where_the_next_begins(qtbot: QtBot, clip: bytes) -> None:
    times = QtTimes()
    times.open(_Closing(clip))
    times.want(2000 * MS)
    _until(qtbot, lambda: times.end(2000 * MS) == 2000 * MS + PICTURE_US)
    assert times.end(2000 * MS + 600) == 2000 * MS + PICTURE_US, "players round"
    assert times.end(2010 * MS) is None, "no picture begins there"
    assert times.begin(3900 * MS) is None, "nobody asked for it"
    times.close()
    assert times.begin(2000 * MS) is None


def test_the_last_picture_has_no_known_end(qtbot: QtBot, clip: bytes) -> None:
    times = QtTimes()
    times.open(_Closing(clip))
    times.want(3950 * MS)
    _until(qtbot, lambda: times.end(3920 * MS) == 3960 * MS)
    assert times.end(3960 * MS) is None
    times.close()


@pytest.mark.parametrize("source", [_Closing(b"no clip at all"), _Damaged(b"x" * 5000)])
def test_what_cannot_be_known_stays_unknown(qtbot: QtBot, source: _Closing) -> None:
    times = QtTimes()
    times.open(source)
    times.want(1000 * MS)
    times.close()
    _until(qtbot, lambda: len(source.closed) == 1)
    assert times.begin(1000 * MS) is None
