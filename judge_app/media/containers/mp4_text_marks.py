"""What makes a reader of an MP4 take a track for subtitles, so that it can be kept from it."""

import struct
from collections.abc import Iterator

from judge_app.media.containers.mp4_boxes import top_boxes
from judge_app.media.containers.mp4_subtitles import READABLE, TEXTS, read_mp4_subtitles
from judge_app.media.containers.stored_bytes import LARGEST_INDEX, ReadAt

_NOTHING = b"free"
"""The standard's name of unused room, and so no handler's and no coding's."""


def hidden_texts(read_at: ReadAt, size: int) -> dict[int, bytes]:
    """Return what to read in place of some bytes for tracks of readable lines not to be found.

    Keys are offsets in the clip; tracks keep their places and numbers. Nothing for a clip without
    such tracks, and where lines cannot be read.
    """
    if read_mp4_subtitles(read_at, size) is None:
        return {}
    found: dict[int, bytes] = {}
    for top in top_boxes(read_at, 0, size):
        if top.kind == b"moov":
            index = read_at(top.content_at, min(top.length, LARGEST_INDEX))
            for mark in _marks(index):
                found[top.content_at + mark] = _NOTHING
            break
    return found


def _marks(index: bytes) -> Iterator[int]:
    for track in _spans(index, b"trak", (0, len(index))):
        handled = _span(index, track, b"mdia", b"hdlr")
        described = _span(index, track, b"mdia", b"minf", b"stbl", b"stsd")
        if handled is None or described is None:
            continue
        marks = handled[0] + 8, described[0] + 12
        kind, coding = (index[mark : mark + 4] for mark in marks)
        if kind in TEXTS and coding in READABLE:
            yield from marks


def _span(content: bytes, within: tuple[int, int], *path: bytes) -> tuple[int, int] | None:
    """Return where the content of the first box along a path begins and ends."""
    found: tuple[int, int] | None = within
    for kind in path:
        found = None if found is None else next(_spans(content, kind, found), None)
    return found


def _spans(content: bytes, kind: bytes, within: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield where the contents of boxes of this kind begin and end, one level deep."""
    start, end = within
    while start + 8 <= end:
        length, found = struct.unpack_from(">I4s", content, start)
        if length < 8:
            return
        if found == kind:
            yield start + 8, min(start + length, end)
        start += length
