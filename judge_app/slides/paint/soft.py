"""Lets a thing fade away over its rim: it is drawn aside, and less of it shows farther out."""

import math
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

_STEPS = 12
_MOST_PIXELS = 4096
_SMALLEST = 0.02


def paint_softly(
    painter: QPainter, outline: QPainterPath, rim: float, paint: Callable[[QPainter], None]
) -> None:
    """Call `paint` with a painter of the same space, and show what it draws inside an outline."""
    box = outline.boundingRect()
    transform = painter.worldTransform()
    scale = math.hypot(transform.m11(), transform.m12())
    width, height = (math.ceil(side * scale) for side in (box.width(), box.height()))
    if not (1 <= width <= _MOST_PIXELS and 1 <= height <= _MOST_PIXELS):
        paint(painter)
        return
    canvas = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    inner = QPainter(canvas)
    inner.setRenderHints(painter.renderHints())
    inner.scale(width / box.width(), height / box.height())
    inner.translate(-box.x(), -box.y())
    paint(inner)
    inner.resetTransform()
    inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    inner.drawImage(0, 0, _mask(outline, box, rim, (width, height)))
    inner.end()
    painter.drawImage(box, canvas)


def _mask(outline: QPainterPath, box: QRectF, rim: float, size: tuple[int, int]) -> QImage:
    """Return how much shows at each pixel: nothing at the outline, all from `rim` inwards."""
    mask = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    mask.fill(Qt.GlobalColor.transparent)
    painter = QPainter(mask)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.scale(size[0] / box.width(), size[1] / box.height())
    painter.translate(-box.x(), -box.y())
    for step in range(1, _STEPS + 1):
        inset = rim * step / _STEPS
        painter.save()
        painter.translate(box.center())
        painter.scale(
            max(_SMALLEST, 1 - 2 * inset / box.width()),
            max(_SMALLEST, 1 - 2 * inset / box.height()),
        )
        painter.translate(-box.center())
        painter.fillPath(outline, QColor(0, 0, 0, round(255 * step / _STEPS)))
        painter.restore()
    painter.end()
    return mask
