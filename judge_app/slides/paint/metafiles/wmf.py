"""Plays a Windows metafile ([MS-WMF]): the records met in practice, others passed over."""

import struct
from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from judge_app.slides.paint.metafiles import tools
from judge_app.slides.paint.metafiles.bitmaps import read_bitmap, split_bitmap
from judge_app.slides.paint.metafiles.context import Context, Tool
from judge_app.slides.paint.metafiles.lettering import spell
from judge_app.slides.paint.metafiles.playing import Player, play_records

_PLACEABLE = b"\xd7\xcd\xc6\x9a"
_PLACEABLE_SIZE = 22
_HEADER_SIZE = 18
_MOST_RECORDS = 300_000
_PASSED_OVER = {
    0x0228, 0x0429, 0x012A, 0x012B, 0x0419, 0x0548, 0x0922, 0x0B23, 0x0D33, 0x0415, 0x0220,
}  # fmt: skip
"""Types that draw or clip and have no player: regions, floods, device-dependent bitmaps."""
_PATTERN_COPY, _BLACKNESS, _WHITENESS = 0x00F00021, 0x00000042, 0x00FF0062
_WINDOW_ORIGIN, _WINDOW_SIZE = 0x020B, 0x020C
Points = list[tuple[float, float]]


def is_wmf(content: bytes) -> bool:
    """Say whether bytes are a Windows metafile, with or without the placeable header."""
    return content.startswith((_PLACEABLE, b"\1\0\x09\0\0\3", b"\1\0\x09\0\0\1"))


def is_rough(content: bytes) -> bool:
    """Say whether a metafile draws anything that is passed over here."""
    return any(kind in _PASSED_OVER for kind, _ in _records(content))


def play_wmf(content: bytes, painter: QPainter, box: QRectF) -> None:
    """Draw a metafile so that its window fills `box`."""
    window = _window(content)
    across, down = abs(window.width()) or 1.0, abs(window.height()) or 1.0
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / across, box.height() / down)
    context = Context(painter, max(across, down) / 1200)
    context.change(
        is_mapped=True,
        window=(window.x(), window.y()),
        window_size=(window.width(), window.height()),
        viewport_size=(across, down),
    )
    play_records(painter, context, _records(content), _PLAYERS)


def _window(content: bytes) -> QRectF:
    """Return the first window the records set, else the placeable header's rectangle."""
    origin, size = (0, 0), (0, 0)
    if content.startswith(_PLACEABLE):
        left, top, right, bottom = struct.unpack_from("<4h", content, 6)
        origin, size = (left, top), (right - left, bottom - top)
    seen: set[int] = set()
    for kind, body in _records(content):
        if kind in (_WINDOW_ORIGIN, _WINDOW_SIZE) and kind not in seen and len(body) >= 4:
            seen.add(kind)
            down, across = struct.unpack_from("<hh", body)
            if kind == _WINDOW_ORIGIN:
                origin = (across, down)
            else:
                size = (across, down)
        if len(seen) == 2:
            break
    return QRectF(origin[0], origin[1], size[0] or 1, size[1] or 1)


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    place = _HEADER_SIZE + (_PLACEABLE_SIZE if content.startswith(_PLACEABLE) else 0)
    for _ in range(_MOST_RECORDS):
        if place + 6 > len(content):
            return
        words, kind = struct.unpack_from("<IH", content, place)
        if words < 3 or kind == 0:
            return
        yield kind, content[place + 6 : place + 2 * words]
        place += 2 * words


def _numbers(body: bytes, count: int, at: int = 0) -> tuple[int, ...]:
    return struct.unpack_from(f"<{count}h", body, at)


def _place(body: bytes, at: int = 0) -> tuple[int, int]:
    """Return a point; records spell y before x."""
    y, x = _numbers(body, 2, at)
    return x, y


def _box(context: Context, body: bytes, at: int = 0) -> QRectF:
    bottom, right, top, left = _numbers(body, 4, at)
    return context.box(left, top, right, bottom)


def _run(body: bytes) -> Points:
    (count,) = struct.unpack_from("<H", body)
    return _points(body, 2, count)


def _points(body: bytes, at: int, count: int) -> Points:
    count = min(count, max(0, len(body) - at) // 4)
    flat = _numbers(body, 2 * count, at)
    return list(zip(flat[::2], flat[1::2], strict=True))


def _runs(body: bytes) -> list[Points]:
    (pieces,) = struct.unpack_from("<H", body)
    counts = struct.unpack_from(f"<{pieces}H", body, 2)
    at, found = 2 + 2 * pieces, []
    for count in counts:
        found.append(_points(body, at, count))
        at += 4 * count
    return found


def _keep(context: Context, tool: Tool | None) -> None:
    """Put a new tool into the first free place of the table, as Windows does."""
    index = next(n for n in range(len(context.tools) + 1) if n not in context.tools)
    context.tools[index] = tool if tool is not None else tools.brush(0, 0, 0)


def _pen(context: Context, body: bytes) -> None:
    style, width, _, value = struct.unpack_from("<HhhI", body)
    _keep(context, tools.pen(style, abs(width), value))


def _brush(context: Context, body: bytes) -> None:
    style, value, hatch = struct.unpack_from("<HIH", body)
    _keep(context, tools.brush(style, value, hatch))


def _font(context: Context, body: bytes) -> None:
    height, _, escapement, _, weight = _numbers(body, 5)
    family = body[18:50].split(b"\0")[0].decode("cp1252", "replace")
    _keep(context, tools.font(height, escapement, weight, body[10:14], family))


def _select(context: Context, body: bytes) -> None:
    context.select(context.tools.get(_numbers(body, 1)[0]))


def _delete(context: Context, body: bytes) -> None:
    context.tools.pop(_numbers(body, 1)[0], None)


def _words(context: Context, body: bytes) -> None:
    (count,) = struct.unpack_from("<H", body)
    text = body[2 : 2 + count].decode(context.state.font.encoding, "replace")
    context.words(*_place(body, 2 + count + count % 2), text)


def _spaced_words(context: Context, body: bytes) -> None:
    y, x, count, options = struct.unpack_from("<hhHH", body)
    at = 8 + (8 if options & 6 else 0)
    after = at + count + count % 2
    advances: tuple[int, ...] = ()
    if after + 2 * count <= len(body):
        advances = _numbers(body, count, after)
    encoding = context.state.font.encoding
    context.words(x, y, *spell(body[at : at + count], encoding, advances))


def _bitmap(context: Context, body: bytes, *, head: int) -> None:
    """Draw the packed bitmap behind `head` bytes of numbers that end in the place and size."""
    info, bits = split_bitmap(body[head:])
    picture = read_bitmap(info, bits)
    if picture is None:
        return
    down, across, y, x = _numbers(body, 4, head - 8)
    (mode,) = struct.unpack_from("<I", body)
    context.picture(context.box(x, y, x + across, y + down), picture, mode=mode)


def _arc(context: Context, body: bytes, kind: str) -> None:
    end, start = context.map(*_place(body)), context.map(*_place(body, 4))
    context.arc(_box(context, body, 8), start, end, kind)


def _rounded(context: Context, body: bytes) -> None:
    down, across = _numbers(body, 2)
    context.rectangle(_box(context, body, 4), across, down)


def _fill_rule(context: Context, body: bytes) -> None:
    odd = _numbers(body, 1)[0] == 1
    context.change(fill_rule=Qt.FillRule.OddEvenFill if odd else Qt.FillRule.WindingFill)


def _pattern_box(context: Context, body: bytes) -> None:
    """Fill a box (META_PATBLT)."""
    (mode,) = struct.unpack_from("<I", body)
    high, wide, y, x = _numbers(body, 4, 4)
    box = context.box(x, y, x + wide, y + high)
    plain = {_BLACKNESS: 0x000000, _WHITENESS: 0xFFFFFF}
    if mode == _PATTERN_COPY:
        context.fill_box(box, context.state.brush)
    elif mode in plain:
        context.fill_box(box, QBrush(tools.colour(plain[mode])))


def _pixel(context: Context, body: bytes) -> None:
    x, y = _place(body, 4)
    context.fill_box(context.box(x, y, x + 1, y + 1), QBrush(tools.colour(_colour_of(body))))


def _colour_of(body: bytes) -> int:
    (value,) = struct.unpack_from("<I", body)
    return int(value)


_PLAYERS: dict[int, Player] = {
    0x001E: lambda c, _: c.save(),
    0x0127: lambda c, b: c.restore(_numbers(b, 1)[0]),
    0x0102: lambda c, b: c.change(is_opaque=_numbers(b, 1)[0] == 2),
    0x0106: _fill_rule,
    0x012E: lambda c, b: c.change(align=_numbers(b, 1)[0]),
    0x0201: lambda c, b: c.change(back_colour=tools.colour(_colour_of(b))),
    0x0209: lambda c, b: c.change(text_colour=tools.colour(_colour_of(b))),
    0x020B: lambda c, b: c.change(window=_place(b)),
    0x020C: lambda c, b: c.change(window_size=_place(b)),
    0x0213: lambda c, b: c.line_to([_place(b)]),
    0x0214: lambda c, b: c.move_to(*_place(b)),
    0x0416: lambda c, b: c.clip_box(_box(c, b)),
    0x0418: lambda c, b: c.ellipse(_box(c, b)),
    0x041B: lambda c, b: c.rectangle(_box(c, b)),
    0x061C: _rounded,
    0x0817: lambda c, b: _arc(c, b, "arc"),
    0x081A: lambda c, b: _arc(c, b, "pie"),
    0x0830: lambda c, b: _arc(c, b, "chord"),
    0x0324: lambda c, b: c.lines([_run(b)], closed=True),
    0x0325: lambda c, b: c.lines([_run(b)], closed=False),
    0x0538: lambda c, b: c.lines(_runs(b), closed=True),
    0x0521: _words,
    0x0A32: _spaced_words,
    0x012D: _select,
    0x01F0: _delete,
    0x02FA: _pen,
    0x02FC: _brush,
    0x02FB: _font,
    0x00F7: lambda c, _: _keep(c, None),
    0x06FF: lambda c, _: _keep(c, None),
    0x01F9: lambda c, _: _keep(c, tools.brush(3, 0, 0)),
    0x0142: lambda c, _: _keep(c, tools.brush(3, 0, 0)),
    0x041F: _pixel,
    0x061D: _pattern_box,
    0x0F43: lambda c, b: _bitmap(c, b, head=22),
    0x0B41: lambda c, b: _bitmap(c, b, head=20),
    0x0940: lambda c, b: _bitmap(c, b, head=16),
}
"""By record function ([MS-WMF] 2.1.1.1)."""
