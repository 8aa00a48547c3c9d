"""The way to a place in a clip: by counting where the times of its pictures are known, else by aim."""

import math

from judge_app.media.containers.edit_list import picture_shift_ms
from judge_app.media.containers.mpeg_times import MpegTimes
from judge_app.media.containers.picture_times import read_picture_times
from judge_app.media.containers.picture_walk import longer_stretch, way_on
from judge_app.media.containers.stretch import Approach, PictureTimes, Stretch, approach
from judge_app.media.magic import Container
from judge_app.ui.players.vlc.aim import USUAL_PICTURE_MS, aim_ms
from judge_app.ui.players.vlc.media import PictureTrack
from judge_app.ui.players.vlc.reading import AskedBytes

_HELD_PICTURES = 20
_LEAST_HELD_PICTURES, _LEAST_HELD_MS = 8, 1500
"""What decoders hold back, where more than that is too far for slow pictures."""
_LEAST_PICTURES = 24
"""Where decoders swallow all that are left, libVLC, although it is to stand, comes to its end at once."""
_KEPT = 4
_BEFORE_IN_MP4 = 3
_READ_BESIDE_MS = 600
"""So much libVLC reads by itself, whatever it is told."""


class VlcPlaces:
    """Finds ways in one clip.

    `shown_ms` is when the picture that stands begins, if that is known; `track` what libVLC knows.
    """

    def __init__(self, reading: AskedBytes, container: Container) -> None:
        self._reading = reading
        self._container = container
        self._shift_ms = picture_shift_ms(reading.read_at, reading.size)
        self._times: PictureTimes | None = None
        self._has_looked = False
        # Asked for many times in a row, and each time the clip would be read.
        self._stretches: dict[float, Stretch] = {}
        self.shown_ms: float | None = None
        self.track: PictureTrack | None = None

    @property
    def are_known(self) -> bool:
        """Whether each picture's place is known, and not only aimed at."""
        return self._known_times() is not None

    @property
    def length_ms(self) -> float | None:
        """How long the clip is, where libVLC does not find that out."""
        times = self._known_times()
        return times.length_ms if isinstance(times, MpegTimes) else None

    @property
    def needs_running(self) -> bool:
        """Whether libVLC finds places only while it runs.

        In an MPEG program stream it guesses them from where it reads, which standing is ahead.
        """
        return self._container is Container.MPEG_PS and not self.are_known

    @property
    def pictures_before(self) -> int:
        """How many pictures before the one of a moment libVLC may show, started there to play on.

        Its reader of MP4 goes by the times at which pictures are decoded; the others begin with the
        picture or the next.
        """
        return _BEFORE_IN_MP4 if self._container is Container.MP4 else 0

    @property
    def late_ms(self) -> float:
        """By how much libVLC believes pictures late after a seek to a key picture.

        Its reader of Matroska shows the key picture when it is sent to the one behind it.
        """
        return self._picture_ms if self._container is Container.MATROSKA else 0

    @property
    def hold_ms(self) -> int:
        """How much behind a picture is read beside it: what decoders hold back, and some steps on."""
        least = max(_LEAST_HELD_MS, _LEAST_HELD_PICTURES * self._picture_ms)
        return round(min(_HELD_PICTURES * self._picture_ms, least))

    def ahead_ms(self, way: Approach) -> int:
        """Return how far libVLC must read, seen from where it lands, for the whole way."""
        span = 0 if way.shown_ms is None else max(0, round(way.shown_ms) - way.ask_ms)
        return span + self.hold_ms

    def is_read(self, way: Approach, read_to_ms: int) -> bool:
        """Whether what libVLC has read holds all that leads to a place."""
        shown_ms = way.ask_ms if way.shown_ms is None else way.shown_ms
        return shown_ms + _HELD_PICTURES // 2 * self._picture_ms <= read_to_ms

    def is_at_end(self, way: Approach, ahead_ms: int, duration_ms: int) -> bool:
        """Whether all would be read to the end, where libVLC, standing, waits for ever."""
        goes_on = way.cut is not None and way.cut.tail
        if way.shown_ms is None or not duration_ms or goes_on:
            return False
        return way.ask_ms + ahead_ms + _READ_BESIDE_MS + 3 * self._picture_ms > duration_ms

    def steps_to_end(self, way: Approach, duration_ms: int) -> int | None:
        """Return how many pictures come after the one a way lands on, None where that is not known."""
        last = self._stretch(duration_ms)
        if last is None or last.key_ms != way.ask_ms:
            return None
        return len(last.times_ms) - 1

    @property
    def _picture_ms(self) -> float:
        return (self.track and self.track.picture_ms) or USUAL_PICTURE_MS

    def way(self, target_ms: int, plays: bool, *, counts: bool) -> Approach:
        """Return the way to a moment.

        Args:
            target_ms: the moment.
            plays: whether libVLC plays on from there, so that the shortest way is good enough.
            counts: whether libVLC stands and can be led on picture by picture.
        """
        if plays:
            return self._played(target_ms) or self._aimed(target_ms, plays=True)
        found = self._counted(target_ms) if counts else None
        return found or self._aimed(target_ms, plays=False)

    def neighbour(self, pictures: int, near_ms: int) -> Approach:
        """Return when the picture so many on (or back, if negative) is shown, as a place to seek.

        `near_ms` is where the picture that stands is believed to be, should that not be known.
        """
        times, here_ms = self._known_times(), self.shown_ms
        way = None if times is None or here_ms is None else way_on(times, here_ms, pictures)
        if way is None or way.shown_ms is None:
            guess = max(0, round(near_ms + pictures * self._picture_ms))
            return Approach(ask_ms=guess, steps=0, shown_ms=None)
        return Approach(ask_ms=math.ceil(way.shown_ms), steps=0, shown_ms=way.shown_ms)

    def _played(self, target_ms: int) -> Approach | None:
        times = self._known_times()
        found = times.play_from(target_ms) if isinstance(times, MpegTimes) else None
        if found is None:
            return None
        return Approach(
            ask_ms=target_ms, steps=0, shown_ms=None, cut=found[0], plays=True, lead=found[1]
        )

    def _counted(self, target_ms: float) -> Approach | None:
        stretch = self._stretch(target_ms)
        return None if stretch is None else approach(stretch, target_ms)

    def _stretch(self, target_ms: float) -> Stretch | None:
        times, found = self._known_times(), self._stretches.pop(target_ms, None)
        if times is not None and found is None:
            found = longer_stretch(times, target_ms, _LEAST_PICTURES)
        if found is not None:
            self._stretches[target_ms] = found
            if len(self._stretches) > _KEPT:
                del self._stretches[next(iter(self._stretches))]
        return found

    def _known_times(self) -> PictureTimes | None:
        if not self._has_looked:
            self._has_looked = True
            self._times = read_picture_times(
                self._container, self._reading.read_at, self._reading.size
            )
        return self._times

    def _aimed(self, target_ms: int, *, plays: bool) -> Approach:
        aim = target_ms
        if not plays and target_ms > 0:
            aim = aim_ms(
                target_ms,
                container=self._container,
                picture_ms=self._picture_ms,
                shift_ms=self._shift_ms,
                codec=self.track.codec if self.track else b"",
            )
        return Approach(ask_ms=max(0, aim), steps=0, shown_ms=None)
