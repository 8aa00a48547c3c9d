"""Draws lines along outlines, with dashes and ends."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from judge_app.slides.paint.brushes import gradient_brush
from judge_app.slides.scene import Arrow, ArrowKind, Stroke

_DASHES = {
    "dot": (1.0, 3.0), "dash": (4.0, 3.0), "lgDash": (8.0, 3.0), "dashDot": (4.0, 3.0, 1.0, 3.0),
    "lgDashDot": (8.0, 3.0, 1.0, 3.0), "lgDashDotDot": (8.0, 3.0, 1.0, 3.0, 1.0, 3.0),
    "sysDot": (1.0, 1.0), "sysDash": (3.0, 1.0), "sysDashDot": (3.0, 1.0, 1.0, 1.0),
    "sysDashDotDot": (3.0, 1.0, 1.0, 1.0, 1.0, 1.0),
}  # fmt: skip
_CAPS = {"rnd": Qt.PenCapStyle.RoundCap, "sq": Qt.PenCapStyle.SquareCap}
_JOINS = {"miter": Qt.PenJoinStyle.MiterJoin, "bevel": Qt.PenJoinStyle.BevelJoin}
_RIMS = {
    "dbl": (1 / 3, 0.0),
    "thickThin": (1 / 3, 0.0),
    "thinThick": (1 / 3, 0.0),
    "tri": (1 / 6, 1 / 3),
}
_UNEVEN = {
    "thickThin": ((0.2, 0.6), (-0.4, 0.2)),
    "thinThick": ((0.4, 0.2), (-0.2, 0.6)),
}
"""Where two lines lie, outwards from the middle, and how thick they are, in shares of the whole."""
_DOT = 0.01
"""As short as a dash can be: with its caps it is a dot."""
_THINNEST_HEAD = 25400
"""Ends of thin lines are drawn as on a line of two points, as PowerPoint does."""


def paint_stroke(painter: QPainter, outline: QPainterPath, stroke: Stroke, box: QRectF) -> None:
    """Draw a line along an outline."""
    brush = QBrush(QColor(*stroke.colour))
    if stroke.gradient is not None:
        brush = gradient_brush(stroke.gradient, box)
    pen = QPen(brush, stroke.width)
    pen.setJoinStyle(_JOINS.get(stroke.join, Qt.PenJoinStyle.RoundJoin))
    pen.setCapStyle(_CAPS.get(stroke.cap, Qt.PenCapStyle.FlatCap))
    dashes = stroke.dashes or _DASHES.get(stroke.dash, ())
    if dashes:
        pen.setDashPattern(_within_caps(dashes) if stroke.cap in _CAPS else list(dashes))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shown = _without_ends(outline, stroke)
    _paint_line(painter, shown, pen, stroke.compound)
    if outline.elementCount() >= 2:
        _paint_ends(painter, outline, stroke)


def _paint_line(painter: QPainter, outline: QPainterPath, pen: QPen, compound: str) -> None:
    """Draw a line that may be made up of several side by side."""
    if compound in _UNEVEN and _paint_uneven(painter, outline, pen, _UNEVEN[compound]):
        return
    if compound in _RIMS:
        _paint_compound(painter, outline, pen, *_RIMS[compound])
    else:
        painter.drawPath(outline)


def _within_caps(dashes: Sequence[float]) -> list[float]:
    """Return dashes that are as long as they are set with their caps, not without them."""
    return [size + 1 if number % 2 else max(_DOT, size - 1) for number, size in enumerate(dashes)]


def _paint_uneven(
    painter: QPainter, outline: QPainterPath, pen: QPen, parts: tuple[tuple[float, float], ...]
) -> bool:
    """Draw a thick and a thin line side by side around a shape; say whether it is closed."""
    for place, thick in parts:
        stroker = QPainterPathStroker(pen)
        stroker.setDashPattern([])
        stroker.setWidth(pen.widthF() * 2 * abs(place))
        rims = stroker.createStroke(outline).simplified().toSubpathPolygons()
        if len(rims) != 2:
            return False
        rims.sort(key=lambda rim: rim.boundingRect().width())
        painter.setPen(QPen(pen.brush(), pen.widthF() * thick))
        painter.drawPolygon(rims[1] if place > 0 else rims[0])
    return True


def _paint_compound(
    painter: QPainter, outline: QPainterPath, pen: QPen, rim: float, middle: float
) -> None:
    """Draw the two rims of a broad line, and what lies between them; both as shares of its width."""
    stroker = QPainterPathStroker(pen)
    stroker.setWidth(pen.widthF() * (1 - rim))
    painter.setPen(QPen(pen.brush(), pen.widthF() * rim))
    painter.drawPath(stroker.createStroke(outline).simplified())
    if middle:
        painter.setPen(QPen(pen.brush(), pen.widthF() * middle))
        painter.drawPath(outline)


def _paint_ends(painter: QPainter, outline: QPainterPath, stroke: Stroke) -> None:
    count = outline.elementCount()
    for arrow, tip, order in (
        (stroke.head, 0, range(1, count)),
        (stroke.tail, count - 1, range(count - 2, -1, -1)),
    ):
        if arrow.kind is ArrowKind.NONE:
            continue
        at = _point(outline, tip)
        behind = next((p for n in order if _length((p := _point(outline, n)) - at) > 1), None)
        if behind is not None:
            _paint_end(painter, at, behind, arrow, stroke)


def _paint_end(
    painter: QPainter, tip: QPointF, behind: QPointF, arrow: Arrow, stroke: Stroke
) -> None:
    painter.save()
    painter.translate(tip)
    away = behind - tip
    painter.rotate(math.degrees(math.atan2(away.y(), away.x())))
    width = max(stroke.width, _THINNEST_HEAD)
    long, half = arrow.length * width, arrow.width * width / 2
    colour = QColor(*stroke.colour)
    path = QPainterPath()
    match arrow.kind:
        case ArrowKind.OVAL:
            path.addEllipse(QPointF(0, 0), long / 2, half)
        case ArrowKind.DIAMOND:
            _add_corners(path, (-long / 2, 0), (0, half), (long / 2, 0), (0, -half))
        case ArrowKind.STEALTH:
            _add_corners(path, (0, 0), (long, half), (long * 0.6, 0), (long, -half))
        case ArrowKind.OPEN:
            path.moveTo(long, half)
            path.lineTo(0, 0)
            path.lineTo(long, -half)
            painter.strokePath(path, QPen(colour, stroke.width))
            path = QPainterPath()
        case _:
            _add_corners(path, (0, 0), (long, half), (long, -half))
    painter.fillPath(path, colour)
    painter.restore()


def _without_ends(outline: QPainterPath, stroke: Stroke) -> QPainterPath:
    """Return a line that stops inside its filled ends, so that it does not show before the tip."""
    filled = (ArrowKind.TRIANGLE, ArrowKind.STEALTH)
    width = max(stroke.width, _THINNEST_HEAD)
    head = stroke.head.length * width * 0.5 if stroke.head.kind in filled else 0.0
    tail = stroke.tail.length * width * 0.5 if stroke.tail.kind in filled else 0.0
    whole = outline.length() if head or tail else 0.0
    if not whole or head + tail >= whole or outline.elementCount() < 2:
        return outline
    shorter = QPainterPath(outline)
    last = outline.elementCount() - 1
    if head:
        _move_towards(shorter, 0, 1, head)
    if tail:
        _move_towards(shorter, last, last - 1, tail)
    return shorter


def _move_towards(path: QPainterPath, end: int, inner: int, by: float) -> None:
    at, to = _point(path, end), _point(path, inner)
    length = _length(to - at)
    if length > by:
        moved = at + (to - at) * (by / length)
        path.setElementPositionAt(end, moved.x(), moved.y())


def _add_corners(path: QPainterPath, *corners: tuple[float, float]) -> None:
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.closeSubpath()


def _point(path: QPainterPath, number: int) -> QPointF:
    element = path.elementAt(number)
    return QPointF(element.x, element.y)


def _length(way: QPointF) -> float:
    return math.hypot(way.x(), way.y())
