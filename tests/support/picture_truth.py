"""Which picture of a numbered clip is the right one at a moment, as FFmpeg's own library (PyAV) has it.

Neither player is asked, so that both can be held to it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

import av
from av.container import InputContainer
from av.video.frame import VideoFrame

from judge_app.media.picture import Picture
from tests.support.clips import HEIGHT, WIDTH, read_number

KnownPictures = list[tuple[float, int]]
"""When each picture begins, in milliseconds from the clip's start, and its number, in the order shown."""


def numbers_by_time(clip: Path) -> KnownPictures:
    """Return when each picture begins, and its number."""
    with av.open(str(clip)) as container:
        start = _start_ms(container)
        read = [(time - start, _number(frame)) for time, frame in timed_frames(container)]
    found = sorted((time, number) for time, number in read if number is not None)
    turns = _turns_ms(clip) if clip.suffix == ".avi" else [time for time, _ in found]
    return list(zip(turns, [number for _, number in found], strict=True))


def rank_at(known: KnownPictures, moment_ms: float) -> int:
    """Return the how many-th picture is shown at a moment: the last that has begun, else the first."""
    return max(0, bisect_right(known, moment_ms, key=lambda picture: picture[0]) - 1)


def timed_frames(container: InputContainer) -> Iterator[tuple[float, VideoFrame]]:
    """Decode the pictures, each with its time in milliseconds as the container tells it."""
    for frame in container.decode(video=0):
        if frame.pts is not None and frame.time_base is not None:
            yield float(frame.pts * frame.time_base) * 1000, frame


def _number(frame: VideoFrame) -> int | None:
    rows = frame.reformat(width=WIDTH, height=HEIGHT, format="bgra").to_ndarray()
    return read_number(Picture(width=WIDTH, height=HEIGHT, stride=WIDTH * 4, pixels=rows.tobytes()))


def _turns_ms(clip: Path) -> list[float]:
    """Return when the pictures of an AVI begin, which tells their turns only; FFmpeg guesses more."""
    with av.open(str(clip)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.dts is not None]
        return sorted(
            float((packet.dts or 0) * (packet.time_base or 0)) * 1000 for packet in packets
        )


def _start_ms(container: InputContainer) -> float:
    """Return the moment from which players count.

    In WebM that is the first packet, also where it is sound that only warms its decoder up, and which
    FFmpeg since its version 8 leaves out of the start that it tells.
    """
    start = (container.start_time or 0) / 1000
    if "matroska" in container.format.name:
        packet = next(container.demux())
        if packet.pts is not None and packet.time_base is not None:
            start = min(start, float(packet.pts * packet.time_base) * 1000)
        container.seek(0)
    return start
