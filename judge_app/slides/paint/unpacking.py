"""Pictures unpacked from their files; the last ones are kept, as slides show the same ones again."""

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, qRgba

from judge_app.slides.paint.rare_pictures import read_rare
from judge_app.slides.picture_size import picture_size
from judge_app.slides.scene import Recolour
from judge_app.slides.scene_colours import Rgba

_KEPT_BYTES = 96_000_000
_JPEG = b"\xff\xd8"
_WORTH_SCALING = 0.75
_FLATTEST = 0.02
"""What is left between black and white where all contrast is asked for."""
_BLACK: Rgba = (0, 0, 0, 255)
_WHITE: Rgba = (255, 255, 255, 255)
_Key = tuple[int, int, int, Recolour | None]
_kept: OrderedDict[_Key, QImage] = OrderedDict()


def unpacked(content: bytes, width: int, recolour: Recolour | None = None) -> QImage:
    """Return a picture, made smaller where it is much wider than `width` pixels; null if damaged."""
    size = picture_size(content)
    wanted = 0
    if size is not None and size[0] > 64 and width < size[0] * _WORTH_SCALING:
        wanted = max(1, width)
    key = (hash(content), len(content), wanted, recolour)
    known = _kept.get(key)
    if known is not None:
        _kept.move_to_end(key)
        return known
    picture = _ready(_read(content, size, wanted), recolour)
    _keep(key, picture)
    return picture


def _keep(key: _Key, picture: QImage) -> None:
    if picture.sizeInBytes() > _KEPT_BYTES // 2:
        return
    _kept[key] = picture
    while sum(image.sizeInBytes() for image in _kept.values()) > _KEPT_BYTES:
        _kept.popitem(last=False)


def _read(content: bytes, size: tuple[int, int] | None, wanted: int) -> QImage:
    data = QByteArray(content)
    if wanted and size is not None and content.startswith(_JPEG):
        return _smaller_jpeg(data, QSize(wanted, max(1, round(size[1] * wanted / size[0]))))
    picture = QImage.fromData(data)
    if picture.isNull():
        picture = read_rare(content)
    if not wanted or picture.isNull():
        return picture
    return picture.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)


def _smaller_jpeg(data: QByteArray, size: QSize) -> QImage:
    """Return a photo unpacked at a smaller size, which its format allows without all the work."""
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setScaledSize(size)
    picture = reader.read()
    # The buffer must not go before the reader lets go of it.
    reader.setDevice(None)  # type: ignore[arg-type]  # the stubs do not know that None is allowed
    buffer.close()
    return picture


def _ready(picture: QImage, recolour: Recolour | None) -> QImage:
    """Return a picture in the form that is painted fastest, its colours changed."""
    if picture.isNull():
        return picture
    if recolour is not None:
        picture = recoloured(picture, recolour)
    form = QImage.Format.Format_RGB32
    if picture.hasAlphaChannel():
        form = QImage.Format.Format_ARGB32_Premultiplied
    return picture.convertToFormat(form)


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
    if wish.contrast > 0:
        picture = _sharpened(picture, wish.contrast)
    made = picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    if wish.contrast < 0:
        painter.fillRect(made.rect(), QColor(128, 128, 128, round(-wish.contrast * 255)))
    shade = 255 if wish.brightness > 0 else 0
    painter.fillRect(made.rect(), QColor(shade, shade, shade, round(abs(wish.brightness) * 255)))
    painter.end()
    return made


def _sharpened(picture: QImage, contrast: float) -> QImage:
    """Return a picture whose tones are further from grey, each colour by itself."""
    steep = 1 / max(_FLATTEST, 1 - contrast)
    tones = bytes(max(0, min(255, round((tone - 127.5) * steep + 127.5))) for tone in range(256))
    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    bits = bytes(plain.constBits()).translate(tones)
    size, form = plain.size(), QImage.Format.Format_RGB888
    made = QImage(bits, size.width(), size.height(), plain.bytesPerLine(), form).copy()
    if picture.hasAlphaChannel():
        made = made.convertToFormat(QImage.Format.Format_ARGB32)
        made.setAlphaChannel(picture.convertToFormat(QImage.Format.Format_Alpha8))
    return made


def _between(wish: Recolour, share: float) -> int:
    if wish.threshold is not None:
        share = 1.0 if share >= wish.threshold else 0.0
    dark, light = wish.dark or _BLACK, wish.light or _WHITE
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(dark[:3], light[:3], strict=True)
    )
    return int(qRgba(red, green, blue, 255))
