"""When a Matroska or WebM clip begins on its own clock, which need not be at 0.

Players that let FFmpeg read count from there: a track begins with its first block, sound that only warms
its decoder up (CodecDelay, RFC 9559, 5.1.4.1.25) begins so much earlier, and the clip with the first of its
tracks (`matroska_parse_block` in `libavformat/matroskadec.c`, `update_stream_timings` in `demux.c`).
"""

import math
from collections.abc import Iterable

from judge_app.media.containers.ebml import child, unsigned
from judge_app.media.containers.matroska_blocks import block_heads
from judge_app.media.containers.matroska_index import (
    CODEC_DELAY,
    TRACK_NUMBER,
    TRACK_TYPE,
    MatroskaHead,
    read_matroska_head,
)
from judge_app.media.containers.stored_bytes import ReadAt

_PLAYED = {1, 2}
"""Pictures and sound."""
_LEAD_MS = 1000
"""Tracks are stored side by side: none begins earlier than another that was met so long before. And
subtitles that come still earlier than picture and sound do not count."""
_MOST_BLOCKS = 1024


def matroska_start_ms(read_at: ReadAt, size: int) -> float:
    """Return the milliseconds from 0 on the clip's own clock to its beginning; negative: before 0.

    0 where the clip does not tell, or is of another container.
    """
    head = read_matroska_head(read_at, size)
    if head is None or head.first is None or not head.tick_ms:
        return 0.0
    entries = {unsigned(child(entry, TRACK_NUMBER)): entry for entry in head.entries}
    begun = _beginnings(
        block_heads(read_at, head.first, head.end),
        delays={number: _delay(entry, head) for number, entry in entries.items()},
        lead=_LEAD_MS / head.tick_ms,
    )
    played = {number for number, entry in entries.items() if _is_played(entry)}
    start = min((ticks for number, ticks in begun.items() if number in played), default=None)
    if start is None:
        return 0.0
    nearest = start - _LEAD_MS / head.tick_ms
    return min(ticks for ticks in begun.values() if ticks > nearest) * head.tick_ms


def _beginnings(
    heads: Iterable[tuple[int, int]], *, delays: dict[int, int], lead: float
) -> dict[int, int]:
    """Return when each track begins, in ticks."""
    begun: dict[int, int] = {}
    for (track, ticks), _ in zip(heads, range(_MOST_BLOCKS), strict=False):
        if track in delays:
            begun.setdefault(track, ticks - delays[track])
        if len(begun) == len(delays) or ticks > min(begun.values(), default=ticks) + lead:
            break
    return begun


def _delay(entry: bytes, head: MatroskaHead) -> int:
    """Return how much of a track is not to be heard, in whole ticks, as FFmpeg rounds it."""
    return math.floor(unsigned(child(entry, CODEC_DELAY)) / 1e6 / head.tick_ms + 0.5)


def _is_played(entry: bytes) -> bool:
    return unsigned(child(entry, TRACK_TYPE)) in _PLAYED
