"""Paints pictures: pixels, SVG and metafiles, cropped, recoloured and let through."""

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from judge_app.slides.paint.metafiles.player import metafile_of, play_metafile
from judge_app.slides.paint.svg import is_svg, play_svg
from judge_app.slides.paint.unpacking import unpacked
from judge_app.slides.scene import Image, Sides

_UNREADABLE = QColor(230, 230, 230)
_SHARP_ENOUGH = 1.5
"""Pixels a picture keeps for each pixel it is drawn on."""
_WIDEST = 1_000_000.0


def paint_picture(painter: QPainter, image: Image, box: QRectF) -> None:
    """Draw a picture into a rectangle."""
    painter.save()
    painter.setOpacity(image.alpha)
    metafile = metafile_of(image.content)
    if metafile is not None:
        play_metafile(metafile, painter, box, _whole(image, box))
    elif is_svg(image.content):
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        if not play_svg(image.content, painter, _whole(image, box)):
            painter.fillRect(box, _UNREADABLE)
    else:
        _paint_pixels(painter, image, box)
    painter.restore()


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
