"""A stretch of a clip that is played over and over."""

from dataclasses import dataclass

SHORTEST_PASSAGE_MS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """From `start_ms` up to `end_ms` of the clip, at least `SHORTEST_PASSAGE_MS` long."""

    start_ms: int
    end_ms: int

    def __post_init__(self) -> None:
        """Refuse a passage too short to be heard."""
        if self.start_ms < 0 or self.end_ms - self.start_ms < SHORTEST_PASSAGE_MS:
            raise ValueError(self)

    def place_after(self, position_ms: int) -> int | None:
        """Return where to jump from `position_ms`, or None to play on.

        A position before the passage plays into it, so that one can listen to the approach.
        """
        return self.start_ms if position_ms >= self.end_ms else None


def passage_between(one_ms: int, other_ms: int) -> Passage:
    """Return the passage between two moments, in either order, stretched to the shortest."""
    start, end = sorted((max(0, one_ms), max(0, other_ms)))
    return Passage(start_ms=start, end_ms=max(end, start + SHORTEST_PASSAGE_MS))
