"""Draws something softly: on few pixels, which are spread out again."""

import math
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from judge_app.slides.paint.devices import pixels_a_unit

_MOST_PIXELS = 1600
_PIXELS_A_BLUR = 3.0
_MARGIN = 0.1
"""Around the room, in shares of its longer side: words may stand out of it."""


def paint_blurred(
    painter: QPainter,
    room: QRectF,
    blur: float,
    paint: Callable[[QPainter], None],
    *,
    as_pixels: bool = False,
) -> None:
    """Call `paint` with a painter of the same space, and show what it draws softened over `blur`.

    What lies far outside `room` is cut off. Where nothing is to be softened it is drawn as it is,
    unless it must become pixels.
    """
    rim = blur + _MARGIN * max(room.width(), room.height())
    around = room.adjusted(-rim, -rim, rim, rim)
    scale = pixels_a_unit(painter)
    fineness = min(scale, _PIXELS_A_BLUR / blur) if blur > 0 else scale
    if fineness >= scale and not as_pixels:
        paint(painter)
        return
    fineness = min(fineness, _MOST_PIXELS / max(around.width(), around.height()))
    width, height = (
        max(1, math.ceil(side * fineness)) for side in (around.width(), around.height())
    )
    canvas = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    inner = QPainter(canvas)
    inner.setRenderHints(painter.renderHints())
    inner.scale(width / around.width(), height / around.height())
    inner.translate(-around.topLeft())
    paint(inner)
    inner.end()
    painter.drawImage(around, canvas)
