"""Decodes single pictures of a clip, upright and small. Runs in the looking process only."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import av
from PIL import Image

from judge_app.media.doctor.clip_file import ClipFile
from judge_app.media.examination import THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH

_MOST_DECODED = 400
_CLOSE_ENOUGH = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """A picture at `seconds` of the clip: a thumbnail, and the full size as shown."""

    seconds: float
    thumbnail: Image.Image
    width: int
    height: int
    rotation: int
    """How far the picture had to be turned clockwise: 0, 90, 180 or 270 degrees."""


class PictureReader:
    """Reads pictures of one clip.

    Args:
        clip: an open clip that has pictures.
        deadline: a `time.monotonic` after which the nearest key picture is good enough.
        beat: called for every picture decoded.
    """

    def __init__(self, clip: ClipFile, deadline: float, beat: Callable[[], None]) -> None:
        assert clip.picture is not None
        self._clip = clip
        self._stream = clip.picture
        self._stream.thread_type = "AUTO"
        self._deadline = deadline
        self._beat = beat

    def first(self) -> Glance | None:
        """Return the first picture, or None if there is none."""
        return self._glance(next(self._frames(0.0), None))

    def at(self, seconds: float) -> Glance | None:
        """Return the picture shown at a moment."""
        # In some streams one can only land behind the last key picture; then read from the start.
        return self._glance(self._shown_at(seconds, seconds) or self._shown_at(seconds, 0.0))

    def _shown_at(self, seconds: float, start: float) -> av.VideoFrame | None:
        """Return the last picture that begins by then, or the first of all where none does."""
        shown = None
        for number, frame in enumerate(self._frames(start)):
            is_later = self._clip.moment(frame.time) > seconds + _CLOSE_ENOUGH
            if is_later and (shown is not None or start > 0):
                break
            shown = frame
            if number >= _MOST_DECODED or time.monotonic() > self._deadline:
                break
        return shown

    def last(self, seconds: float) -> Glance | None:
        """Return the last picture of a clip that ends at `seconds`.

        Where only the beginning can be reached and it lies far back, that there is a picture must do.
        """
        for back in (1.0, 5.0, seconds):
            shown = None
            for number, frame in enumerate(self._frames(max(0.0, seconds - back))):
                shown = frame
                if number >= _MOST_DECODED:
                    break
            if shown is not None:
                return self._glance(shown)
        return None

    def _frames(self, seconds: float) -> Iterator[av.VideoFrame]:
        """Yield pictures from the key picture before a moment on, as far as they can be decoded."""
        try:
            self._clip.go_to(seconds)
            for frame in self._clip.container.decode(self._stream):
                self._beat()
                yield frame
        except (av.FFmpegError, ValueError, OSError):
            return

    def _glance(self, frame: av.VideoFrame | None) -> Glance | None:
        if frame is None:
            return None
        turned = -round(frame.rotation / 90) * 90 % 360
        width, height = self._square_size(frame)
        scale = min(THUMBNAIL_WIDTH / width, THUMBNAIL_HEIGHT / height)
        if turned in {90, 270}:
            scale = min(THUMBNAIL_HEIGHT / width, THUMBNAIL_WIDTH / height)
        picture = frame.to_image(  # type: ignore[no-untyped-call]
            width=max(2, round(width * scale)), height=max(2, round(height * scale))
        )
        upright = picture if turned == 0 else picture.rotate(-turned, expand=True)
        shown = (height, width) if turned in {90, 270} else (width, height)
        return Glance(
            seconds=self._clip.moment(frame.time),
            thumbnail=upright,
            width=shown[0],
            height=shown[1],
            rotation=turned,
        )

    def _square_size(self, frame: av.VideoFrame) -> tuple[int, int]:
        """Return the picture's size with square pixels, before it is turned."""
        shape = self._stream.sample_aspect_ratio
        if not shape or shape <= 0:
            return frame.width, frame.height
        return max(1, round(frame.width * shape)), frame.height
