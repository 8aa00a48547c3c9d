"""When the pictures of an MP4 are shown, from the tables of its index (ISO/IEC 14496-12, 8.6)."""

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from judge_app.media.containers.mp4_boxes import (
    box,
    boxes,
    handler,
    leading_edit,
    movie_index,
    units_a_second,
)
from judge_app.media.containers.stored_bytes import ReadAt
from judge_app.media.containers.stretch import Stretch, just_after

_AHEAD = 24
"""So many pictures beyond the target: more than any coder keeps waiting."""
_MOST_PICTURES = 4_000_000
_SAME_MS = 0.6
_END_MS = 700
"""So near the end libVLC has read all bytes before it shows anything; it is led there step by step."""

_Times = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mp4Times:
    """All pictures of the first picture track, in the order of storage."""

    shown_ms: _Times
    decoded_ms: _Times
    keys: NDArray[np.int64]
    """Which of them are key pictures, counted from 0."""

    def stretch(self, target_ms: float) -> Stretch | None:
        """Return the pictures around a moment."""
        at = int(np.searchsorted(self.shown_ms[self.keys], target_ms + _SAME_MS, "right")) - 1
        key = int(self.keys[max(0, at)])
        first = float(self.shown_ms[key])
        if first < -_SAME_MS:
            return None
        end = int(np.searchsorted(self.decoded_ms, target_ms + 1, "right")) + _AHEAD
        shown, decoded = self.shown_ms[key:end], self.decoded_ms[key:end]
        is_in_order = bool(np.all(np.abs(shown - decoded) < _SAME_MS))
        return Stretch(
            times_ms=tuple(np.sort(shown[shown >= first]).tolist()),
            key_ms=just_after(max(0.0, first)),
            is_in_order=is_in_order and self._can_be_sent_to(target_ms),
        )

    def _can_be_sent_to(self, target_ms: float) -> bool:
        return target_ms <= float(self.shown_ms.max()) - _END_MS


def read_mp4_times(read_at: ReadAt, size: int) -> Mp4Times | None:
    """Return the times of an MP4's pictures.

    None where the index does not tell them: fragments, several edits, damage.
    """
    try:
        return _read(movie_index(read_at, size))
    except (struct.error, ValueError, IndexError, ArithmeticError):
        return None


def _read(index: bytes) -> Mp4Times | None:
    if box(index, b"mvex"):
        return None
    starts = []
    found: Mp4Times | None = None
    movie_scale = units_a_second(box(index, b"mvhd"))
    for track in boxes(index, b"trak"):
        kind = handler(track)
        if kind not in {b"vide", b"soun"}:
            continue
        times = _track_times(track, movie_scale)
        if times is None:
            return None
        starts.append(max(0.0, float(times.shown_ms.min())))
        if kind == b"vide" and found is None:
            found = times
    if found is None:
        return None
    # Players count from the moment at which the first track begins.
    start = min(starts)
    return Mp4Times(
        shown_ms=found.shown_ms - start,
        decoded_ms=found.decoded_ms - start,
        keys=found.keys,
    )


def _track_times(track: bytes, movie_scale: int) -> Mp4Times | None:
    tables = box(track, b"mdia", b"minf", b"stbl")
    edit = leading_edit(box(track, b"edts", b"elst"))
    decoded = _runs(box(tables, b"stts"))
    if edit is None or decoded is None or not len(decoded):
        return None
    decoded = np.concatenate(([0], np.cumsum(decoded)[:-1]))
    late = _runs(box(tables, b"ctts")) if box(tables, b"ctts") else np.zeros(1, np.int64)
    if late is None or (len(late) > 1 and len(late) < len(decoded)) or late.min() < 0:
        return None
    shown = decoded + (late[: len(decoded)] if len(late) > 1 else late)
    scale = units_a_second(box(track, b"mdia", b"mdhd"))
    pause_ms, left_out = edit[0] * 1000 / movie_scale, edit[1]
    listed = box(tables, b"stss")
    keys = np.arange(len(decoded), dtype=np.int64)
    if listed:
        keys = np.frombuffer(listed[8:], ">u4").astype(np.int64) - 1
    if not len(keys) or keys.min() < 0 or keys.max() >= len(decoded):
        return None
    return Mp4Times(
        shown_ms=(shown - left_out) * 1000.0 / scale + pause_ms,
        decoded_ms=(decoded - left_out) * 1000.0 / scale + pause_ms,
        keys=keys,
    )


def _runs(table: bytes) -> NDArray[np.int64] | None:
    """Return the values of a table of (how often, value); a value is signed, as players take it."""
    (count,) = struct.unpack_from(">I", table, 4)
    entries = np.frombuffer(table, ">i4", count * 2, 8).reshape(-1, 2).astype(np.int64)
    if (entries[:, 0] < 0).any() or entries[:, 0].sum() > _MOST_PICTURES:
        return None
    return np.repeat(entries[:, 1], entries[:, 0])
