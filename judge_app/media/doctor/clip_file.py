"""Opens one clip with FFmpeg so that nothing but the file itself is ever read.

Only the process that looks into clips imports this: a decoder that crashes takes its process along.
Needs PyAV (the `staff` extra).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer

# Containers of media alone: no playlists, no lists of files, no devices, no sequences of pictures.
_DEMUXERS = (
    "mov", "matroska", "webm", "avi", "asf", "flv", "mpeg", "mpegts", "mpegvideo", "ogg", "wav",
    "mp3", "aac", "flac", "amr", "amrnb", "amrwb", "aiff", "gif", "h264", "hevc", "m4v", "dv",
    "ivf", "rm", "nut", "w64", "caf", "ac3", "eac3", "dts", "h263", "mjpeg", "mxf",
)  # fmt: skip

_TELL_THE_END = {"matroska,webm", "asf"}
"""Containers whose length is when the clip ends on its own clock, which may begin late."""
_USUAL_RATE = 25
_WELL_BEFORE = 5.0
"""Seconds."""

_OPTIONS = {
    # The bytes come from a stream that is open already, so FFmpeg needs no protocol at all.
    "protocol_whitelist": "none",
    "format_whitelist": ",".join(_DEMUXERS),
}


class ClipFile:
    """An open clip: its main picture and its main sound."""

    def __init__(self, container: InputContainer) -> None:
        self.container = container
        self.picture = next((s for s in container.streams.video if _is_moving(s)), None)
        self.sound = next(iter(container.streams.audio), None)
        self.start = Fraction(container.start_time or 0, 1_000_000)
        """Seconds at which the clip's own clock begins."""

    @property
    def duration_ms(self) -> int:
        """The length that the container promises, 0 where it promises none."""
        if self.container.duration:
            length = Fraction(self.container.duration, 1_000_000)
            is_end = self.container.format.name in _TELL_THE_END and length > self.start > 0
            return round((length - self.start if is_end else length) * 1000)
        ends = [
            stream.duration * stream.time_base * 1000
            for stream in self.container.streams
            if stream.duration and stream.time_base
        ]
        return round(max(ends, default=0))

    @property
    def rate(self) -> Fraction:
        """Pictures a second as promised, a usual rate where nothing is."""
        picture = self.picture
        promised = None if picture is None else picture.average_rate or picture.guessed_rate
        return Fraction(promised or _USUAL_RATE)

    def moment(self, time: float | None) -> float:
        """Return seconds from the clip's beginning for a time of its own clock."""
        return 0.0 if time is None else max(0.0, time - float(self.start))

    def go_to(self, seconds: float) -> None:
        """Go to the key picture at or before a moment; in a transport stream it may lie behind it."""
        # Sent to the beginning of a transport stream, FFmpeg lands behind its first key picture.
        is_blind = seconds <= 0 and self.container.format.name == "mpegts"
        sent_to = float(self.start) + (-_WELL_BEFORE if is_blind else seconds)
        self.container.seek(round(sent_to * 1_000_000))


@contextmanager
def opened_clip(path: Path) -> Iterator[ClipFile]:
    """Open a clip; `av.FFmpegError` says in FFmpeg's words why it cannot be opened."""
    with path.open("rb") as stream, av.open(stream, mode="r", options=_OPTIONS) as container:
        yield ClipFile(container)


def has_decoder(stream: av.stream.Stream | None) -> bool:
    """Whether there is such a stream, and FFmpeg can decode it."""
    # PyAV's types promise a context, but streams of an unknown codec have none.
    return stream is not None and getattr(stream, "codec_context", None) is not None


def codec_name(stream: av.stream.Stream | None) -> str:
    """Return FFmpeg's name of a stream's codec, empty where it knows none."""
    if stream is None or not has_decoder(stream):
        return ""
    return str(stream.codec_context.codec.canonical_name or stream.codec_context.name)


def _is_moving(stream: av.VideoStream) -> bool:
    """Whether a picture stream is the clip's own, and not the cover of a song."""
    return not stream.disposition & av.stream.Disposition.attached_pic
