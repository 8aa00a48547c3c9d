"""How far an MP4 shifts its pictures: what its edit list leaves out at the beginning.

Encoders that put pictures out of order start their times late and say so in an edit list
(ISO/IEC 14496-12, 8.6.6). Players that do not apply it show every picture so much later.
"""

import struct
from collections.abc import Callable, Iterator

LARGEST_INDEX = 8 << 20
"""Bytes; an index that is larger is not looked into."""
_LONGEST_SHIFT_MS = 1000
_MOST_BOXES = 64

ReadAt = Callable[[int, int], bytes]


def picture_shift_ms(read_at: ReadAt, size: int) -> int:
    """Return the milliseconds that the edit list leaves out of the first picture track.

    `read_at(offset, length)` returns what there is; 0 is returned for what is no MP4, has no edit
    list, or is damaged.
    """
    index = _index(read_at, size)
    for track in _boxes(index, b"trak"):
        media = next(_boxes(track, b"mdia"), b"")
        if next(_boxes(media, b"hdlr"), b"")[8:12] == b"vide":
            return _shift(next(_boxes(track, b"edts"), b""), next(_boxes(media, b"mdhd"), b""))
    return 0


def _index(read_at: ReadAt, size: int) -> bytes:
    at = 0
    for _ in range(_MOST_BOXES):
        head = read_at(at, 16)
        if len(head) < 16:
            return b""
        length, kind, longer = struct.unpack(">I4sQ", head)
        length = longer if length == 1 else (length or size - at)
        if kind == b"moov":
            return read_at(at + 8, length - 8) if length <= LARGEST_INDEX else b""
        if length < 8:
            return b""
        at += length
    return b""


def _boxes(content: bytes, kind: bytes) -> Iterator[bytes]:
    at = 0
    while at + 8 <= len(content):
        length, found = struct.unpack_from(">I4s", content, at)
        if length < 8:
            return
        if found == kind:
            yield content[at + 8 : at + length]
        at += length


def _shift(edits: bytes, media_head: bytes) -> int:
    """Return the first real edit's start; an empty edit before it (-1) shows nothing yet."""
    listed = next(_boxes(edits, b"elst"), b"")
    is_long = listed[:1] == b"\1"
    entry = struct.Struct(">QqI" if is_long else ">IiI")
    scale_at = 20 if media_head[:1] == b"\1" else 12
    scale = int.from_bytes(media_head[scale_at : scale_at + 4], "big")
    for at in range(8, len(listed) - entry.size + 1, entry.size):
        start = int(entry.unpack_from(listed, at)[1])
        if start >= 0:
            shift = start * 1000 // scale if scale else 0
            return shift if shift <= _LONGEST_SHIFT_MS else 0
    return 0
