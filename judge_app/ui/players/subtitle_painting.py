"""Subtitles painted over a picture that the screen paints itself."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

_LINE_PART = 0.05
"""A line's height, seen from the picture's, as QtMultimedia has it on a surface of its own."""
_LEAST_PIXELS = 14
_WIDTH_PART = 0.9
_MARGIN_PART = 0.04
_BACKGROUND = QColor(0, 0, 0, 150)
"""A clip may have any colours; white on half black is read on all of them."""


def paint_words(painter: QPainter, words: str, picture: QRect) -> None:
    """Paint words at the bottom of the place where a picture is shown, upright."""
    if not words:
        return
    painter.save()
    font = painter.font()
    font.setPixelSize(max(_LEAST_PIXELS, round(picture.height() * _LINE_PART)))
    painter.setFont(font)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
    beside = round(picture.width() * (1 - _WIDTH_PART) / 2)
    room = picture.adjusted(beside, 0, -beside, -round(picture.height() * _MARGIN_PART))
    place = painter.boundingRect(room, int(flags), words)
    frame = font.pixelSize() // 4
    painter.fillRect(place.adjusted(-frame, -frame // 2, frame, frame // 2), _BACKGROUND)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(place, int(flags), words)
    painter.restore()
