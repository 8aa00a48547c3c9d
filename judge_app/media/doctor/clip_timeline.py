"""One line of time for a stream whose own clock may start anew.

Transport streams and DVDs are often put together from pieces, each with a clock of its own, and a
clock of 33 bits runs over after 26,5 hours.
"""

from fractions import Fraction

_BACK = Fraction(1)
"""Seconds; so far back no coder puts a picture, so the clock was set anew."""
_PAUSE = Fraction(600)
"""Seconds; a longer pause is a clock that was set anew too, a shorter one stays a pause."""


class ClipTimeline:
    """Says by how much times must be shifted so that they go on. Times are seconds.

    Args:
        start: where the clip's own clock begins; it becomes 0.
    """

    def __init__(self, start: Fraction) -> None:
        self._shifts = [-start]
        self._ends: dict[int, Fraction] = {}

    @property
    def is_joined(self) -> bool:
        """Whether the clock was set anew somewhere."""
        return len(self._shifts) > 1

    def place(self, track: int, time: Fraction | None, length: Fraction) -> Fraction:
        """Return when what a track has at `time` comes; without a time it follows what came before."""
        if time is None:
            time = self._ends.get(track, Fraction(0))
            self._ends[track] = time + length
            return time
        return time + self.shift(track, time, length)

    def shift(self, track: int, time: Fraction, length: Fraction) -> Fraction:
        """Return what to add to the times of a track's next packet, decoded at `time`."""
        expected = self._ends.get(track)
        # The tracks cross from one piece into the next at different moments.
        near = self._shifts[-2:]
        shift = near[-1]
        if expected is not None:
            shift = min(near, key=lambda each: abs(time + each - expected))
            if not -_BACK <= time + shift - expected <= _PAUSE:
                shift = max(self._ends.values()) - time
                self._shifts.append(shift)
        self._ends[track] = time + shift + length
        return shift
