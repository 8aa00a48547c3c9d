"""The boxes of an MP4 (ISO/IEC 14496-12): its index, and what lies in it."""

import struct
from collections.abc import Iterator

from judge_app.media.stored_bytes import LARGEST_INDEX, ReadAt

_MOST_BOXES = 64


def movie_index(read_at: ReadAt, size: int) -> bytes:
    """Return what is in the index (`moov`), nothing where there is none."""
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


def boxes(content: bytes, kind: bytes) -> Iterator[bytes]:
    """Return the contents of all boxes of this kind, one level deep."""
    at = 0
    while at + 8 <= len(content):
        length, found = struct.unpack_from(">I4s", content, at)
        if length < 8:
            return
        if found == kind:
            yield content[at + 8 : at + length]
        at += length


def box(content: bytes, *path: bytes) -> bytes:
    """Return the content of the first box along a path, nothing where there is none."""
    for kind in path:
        content = next(boxes(content, kind), b"")
    return content


def handler(track: bytes) -> bytes:
    """Return the four letters that say what a track holds, `vide` or `soun` for example."""
    return box(track, b"mdia", b"hdlr")[8:12]
