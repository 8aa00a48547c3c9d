"""Draws something softly: on few pixels, which are spread out again."""

import math
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

_MOST_PIXELS = 1600
_PIXELS_A_BLUR = 3.0
_MARGIN = 0.1
"""Around the room, in shares of its longer side: words may stand out of it."""


def paint_blurred(
    painter: QPainter, room: QRectF, blur: float, paint: Callable[[QPainter], None]
) -> None:
    """Call `paint` with a painter of the same space, and show what it draws softened over `blur`.

    What lies far outside `room` is cut off.
    """
    rim = blur + _MARGIN * max(room.width(), room.height())
    around = room.adjusted(-rim, -rim, rim, rim)
    transform = painter.worldTransform()
    scale = math.hypot(transform.m11(), transform.m12())
    fineness = min(scale, _PIXELS_A_BLUR / blur) if blur > 0 else scale
    width, height = (math.ceil(side * fineness) for side in (around.width(), around.height()))
    is_fine = blur <= 0 or fineness >= scale
    if is_fine or not (1 <= width <= _MOST_PIXELS and 1 <= height <= _MOST_PIXELS):
        paint(painter)
        return
    canvas = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    inner = QPainter(canvas)
    inner.setRenderHints(painter.renderHints())
    inner.scale(width / around.width(), height / around.height())
    inner.translate(-around.topLeft())
    paint(inner)
    inner.end()
    painter.drawImage(around, canvas)
