"""Bitmaps without a file header, as metafile records carry them."""

import struct

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage

_MOST_PIXELS = 100_000_000
_CORE_HEADER = 12
_JPEG, _PNG = 4, 5
_BIT_FIELDS = 3
_INFO_HEADER = 40
_DEEP = 32


def read_bitmap(info: bytes, bits: bytes) -> QImage | None:
    """Return the bitmap of a header with its palette (`info`) and its rows; None if unreadable."""
    if len(info) < _CORE_HEADER:
        return None
    (size,) = struct.unpack_from("<I", info)
    if size > _CORE_HEADER:
        width, height = (abs(side) for side in struct.unpack_from("<ii", info, 4))
        (packing,) = struct.unpack_from("<I", info, 16)
    else:
        width, height = struct.unpack_from("<HH", info, 4)
        packing = 0
    if width * height == 0 or width * height > _MOST_PIXELS:
        return None
    if packing in (_JPEG, _PNG):
        picture = QImage.fromData(QByteArray(bits))
    else:
        head = struct.pack("<2sIHHI", b"BM", 14 + len(info) + len(bits), 0, 0, 14 + len(info))
        picture = QImage.fromData(QByteArray(head + info + bits))
    return None if picture.isNull() else picture


def read_see_through(info: bytes, bits: bytes) -> QImage | None:
    """Return a bitmap of 32 bits whose fourth byte says how much of a pixel shows; else None.

    Colours are already weighed by it ([MS-EMF] 2.2.6, AC_SRC_ALPHA).
    """
    if len(info) < _INFO_HEADER:
        return None
    _, width, height, _, depth, packing = struct.unpack_from("<IiiHHI", info)
    rows = abs(height)
    if depth != _DEEP or packing or not 0 < width * rows <= _MOST_PIXELS:
        return None
    if len(bits) < 4 * width * rows:
        return None
    form = QImage.Format.Format_ARGB32_Premultiplied
    picture = QImage(bits, width, rows, 4 * width, form).copy()
    return picture.flipped(Qt.Orientation.Vertical) if height > 0 else picture


def split_bitmap(packed: bytes) -> tuple[bytes, bytes]:
    """Part a packed bitmap into its header with palette, and its rows."""
    if len(packed) < 40:
        return b"", b""
    size, _, _, _, depth, packing = struct.unpack_from("<IiiHHI", packed)
    if size < 40:
        return b"", b""
    (used,) = struct.unpack_from("<I", packed, 32)
    colours = (used or (1 << depth)) if depth <= 8 else used
    end = size + 4 * colours + (12 if packing == _BIT_FIELDS and size == 40 else 0)
    return packed[:end], packed[end:]
