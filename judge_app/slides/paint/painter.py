"""Paints a scene: background, outlines, pictures, words. Works without a window."""

import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
    QRadialGradient,
    QTransform,
)

from judge_app.slides.deck import Picture
from judge_app.slides.paint.pictures import paint_picture
from judge_app.slides.paint.words import paint_words
from judge_app.slides.scene import Fill, Gradient, Item, Rgba, Scene, Step, Stroke, Verb

_EMU_A_POINT = 12700
_DASHES = {
    "dash": [4.0, 3.0], "dashDot": [4.0, 3.0, 1.0, 3.0], "dot": [1.0, 3.0], "lgDash": [8.0, 3.0],
    "sysDash": [3.0, 1.0], "sysDot": [1.0, 1.0], "sysDashDot": [3.0, 1.0, 1.0, 1.0],
    "lgDashDot": [8.0, 3.0, 1.0, 3.0],
}  # fmt: skip
_ARROW = 3.5
"""Length of an arrow's head, in line widths."""

_application: QGuiApplication | None = None


def need_application() -> None:
    """Make Qt's application object where no window has made one: fonts need it."""
    global _application  # noqa: PLW0603 - Qt itself keeps one for the process
    if QGuiApplication.instance() is None:
        _application = QGuiApplication([sys.argv[0], "-platform", "offscreen"])


def draw_picture(scene: Scene, width: int) -> Picture:
    """Return a slide drawn `width` pixels wide."""
    need_application()
    height = max(1, round(width * scene.height / max(1, scene.width)))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    scale = width / max(1, scene.width)
    painter.scale(scale, scale)
    paint_scene(painter, scene)
    painter.end()
    pixels = bytes(image.constBits())
    return Picture(width=width, height=height, stride=image.bytesPerLine(), pixels=pixels)


def write_pdf(scenes: Iterable[Scene], target: Path) -> None:
    """Write slides as the pages of a PDF, words as words."""
    need_application()
    writer = QPdfWriter(str(target))
    writer.setResolution(254)
    painter = QPainter()
    for number, scene in enumerate(scenes):
        size = QSizeF(scene.width / _EMU_A_POINT, scene.height / _EMU_A_POINT)
        writer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        if number:
            writer.newPage()
        else:
            painter.begin(writer)
        painter.save()
        painter.scale(writer.width() / scene.width, writer.width() / scene.width)
        paint_scene(painter, scene)
        painter.restore()
    painter.end()


def paint_scene(painter: QPainter, scene: Scene) -> None:
    """Paint a scene in its own EMU."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    page = QPainterPath()
    page.addRect(0, 0, scene.width, scene.height)
    _paint_fill(painter, page, scene.background, QRectF(0, 0, scene.width, scene.height))
    for item in scene.items:
        _paint_item(painter, item)


def _paint_item(painter: QPainter, item: Item) -> None:
    painter.save()
    box = QRectF(0, 0, max(item.width, 1), max(item.height, 1))
    painter.translate(item.x + item.width / 2, item.y + item.height / 2)
    painter.rotate(item.rotation)
    painter.save()
    painter.scale(-1 if item.flip_x else 1, -1 if item.flip_y else 1)
    painter.translate(-item.width / 2, -item.height / 2)
    for steps in item.paths:
        outline = _path(steps, item.width, item.height)
        _paint_fill(painter, outline, item.fill, box)
        if item.stroke is not None:
            _paint_stroke(painter, outline, item.stroke)
    painter.restore()
    if item.text is not None:
        if item.flip_y:
            painter.rotate(180)
        painter.translate(-item.width / 2, -item.height / 2)
        paint_words(painter, item.text, item.width, item.height)
    painter.restore()


def _path(steps: tuple[Step, ...], width: float, height: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for step in steps:
        points = [QPointF(x * width, y * height) for x, y in step.points]
        if step.verb is Verb.MOVE:
            path.moveTo(points[0])
        elif step.verb is Verb.LINE:
            path.lineTo(points[0])
        elif step.verb is Verb.CURVE:
            path.cubicTo(points[0], points[1], points[2])
        else:
            path.closeSubpath()
    return path


def _paint_fill(painter: QPainter, outline: QPainterPath, fill: Fill, box: QRectF) -> None:
    if fill.image is not None:
        painter.save()
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        paint_picture(painter, fill.image, box)
        painter.restore()
    elif fill.gradient is not None:
        painter.fillPath(outline, _gradient_brush(fill.gradient, box))
    elif fill.colour is not None:
        painter.fillPath(outline, QColor(*fill.colour))


def _gradient_brush(gradient: Gradient, box: QRectF) -> QBrush:
    if gradient.is_radial:
        radial = QRadialGradient(box.center(), max(box.width(), box.height()) / 1.4)
        for place, colour in gradient.stops:
            radial.setColorAt(place, QColor(*colour))
        return QBrush(radial)
    turn = QTransform().rotate(gradient.angle)
    direction = turn.map(QPointF(1, 0))
    reach = abs(box.width() * direction.x()) / 2 + abs(box.height() * direction.y()) / 2
    start = box.center() - direction * reach
    linear = QLinearGradient(start, box.center() + direction * reach)
    for place, colour in gradient.stops:
        linear.setColorAt(place, QColor(*colour))
    return QBrush(linear)


def _paint_stroke(painter: QPainter, outline: QPainterPath, stroke: Stroke) -> None:
    pen = QPen(QColor(*stroke.colour), stroke.width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if stroke.dash in _DASHES:
        pen.setDashPattern(_DASHES[stroke.dash])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    if stroke.head:
        _paint_arrow(painter, outline.pointAtPercent(0), outline.pointAtPercent(0.02), stroke)
    if stroke.tail:
        _paint_arrow(painter, outline.pointAtPercent(1), outline.pointAtPercent(0.98), stroke)


def _paint_arrow(painter: QPainter, tip: QPointF, behind: QPointF, stroke: Stroke) -> None:
    away = behind - tip
    length = (away.x() ** 2 + away.y() ** 2) ** 0.5
    if length == 0:
        return
    size = max(stroke.width, 12700) * _ARROW
    along = away * (size / length)
    across = QPointF(-along.y(), along.x()) * 0.5
    head = QPainterPath(tip)
    head.lineTo(tip + along + across)
    head.lineTo(tip + along - across)
    head.closeSubpath()
    painter.fillPath(head, _solid(stroke.colour))


def _solid(colour: Rgba) -> QBrush:
    return QBrush(QColor(*colour))
