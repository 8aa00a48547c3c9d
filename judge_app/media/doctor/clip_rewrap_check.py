"""Holds a clip that was put into another container against the original.

Runs in the looking process only.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import av
from PIL import Image, ImageChops

from judge_app.media.doctor.clip_file import ClipFile, opened_clip
from judge_app.media.doctor.clip_rewrap import NotRewrappedError, Rewrapped

_SAME = 0.0015
"""Seconds; Matroska and FLV count whole milliseconds."""
_SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
_WELL_BEFORE = 10.0
_MOST_DECODED = 2000
_NEIGHBOURS = 50

Beat = Callable[[], None]


def check_rewrapped(original: Path, copy: Path, written: Rewrapped, beat: Beat) -> None:
    """Make sure that every picture is there and is reached at its time.

    First, middle and last ones are decoded on either side and must be alike; where the clock of the
    original was set anew its places are not known, and only the copy's are looked at.

    Raises:
        NotRewrappedError: they do not agree.
    """
    try:
        with opened_clip(copy) as rewrapped, opened_clip(original) as clip:
            _compare_times(rewrapped, written.shown, beat)
            if written.has_joined_fields:
                _compare_neighbours(rewrapped, sorted(written.shown), beat)
            for seconds in _places(written.shown):
                reached = _picture(rewrapped, seconds, beat)
                if reached is None:
                    raise NotRewrappedError(f"{seconds:.3f} s is not reached")
                if not written.is_joined and not _is_alike(clip, seconds, reached, beat):
                    raise NotRewrappedError(f"another picture at {seconds:.3f} s")
    except (av.FFmpegError, ValueError, OSError) as error:
        raise NotRewrappedError(str(error)) from error


def _compare_times(rewrapped: ClipFile, shown: Sequence[float], beat: Beat) -> None:
    found = []
    for packet in rewrapped.container.demux(rewrapped.picture):
        beat()
        if packet.size and packet.pts is not None and packet.time_base is not None:
            found.append(float(packet.pts * packet.time_base))
    if len(found) != len(shown):
        raise NotRewrappedError(f"{len(found)} of {len(shown)} pictures")
    if any(abs(one - other) > _SAME for one, other in zip(found, shown, strict=True)):
        raise NotRewrappedError("pictures at other times")


def _compare_neighbours(rewrapped: ClipFile, ordered: Sequence[float], beat: Beat) -> None:
    """Make sure that what was joined is one picture each, here and there."""
    for share in _SHARES[:-1]:
        at = round(share * (len(ordered) - 1))
        rewrapped.container.seek(round(ordered[at] * 1_000_000))
        found = []
        for frame in islice(_decoded(rewrapped), _NEIGHBOURS):
            beat()
            found.append(frame.time or 0.0)
        begin = bisect_left(ordered, found[0] - _SAME) if found else 0
        wanted = ordered[begin : begin + len(found)]
        if not found or any(abs(a - b) > _SAME for a, b in zip(found, wanted, strict=True)):
            raise NotRewrappedError("fields do not make pictures")


def _places(shown: Sequence[float]) -> list[float]:
    ordered = sorted(shown)
    last = len(ordered) - 1
    return [ordered[round(share * last)] for share in _SHARES]


def _picture(clip: ClipFile, wanted: float, beat: Beat) -> av.VideoFrame | None:
    """Return the picture that begins at `wanted`, in seconds of the clip's own clock.

    Where it leans on a key picture before the last one, or seeks land behind the place, it is led
    there from further back.
    """
    begin = float(clip.start)
    for sought in (max(begin, wanted), max(begin, wanted - _WELL_BEFORE), begin - _WELL_BEFORE):
        clip.container.seek(round(sought * 1_000_000))
        for number, frame in enumerate(_decoded(clip)):
            beat()
            at = frame.time or 0.0
            if abs(at - wanted) <= _SAME:
                return frame
            if number >= _MOST_DECODED:
                return None
            if at > wanted:
                break
    return None


def _decoded(clip: ClipFile) -> Iterator[av.VideoFrame]:
    assert clip.picture is not None
    clip.picture.codec_context.flush_buffers()
    has_key = False
    for packet in clip.container.demux(clip.picture):
        has_key = has_key or packet.is_keyframe
        if has_key:
            yield from packet.decode()


def _is_alike(clip: ClipFile, seconds: float, reached: av.VideoFrame, beat: Beat) -> bool:
    """Whether the original shows the same; where it cannot be reached there, that must do."""
    original = _picture(clip, seconds + float(clip.start), beat)
    if original is None:
        return True
    return ImageChops.difference(_small(original), _small(reached)).getbbox() is None


def _small(frame: av.VideoFrame) -> Image.Image:
    small: Image.Image = frame.to_image(width=160, height=96)  # type: ignore[no-untyped-call]
    return small
