"""A player that can also be seen: what the screen needs beyond the contract of `media.player`."""

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from judge_app.media.picture import Picture
from judge_app.media.player import Player


class Engine(Player, Protocol):
    """A player with a picture for a widget.

    An engine either shows pictures on a `surface` of its own, or says `image_changed` for each
    one and leaves the painting to the screen, that of its `words` too, for which it says `words_changed`;
    `image` serves screenshots in both cases, and never has words in it that `words` has.
    """

    image_changed: SignalInstance
    words_changed: SignalInstance

    @property
    def surface(self) -> QWidget | None:
        """The widget that the engine draws on by itself, if it has one."""

    @property
    def words(self) -> str:
        """The subtitles to be read beside the picture, empty for none."""

    def image(self) -> QImage | None:
        """Return the picture shown, upright, or None where there is none."""


def picture_of(
    image: QImage, *, start_us: int | None = None, end_us: int | None = None
) -> Picture | None:
    """Return an image as plain bytes, or None for an image without pixels."""
    if image.isNull():
        return None
    rgb = image.convertToFormat(QImage.Format.Format_RGB32)
    return Picture(
        width=rgb.width(),
        height=rgb.height(),
        stride=rgb.bytesPerLine(),
        pixels=bytes(rgb.constBits()),
        start_us=start_us,
        end_us=end_us,
    )
