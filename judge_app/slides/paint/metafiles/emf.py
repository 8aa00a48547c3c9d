"""Plays an enhanced metafile ([MS-EMF]): the records met in practice, others passed over."""

import struct
from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QTransform

from judge_app.slides.paint.metafiles import emf_pictures, tools
from judge_app.slides.paint.metafiles.context import Context
from judge_app.slides.paint.metafiles.lettering import WIDE, spell
from judge_app.slides.paint.metafiles.playing import Player, play_records

_SIGNATURE = b" EMF"
_MOST_RECORDS = 300_000
_STOCK = 0x80000000
_END = 14
_BOTH_WAYS = 0x2000
"""Set where each letter has a step across and one down ([MS-EMF] 2.1.11, ETO_PDY)."""
_AND_REGION, _COPY_REGION = 1, 5
_REGION_HEAD = 32
_WORDS, _COMMENT = 84, 70
_BY_GLYPHS = 0x10
"""Set where a text is kept as numbers of glyphs of a font, not as letters (ETO_GLYPH_INDEX)."""
_PLUS = b"EMF+"
_PASSED_OVER = {41, 53, 55, 56, 66, 72, 73, 78, 79, 92, 96, 97}
"""Types that draw and have no player: arcs by angle, floods, frames of regions, masks and so on."""
_DRAWING = {
    *range(2, 9), 15, *range(42, 48), 54, *range(62, 65), *range(71, 75), *range(76, 82), 83, 84,
    *range(85, 92), 108, 114, 116, 118,
}  # fmt: skip
_HEADER = 88
"""Bytes of the shortest header."""
Points = list[tuple[float, float]]


def is_emf(content: bytes) -> bool:
    """Say whether bytes are an enhanced metafile."""
    return content[:4] == b"\1\0\0\0" and content[40:44] == _SIGNATURE


def is_rough(content: bytes) -> bool:
    """Say whether a metafile draws anything that is passed over here."""
    drawn, rough, plus = False, False, False
    for kind, body in _records(content):
        by_glyphs = kind == _WORDS and len(body) > 44 and bool(body[44] & _BY_GLYPHS)
        rough = rough or kind in _PASSED_OVER or by_glyphs
        drawn = drawn or kind in _DRAWING
        plus = plus or (kind == _COMMENT and body[4:8] == _PLUS)
    return rough or (plus and not drawn)


def play_emf(content: bytes, painter: QPainter, box: QRectF) -> None:
    """Draw a metafile so that its frame fills `box`."""
    if len(content) < _HEADER:
        return
    frame = _frame(content)
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / frame.width(), box.height() / frame.height())
    painter.translate(-frame.topLeft())
    context = Context(painter, max(frame.width(), frame.height()) / 1200)
    play_records(painter, context, _records(content), _PLAYERS)


def _frame(content: bytes) -> QRectF:
    """Return the picture's frame (given in 0.01 mm) in device pixels."""
    bounds = struct.unpack_from("<4i", content, 8)
    left, top, right, bottom = struct.unpack_from("<4i", content, 24)
    across, down, mm_across, mm_down = struct.unpack_from("<4i", content, 72)
    if min(across, down, mm_across, mm_down) > 0 and right > left and bottom > top:
        scale_x, scale_y = across / mm_across / 100, down / mm_down / 100
        return QRectF(
            left * scale_x, top * scale_y, (right - left) * scale_x, (bottom - top) * scale_y
        )
    return QRectF(
        bounds[0], bounds[1], max(1, bounds[2] - bounds[0]), max(1, bounds[3] - bounds[1])
    )


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    for _ in range(_MOST_RECORDS):
        if place + 8 > len(content):
            return
        kind, size = struct.unpack_from("<II", content, place)
        if size < 8 or kind == _END:
            return
        yield kind, content[place + 8 : place + size]
        place += size


def _points(body: bytes, at: int, count: int, *, short: bool) -> Points:
    width = 4 if short else 8
    count = min(count, max(0, len(body) - at) // width)
    flat = struct.unpack_from(f"<{2 * count}{'h' if short else 'i'}", body, at)
    return list(zip(flat[::2], flat[1::2], strict=True))


def _run(body: bytes, *, short: bool) -> Points:
    (count,) = struct.unpack_from("<I", body, 16)
    return _points(body, 20, count, short=short)


def _runs(body: bytes, *, short: bool) -> list[Points]:
    pieces, _ = struct.unpack_from("<II", body, 16)
    pieces = min(pieces, len(body) // 4)
    counts = struct.unpack_from(f"<{pieces}I", body, 24)
    at, found = 24 + 4 * pieces, []
    for count in counts:
        found.append(_points(body, at, count, short=short))
        at += count * (4 if short else 8)
    return found


def _whole(body: bytes, at: int = 0) -> int:
    (value,) = struct.unpack_from("<i", body, at)
    return int(value)


def _pair(body: bytes, at: int = 0) -> tuple[int, int]:
    first, second = struct.unpack_from("<ii", body, at)
    return first, second


def _box(context: Context, body: bytes, at: int = 0) -> QRectF:
    return context.box(*struct.unpack_from("<4i", body, at))


def _matrix(body: bytes) -> QTransform:
    return QTransform(*struct.unpack_from("<6f", body))


def _modify_world(context: Context, body: bytes) -> None:
    mode, matrix = _whole(body, 24), _matrix(body)
    world = context.state.world
    made = {1: QTransform(), 2: matrix * world, 3: world * matrix, 4: matrix}.get(mode, world)
    context.change(world=made)


def _map_mode(context: Context, body: bytes) -> None:
    context.change(is_mapped=_whole(body) in (7, 8))


def _select(context: Context, body: bytes) -> None:
    (index,) = struct.unpack_from("<I", body)
    stock = tools.stock(index & 255) if index & _STOCK else context.tools.get(index)
    context.select(stock)


def _pen(context: Context, body: bytes) -> None:
    index, style, width, _, value = struct.unpack_from("<IIiiI", body)
    context.tools[index] = tools.pen(style, width, value)


def _extended_pen(context: Context, body: bytes) -> None:
    index, _, _, _, _, style, width, _, value = struct.unpack_from("<9I", body)
    context.tools[index] = tools.pen(style, width, value)


def _brush(context: Context, body: bytes) -> None:
    index, style, value, hatch = struct.unpack_from("<4I", body)
    context.tools[index] = tools.brush(style, value, hatch)


def _delete(context: Context, body: bytes) -> None:
    context.tools.pop(_whole(body), None)


def _grey_brush(context: Context, body: bytes) -> None:
    context.tools[_whole(body)] = tools.brush(3, 0, 0)


def _font(context: Context, body: bytes) -> None:
    index, height, _, escapement, _, weight = struct.unpack_from("<I5i", body)
    family = body[32:96].decode("utf-16-le", "replace").split("\0")[0]
    context.tools[index] = tools.font(height, escapement, weight, body[24:28], family)


def _words(context: Context, body: bytes, *, wide: bool) -> None:
    x, y, count, at, options = struct.unpack_from("<iiIII", body, 28)
    if options & _BY_GLYPHS:
        return
    encoding = WIDE if wide else context.state.font.encoding
    content = body[at - 8 : at - 8 + count * (2 if wide else 1)]
    if options & 2:
        context.fill_box(_box(context, body, 48), QBrush(context.state.back_colour))
    context.words(x, y, *spell(content, encoding, _advances(body, count, options)))


def _advances(body: bytes, count: int, options: int) -> tuple[int, ...]:
    """Return how far each unit of a text reaches, none where the record does not say."""
    (at,) = struct.unpack_from("<I", body, 64)
    each = 2 if options & _BOTH_WAYS else 1
    if not at or at - 8 + 4 * each * count > len(body):
        return ()
    return struct.unpack_from(f"<{each * count}i", body, at - 8)[::each]


def _small_words(context: Context, body: bytes) -> None:
    x, y, count, options = struct.unpack_from("<iiII", body)
    at = 28 + (0 if options & 0x100 else 16)
    if options & 0x200:
        text = body[at : at + count].decode(context.state.font.encoding, "replace")
    else:
        text = body[at : at + 2 * count].decode(WIDE, "replace")
    context.words(x, y, text)


def _pixel(context: Context, body: bytes) -> None:
    x, y, value = struct.unpack_from("<iiI", body)
    context.fill_box(context.box(x, y, x + 1, y + 1), QBrush(tools.colour(value)))


def _fill_region(context: Context, body: bytes, *, own_brush: bool) -> None:
    """Fill boxes with a brush (EMR_FILLRGN), or the chosen one (EMR_PAINTRGN)."""
    brush = context.state.brush
    if own_brush:
        named = context.tools.get(_whole(body, 20))
        brush = named if isinstance(named, QBrush) else brush
    for left, top, right, bottom in _region(body, 24 if own_brush else 20):
        context.fill_box(context.box(left, top, right, bottom), brush)


def _region(body: bytes, at: int) -> list[tuple[int, int, int, int]]:
    """Return the boxes of region data that begins at a place ([MS-EMF] 2.2.24)."""
    if len(body) < at + _REGION_HEAD:
        return []
    (count,) = struct.unpack_from("<I", body, at + 8)
    count = min(count, (len(body) - at - _REGION_HEAD) // 16)
    flat = struct.unpack_from(f"<{4 * count}i", body, at + _REGION_HEAD)
    return list(zip(*[iter(flat)] * 4, strict=True))


def _clip_region(context: Context, body: bytes) -> None:
    """Clip to boxes given in device units (EMR_EXTSELECTCLIPRGN)."""
    size, mode = struct.unpack_from("<II", body)
    found = _region(body, 8) if size > _REGION_HEAD else []
    boxes = [QRectF(left, top, right - left, bottom - top) for left, top, right, bottom in found]
    if mode == _COPY_REGION:
        context.clip_again()
    if boxes and mode in (_AND_REGION, _COPY_REGION):
        context.clip_boxes(boxes)


def _arc(context: Context, body: bytes, kind: str) -> None:
    start, end = context.map(*_pair(body, 16)), context.map(*_pair(body, 24))
    context.arc(_box(context, body), start, end, kind)


def _rounded(context: Context, body: bytes) -> None:
    context.rectangle(_box(context, body), *_pair(body, 16))


def _fill_rule(context: Context, body: bytes) -> None:
    odd = _whole(body) == 1
    context.change(fill_rule=Qt.FillRule.OddEvenFill if odd else Qt.FillRule.WindingFill)


_PLAYERS: dict[int, Player] = {
    2: lambda c, b: c.curve(_run(b, short=False)),
    3: lambda c, b: c.lines([_run(b, short=False)], closed=True),
    4: lambda c, b: c.lines([_run(b, short=False)], closed=False),
    5: lambda c, b: c.curve_to(_run(b, short=False)),
    6: lambda c, b: c.line_to(_run(b, short=False)),
    7: lambda c, b: c.lines(_runs(b, short=False), closed=False),
    8: lambda c, b: c.lines(_runs(b, short=False), closed=True),
    9: lambda c, b: c.change(window_size=_pair(b)),
    10: lambda c, b: c.change(window=_pair(b)),
    11: lambda c, b: c.change(viewport_size=_pair(b)),
    12: lambda c, b: c.change(viewport=_pair(b)),
    15: _pixel,
    17: _map_mode,
    18: lambda c, b: c.change(is_opaque=_whole(b) == 2),
    19: _fill_rule,
    22: lambda c, b: c.change(align=_whole(b)),
    24: lambda c, b: c.change(text_colour=tools.colour(_whole(b))),
    25: lambda c, b: c.change(back_colour=tools.colour(_whole(b))),
    27: lambda c, b: c.move_to(*_pair(b)),
    30: lambda c, b: c.clip_box(_box(c, b)),
    33: lambda c, _: c.save(),
    34: lambda c, b: c.restore(_whole(b)),
    35: lambda c, b: c.change(world=_matrix(b)),
    36: _modify_world,
    37: _select,
    38: _pen,
    39: _brush,
    40: _delete,
    42: lambda c, b: c.ellipse(_box(c, b)),
    43: lambda c, b: c.rectangle(_box(c, b)),
    44: _rounded,
    45: lambda c, b: _arc(c, b, "arc"),
    46: lambda c, b: _arc(c, b, "chord"),
    47: lambda c, b: _arc(c, b, "pie"),
    54: lambda c, b: c.line_to([_pair(b)]),
    59: lambda c, _: c.begin_path(),
    60: lambda c, _: c.end_path(),
    61: lambda c, _: c.close_figure(),
    62: lambda c, _: c.draw_path(fill=True, stroke=False),
    63: lambda c, _: c.draw_path(fill=True, stroke=True),
    64: lambda c, _: c.draw_path(fill=False, stroke=True),
    67: lambda c, _: c.clip_path(),
    71: lambda c, b: _fill_region(c, b, own_brush=True),
    74: lambda c, b: _fill_region(c, b, own_brush=False),
    75: _clip_region,
    76: lambda c, b: emf_pictures.blit(c, b, stretched=False),
    77: lambda c, b: emf_pictures.blit(c, b, stretched=True),
    80: emf_pictures.draw_to_device,
    81: emf_pictures.draw_stretched,
    82: _font,
    83: lambda c, b: _words(c, b, wide=False),
    84: lambda c, b: _words(c, b, wide=True),
    85: lambda c, b: c.curve(_run(b, short=True)),
    86: lambda c, b: c.lines([_run(b, short=True)], closed=True),
    87: lambda c, b: c.lines([_run(b, short=True)], closed=False),
    88: lambda c, b: c.curve_to(_run(b, short=True)),
    89: lambda c, b: c.line_to(_run(b, short=True)),
    90: lambda c, b: c.lines(_runs(b, short=True), closed=False),
    91: lambda c, b: c.lines(_runs(b, short=True), closed=True),
    93: _grey_brush,
    94: _grey_brush,
    95: _extended_pen,
    108: _small_words,
    114: emf_pictures.blend,
    116: emf_pictures.draw_but_one_colour,
    118: emf_pictures.fill_gradient,
}
"""By record type ([MS-EMF] 2.1.1)."""
