"""A font whose every letter is a box, for letters that no other font has.

Where a font lacks a letter, a PDF gets the glyph number 0 for it, and its words can neither be
found nor copied. Here each Chinese, Japanese or Korean letter has a glyph of its own: all look
alike, an empty square as wide as it is high (which those letters are, so that lines break where
they would), but each stands for its own letter.

A TrueType font, as the OpenType specification 1.9 lays it out.
"""

import struct
from array import array

FAMILY = "JudgeAppBoxes"
RANGES = (
    (0x1100, 0x11FF), (0x2E80, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F), (0xFF00, 0xFFEF),
)  # fmt: skip
"""Where Chinese, Japanese and Korean letters lie: the ones that machines come without."""
_EM, _ASCENT, _DESCENT = 256, 220, 36
_LEFT, _RIGHT, _BOTTOM, _TOP = 20, 236, -20, 196
_THICK = 12
_MAGIC = 0x5F0F3CF5
_CHECKSUM = 0xB1B0AFBA
_WINDOWS, _UNICODE, _ENGLISH = 3, 1, 0x409


def font_of_boxes() -> bytes:
    """Return the font's file."""
    count = 1 + sum(last - first + 1 for first, last in RANGES)
    box = _box()
    offsets = range(0, len(box) * count, len(box))
    metrics = (_ASCENT, -_DESCENT, 0, _EM, 0, 0, _EM, 1, *[0] * 7, 1)
    return _assembled(
        {
            b"OS/2": _os2(),
            b"cmap": _cmap(),
            b"glyf": box * (count - 1),
            b"head": _head(),
            b"hhea": struct.pack(">I3hH11hH", 0x10000, *metrics),
            b"hmtx": struct.pack(">Hh", _EM, 0) + struct.pack(">h", _LEFT) * (count - 1),
            b"loca": struct.pack(f">{count + 1}I", 0, *offsets),
            b"maxp": struct.pack(">I14H", 0x10000, count, 8, 2, 0, 0, 1, *[0] * 8),
            b"name": _names(),
            b"post": struct.pack(">IIhhI4I", 0x30000, 0, -_THICK, _THICK, 1, 0, 0, 0, 0),
        }
    )


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    power = len(tables).bit_length() - 1
    span = 16 << power
    start = struct.pack(">IHHHH", 0x10000, len(tables), span, power, 16 * len(tables) - span)
    place = len(start) + 16 * len(tables)
    entries, bodies, head = b"", b"", 0
    for name, content in tables.items():
        if name == b"head":
            head = place
        entries += struct.pack(">4sIII", name, _sum(content), place, len(content))
        padded = content + bytes(-len(content) % 4)
        bodies += padded
        place += len(padded)
    whole = start + entries + bodies
    adjustment = struct.pack(">I", (_CHECKSUM - _sum(whole)) & 0xFFFFFFFF)
    return whole[: head + 8] + adjustment + whole[head + 12 :]


def _sum(content: bytes) -> int:
    words = array("I", content + bytes(-len(content) % 4))
    words.byteswap()
    return sum(words) & 0xFFFFFFFF


def _box() -> bytes:
    """Return a square with a square hole, padded to whole words."""
    outer = [(_LEFT, _BOTTOM), (_LEFT, _TOP), (_RIGHT, _TOP), (_RIGHT, _BOTTOM)]
    left, right = _LEFT + _THICK, _RIGHT - _THICK
    bottom, top = _BOTTOM + _THICK, _TOP - _THICK
    points = [*outer, (left, bottom), (right, bottom), (right, top), (left, top)]
    head = struct.pack(">5hHHH", 2, _LEFT, _BOTTOM, _RIGHT, _TOP, 3, 7, 0)
    steps = zip(points, [(0, 0), *points], strict=False)
    moves = [(x - past_x, y - past_y) for (x, y), (past_x, past_y) in steps]
    across, down = zip(*moves, strict=True)
    content = head + b"\1" * 8 + struct.pack(">8h", *across) + struct.pack(">8h", *down)
    return content + bytes(-len(content) % 4)


def _cmap() -> bytes:
    """Return the glyph of each letter, as segments (format 4)."""
    segments, glyph = [], 1
    for first, last in RANGES:
        segments.append((first, last, (glyph - first) & 0xFFFF))
        glyph += last - first + 1
    segments.append((0xFFFF, 0xFFFF, 1))
    count = len(segments)
    power = count.bit_length() - 1
    span = 2 << power
    firsts, lasts, deltas = zip(*segments, strict=True)
    body = struct.pack(">HHHH", 2 * count, span, power, 2 * count - span)
    body += struct.pack(f">{count}HH{count}H{count}H", *lasts, 0, *firsts, *deltas)
    body += bytes(2 * count)
    table = struct.pack(">HHH", 4, 6 + len(body), 0) + body
    return struct.pack(">HHHHI", 0, 1, _WINDOWS, _UNICODE, 12) + table


def _head() -> bytes:
    box = (_LEFT, _BOTTOM, _RIGHT, _TOP)
    start = struct.pack(">4IHHqq", 0x10000, 0x10000, 0, _MAGIC, 3, _EM, 0, 0)
    return start + struct.pack(">4hHH3h", *box, 0, 8, 2, 1, 0)


def _os2() -> bytes:
    body = struct.pack(">5H11h", 4, _EM, 400, 5, 0, *[100] * 10, 0)
    body += bytes(10) + struct.pack(">4I", 1, 0, 0, 0) + b"JUDG"
    body += struct.pack(">3H", 0x40, RANGES[0][0], RANGES[-1][1])
    body += struct.pack(">3hHH", _ASCENT, -_DESCENT, 0, _ASCENT, _DESCENT)
    return body + struct.pack(">IIhhHHH", 1, 0, 120, 180, 0, 32, 1)


def _names() -> bytes:
    texts = {1: FAMILY, 2: "Regular", 3: FAMILY, 4: FAMILY, 5: "Version 1.0", 6: FAMILY}
    records, letters = b"", b""
    for number, text in texts.items():
        spelled = text.encode("utf-16-be")
        place = (_WINDOWS, _UNICODE, _ENGLISH, number, len(spelled), len(letters))
        records += struct.pack(">6H", *place)
        letters += spelled
    return struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + letters
