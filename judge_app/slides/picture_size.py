"""The width and height of a picture from its first bytes, so that no decoder meets a bomb."""

import struct

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG_SIZES = frozenset(
    {*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)}
)
_WMF = (b"\xd7\xcd\xc6\x9a", b"\1\0\x09\0\0\3", b"\1\0\x09\0\0\1")
_TIFF_WIDTH, _TIFF_HEIGHT = 256, 257
_TIFF_SHORT = 3


def is_picture(content: bytes) -> bool:
    """Say whether bytes are of a kind that the painter knows, metafiles and SVG among them."""
    is_metafile = content.startswith(_WMF) or content[40:44] == b" EMF"
    return is_metafile or b"<svg" in content[:1024] or picture_size(content) is not None


def picture_size(head: bytes) -> tuple[int, int] | None:
    """Return the pixels across and down, or None where the first bytes do not say."""
    try:
        return _size(head)
    except (struct.error, IndexError):
        return None


def _size(head: bytes) -> tuple[int, int] | None:
    if head.startswith(_PNG):
        width, height = struct.unpack_from(">II", head, 16)
        return width, height
    if head.startswith(b"\xff\xd8"):
        return _jpeg(head)
    if head.startswith((b"GIF87a", b"GIF89a")):
        width, height = struct.unpack_from("<HH", head, 6)
        return width, height
    if head.startswith(b"BM"):
        width, height = struct.unpack_from("<ii", head, 18)
        return abs(width), abs(height)
    if head.startswith((b"II*\0", b"MM\0*")):
        return _tiff(head)
    return None


def _jpeg(head: bytes) -> tuple[int, int] | None:
    place = 2
    while head[place] == 0xFF:
        kind = head[place + 1]
        if kind in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", head, place + 5)
            return width, height
        if kind == 0xFF:  # a fill byte
            place += 1
            continue
        (length,) = struct.unpack_from(">H", head, place + 2)
        place += 2 + max(2, length)
    return None


def _tiff(head: bytes) -> tuple[int, int] | None:
    order = "<" if head.startswith(b"II") else ">"
    (start,) = struct.unpack_from(f"{order}I", head, 4)
    (count,) = struct.unpack_from(f"{order}H", head, start)
    found = {}
    for place in range(start + 2, start + 2 + 12 * count, 12):
        tag, kind = struct.unpack_from(f"{order}HH", head, place)
        if tag in (_TIFF_WIDTH, _TIFF_HEIGHT):
            form = f"{order}{'H' if kind == _TIFF_SHORT else 'I'}"
            (found[tag],) = struct.unpack_from(form, head, place + 8)
    if len(found) < 2:
        return None
    return found[_TIFF_WIDTH], found[_TIFF_HEIGHT]
