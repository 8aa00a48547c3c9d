"""Paints pictures: pixels, SVG and metafiles, cropped, recoloured and let through."""

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from judge_app.slides.paint.metafiles.player import metafile_of, play_metafile
from judge_app.slides.paint.svg import is_svg, play_svg
from judge_app.slides.paint.unpacking import recoloured, unpacked
from judge_app.slides.scene import Image, Recolour
from judge_app.slides.scene_colours import Sides

_UNREADABLE = QColor(230, 230, 230)
_SHARP_ENOUGH = 1.5
"""Pixels a picture keeps for each pixel it is drawn on."""
_WIDEST = 1_000_000.0
_MOST_PIXELS = 4096


def paint_picture(painter: QPainter, image: Image, box: QRectF) -> None:
    """Draw a picture into a rectangle."""
    painter.save()
    painter.setOpacity(image.alpha)
    if image.recolour is not None and _is_drawing(image.content):
        _paint_recoloured(painter, image, image.recolour, box)
    elif not _paint_drawing(painter, image, box):
        _paint_pixels(painter, image, box)
    painter.restore()


def _is_drawing(content: bytes) -> bool:
    return metafile_of(content) is not None or is_svg(content)


def _paint_drawing(painter: QPainter, image: Image, box: QRectF) -> bool:
    """Draw a metafile or SVG; say whether the picture is one."""
    metafile = metafile_of(image.content)
    if metafile is not None:
        play_metafile(metafile, painter, box, _whole(image, box))
        return True
    if not is_svg(image.content):
        return False
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    if not play_svg(image.content, painter, _whole(image, box)):
        painter.fillRect(box, _UNREADABLE)
    return True


def _paint_recoloured(painter: QPainter, image: Image, wish: Recolour, box: QRectF) -> None:
    """Draw a metafile or SVG in other colours: as pixels, as only these can be changed."""
    scale = math.hypot(painter.worldTransform().m11(), painter.worldTransform().m12())
    width = min(_MOST_PIXELS, math.ceil(box.width() * scale))
    height = min(_MOST_PIXELS, math.ceil(box.height() * scale))
    if width < 1 or height < 1:
        return
    canvas = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    inner = QPainter(canvas)
    inner.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner.scale(width / box.width(), height / box.height())
    inner.translate(-box.x(), -box.y())
    _paint_drawing(inner, image, box)
    inner.end()
    painter.drawImage(box, recoloured(canvas, wish))


def _whole(image: Image, box: QRectF) -> QRectF:
    """Return where the uncropped picture lies when its shown part fills `box`."""
    left, top, right, bottom = image.crop
    across = box.width() / max(0.001, 1 - left - right)
    down = box.height() / max(0.001, 1 - top - bottom)
    return QRectF(box.x() - left * across, box.y() - top * down, across, down)


def _paint_pixels(painter: QPainter, image: Image, box: QRectF) -> None:
    box, (left, top, right, bottom) = _within(box, image.crop)
    part = max(0.001, 1 - left - right)
    transform = painter.worldTransform()
    on_screen = math.hypot(transform.m11(), transform.m12()) * box.width()
    width = math.ceil(min(on_screen / part * _SHARP_ENOUGH, _WIDEST))
    picture = unpacked(image.content, width, image.recolour)
    if picture.isNull():
        painter.fillRect(box, _UNREADABLE)
        return
    wide, high = picture.width(), picture.height()
    shown = QRectF(left * wide, top * high, part * wide, (1 - top - bottom) * high)
    if not box.isEmpty() and not shown.isEmpty():
        painter.drawImage(box, picture, shown)


def _within(box: QRectF, crop: Sides) -> tuple[QRectF, Sides]:
    """Return the part of a box that a picture covers; cut by less than nothing it is smaller."""
    left, top, right, bottom = crop
    across = box.width() / max(0.001, 1 - left - right)
    down = box.height() / max(0.001, 1 - top - bottom)
    covered = box.adjusted(
        max(0.0, -left) * across,
        max(0.0, -top) * down,
        -max(0.0, -right) * across,
        -max(0.0, -bottom) * down,
    )
    return covered, (max(0.0, left), max(0.0, top), max(0.0, right), max(0.0, bottom))
