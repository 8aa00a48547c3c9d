"""What areas are painted with: colours, gradients, hatchings, pictures."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QRadialGradient,
    QTransform,
)

from judge_app.slides.paint.patterns import pattern_brush
from judge_app.slides.paint.pictures import paint_picture
from judge_app.slides.paint.unpacking import unpacked
from judge_app.slides.scene import Fill, Gradient, GradientShape, Image, Rgba

_WIDEST = 1_000_000
_EMU_A_METRE = 36_000_000
_DOTS_A_METRE = 3780
"""Of pictures that do not say how fine they are: 96 an inch."""


def paint_fill(
    painter: QPainter, outline: QPainterPath, fill: Fill, box: QRectF, shade: float = 0.0
) -> None:
    """Paint the inside of an outline; `shade` makes it darker (to -1) or lighter (to 1)."""
    if fill.image is not None:
        painter.save()
        if not _is_box(outline, box):
            painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        _paint_image(painter, fill.image, box)
        painter.restore()
        return
    if fill.gradient is not None:
        painter.fillPath(outline, gradient_brush(fill.gradient, box, shade))
    elif fill.pattern is not None:
        painter.fillPath(outline, pattern_brush(painter, fill.pattern))
    elif fill.colour is not None:
        painter.fillPath(outline, QColor(*shaded(fill.colour, shade)))


def _is_box(outline: QPainterPath, box: QRectF) -> bool:
    """Say whether an outline is just its box, so that nothing has to be clipped."""
    return outline.elementCount() == 5 and outline.boundingRect() == box


def _paint_image(painter: QPainter, image: Image, box: QRectF) -> None:
    if image.tile is None:
        paint_picture(painter, image, box)
        return
    picture = unpacked(image.content, _WIDEST, image.recolour)
    if picture.isNull():
        paint_picture(painter, image, box)
        return
    brush = QBrush(picture)
    across = image.tile[0] * _EMU_A_METRE / (picture.dotsPerMeterX() or _DOTS_A_METRE)
    down = image.tile[1] * _EMU_A_METRE / (picture.dotsPerMeterY() or _DOTS_A_METRE)
    brush.setTransform(QTransform.fromScale(across or 1.0, down or 1.0))
    painter.setOpacity(image.alpha)
    painter.fillRect(box, brush)


def shaded(colour: Rgba, shade: float) -> Rgba:
    """Return a colour nearer to black (`shade` below 0) or white."""
    if shade == 0:
        return colour
    goal = 255 if shade > 0 else 0
    red, green, blue = (round(part + (goal - part) * abs(shade)) for part in colour[:3])
    return red, green, blue, colour[3]


def gradient_brush(gradient: Gradient, box: QRectF, shade: float = 0.0) -> QBrush:
    """Return a gradient laid over a box."""
    if gradient.shape is GradientShape.LINE:
        made: QGradient = _linear(gradient.angle, box)
    else:
        made = _outwards(gradient, box)
    for place, colour in gradient.stops:
        made.setColorAt(place, QColor(*shaded(colour, shade)))
    return QBrush(made)


def _linear(angle: float, box: QRectF) -> QLinearGradient:
    direction = QTransform().rotate(angle).map(QPointF(1, 0))
    reach = abs(box.width() * direction.x()) / 2 + abs(box.height() * direction.y()) / 2
    along = direction * reach
    return QLinearGradient(box.center() - along, box.center() + along)


def _outwards(gradient: Gradient, box: QRectF) -> QRadialGradient:
    """Return rings around the focus that reach the corner farthest from it."""
    left, top, right, bottom = gradient.focus
    focus = QPointF(
        box.x() + box.width() * (left + 1 - right) / 2,
        box.y() + box.height() * (top + 1 - bottom) / 2,
    )
    corners = (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight())
    ways = (corner - focus for corner in corners)
    return QRadialGradient(focus, max((way.x() ** 2 + way.y() ** 2) ** 0.5 for way in ways))
