"""How far a clip goes: the length it should have, and where one that was cut short really ends."""

from dataclasses import dataclass

from judge_app.contest.facts import ClipProblem, MediaFacts
from judge_app.media.watchdog import EARLY_END_MS

_NEAR_MS = 2000
"""Players stop so far before the end of a cut clip: the last second is often too broken to show."""
_BEFORE_END_MS = 1000
"""So far before that end there is a picture to stand on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What the manifest says, in milliseconds.

    `promised_ms` is the length that the clip should have, 0 where nobody knows; `cut_at_ms` is where
    its bytes end, None where it is whole or nobody knows. `ends_at_ms` is where the last of what it holds
    ends, counted from its beginning, 0 where nobody has looked.
    """

    promised_ms: int = 0
    cut_at_ms: int | None = None
    ends_at_ms: int = 0

    def duration_ms(self, known_ms: int) -> int:
        """Return the player's length `known_ms`, or what was promised where the player is wrong.

        It is where it knows of much less, and where it tells as length the moment at which a clip ends
        whose own clock begins late (of Matroska and WMV).
        """
        last_ms = max(self.promised_ms, self.ends_at_ms)
        if known_ms == 0 or self.promised_ms - known_ms > EARLY_END_MS:
            return self.promised_ms
        is_long = self.ends_at_ms > 0 and known_ms - last_ms > EARLY_END_MS
        return last_ms if is_long else known_ms

    def is_cut_before(self, position_ms: int) -> bool:
        """Whether there is nothing to show at this place."""
        return self.cut_at_ms is not None and position_ms > self.cut_at_ms

    def is_cut_near(self, position_ms: int) -> bool:
        """Whether a player that stopped at this place has shown all there is."""
        return self.cut_at_ms is not None and position_ms > self.cut_at_ms - _NEAR_MS

    @property
    def last_place_ms(self) -> int:
        """Where to stand to see how a clip that was cut short ends."""
        return max(0, (self.cut_at_ms or 0) - _BEFORE_END_MS)


def extent_of(facts: MediaFacts | None) -> Extent:
    """Return how far a clip goes of which the manifest says `facts`."""
    if facts is None:
        return Extent()
    is_cut = ClipProblem.ENDS_EARLY in facts.problems and facts.ends_at_ms > 0
    return Extent(
        promised_ms=facts.duration_ms,
        cut_at_ms=facts.ends_at_ms if is_cut else None,
        ends_at_ms=facts.ends_at_ms,
    )
