"""When the pictures of an AVI are shown, from its index and the first bytes of a few pictures.

An AVI tells only in which order pictures are decoded, one every so often. In whatever order they are
shown, there is one for each turn: the first of them that is shown after a key picture is the key picture, or
as many turns later as pictures wait for it (FFmpeg, which reads AVI in libVLC, drops those after a seek).
"""

import numpy as np

from judge_app.media.coded.coded_order import (
    H264,
    IN_ORDER,
    MPEG4,
    begins_anew,
    never_waits,
    waits_for_later,
)
from judge_app.media.containers.avi_index import AviIndex, read_avi_index
from judge_app.media.containers.stored_bytes import ReadAt
from judge_app.media.containers.stretch import ROUNDING_MS, Stretch, just_after

_AHEAD = 24
"""So many pictures beyond the target."""
_HEAD_BYTES = 4096
_TRIES = 16
_MOST_WAITING = 8
_PLACEHOLDER_BYTES = 8
"""What is so short holds no picture, but stands where one is stored elsewhere, or nowhere."""
_END_MS = 700
"""So near the end libVLC has read all bytes before it shows anything; it is led there step by step."""


class AviTimes:
    """Looks into a stretch's first pictures when it is asked for."""

    def __init__(self, read_at: ReadAt, index: AviIndex) -> None:
        self._read_at = read_at
        self._index = index
        self._is_in_order = index.codec in IN_ORDER or (
            index.codec in MPEG4 and never_waits(index.private + self._head(0))
        )

    def stretch(self, target_ms: float) -> Stretch | None:
        """Return the pictures around a moment, None where what is stored there cannot be counted."""
        slots, keys = self._index.slots_ms, self._index.keys
        last = int(np.searchsorted(slots[keys], target_ms + ROUNDING_MS, "right")) - 1
        for number in range(max(0, last), max(-1, last - _TRIES), -1):
            key = int(keys[number])
            first = self._first_shown(key)
            if first is None or (number and slots[first] > target_ms + ROUNDING_MS):
                continue
            return self._from(key, first, target_ms)
        return None

    def _from(self, key: int, first: int, target_ms: float) -> Stretch | None:
        slots = self._index.slots_ms
        end = int(np.searchsorted(slots, target_ms + ROUNDING_MS, "right")) + _AHEAD
        sizes = self._index.sizes[key:end]
        if self._index.codec not in IN_ORDER and sizes.min() <= _PLACEHOLDER_BYTES:
            return None
        return Stretch(
            times_ms=tuple(slots[first : max(end, first + 1)].tolist()),
            key_ms=just_after(float(slots[key])),
            is_in_order=self._is_in_order and target_ms <= float(slots[-1]) - _END_MS,
        )

    def _first_shown(self, key: int) -> int | None:
        """Return whose turn it is when a key picture is shown; None if it is not one to begin with."""
        if self._is_in_order:
            return key
        if self._index.codec in H264:
            return key if begins_anew(self._head(key)) else None
        behind = range(key + 1, min(key + 1 + _MOST_WAITING, len(self._index.slots_ms)))
        return next((at - 1 for at in behind if not waits_for_later(self._head(at))), None)

    def _head(self, number: int) -> bytes:
        length = min(_HEAD_BYTES, int(self._index.sizes[number]))
        return self._read_at(int(self._index.offsets[number]), length)


def read_avi_times(read_at: ReadAt, size: int) -> AviTimes | None:
    """Return what knows the times of an AVI's pictures, None where nothing tells them."""
    index = read_avi_index(read_at, size)
    if index is None or index.codec not in IN_ORDER | MPEG4 | H264:
        return None
    return AviTimes(read_at, index)
