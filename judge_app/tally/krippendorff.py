"""Krippendorff's alpha: agreement of any number of judges on any scale, with missing marks.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), by its coincidence matrix: the
disagreement observed among the marks of one entry, against that among all marks.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from fractions import Fraction


class Scale(StrEnum):
    """What a difference of two marks means."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


Distance = Callable[[Fraction, Fraction], Fraction]


def alpha(ratings: Sequence[Sequence[Fraction | None]], scale: Scale) -> Fraction | None:
    """Return alpha; 1 is full agreement, 0 what chance would give, below 0 worse.

    Entries with fewer than two marks say nothing and are left out. None where nothing is left, or
    where all marks are equal, for then there is nothing to agree about.
    """
    units = [[value for value in row if value is not None] for row in ratings]
    units = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in units for value in unit)
    count = sum(totals.values())
    if len(totals) < 2:
        return None
    distance = _distance(scale, totals)
    observed = sum(
        (_disagreement(Counter(unit), distance) / (len(unit) - 1) for unit in units), Fraction(0)
    )
    expected = _disagreement(totals, distance) / (count - 1)
    return 1 - observed / expected if expected else None


def _disagreement(values: Counter[Fraction], distance: Distance) -> Fraction:
    """Return the sum of distances over all ordered pairs."""
    found = sorted(values.items())
    return 2 * sum(
        (
            first_count * second_count * distance(first, second)
            for place, (first, first_count) in enumerate(found)
            for second, second_count in found[place + 1 :]
        ),
        Fraction(0),
    )


def _distance(scale: Scale, totals: Counter[Fraction]) -> Distance:
    match scale:
        case Scale.NOMINAL:
            return lambda _first, _second: Fraction(1)
        case Scale.INTERVAL:
            return lambda first, second: (first - second) ** 2
        case Scale.RATIO:
            return _ratio_distance
        case Scale.ORDINAL:
            return _OrdinalDistance(totals)


def _ratio_distance(first: Fraction, second: Fraction) -> Fraction:
    return ((first - second) / (first + second)) ** 2 if first + second else Fraction(0)


class _OrdinalDistance:
    """How many marks lie between two values, both ends counted half, squared."""

    def __init__(self, totals: Counter[Fraction]) -> None:
        self._below: dict[Fraction, int] = {}
        self._own = dict(totals)
        below = 0
        for value in sorted(totals):
            self._below[value] = below
            below += totals[value]

    def __call__(self, first: Fraction, second: Fraction) -> Fraction:
        """Return the distance of two values, `first` the smaller."""
        between = self._below[second] - self._below[first] + self._own[second]
        return (between - Fraction(self._own[first] + self._own[second], 2)) ** 2
