"""Looks into one clip: what it promises, and what of it can really be seen and heard.

Runs in the looking process only (see `doctor_process`).
"""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av

from judge_app.contest.facts import ClipProblem
from judge_app.media.doctor.clip_file import ClipFile, codec_name, has_decoder, opened_clip
from judge_app.media.doctor.clip_pictures import Glance, PictureReader
from judge_app.media.doctor.clip_sound import is_silent
from judge_app.media.doctor.clip_strip import is_black, is_frozen, write_strip
from judge_app.media.examination import FILMSTRIP_PICTURES, Examination
from judge_app.media.magic import Container
from judge_app.media.promises import HEAD_BYTES, promised_ms
from judge_app.media.seekable import seeks_exactly
from judge_app.media.selection import plays_everywhere

EARLY_END_MS = 1000
_INDEXED = 0.9
"""So large a share of the pictures that its head promises an AVI lists at least."""
_TAIL_SECONDS = 3.0
_PICTURE_SECONDS = 6.0
"""So long all thumbnails of a clip may take; after that key pictures alone must do."""

Beat = Callable[[], None]
"""Called often, so that the asking side sees that work goes on."""


def look_into(path: Path, container: Container, strip: Path | None, beat: Beat) -> Examination:
    """Return everything that is found out about a clip; whatever is wrong is part of it."""
    found = Examination(container=container)
    try:
        found = replace(found, duration_ms=_promised_ms(path, container))
        with opened_clip(path) as clip:
            return _Looking(clip, found, beat).all(strip)
    except (av.FFmpegError, ValueError, OSError) as error:
        problem = ClipProblem.NOT_A_CLIP if container is Container.UNKNOWN else ClipProblem.DAMAGED
        return replace(found, is_examined=True, problems=(problem,), details=_words(error))


class _Looking:
    """One clip's examination, step by step."""

    def __init__(self, clip: ClipFile, found: Examination, beat: Beat) -> None:
        self._clip = clip
        self._found = found
        self._beat = beat
        self._problems: list[ClipProblem] = []

    def all(self, strip: Path | None) -> Examination:
        """Take every step and return what was found."""
        self._promises()
        if not (self._found.has_picture or self._found.has_sound):
            self._problems.append(ClipProblem.NOT_A_CLIP)
        self._end()
        if self._found.has_picture:
            self._pictures(strip)
        elif self._found.has_sound:
            self._problems.append(ClipProblem.NO_PICTURE)
        self._sound()
        if not plays_everywhere(self._found.video_codec):
            self._problems.append(ClipProblem.NEEDS_COPY)
        problems = tuple(dict.fromkeys(self._problems))
        return replace(self._found, is_examined=True, problems=problems)

    def _promises(self) -> None:
        clip = self._clip
        picture, sound = clip.picture, clip.sound
        rate = picture.average_rate or picture.guessed_rate if picture is not None else None
        self._found = replace(
            self._found,
            video_codec=codec_name(picture),
            audio_codec=codec_name(sound),
            duration_ms=max(clip.duration_ms, self._found.duration_ms),
            has_picture=picture is not None,
            has_sound=sound is not None,
            frames_per_second="" if not rate else f"{rate.numerator}/{rate.denominator}",
        )
        for stream in (picture, sound):
            if stream is not None and not has_decoder(stream):
                self._problems.append(ClipProblem.UNKNOWN_CODEC)
        # Before anything is read: FFmpeg lists what it comes across.
        if picture is not None and not _is_exact(self._found, picture):
            self._problems.append(ClipProblem.SEEKS_ROUGHLY)

    def _end(self) -> None:
        """Find where the packets really end: a copy that was interrupted keeps its old length."""
        duration = self._found.duration_ms / 1000
        end = self._last_packet(max(0.0, duration - _TAIL_SECONDS))
        if end is None and duration > _TAIL_SECONDS:
            end = self._last_packet(0.0)
        ends_at = round((end or 0.0) * 1000)
        self._found = replace(
            self._found,
            ends_at_ms=ends_at,
            duration_ms=self._found.duration_ms or ends_at,
        )
        if ends_at < self._found.duration_ms - EARLY_END_MS:
            self._problems.append(ClipProblem.ENDS_EARLY)

    def _last_packet(self, seconds: float) -> float | None:
        clip, last = self._clip, None
        streams = [stream for stream in (clip.picture, clip.sound) if stream is not None]
        try:
            clip.go_to(seconds)
            for packet in clip.container.demux(*streams):
                self._beat()
                if packet.pts is None or packet.time_base is None:
                    continue
                until = float((packet.pts + (packet.duration or 0)) * packet.time_base)
                last = max(last or 0.0, clip.moment(until))
        except (av.FFmpegError, ValueError, OSError) as error:
            self._found = replace(self._found, details=_words(error))
        return last

    def _pictures(self, strip: Path | None) -> None:
        if not has_decoder(self._clip.picture):
            return
        reader = PictureReader(self._clip, time.monotonic() + _PICTURE_SECONDS, self._beat)
        end = min(self._found.ends_at_ms or self._found.duration_ms, self._found.duration_ms)
        seconds = end / 1000
        three = (reader.first(), reader.at(seconds / 2), reader.last(seconds))
        self._learn_shape(next((glance for glance in three if glance is not None), None))
        count = FILMSTRIP_PICTURES
        whole = self._found.duration_ms / 1000
        strips = [reader.at((number + 0.5) * whole / count) for number in range(count)]
        seen = [glance for glance in (*three, *strips) if glance is not None]
        self._judge(three, seen)
        if strip is not None and any(strips):
            write_strip(strip, [None if g is None else g.thumbnail for g in strips])
            self._found = replace(self._found, filmstrip_pictures=count)

    def _learn_shape(self, glance: Glance | None) -> None:
        if glance is not None:
            self._found = replace(
                self._found, width=glance.width, height=glance.height, rotation=glance.rotation
            )

    def _judge(self, three: tuple[Glance | None, ...], seen: list[Glance]) -> None:
        decoded = tuple(glance is not None for glance in three)
        self._found = replace(self._found, pictures_decoded=decoded)
        if not seen:
            # Cut off before its first picture, it is not one that was meant to be without.
            if ClipProblem.ENDS_EARLY not in self._problems:
                self._problems.append(ClipProblem.NO_PICTURE)
            return
        if not all(decoded) and ClipProblem.ENDS_EARLY not in self._problems:
            self._problems.append(ClipProblem.DAMAGED)
        if is_black([glance.thumbnail for glance in seen]):
            self._problems.append(ClipProblem.BLACK)
        elif is_frozen([(glance.seconds, glance.thumbnail) for glance in seen]):
            self._problems.append(ClipProblem.FROZEN)

    def _sound(self) -> None:
        if not has_decoder(self._clip.sound):
            return
        silent = is_silent(self._clip, self._found.duration_ms / 1000, self._beat)
        if silent is None:
            self._problems.append(ClipProblem.DAMAGED)
        elif silent:
            self._found = replace(self._found, is_silent=True)
            self._problems.append(ClipProblem.SILENT)


def _is_exact(found: Examination, picture: av.VideoStream) -> bool:
    has_index = len(picture.index_entries) >= _INDEXED * picture.frames
    return seeks_exactly(found.container, has_index=has_index)


def _promised_ms(path: Path, container: Container) -> int:
    with path.open("rb") as stream:
        return promised_ms(container, stream.read(HEAD_BYTES), path.stat().st_size)


def _words(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
