"""Where to go on behind damage, when a decoder cannot begin there.

A decoder begins at the key picture before the place it is sent to. If that lies before the damage, it
runs into the damage again, and only a place behind the next key picture can be shown. Nobody knows
where that is, so one tries, a second further each time, and further the longer it takes.
"""

from dataclasses import dataclass

_LEAST_MS = 1000
_NOT_MOVED_MS = 500
"""Who got no further than this did not get past the damage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leap:
    """A way past damage: the place first wished for and the one tried last, in milliseconds."""

    first_ms: int
    tried_ms: int

    def after_failing_at(self, position_ms: int | None, duration_ms: int) -> "Leap | None":
        """Return the next try if the clip stopped again where it was sent.

        None if it had gone on, or if nothing is left before its end.
        """
        if position_ms is None or position_ms > self.tried_ms + _NOT_MOVED_MS:
            return None
        further = self.tried_ms + max(_LEAST_MS, (self.tried_ms - self.first_ms) // 4)
        if further >= duration_ms - _LEAST_MS:
            return None
        return Leap(first_ms=self.first_ms, tried_ms=further)
