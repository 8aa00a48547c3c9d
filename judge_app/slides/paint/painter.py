"""Paints a scene: background, outlines, pictures, words. Works without a window."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QTransform,
)

from judge_app.slides.deck import Picture
from judge_app.slides.paint.blurring import paint_blurred
from judge_app.slides.paint.brushes import paint_fill
from judge_app.slides.paint.devices import is_on_paper
from judge_app.slides.paint.letter_extras import shadow_box
from judge_app.slides.paint.letter_runs import join_letters
from judge_app.slides.paint.picture_shadows import is_see_through, paint_picture_shadow
from judge_app.slides.paint.shadows import paint_shadow
from judge_app.slides.paint.soft import paint_softly
from judge_app.slides.paint.strokes import paint_stroke
from judge_app.slides.paint.tables import paint_table
from judge_app.slides.paint.words import paint_words
from judge_app.slides.scene import Item, Outline, Scene, Shadow, Verb
from judge_app.slides.scene_text import LetterShadow

_EMU_A_POINT = 12700
Backdrop = Callable[[QPainter, QPainterPath], None]
"""Shows the slide's background inside a path, at its own place, whatever the painter's."""

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
    try:
        paint_scene(painter, scene)
    finally:
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
    if painter.isActive():
        painter.end()
        join_letters(target)


def paint_scene(painter: QPainter, scene: Scene) -> None:
    """Paint a scene in its own EMU."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    whole = QRectF(0, 0, scene.width, scene.height)
    page = QPainterPath()
    page.addRect(whole)
    painter.setClipRect(whole, Qt.ClipOperation.IntersectClip)
    paint_fill(painter, page, scene.background, whole)
    upright = painter.worldTransform()

    def backdrop(where: QPainter, path: QPainterPath) -> None:
        where.save()
        where.setClipPath(path, Qt.ClipOperation.IntersectClip)
        where.setWorldTransform(upright)
        paint_fill(where, page, scene.background, whole)
        where.restore()

    for item in scene.items:
        _paint_item(painter, item, backdrop)


def _paint_item(painter: QPainter, item: Item, backdrop: Backdrop) -> None:
    painter.save()
    painter.translate(item.x + item.width / 2, item.y + item.height / 2)
    painter.rotate(item.rotation)
    painter.save()
    painter.scale(-1 if item.flip_x else 1, -1 if item.flip_y else 1)
    painter.translate(-item.width / 2, -item.height / 2)
    _paint_outlines(painter, item, backdrop)
    painter.restore()
    if item.text is not None:
        _paint_text(painter, item)
    if item.table is not None:
        painter.translate(-item.width / 2, -item.height / 2)
        paint_table(painter, item.table)
    painter.restore()


def _paint_outlines(painter: QPainter, item: Item, backdrop: Backdrop) -> None:
    box = QRectF(0, 0, item.width, item.height)
    paths = [(outline, _path(outline, item.width, item.height)) for outline in item.outlines]
    for shadow in (item.shadow, item.glow):
        if shadow is not None:
            _paint_shadow(painter, item, paths, shadow)

    def paint(where: QPainter) -> None:
        for outline, path in paths:
            if outline.filled and item.fill.of_slide:
                backdrop(where, path)
            elif outline.filled:
                paint_fill(where, path, item.fill, box, outline.shade)
            if item.stroke is not None and outline.stroked:
                paint_stroke(where, path, item.stroke, box)

    if item.soft_edge and paths:
        paint_softly(painter, paths[0][1], item.soft_edge, paint)
    else:
        paint(painter)


def _paint_shadow(
    painter: QPainter, item: Item, paths: list[tuple[Outline, QPainterPath]], shadow: Shadow
) -> None:
    filled = not item.fill.is_empty
    if not paths or not (filled or item.stroke is not None):
        return
    width = item.stroke.width if item.stroke is not None else 0
    way = QPointF(shadow.x, shadow.y)
    if not shadow.turns:
        # It falls the same way however the shape is turned or mirrored.
        way = QTransform().rotate(-item.rotation).map(way)
        way = QPointF(-way.x() if item.flip_x else way.x(), -way.y() if item.flip_y else way.y())
    image = item.fill.image
    if image is not None and is_see_through(image):
        box = QRectF(0, 0, item.width, item.height)
        paint_picture_shadow(painter, image, box, shadow, way)
        filled = False
        if item.stroke is None:
            return
    outline, path = paths[0]
    filled = filled and outline.filled
    paint_shadow(painter, path, shadow, filled=filled, width=width, way=way)


def _paint_text(painter: QPainter, item: Item) -> None:
    text = item.text
    if text is None:
        return
    left, top, right, bottom = item.text_area
    if item.flip_x:
        left, right = 1 - right, 1 - left
    if item.flip_y:
        painter.rotate(180)
        left, right = 1 - right, 1 - left
    width, height = item.width * (right - left), item.height * (bottom - top)
    middle_x = ((left + right) / 2 - 0.5) * item.width
    middle_y = ((top + bottom) / 2 - 0.5) * item.height
    painter.translate(middle_x, middle_y)
    if text.upright:
        painter.rotate(-item.rotation)
    painter.rotate(text.rotation)
    painter.translate(-width / 2, -height / 2)
    cast = shadow_box(text, _of_letters(item))
    if cast is not None:
        dark, shadow = cast
        room = QRectF(0, 0, width, height)

        def paint(where: QPainter) -> None:
            paint_words(where, dark, width, height)

        painter.save()
        painter.translate(shadow.x, shadow.y)
        paint_blurred(painter, room, shadow.blur, paint, as_pixels=is_on_paper(painter))
        painter.restore()
    paint_words(painter, text, width, height)


def _of_letters(item: Item) -> LetterShadow | None:
    """Return the shadow that letters cast because their shape has nothing else that could."""
    shadow = item.shadow
    if shadow is None or item.stroke is not None or not item.fill.is_empty or shadow.scale[1] < 0:
        return None
    return LetterShadow(colour=shadow.colour, x=shadow.x, y=shadow.y, blur=shadow.blur)


def _path(outline: Outline, width: float, height: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for step in outline.steps:
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
