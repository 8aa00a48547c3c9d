"""Writes an H.264/AAC copy that every laptop plays. Runs in the looking process only.

The picture is upright with square pixels, at most 1920 x 1080; every moment keeps its place, so
that notes written on the copy fit the original.
"""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
from av.container import OutputContainer
from av.filter import Graph

from judge_app.media.doctor.clip_copy_tracks import CopiedSound, TrackMixer
from judge_app.media.doctor.clip_file import ClipFile, has_decoder, opened_clip
from judge_app.media.doctor.clip_timeline import ClipTimeline

_CLOCK = Fraction(1, 90_000)
_LONGEST_SIDE, _SHORTEST_SIDE = 1920, 1080
_VIDEO_OPTIONS: dict[str, object] = {"preset": "veryfast", "crf": "21", "g": "60"}
_TURNS = {90: "transpose=clock,", 180: "hflip,vflip,", 270: "transpose=cclock,"}

Tell = Callable[[int, int], None]


class NotCopiedError(Exception):
    """No copy could be made; the text is FFmpeg's own."""


def write_copy(path: Path, target: Path, tell: Tell) -> None:
    """Write the copy; `tell` hears milliseconds done and in all. Raises `NotCopiedError`."""
    try:
        with (
            opened_clip(path) as clip,
            av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as out,
        ):
            if clip.picture is None and clip.sound is None:
                raise NotCopiedError("no picture and no sound")
            _Copying(clip, out, tell).run()
    except (av.FFmpegError, ValueError, OSError) as error:
        raise NotCopiedError(str(error)) from error


class _Copying:
    def __init__(self, clip: ClipFile, out: OutputContainer, tell: Tell) -> None:
        self._clip = clip
        self._tell = tell
        self._timeline = ClipTimeline(clip.start)
        self._total = clip.duration_ms
        self._out = out
        self._mixer = TrackMixer(out)
        self._graph: Graph | None = None
        self._video: av.VideoStream | None = None
        self._last_picture = -1
        self._sound = CopiedSound(out, self._mixer) if has_decoder(clip.sound) else None
        if not has_decoder(clip.picture):
            self._mixer.complete()

    def run(self) -> None:
        """Copy everything that can be decoded; what cannot is left out."""
        usable = [s for s in (self._clip.picture, self._clip.sound) if has_decoder(s)]
        for packet in self._clip.container.demux(*usable):
            try:
                frames = packet.decode()
            except av.FFmpegError:
                continue
            for frame in frames:
                if isinstance(frame, av.VideoFrame):
                    self._picture(frame)
                elif isinstance(frame, av.AudioFrame):
                    self._hear(frame)
        if self._last_picture < 0 and (self._sound is None or self._sound.is_empty):
            raise NotCopiedError("nothing could be decoded")
        if self._video is not None:
            self._mixer.write(self._video.encode())
        if self._sound is not None:
            self._sound.finish()
        if self._video is None:
            self._mixer.complete()

    def _picture(self, frame: av.VideoFrame) -> None:
        seconds = self._place(0, frame, 1 / self._clip.rate)
        if self._graph is None:
            self._prepare(frame)
        assert self._graph is not None
        assert self._video is not None
        self._graph.push(frame)
        upright = self._graph.pull()
        assert isinstance(upright, av.VideoFrame)
        upright.pts = max(self._last_picture + 1, round(seconds / _CLOCK))
        upright.time_base = _CLOCK
        upright.pict_type = 0
        self._last_picture = upright.pts
        self._mixer.write(self._video.encode(upright))

    def _prepare(self, first: av.VideoFrame) -> None:
        picture = self._clip.picture
        assert picture is not None
        turned = -round(first.rotation / 90) * 90 % 360
        shape = picture.sample_aspect_ratio or Fraction(1)
        sides = float(first.width * shape), float(first.height)
        width, height = fitted(*(reversed(sides) if turned in {90, 270} else sides))
        stream = self._out.add_stream("libx264", rate=self._clip.rate)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.time_base = _CLOCK
        stream.options = _VIDEO_OPTIONS
        graph = Graph()
        source = graph.add_buffer(template=picture)
        steps = f"{_TURNS.get(turned, '')}scale={width}:{height},setsar=1,format=yuv420p"
        _chain(graph, source, steps)
        self._graph, self._video = graph, stream
        self._mixer.complete()

    def _hear(self, frame: av.AudioFrame) -> None:
        if self._sound is None:
            return
        length = Fraction(frame.samples, frame.sample_rate or _CLOCK.denominator)
        self._sound.add(frame, self._place(1, frame, length))

    def _place(self, track: int, frame: av.VideoFrame | av.AudioFrame, length: Fraction) -> float:
        """Return seconds from the clip's beginning."""
        time = None
        if frame.pts is not None and frame.time_base is not None:
            time = frame.pts * Fraction(frame.time_base)
        seconds = max(0.0, float(self._timeline.place(track, time, length)))
        self._tell(round(seconds * 1000), self._total)
        return seconds


def fitted(width: float, height: float) -> tuple[int, int]:
    """Return even sides of the same shape, no longer than 1920 and 1080."""
    longest, shortest = max(width, height), min(width, height)
    scale = min(1.0, _LONGEST_SIDE / longest, _SHORTEST_SIDE / shortest)
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


def _chain(graph: Graph, source: "av.filter.context.FilterContext", steps: str) -> None:
    last = source
    for step in steps.split(","):
        name, _, arguments = step.partition("=")
        following = graph.add(name, arguments) if arguments else graph.add(name)
        last.link_to(following)
        last = following
    last.link_to(graph.add("buffersink"))
    graph.configure()
