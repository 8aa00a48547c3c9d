"""When the pictures of an MP4 in fragments are shown, from the heads of its fragments."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from judge_app.media.containers.mp4_boxes import TopBox, box, boxes, movie_index, top_boxes
from judge_app.media.containers.mp4_fragments import (
    Fragment,
    FragmentedTrack,
    fragmented_tracks,
    joined,
    read_fragment,
)
from judge_app.media.containers.mp4_times import Mp4Times
from judge_app.media.containers.stored_bytes import LARGEST_INDEX, LONGEST_STRETCH, ReadAt
from judge_app.media.containers.stretch import ROUNDING_MS, Stretch

_AHEAD = 24
_AHEAD_MS = 1000
_TRIES = 16
_MOST_FRAGMENTS = 1024
_FIRST = 8
"""In so many fragments each track has begun."""
_KEPT = 32
_DAMAGE = (struct.error, ValueError, IndexError, ArithmeticError)


class FragmentTimes:
    """Reads a stretch's fragments when it is asked for.

    `places` are times, in milliseconds of the track, and offsets of fragments; `start_ms` is when the
    first track begins, from which players count.
    """

    def __init__(
        self,
        read_at: ReadAt,
        size: int,
        track: FragmentedTrack,
        places: list[tuple[float, int]],
        start_ms: float,
    ) -> None:
        self._read_at = read_at
        self._size = size
        self._track = track
        self._places = places
        self._start_ms = start_ms
        self._fragment = lru_cache(_KEPT)(
            lambda found: read_fragment(_content(read_at, found), track)
        )

    def stretch(self, target_ms: float) -> Stretch | None:
        """Return the pictures around a moment, None where they are too far apart, or damage."""
        target = target_ms + self._start_ms
        last = max(0, bisect_right(self._places, (target + ROUNDING_MS, self._size)) - 1)
        try:
            for number in range(last, max(-1, last - _TRIES), -1):
                found = self._from(self._places[number][1], target)
                if found is None or not found.are_keys.any():
                    continue
                times = self._times(found)
                if number == 0 or times.shown_ms[times.keys[0]] <= target_ms + ROUNDING_MS:
                    return times.stretch(target_ms)
        except _DAMAGE:
            pass
        return None

    def _times(self, found: Fragment) -> Mp4Times:
        return Mp4Times(
            shown_ms=found.shown_ms - self._start_ms,
            decoded_ms=found.decoded_ms - self._start_ms,
            keys=np.nonzero(found.are_keys)[0],
        )

    def _from(self, begin: int, target: float) -> Fragment | None:
        """Return the fragments from one on until enough lies beyond the target."""
        parts: list[Fragment] = []
        beyond = 0
        for found in top_boxes(self._read_at, begin, self._size):
            if found.start - begin > LONGEST_STRETCH:
                return None
            part = self._fragment(found) if found.kind == b"moof" else None
            if part is None:
                continue
            parts.append(part)
            beyond += int((part.decoded_ms > target).sum())
            if beyond > _AHEAD and part.decoded_ms[-1] > target + _AHEAD_MS:
                break
        return joined(parts) if parts else None


def read_fragment_times(read_at: ReadAt, size: int) -> FragmentTimes | None:
    """Return what knows the times of the pictures of an MP4 in fragments, None if it is none such."""
    try:
        tracks = fragmented_tracks(movie_index(read_at, size))
        track = next((track for track in tracks or () if track.holds_pictures), None)
        start_ms = _start_ms(read_at, size, tracks or [])
        if track is None or start_ms is None:
            return None
        places = sorted(_named(read_at, size, track)) or _walked(read_at, size, track)
    except _DAMAGE:
        return None
    return FragmentTimes(read_at, size, track, places, start_ms) if places else None


def _start_ms(read_at: ReadAt, size: int, tracks: list[FragmentedTrack]) -> float | None:
    starts: dict[bytes, float] = {}
    for _, fragment in zip(range(_FIRST), _fragments(read_at, size), strict=False):
        content = _content(read_at, fragment)
        for track in tracks:
            found = read_fragment(content, track)
            if found is not None:
                starts.setdefault(track.number, max(0.0, float(found.shown_ms.min())))
        if len(starts) == len(tracks):
            break
    return min(starts.values()) if starts else None


def _fragments(read_at: ReadAt, size: int) -> Iterator[TopBox]:
    return (found for found in top_boxes(read_at, 0, size) if found.kind == b"moof")


def _content(read_at: ReadAt, found: TopBox) -> bytes:
    return read_at(found.content_at, min(found.length, LARGEST_INDEX))


def _walked(read_at: ReadAt, size: int, track: FragmentedTrack) -> list[tuple[float, int]]:
    """Return time and place of every fragment with pictures; none if they are too many."""
    found = []
    for number, fragment in enumerate(_fragments(read_at, size)):
        if number == _MOST_FRAGMENTS:
            return []
        part = read_fragment(_content(read_at, fragment), track)
        if part is not None:
            found.append((float(part.decoded_ms[0]), fragment.start))
    return found


def _named(read_at: ReadAt, size: int, track: FragmentedTrack) -> Iterator[tuple[float, int]]:
    """Yield those that the table at the end names: such as have key pictures (`mfra`)."""
    end = read_at(max(0, size - 4), 4)
    length = int.from_bytes(end, "big")
    if not 16 < length <= min(size, LARGEST_INDEX):
        return
    for table in boxes(box(read_at(size - length, length), b"mfra"), b"tfra"):
        told, count = struct.unpack_from(">I", table, 8)[0], struct.unpack_from(">I", table, 12)[0]
        if table[4:8] != track.number:
            continue
        is_long = table[:1] == b"\1"
        rest = sum((told >> shift & 3) + 1 for shift in (0, 2, 4))
        entry = struct.Struct(f">{'QQ' if is_long else 'II'}{rest}x")
        for number in range(count):
            ticks, place = entry.unpack_from(table, 16 + number * entry.size)
            yield ticks * 1000 / track.scale + track.shift_ms, place
