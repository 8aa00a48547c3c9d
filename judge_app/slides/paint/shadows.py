"""Draws flat shadows: the outline once more, moved, its rim softened in a few steps."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from judge_app.slides.scene import Shadow

_STEPS = 5


def paint_shadow(
    painter: QPainter, outline: QPainterPath, shadow: Shadow, *, filled: bool, width: float
) -> None:
    """Draw the shadow of an outline, or of the line along it where it is not filled."""
    painter.save()
    painter.translate(shadow.x, shadow.y)
    if shadow.scale != (1.0, 1.0):
        middle = outline.boundingRect().center()
        painter.translate(middle)
        painter.scale(*shadow.scale)
        painter.translate(QPointF() - middle)
    steps = _STEPS if shadow.blur > 0 else 1
    red, green, blue, alpha = shadow.colour
    # Coats lie on each other; this much each adds up to the shadow's own strength.
    coat = 1 - (1 - alpha / 255) ** (1 / steps)
    painter.setBrush(
        QColor(red, green, blue, round(255 * coat)) if filled else Qt.BrushStyle.NoBrush
    )
    for step in range(steps):
        rim = shadow.blur * (steps - 1 - step) / steps
        pen = QPen(QColor(red, green, blue, round(255 * coat)), max(width, 0) + rim)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen if rim or not filled else Qt.PenStyle.NoPen)
        painter.drawPath(outline)
    painter.restore()
