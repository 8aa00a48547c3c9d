"""A tie as the whole list of tie-breaks parts it, so that one row can be moved in it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from judge_app.tally.comparison import Row

Parts = list[list[Row]]
"""The rows of one figure, parted by the rules' list of tie-breaks, best first."""

Values = tuple[Fraction, ...]
"""What every step of the list compares, below zero: smaller is better."""


def negated(values: Sequence[Fraction | None]) -> Values | None:
    """Return the values of all steps below zero; None where one is missing."""
    found = tuple(-value for value in values if value is not None)
    return found if len(found) == len(values) else None


@dataclass(frozen=True, slots=True)
class PartedTie:
    """A tie in which every row has a value for every step.

    Then every step decides, so that all of them are one comparison, step after step.
    """

    values: list[Values]
    parts: Parts

    def moved(self, row: Row, old: Values | None, new: Values | None) -> Parts:
        """Return the parts with a row taken away from `old` and put in at `new`."""
        values, parts = list(self.values), list(self.parts)
        if old is not None:
            place = bisect_left(values, old)
            parts[place] = [other for other in parts[place] if other != row]
            if not parts[place]:
                del parts[place], values[place]
        if new is not None:
            place = bisect_left(values, new)
            if place < len(values) and values[place] == new:
                parts[place] = [*parts[place], row]
            else:
                parts.insert(place, [row])
        return parts
