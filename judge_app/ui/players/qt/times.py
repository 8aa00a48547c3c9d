"""When the clip's pictures begin, as its container tells; read beside the window, and only once it matters."""

from bisect import bisect_right
from collections import deque

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.media.containers.picture_times import read_picture_times
from judge_app.media.containers.stretch import PictureTimes, Stretch
from judge_app.media.magic import HEAD_BYTES, sniff
from judge_app.ui.players.side_reading import SideReading

_KEPT = 4
_SURE = 8
"""So many pictures behind the one asked for a stretch holds without a gap."""
_SAME_US = 1100
"""Containers tell times in whole milliseconds or finer."""


class QtTimes:
    """Knows nothing until somebody has asked, and a moment has gone by. All times are in microseconds."""

    def __init__(self) -> None:
        self._source: ByteSource | None = None
        self._reading: SideReading[int, Stretch | None] | None = None
        self._found: deque[tuple[int, ...]] = deque(maxlen=_KEPT)

    def open(self, source: ByteSource) -> None:
        """Look up times in this clip, if ever somebody asks."""
        self._source = source

    def close(self) -> None:
        """Let go of the clip."""
        if self._reading is not None:
            self._reading.end()
        self._reading = self._source = None
        # Another one: a thread may be about to add to the old one.
        self._found = deque(maxlen=_KEPT)

    @property
    def are_wanted(self) -> bool:
        """Whether somebody has asked."""
        return self._reading is not None

    def want(self, moment_us: int) -> None:
        """Have the pictures around a moment looked up, unless they are known."""
        if self._source is None or self._around(moment_us) is not None:
            return
        if self._reading is None:
            try:
                source = self._source.reopened()
            except JudgeAppError:
                self._source = None  # whoever plays the clip meets the same, and says so
                return
            found = self._found
            self._reading = SideReading(
                source,
                _TimesOfClip().stretch,
                lambda moment, stretch: _keep(found, moment, stretch),
            )
        self._reading.ask(moment_us)

    def begin(self, moment_us: int) -> int | None:
        """Return when the picture shown at a moment begins, None where that is not known."""
        times = self._around(moment_us)
        return None if times is None else times[bisect_right(times, moment_us) - 1]

    def end(self, begin_us: int) -> int | None:
        """Return when the picture after the one that begins then begins, None where that is not known."""
        times = self._around(begin_us + _SAME_US)
        if times is None:
            return None
        at = bisect_right(times, begin_us + _SAME_US) - 1
        return times[at + 1] if abs(times[at] - begin_us) <= _SAME_US else None

    def _around(self, moment_us: int) -> tuple[int, ...] | None:
        """Return times of which one is no later than the moment, and one is later."""
        return next((one for one in tuple(self._found) if one[0] <= moment_us < one[-1]), None)


def _keep(found: deque[tuple[int, ...]], moment_us: int, stretch: Stretch | None) -> None:
    if stretch is not None:
        times = tuple(round(time * 1000) for time in stretch.times_ms)
        # Further on, one that is stored late may be missing.
        found.appendleft(times[: bisect_right(times, moment_us) + _SURE])


class _TimesOfClip:
    """The times of one clip's pictures, looked for when the first is."""

    def __init__(self) -> None:
        self._times: PictureTimes | None = None
        self._has_looked = False

    def stretch(self, source: ByteSource, moment_us: int) -> Stretch | None:
        """Return the pictures around a moment, None where they cannot be known."""
        try:
            if not self._has_looked:
                container = sniff(source.read_at(0, HEAD_BYTES))
                self._times = read_picture_times(container, source.read_at, source.size)
                self._has_looked = True
            return None if self._times is None else self._times.stretch(moment_us / 1000)
        except JudgeAppError:
            # Whoever plays the clip meets the same bytes, and says so.
            return None
