"""What areas are painted with: colours, gradients, hatchings, pictures."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QRadialGradient,
    QTransform,
)

from judge_app.slides.paint.patterns import pattern_brush
from judge_app.slides.paint.pictures import paint_picture
from judge_app.slides.paint.unpacking import unpacked
from judge_app.slides.scene import Fill, Image
from judge_app.slides.scene_colours import Gradient, GradientShape, Rgba

_WIDEST = 1_000_000
_RECTANGLES = 48
"""Steps of a gradient whose rims are rectangles."""
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
    if fill.gradient is not None and fill.gradient.shape is GradientShape.RECTANGLE:
        _paint_rectangles(painter, outline, fill.gradient, box, shade)
    elif fill.gradient is not None:
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
    tile = image.tile
    across = abs(tile.across) * _EMU_A_METRE / (picture.dotsPerMeterX() or _DOTS_A_METRE) or 1.0
    down = abs(tile.down) * _EMU_A_METRE / (picture.dotsPerMeterY() or _DOTS_A_METRE) or 1.0
    wide, high = picture.width() * across, picture.height() * down
    left = box.x() + (box.width() - wide) * _share_of(tile.align, "l", "r") + tile.x
    top = box.y() + (box.height() - high) * _share_of(tile.align, "t", "b") + tile.y
    brush = QBrush(_mirrored(picture, tile.mirrored))
    brush.setTransform(QTransform(across, 0, 0, down, left, top))
    painter.setOpacity(image.alpha)
    painter.fillRect(box, brush)


def _share_of(align: str, begin: str, end: str) -> float:
    """Return how far along the box the first tile lies: 0 at its beginning, 1 at its end."""
    if align == "ctr":
        return 0.5
    return 0.0 if begin in align else (1.0 if end in align else 0.5)


def _mirrored(picture: QImage, ways: str) -> QImage:
    """Return a picture with its mirror images beside it, so that tiles are mirrored in turn."""
    across, down = 1 + ("x" in ways), 1 + ("y" in ways)
    if across == down == 1:
        return picture
    size = picture.size()
    four = QImage(size.width() * across, size.height() * down, QImage.Format.Format_ARGB32)
    painter = QPainter(four)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for column in range(across):
        for line in range(down):
            turned = picture.flipped(Qt.Orientation.Horizontal) if column else picture
            turned = turned.flipped(Qt.Orientation.Vertical) if line else turned
            painter.drawImage(column * size.width(), line * size.height(), turned)
    painter.end()
    return four


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


def _paint_rectangles(
    painter: QPainter, outline: QPainterPath, gradient: Gradient, box: QRectF, shade: float
) -> None:
    """Paint rectangles inside each other, from the whole box down to the focus."""
    left, top, right, bottom = gradient.focus
    first, last = gradient.stops[0], gradient.stops[-1]
    painter.fillPath(outline, QColor(*shaded(last[1], shade)))
    painter.save()
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for step in range(1, _RECTANGLES + 1):
        share = step / _RECTANGLES
        place = first[0] if share == 1 else 1 - share
        inner = box.adjusted(
            left * share * box.width(),
            top * share * box.height(),
            -right * share * box.width(),
            -bottom * share * box.height(),
        )
        painter.fillRect(inner, QColor(*shaded(_between(gradient, place), shade)))
    painter.restore()


def _between(gradient: Gradient, place: float) -> Rgba:
    """Return a gradient's colour at a place."""
    for (low, a), (high, b) in pairwise(gradient.stops):
        if place <= high:
            share = max(0.0, (place - low) / (high - low)) if high > low else 1.0
            red, green, blue, alpha = (
                round(x + (y - x) * share) for x, y in zip(a, b, strict=True)
            )
            return red, green, blue, alpha
    return gradient.stops[-1][1]


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
