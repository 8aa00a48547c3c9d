"""How fast Qt plays towards a picture: over most of the way in no time, at its end so that none goes unseen."""

_FAR_PICTURES = 6
"""So near its goal it is slow."""
_LOOKS_BEFORE_NEAR = 3
"""Far away it may not come near its goal in less than so many looks."""
_SLOWEST, _FASTEST = 4.0, 32.0
_CALM_AGAIN = 5
"""After so many pictures found without a miss it may be faster once more."""
_NEAR_RATE = 2.0
SHOWN_MS = 40
SHOWN_BRIEFLY_MS = 14
"""Near its goal no picture is shown more briefly: the shorter where it would be noticed that one went unseen."""
_LOOKS_PER_PICTURE = 3


class Pace:
    """Speeds that the decoder keeps up with: where it does not, pictures come all at once in the end."""

    def __init__(self) -> None:
        self._limit = self._ceiling = _FASTEST
        self._found = 0

    def forget(self) -> None:
        """Begin anew; the clip is closed."""
        self._limit = self._ceiling = _FASTEST

    def fitting(
        self, distance_us: int, length_us: int, look_ms: int, *, shown_ms: int = SHOWN_MS
    ) -> float:
        """Return the speed for a picture so far before the goal, where looks come at least every `look_ms`.

        Args:
            distance_us: how much of the clip lies before the goal.
            length_us: how long a picture is shown, most likely.
            look_ms: the time between two looks.
            shown_ms: near the goal no picture is shown more briefly than this.
        """
        far_us = distance_us - _FAR_PICTURES * length_us
        near = min(_NEAR_RATE, length_us / 1000 / max(shown_ms, _LOOKS_PER_PICTURE * look_ms))
        if far_us <= 0:
            return near
        wanted, rate = far_us / 1000 / (_LOOKS_BEFORE_NEAR * max(1, look_ms)), 1.0
        # A speed is changed seldom: the sound must be made anew for each.
        while rate * 2 <= min(wanted, self._limit):
            rate *= 2
        return max(near, rate)

    def missed(self) -> None:
        """Take note that pictures came faster than one could see them."""
        self._ceiling = max(_SLOWEST, self._limit / 2)
        self._limit = max(_SLOWEST, self._limit / 4)
        self._found = 0

    def came(self) -> None:
        """Take note that a picture was found."""
        self._found += 1
        if self._found % _CALM_AGAIN == 0:
            self._ceiling = min(_FASTEST, self._ceiling * 2)
        self._limit = min(self._ceiling, self._limit * 2)
