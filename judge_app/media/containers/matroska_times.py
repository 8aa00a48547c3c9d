"""When the pictures of a Matroska or WebM clip are shown, from the heads of its blocks.

libVLC 3 takes the same clock: its times are those that are stored, whatever the first of them is
(`modules/demux/mkv`). Sent exactly to the time of a key picture it shows that one first; sent later, it
drops it. When pictures are decoded Matroska does not store: libVLC reckons it from what it reads.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from judge_app.media.containers.ebml import element_at
from judge_app.media.containers.matroska_blocks import Block, UnknownLayoutError, read_cluster
from judge_app.media.containers.matroska_index import MatroskaIndex, read_matroska_index
from judge_app.media.containers.preroll import asked_at, beginning_nearer
from judge_app.media.containers.stored_bytes import LONGEST_STRETCH, ReadAt
from judge_app.media.containers.stretch import ROUNDING_MS, StoredPicture, Stretch, stretch_from

_AHEAD = 24
"""So many pictures beyond the target: more than any coder keeps waiting."""
_TRIES = 16
"""So many clusters are begun with, further and further back, until one has a key picture."""
_AHEAD_MS = 1000
"""Sought nearer to the end, standing, libVLC reads all bytes before it shows anything."""
_KEPT_CLUSTERS = 64
_MOST_CLUSTERS = 4096
_ONLY_DECODED = (b"V_MS/VFW", b"V_QUICKTIME", b"V_REAL")
"""What came from containers that store no other times than a decoder's."""

_SURELY_SHOWN = b"V_MPEG"
"""Of other codecs libVLC, while it stands, shows only what comes soon after a key picture."""


class MatroskaTimes:
    """Reads a stretch's clusters when it is asked for, and keeps what the last ones hold."""

    def __init__(self, read_at: ReadAt, index: MatroskaIndex) -> None:
        self._read_at = read_at
        self._index = index
        self._cluster = lru_cache(_KEPT_CLUSTERS)(
            lambda offset: read_cluster(read_at, index, offset)
        )

    def stretch(self, target_ms: float) -> Stretch | None:
        """Return the pictures around a moment, None where they are too far apart or share blocks."""
        times = [time for time, _ in self._index.clusters]
        last = max(0, bisect_right(times, target_ms + ROUNDING_MS) - 1)
        try:
            for number in range(last, max(-1, last - _TRIES), -1):
                blocks = self._blocks_around(self._index.clusters[number][1], target_ms)
                key = _key_before(blocks, target_ms, or_first=number == 0)
                if key is not None:
                    return self._from_key(blocks[key:], target_ms)
        except UnknownLayoutError:
            pass
        return None

    def _from_key(self, blocks: list[Block], target_ms: float) -> Stretch | None:
        pictures = decoded_by_libvlc(blocks, self._index.track.picture_ms)
        found = stretch_from(pictures, key_ms=asked_at(blocks[0].shown_ms))
        if found is None or found.key_ms < 0 or len(set(found.times_ms)) < len(found.times_ms):
            return None
        is_near_end = found.times_ms[-1] < target_ms + _AHEAD_MS
        if is_near_end or not self._index.track.codec.startswith(_SURELY_SHOWN):
            return found
        return beginning_nearer(found, pictures, target_ms)

    def _blocks_around(self, begin: int, target_ms: float) -> list[Block]:
        """Return the pictures from a cluster on until enough lie beyond the target."""
        found: list[Block] = []
        beyond = 0
        for block in self._blocks_from(begin):
            if block.end - begin > LONGEST_STRETCH:
                raise UnknownLayoutError
            found.append(block)
            beyond += beyond > 0 or block.shown_ms > target_ms
            if beyond > _AHEAD and block.shown_ms > target_ms + _AHEAD_MS:
                break
        return found

    def _blocks_from(self, offset: int) -> Iterator[Block]:
        for _ in range(_MOST_CLUSTERS):
            cluster = self._cluster(offset) if offset < self._index.end else None
            if cluster is not None:
                yield from cluster.blocks
                offset = cluster.next
                continue
            between = element_at(self._read_at, offset)
            if between is None or between.end is None:
                return
            offset = between.end


def read_matroska_times(read_at: ReadAt, size: int) -> MatroskaTimes | None:
    """Return what knows the times of a clip's pictures, None where the clip does not tell them."""
    index = read_matroska_index(read_at, size)
    if index is None or index.track.codec.startswith(_ONLY_DECODED):
        return None
    return MatroskaTimes(read_at, index)


def decoded_by_libvlc(blocks: list[Block], picture_ms: float) -> list[StoredPicture]:
    """Return pictures with the times at which libVLC believes they are decoded.

    Those of key pictures and of such as no other needs are their own; the others' follow the one stored
    before, by as much as a picture usually lasts (`BlockDecode` in `modules/demux/mkv/mkv.cpp`).
    """
    found: list[StoredPicture] = []
    for block in blocks:
        decoded_ms = block.shown_ms
        if found and not block.is_key and not block.is_discardable:
            decoded_ms = min(decoded_ms, found[-1].decoded_ms + picture_ms)
        found.append(
            StoredPicture(shown_ms=block.shown_ms, decoded_ms=decoded_ms, is_key=block.is_key)
        )
    return found


def _key_before(blocks: list[Block], target_ms: float, *, or_first: bool) -> int | None:
    """Return which block holds the last key picture that is not shown after the target."""
    keys = [number for number, block in enumerate(blocks) if block.is_key]
    before = [key for key in keys if blocks[key].shown_ms <= target_ms + ROUNDING_MS]
    if before:
        return max(before, key=lambda key: blocks[key].shown_ms)
    return keys[0] if keys and or_first else None
