"""Shadows of pictures with see-through parts: only what is seen of a picture casts one."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from judge_app.slides.paint.pictures import paint_picture
from judge_app.slides.paint.unpacking import unpacked
from judge_app.slides.scene import Image, Shadow

_MOST_PIXELS = 320
"""Across or down: shadows are soft, and few pixels make them so."""
_PIXELS_A_BLUR = 3.0
_SOLID = 250


def is_see_through(image: Image) -> bool:
    """Say whether parts of a picture let through what lies behind."""
    if image.tile is not None:
        return False
    picture = unpacked(image.content, _MOST_PIXELS, image.recolour)
    if picture.isNull() or not picture.hasAlphaChannel():
        return False
    small = picture.scaled(16, 16).convertToFormat(QImage.Format.Format_Alpha8)
    return min(bytes(small.constBits())) < _SOLID


def paint_picture_shadow(
    painter: QPainter, image: Image, box: QRectF, shadow: Shadow, way: QPointF
) -> None:
    """Draw the shadow of what is seen of a picture in `box`, moved by `way`."""
    rim = shadow.blur / 2 + shadow.spread
    around = box.adjusted(-rim, -rim, rim, rim)
    longest = max(around.width(), around.height(), 1.0)
    pixel = max(longest / _MOST_PIXELS, shadow.blur / _PIXELS_A_BLUR)
    width, height = (max(1, math.ceil(side / pixel)) for side in (around.width(), around.height()))
    canvas = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    inner = QPainter(canvas)
    inner.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    inner.scale(width / around.width(), height / around.height())
    inner.translate(-around.x(), -around.y())
    paint_picture(inner, image, box)
    inner.resetTransform()
    inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    inner.fillRect(canvas.rect(), QColor(*shadow.colour))
    inner.end()
    painter.drawImage(around.translated(way), canvas)
