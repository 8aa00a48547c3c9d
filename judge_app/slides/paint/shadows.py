"""Draws flat shadows and glows: the outline in coats, each a little larger than the last."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from judge_app.slides.scene import Shadow

_STEPS = 8
_SMALLEST = 0.05
"""Of an outline's size its innermost coat has."""


def paint_shadow(
    painter: QPainter,
    outline: QPainterPath,
    shadow: Shadow,
    *,
    filled: bool,
    width: float,
    way: QPointF,
) -> None:
    """Draw the shadow of an outline, moved by `way`; of its line only where it is not filled."""
    painter.save()
    painter.translate(way)
    if shadow.scale != (1.0, 1.0):
        middle = outline.boundingRect().center()
        painter.translate(middle)
        painter.scale(*shadow.scale)
        painter.translate(QPointF() - middle)
    steps = _STEPS if shadow.blur > 0 else 1
    red, green, blue, alpha = shadow.colour
    for step in range(steps):
        # Coats lie on each other, the largest first; each adds an even part of the strength.
        before, after = (alpha / 255 * (step + n) / steps for n in (0, 1))
        colour = QColor(red, green, blue, round(255 * (after - before) / max(0.001, 1 - before)))
        rim = shadow.spread + shadow.blur * (0.5 - (step + 0.5) / steps)
        if filled:
            _coat(painter, outline, rim + width / 2, colour)
        else:
            painter.strokePath(outline, _pen(colour, max(0.0, width + 2 * rim)))
    painter.restore()


def _coat(painter: QPainter, outline: QPainterPath, rim: float, colour: QColor) -> None:
    """Fill an outline that is larger on every side by `rim`, or smaller."""
    box = outline.boundingRect()
    painter.save()
    painter.translate(box.center())
    painter.scale(_share(box.width(), rim), _share(box.height(), rim))
    painter.translate(QPointF() - box.center())
    painter.fillPath(outline, colour)
    painter.restore()


def _share(side: float, rim: float) -> float:
    return max(_SMALLEST, (side + 2 * rim) / side) if side > 0 else 1.0


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
