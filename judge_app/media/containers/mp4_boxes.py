"""The boxes of an MP4 (ISO/IEC 14496-12): its index, and what lies in it."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.media.containers.stored_bytes import LARGEST_INDEX, ReadAt

_MOST_BOXES = 64
_MOST_TOP_BOXES = 1 << 14


@dataclass(frozen=True, slots=True, kw_only=True)
class TopBox:
    """Where a box of the highest level lies: offsets from the clip's start, the length of what is in it."""

    kind: bytes
    start: int
    content_at: int
    length: int


def movie_index(read_at: ReadAt, size: int) -> bytes:
    """Return what is in the index (`moov`), nothing where there is none."""
    for _, found in zip(range(_MOST_BOXES), top_boxes(read_at, 0, size), strict=False):
        if found.kind == b"moov":
            return read_at(found.content_at, found.length) if found.length <= LARGEST_INDEX else b""
    return b""


def top_boxes(read_at: ReadAt, start: int, size: int) -> Iterator[TopBox]:
    """Yield the boxes that lie next to one another from `start` on."""
    for _ in range(_MOST_TOP_BOXES):
        head = read_at(start, 16)
        if len(head) < 8:
            return
        length, kind = struct.unpack_from(">I4s", head)
        head_length = 8
        if length == 1 and len(head) == 16:
            head_length, length = 16, struct.unpack_from(">Q", head, 8)[0]
        length = length or size - start
        if length < head_length:
            return
        yield TopBox(
            kind=kind, start=start, content_at=start + head_length, length=length - head_length
        )
        start += length


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


def leading_edit(listed: bytes) -> tuple[int, int] | None:
    """Return how long nothing is shown at first, in the movie's units, and what is left out.

    `listed` is a track's edit list (`elst`), or nothing. None where it has several edits.
    """
    if not listed:
        return 0, 0
    is_long = listed[:1] == b"\1"
    entry = struct.Struct(">QqI" if is_long else ">IiI")
    (count,) = struct.unpack_from(">I", listed, 4)
    edits = [entry.unpack_from(listed, 8 + number * entry.size) for number in range(min(count, 3))]
    pause = 0
    while edits and edits[0][1] < 0:
        pause += edits.pop(0)[0]
    return (pause, edits[0][1]) if len(edits) == 1 else None


def units_a_second(head: bytes) -> int:
    """Return the units a second of a movie's or a track's head."""
    at = 20 if head[:1] == b"\1" else 12
    return int(struct.unpack_from(">I", head, at)[0])
