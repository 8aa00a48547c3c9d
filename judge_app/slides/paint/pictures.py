"""Paints pictures: pixels, SVG and metafiles, cropped, recoloured and let through."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform, qRgba

from judge_app.slides.paint.metafiles.player import metafile_of, play_metafile
from judge_app.slides.paint.svg import is_svg, play_svg
from judge_app.slides.scene import Image, Recolour, Rgba, Sides

_UNREADABLE = QColor(230, 230, 230)
_SHARP_ENOUGH = 1.5
"""Pixels a picture keeps for each pixel it is drawn on."""


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
    picture = QImage.fromData(QByteArray(image.content))
    if picture.isNull():
        painter.fillRect(box, _UNREADABLE)
        return
    width, height = picture.width(), picture.height()
    box, (left, top, right, bottom) = _within(box, image.crop)
    shown = QRectF(
        left * width, top * height, (1 - left - right) * width, (1 - top - bottom) * height
    )
    if box.isEmpty() or shown.isEmpty():
        return
    factor = _factor(painter, picture, box, shown)
    if factor < 0.75:
        width = max(1, round(picture.width() * factor))
        picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        shown = QTransform.fromScale(factor, factor).mapRect(shown)
    if image.recolour is not None:
        picture = recoloured(picture, image.recolour)
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


def _factor(painter: QPainter, picture: QImage, box: QRectF, shown: QRectF) -> float:
    """Return by how much a large picture may be made smaller before it is drawn."""
    on_screen = painter.worldTransform().mapRect(box).width()
    needed = on_screen / max(1.0, shown.width()) * _SHARP_ENOUGH
    return min(1.0, needed) if picture.width() > 64 else 1.0


def recoloured(picture: QImage, wish: Recolour) -> QImage:
    """Return a picture in other colours, what is see-through in it kept."""
    if wish.dark is not None and wish.light is not None:
        grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        grey.reinterpretAsFormat(QImage.Format.Format_Indexed8)
        grey.setColorTable([_between(wish, place / 255) for place in range(256)])
        made = grey.convertToFormat(QImage.Format.Format_ARGB32)
        if picture.hasAlphaChannel():
            made.setAlphaChannel(picture.convertToFormat(QImage.Format.Format_Alpha8))
        return made
    if wish.see_through is not None:
        return _with_hole(picture, wish.see_through)
    return _lightened(picture, wish)


def _with_hole(picture: QImage, colour: Rgba) -> QImage:
    """Return a picture whose pixels of one colour are left out."""
    made = picture.convertToFormat(QImage.Format.Format_ARGB32)
    mask = made.createMaskFromColor(qRgba(*colour[:3], 255), Qt.MaskMode.MaskOutColor)
    made.setAlphaChannel(mask.convertToFormat(QImage.Format.Format_Alpha8))
    return made


def _lightened(picture: QImage, wish: Recolour) -> QImage:
    """Return a picture brighter or darker, with more or less contrast."""
    made = picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    if wish.contrast < 0:
        painter.fillRect(made.rect(), QColor(128, 128, 128, round(-wish.contrast * 255)))
    shade = 255 if wish.brightness > 0 else 0
    painter.fillRect(made.rect(), QColor(shade, shade, shade, round(abs(wish.brightness) * 255)))
    painter.end()
    return made


def _between(wish: Recolour, share: float) -> int:
    if wish.threshold is not None:
        share = 1.0 if share >= wish.threshold else 0.0
    dark, light = wish.dark or _BLACK, wish.light or _WHITE
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(dark[:3], light[:3], strict=True)
    )
    return int(qRgba(red, green, blue, 255))


_BLACK: Rgba = (0, 0, 0, 255)
_WHITE: Rgba = (255, 255, 255, 255)
