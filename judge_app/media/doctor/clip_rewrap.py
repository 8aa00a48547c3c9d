"""Puts a clip's picture and sound as they are into a container with an index.

Not a bit of them changes and no time is lost on coding, but players can go to every picture. Runs
in the looking process only.
"""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.container import OutputContainer

from judge_app.media.doctor.clip_fields import FieldJoiner
from judge_app.media.doctor.clip_file import ClipFile, codec_name, opened_clip
from judge_app.media.doctor.clip_timeline import ClipTimeline

_CLOCK = Fraction(1, 90_000)
_APART, _TOLERATED = Fraction(1, 1000), Fraction(1, 10)
_PICTURES = {"h264", "hevc", "mpeg4", "mpeg1video", "mpeg2video"}
_SOUNDS = {
    "mp4": {"aac", "mp3", "mp2", "ac3", "eac3"},
    "matroska": {"aac", "mp3", "mp2", "ac3", "eac3", "dts", "flac", "opus", "vorbis", "pcm_s16le"},
}
_LINES = {"mp4": set[str](), "matroska": {"dvb_subtitle", "hdmv_pgs_subtitle", "dvd_subtitle"}}
"""Subtitles. Those of teletext neither container holds; they are left out."""
_OPTIONS = {
    # In whole milliseconds an MP4 could not say exactly when its first picture begins.
    "mp4": {"movie_timescale": "90000"},
    "matroska": {"cues_to_front": "1"},
}
LARGEST_TURNED = 200_000_000
"""Bytes; to bring its index to the front the whole file is written once more, without a sign of life.
Players find it at the end too."""

Tell = Callable[[int, int], None]


class NotRewrappedError(Exception):
    """The clip cannot be put into another container as it is; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrapped:
    """What was written."""

    shown: tuple[float, ...]
    """When each picture is shown, in seconds, in the order of storage."""
    is_joined: bool
    """Whether the original's clock was set anew somewhere."""
    has_joined_fields: bool
    """Whether pictures were put together from two fields."""


def rewrap(path: Path, target: Path, tell: Tell) -> Rewrapped:
    """Write the clip into `target`, an MP4, or a Matroska file where an MP4 cannot hold all of it.

    `tell` hears milliseconds done and in all.

    Raises:
        NotRewrappedError: some codec fits into neither, or a picture has no time.
    """
    try:
        with opened_clip(path) as clip:
            kind = _container_for(clip)
            options = dict(_OPTIONS[kind])
            if kind == "mp4" and path.stat().st_size <= LARGEST_TURNED:
                options["movflags"] = "+faststart"
            with av.open(str(target), "w", format=kind, options=options) as out:
                return _Rewrapping(clip, out, kind, tell).run()
    except (av.FFmpegError, ValueError, OSError) as error:
        raise NotRewrappedError(str(error)) from error


def _container_for(clip: ClipFile) -> str:
    if codec_name(clip.picture) not in _PICTURES:
        raise NotRewrappedError(f"picture: {codec_name(clip.picture)}")
    sounds = {codec_name(sound) for sound in clip.container.streams.audio}
    lines = {codec_name(line) for line in clip.container.streams.subtitles}
    for kind in ("mp4", "matroska"):
        if sounds <= _SOUNDS[kind] and not (lines & _LINES["matroska"]) - _LINES[kind]:
            return kind
    raise NotRewrappedError(f"sound: {', '.join(sorted(sounds))}")


class _Rewrapping:
    def __init__(self, clip: ClipFile, out: OutputContainer, kind: str, tell: Tell) -> None:
        assert clip.picture is not None
        self._clip = clip
        self._out = out
        self._tell = tell
        self._length = 1 / clip.rate
        self._timeline = ClipTimeline(clip.start)
        self._fields = FieldJoiner(clip.picture)
        self._shown: list[float] = []
        self._reached: dict[int, int] = {}
        self._tracks = {clip.picture.index: self._track(clip.picture)}
        for sound in clip.container.streams.audio:
            self._tracks[sound.index] = self._track(sound)
        for line in clip.container.streams.subtitles:
            if codec_name(line) in _LINES[kind]:
                self._tracks[line.index] = self._track(line)

    def run(self) -> Rewrapped:
        """Hand over every packet, from the first key picture on."""
        for packet in self._fields.joined(self._clip.container.demux()):
            track = self._tracks.get(packet.stream_index)
            if track is None or packet.size == 0 or not self._is_of_use(packet):
                continue
            self._place(packet)
            is_picture = packet.stream.type == "video"
            packet.stream = track
            # Sound that is damaged has no head to read: no player hears it, and none misses it.
            with nullcontext() if is_picture else suppress(av.InvalidDataError):
                self._out.mux_one(packet)
        if not self._shown:
            raise NotRewrappedError("no key picture")
        return Rewrapped(
            shown=tuple(self._shown),
            is_joined=self._timeline.is_joined,
            has_joined_fields=self._fields.has_joined,
        )

    def _track(self, stream: Any) -> Any:
        track = self._out.add_stream_from_template(stream)
        track.time_base = _CLOCK if stream.type == "video" else stream.time_base
        for key in ("language", "title"):
            if key in stream.metadata:
                track.metadata[key] = stream.metadata[key]
        return track

    def _is_of_use(self, packet: "av.Packet[Any]") -> bool:
        """Whether it can be shown: what comes before the first key picture leans on what is lost."""
        is_picture = packet.stream.type == "video"
        return not is_picture or bool(self._shown) or packet.is_keyframe

    def _place(self, packet: "av.Packet[Any]") -> None:
        """Count its times from the clip's beginning."""
        if packet.pts is None or packet.time_base is None:
            raise NotRewrappedError("a packet has no time")
        if packet.dts is None:
            packet.dts = packet.pts
        base = packet.time_base
        if not packet.duration and packet.stream.type == "video":
            # Without a length of its own the last picture would not be part of the clip.
            packet.duration = round(self._length / base)
        length = (packet.duration or 0) * base
        shift = self._timeline.shift(packet.stream_index, packet.dts * base, length)
        ticks = round(shift / base)
        ticks += self._nudge(packet, packet.dts + ticks, base)
        packet.pts += ticks
        packet.dts += ticks
        self._reached[packet.stream_index] = packet.dts
        seconds = float(packet.pts * base)
        self._tell(round(max(0.0, seconds) * 1000), self._clip.duration_ms)
        if packet.stream.type == "video":
            self._shown.append(seconds)

    def _nudge(self, packet: "av.Packet[Any]", dts: int, base: Fraction) -> int:
        """Return by how many ticks sound must move that is stamped like the sound before it."""
        reached = self._reached.get(packet.stream_index)
        if reached is None or dts > reached:
            return 0
        late = reached - dts + round(_APART / base)
        if packet.stream.type == "video" or late * base > _TOLERATED:
            raise NotRewrappedError("times run backwards")
        return late
