"""Saves drawn pages as pictures."""

from pathlib import Path

from PySide6.QtGui import QImage

from judge_app.errors import UnwrittenFileError
from judge_app.slides.deck import Picture


def save_picture(picture: Picture, target: Path) -> None:
    """Write a drawn page as PNG."""
    image = QImage(
        picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
    )
    if not image.save(str(target), "PNG"):  # type: ignore[call-overload]  # the stubs want bytes
        raise UnwrittenFileError(target)
