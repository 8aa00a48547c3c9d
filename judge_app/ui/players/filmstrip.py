"""Cuts a filmstrip into its thumbnails."""

from PySide6.QtGui import QImage


def thumbnails(strip: QImage, count: int) -> tuple[QImage, ...]:
    """Return `count` equal pictures of a strip in which they stand side by side."""
    if strip.isNull() or count < 1 or strip.width() < count:
        return ()
    width = strip.width() // count
    return tuple(strip.copy(number * width, 0, width, strip.height()) for number in range(count))
