"""The fragments of an MP4 that has no single index (ISO/IEC 14496-12, 8.8)."""

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from judge_app.media.containers.mp4_boxes import box, boxes, handler, leading_edit, units_a_second

_IS_NO_KEY = 0x10000
_HAS_PLACE, _HAS_DESCRIPTION, _HAS_DURATION, _HAS_SIZE, _HAS_FLAGS = 1, 2, 8, 0x10, 0x20
_HAS_FIRST_FLAGS = 4
_COLUMNS = ((0x100, "duration", ">u4"), (0x200, "size", ">u4"), (0x400, "flags", ">u4"),
            (0x800, "late", ">i4"))  # fmt: skip
_MOST_SAMPLES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FragmentedTrack:
    """What the clip's head tells of a track."""

    number: bytes
    holds_pictures: bool
    scale: int
    """Units of its times a second."""
    shift_ms: float
    """By so much later than its own times tell it is shown."""
    duration: int
    """How long a sample lasts, and its flags, where its fragment does not tell."""
    flags: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """One track's samples in one fragment, or in several that follow one another, in the order of storage."""

    shown_ms: NDArray[np.float64]
    decoded_ms: NDArray[np.float64]
    are_keys: NDArray[np.bool_]


def fragmented_tracks(index: bytes) -> list[FragmentedTrack] | None:
    """Return the tracks of pictures and sound; None if the index itself holds samples, or no fragment is due.

    Raises:
        struct.error, ValueError: the index is damaged, or leaves parts of a track out.
    """
    usual = {content[4:8]: content for content in boxes(box(index, b"mvex"), b"trex")}
    found = []
    for track in boxes(index, b"trak"):
        number = _track_number(track)
        if handler(track) not in {b"vide", b"soun"} or number not in usual:
            continue
        if struct.unpack_from(">I", box(track, b"mdia", b"minf", b"stbl", b"stts"), 4) != (0,):
            return None
        edit = leading_edit(box(track, b"edts", b"elst"))
        if edit is None:
            return None
        scale = units_a_second(box(track, b"mdia", b"mdhd"))
        movie_scale = units_a_second(box(index, b"mvhd"))
        duration, _, flags = struct.unpack_from(">III", usual[number], 12)
        found.append(
            FragmentedTrack(
                number=number,
                holds_pictures=handler(track) == b"vide",
                scale=scale,
                shift_ms=edit[0] * 1000 / movie_scale - edit[1] * 1000 / scale,
                duration=duration,
                flags=flags,
            )
        )
    return found or None


def read_fragment(content: bytes, track: FragmentedTrack) -> Fragment | None:
    """Return a track's samples in a fragment (`moof`), None where it has none there.

    Raises:
        struct.error, ValueError: the fragment is damaged, or does not tell its times.
    """
    parts = [
        part
        for stored in boxes(content, b"traf")
        if box(stored, b"tfhd")[4:8] == track.number
        for part in _runs(stored, track)
    ]
    return joined(parts) if parts else None


def joined(parts: list[Fragment]) -> Fragment:
    """Return fragments that follow one another as one."""
    return Fragment(
        shown_ms=np.concatenate([part.shown_ms for part in parts]),
        decoded_ms=np.concatenate([part.decoded_ms for part in parts]),
        are_keys=np.concatenate([part.are_keys for part in parts]),
    )


def _runs(stored: bytes, track: FragmentedTrack) -> list[Fragment]:
    head, time = box(stored, b"tfhd"), box(stored, b"tfdt")
    (told,) = struct.unpack_from(">I", head)
    at = 8 + 8 * bool(told & _HAS_PLACE) + 4 * bool(told & _HAS_DESCRIPTION)
    duration, flags = track.duration, track.flags
    if told & _HAS_DURATION:
        (duration,) = struct.unpack_from(">I", head, at)
        at += 4
    at += 4 * bool(told & _HAS_SIZE)
    if told & _HAS_FLAGS:
        (flags,) = struct.unpack_from(">I", head, at)
    (ticks,) = struct.unpack_from(">Q" if time[:1] == b"\1" else ">I", time, 4)
    found = []
    for run in boxes(stored, b"trun"):
        durations, late, is_no_key = _run(run, duration, flags)
        decoded = ticks + np.concatenate(([0], np.cumsum(durations)[:-1]))
        ticks += int(durations.sum())
        found.append(
            Fragment(
                shown_ms=(decoded + late) * 1000 / track.scale + track.shift_ms,
                decoded_ms=decoded * 1000 / track.scale + track.shift_ms,
                are_keys=~is_no_key,
            )
        )
    return found


def _run(
    run: bytes, duration: int, flags: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    told, count = struct.unpack_from(">II", run)
    if not 0 < count <= _MOST_SAMPLES:
        raise ValueError(count)
    at = 8 + 4 * (told & 1)
    columns = [(name, form) for bit, name, form in _COLUMNS if told & bit]
    first = flags
    if told & _HAS_FIRST_FLAGS:
        (first,) = struct.unpack_from(">I", run, at)
        at += 4
    table = np.frombuffer(run, np.dtype(columns), count, at) if columns else None

    def column(name: str, usual: int) -> NDArray[np.int64]:
        names = () if table is None else table.dtype.names or ()
        if table is None or name not in names:
            return np.full(count, usual, np.int64)
        return table[name].astype(np.int64)

    late, all_flags = column("late", 0), column("flags", flags)
    if late.min() < 0:
        raise ValueError(
            "players differ in how they take pictures that are shown before their time"
        )
    if told & _HAS_FIRST_FLAGS:
        all_flags[0] = first
    return column("duration", duration), late, (all_flags & _IS_NO_KEY) > 0


def _track_number(track: bytes) -> bytes:
    head = box(track, b"tkhd")
    at = 20 if head[:1] == b"\1" else 12
    return head[at : at + 4]
