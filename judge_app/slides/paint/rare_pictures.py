"""Pictures that Qt cannot read: rare formats, and files that end too early."""

import io
from functools import lru_cache

from PIL import Image, ImageFile, UnidentifiedImageError
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from judge_app.slides.precheck import LARGEST_PICTURE

_FORMATS = ("PNG", "JPEG", "JPEG2000", "GIF", "BMP", "TIFF", "PCX", "TGA")
_DAMAGE = (OSError, ValueError, SyntaxError, IndexError, TypeError, MemoryError, EOFError)
"""What Pillow raises on files that are not what they should be."""
_PNG, _PNG_END = b"\x89PNG", b"IEND"
_TAIL = 64
_REMEMBERED = 64


def read_rare(content: bytes) -> QImage:
    """Return a picture as far as it can be read, null where nothing of it can."""
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
            if opened.width * opened.height > LARGEST_PICTURE:
                return QImage()
            before = ImageFile.LOAD_TRUNCATED_IMAGES
            ImageFile.LOAD_TRUNCATED_IMAGES = True
            try:
                plain = opened.convert("RGBA")
            finally:
                ImageFile.LOAD_TRUNCATED_IMAGES = before
    except (UnidentifiedImageError, Image.DecompressionBombError, *_DAMAGE):
        return QImage()
    bits, (width, height) = plain.tobytes(), plain.size
    return QImage(bits, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


@lru_cache(maxsize=_REMEMBERED)
def is_whole(content: bytes) -> bool:
    """Say whether a picture of pixels can be read to its end, as far as its beginning and end tell."""
    if content.startswith(_PNG):
        return _PNG_END in content[-_TAIL:]
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    can_read = reader.canRead()
    # The buffer must not go before the reader lets go of it.
    reader.setDevice(None)  # type: ignore[arg-type]  # the stubs do not know that None is allowed
    buffer.close()
    return can_read or not read_rare(content).isNull()
