"""Records of enhanced metafiles that lay down pixels: bitmaps, see-through ones too, and gradients.

Sources: [MS-EMF] 2.3.1 (bitmaps), 2.3.5.12 (gradients). Numbers in records count from the body,
which begins behind a record's type and size.
"""

import struct

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainterPath, QPolygonF

from judge_app.slides.paint.metafiles import tools
from judge_app.slides.paint.metafiles.bitmaps import read_bitmap, read_see_through
from judge_app.slides.paint.metafiles.context import Context

_HEAD = 8
"""Bytes of a record before its body, from which offsets in it count."""
_BLACKNESS, _WHITENESS, _PATTERN_COPY = 0x00000042, 0x00FF0062, 0x00F00021
_ACROSS, _DOWN = 0, 1
_MOST_CORNERS = 100_000


def draw_stretched(context: Context, body: bytes) -> None:
    """Draw a part of a bitmap into a box (EMR_STRETCHDIBITS)."""
    x, y, from_x, from_y, wide, high = struct.unpack_from("<6i", body, 16)
    across, down = struct.unpack_from("<ii", body, 64)
    picture = read_bitmap(*_bitmap(body, 40))
    if picture is not None:
        part = QRectF(from_x, picture.height() - from_y - high, wide, high)
        (mode,) = struct.unpack_from("<I", body, 60)
        context.picture(context.box(x, y, x + across, y + down), picture, part, mode)


def draw_to_device(context: Context, body: bytes) -> None:
    """Draw a part of a bitmap, a unit for each pixel (EMR_SETDIBITSTODEVICE)."""
    x, y, from_x, from_y, wide, high = struct.unpack_from("<6i", body, 16)
    picture = read_bitmap(*_bitmap(body, 40))
    if picture is not None:
        part = QRectF(from_x, picture.height() - from_y - high, wide, high)
        context.picture(context.box(x, y, x + wide, y + high), picture, part)


def blit(context: Context, body: bytes, *, stretched: bool) -> None:
    """Draw a bitmap, or fill the box where there is none (EMR_BITBLT, EMR_STRETCHBLT)."""
    box, mode = _target(context, body)
    info, bits = _bitmap(body, 76)
    if not info:
        plain = {_BLACKNESS: 0x000000, _WHITENESS: 0xFFFFFF}
        if mode == _PATTERN_COPY:
            context.fill_box(box, context.state.brush)
        elif mode in plain:
            context.fill_box(box, QBrush(tools.colour(plain[mode])))
        return
    picture = read_bitmap(info, bits)
    if picture is not None:
        context.picture(box, picture, _part(body, stretched=stretched), mode)


def blend(context: Context, body: bytes) -> None:
    """Draw a bitmap that lets through what lies behind (EMR_ALPHABLEND)."""
    box, function = _target(context, body)
    info, bits = _bitmap(body, 76)
    opacity, has_alpha = function >> 16 & 255, function >> 24 & 1
    picture = (read_see_through(info, bits) if has_alpha else None) or read_bitmap(info, bits)
    if picture is not None:
        part = _part(body, stretched=True)
        context.picture(box, picture, part, opacity=opacity / 255)


def draw_but_one_colour(context: Context, body: bytes) -> None:
    """Draw a bitmap but for the pixels of one colour (EMR_TRANSPARENTBLT)."""
    box, value = _target(context, body)
    picture = read_bitmap(*_bitmap(body, 76))
    if picture is not None:
        hidden = tools.colour(value).rgb()
        shown = picture.convertToFormat(QImage.Format.Format_ARGB32)
        shown.setAlphaChannel(shown.createMaskFromColor(hidden, Qt.MaskMode.MaskOutColor))
        context.picture(box, shown, _part(body, stretched=True))


def fill_gradient(context: Context, body: bytes) -> None:
    """Fill boxes or triangles whose corners have colours (EMR_GRADIENTFILL)."""
    corners, shapes, mode = struct.unpack_from("<3I", body, 16)
    corners, shapes = min(corners, _MOST_CORNERS), min(shapes, _MOST_CORNERS)
    found = [struct.unpack_from("<ii4H", body, 28 + 16 * n) for n in range(corners)]
    at = 28 + 16 * corners
    each = 2 if mode in (_ACROSS, _DOWN) else 3
    for number in range(shapes):
        ends = struct.unpack_from(f"<{each}I", body, at + 4 * each * number)
        _fill_between(context, [found[end] for end in ends], mode)


def _fill_between(context: Context, corners: list[tuple[int, ...]], mode: int) -> None:
    if mode not in (_ACROSS, _DOWN):
        path = QPainterPath()
        path.addPolygon(QPolygonF([context.map(x, y) for x, y, *_ in corners]))
        red, green, blue = (sum(c[n] for c in corners) // len(corners) >> 8 for n in (2, 3, 4))
        context.fill_path(path, QBrush(QColor(red, green, blue)))
        return
    (left, top, *_), (right, bottom, *_) = corners
    box = context.box(left, top, right, bottom)
    end = box.topRight() if mode == _ACROSS else box.bottomLeft()
    gradient = QLinearGradient(box.topLeft(), end)
    for place, (_, _, red, green, blue, _) in enumerate(corners):
        gradient.setColorAt(place, QColor(red >> 8, green >> 8, blue >> 8))
    context.fill_box(box, QBrush(gradient))


def _bitmap(body: bytes, at: int) -> tuple[bytes, bytes]:
    """Return a bitmap's header and rows, whose places stand from `at` on."""
    info, info_size, bits, bits_size = struct.unpack_from("<4I", body, at)
    if not info_size:
        return b"", b""
    return body[info - _HEAD : info - _HEAD + info_size], body[bits - _HEAD :][:bits_size]


def _target(context: Context, body: bytes) -> tuple[QRectF, int]:
    """Return the box a bitmap goes to, and the number that says how."""
    x, y, across, down = struct.unpack_from("<4i", body, 16)
    (how,) = struct.unpack_from("<I", body, 32)
    return context.box(x, y, x + across, y + down), how


def _part(body: bytes, *, stretched: bool) -> QRectF:
    """Return which part of the bitmap is drawn."""
    x, y = struct.unpack_from("<ii", body, 36)
    wide, high = struct.unpack_from("<ii", body, 92 if stretched else 24)
    return QRectF(x, y, wide, high)
