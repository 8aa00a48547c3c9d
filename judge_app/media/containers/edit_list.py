"""What the edit lists of an MP4 do at the beginning: leave something out, or show nothing yet.

Encoders that put pictures out of order start their times late and say so in an edit list
(ISO/IEC 14496-12, 8.6.6). Players that do not apply it show every picture so much later.
"""

import struct

from judge_app.media.containers.mp4_boxes import (
    box,
    boxes,
    handler,
    leading_edit,
    movie_index,
    units_a_second,
)
from judge_app.media.containers.stored_bytes import ReadAt

_LONGEST_SHIFT_MS = 1000
_PLAYED = {b"vide", b"soun"}


def picture_shift_ms(read_at: ReadAt, size: int) -> int:
    """Return the milliseconds that the edit list leaves out of the first picture track.

    `read_at(offset, length)` returns what there is; 0 is returned for what is no MP4, has no edit
    list, or is damaged.
    """
    for track in boxes(movie_index(read_at, size), b"trak"):
        if handler(track) == b"vide":
            return _shift(box(track, b"edts"), box(track, b"mdia", b"mdhd"))
    return 0


def played_length_ms(read_at: ReadAt, size: int) -> int | None:
    """Return how long a movie is from where its first track begins, in milliseconds, if it begins late.

    None where the length that it tells holds, for what is no MP4 or has fragments, and for damage.
    """
    index = movie_index(read_at, size)
    head = box(index, b"mvhd")
    try:
        is_long, scale = head[:1] == b"\1", units_a_second(head)
        (length,) = struct.unpack_from(">Q" if is_long else ">I", head, 24 if is_long else 16)
        edits = [
            leading_edit(box(track, b"edts", b"elst"))
            for track in boxes(index, b"trak")
            if handler(track) in _PLAYED
        ]
    except struct.error:
        return None
    pause = min((0 if edit is None else edit[0] for edit in edits), default=0)
    is_late = 0 < pause < length and not box(index, b"mvex")
    return round((length - pause) * 1000 / scale) if scale and is_late else None


def _shift(edits: bytes, media_head: bytes) -> int:
    """Return the first real edit's start; an empty edit before it (-1) shows nothing yet."""
    listed = box(edits, b"elst")
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
