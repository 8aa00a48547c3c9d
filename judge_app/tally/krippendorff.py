"""Krippendorff's alpha: agreement of any number of judges on any scale, with missing marks.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), by its coincidence matrix: the
disagreement observed among the marks of one entry, against that among all marks.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction


class Scale(StrEnum):
    """What a difference of two marks means."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def alpha(ratings: Sequence[Sequence[Fraction | None]], scale: Scale) -> Fraction | None:
    """Return alpha; 1 is full agreement, 0 what chance would give, below 0 worse.

    Entries with fewer than two marks say nothing and are left out. None where nothing is left, or
    where all marks are equal, for then there is nothing to agree about.
    """
    units = [[value for value in row if value is not None] for row in ratings]
    units = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in units for value in unit)
    if len(totals) < 2:
        return None
    if scale is Scale.ORDINAL:
        middles = _middle_ranks(totals)
        units = [[middles[value] for value in unit] for unit in units]
        totals = Counter(value for unit in units for value in unit)
    disagreement = _DISAGREEMENTS[scale]
    observed = sum((disagreement(Counter(unit)) / (len(unit) - 1) for unit in units), Fraction(0))
    expected = disagreement(totals) / (sum(totals.values()) - 1)
    return 1 - observed / expected if expected else None


def _middle_ranks(totals: Counter[Fraction]) -> dict[Fraction, Fraction]:
    """Return how many marks lie below each value, its own counted half.

    The ordinal distance of two values is the square of the difference of these ranks.
    """
    ranks = {}
    below = 0
    for value in sorted(totals):
        ranks[value] = below + Fraction(totals[value], 2)
        below += totals[value]
    return ranks


def _nominal(values: Counter[Fraction]) -> Fraction:
    """Return how many ordered pairs differ."""
    count = sum(values.values())
    return Fraction(count * count - sum(each * each for each in values.values()))


def _interval(values: Counter[Fraction]) -> Fraction:
    """Return the sum of squared differences over all ordered pairs, from the moments."""
    count = sum(values.values())
    total = sum((value * times for value, times in values.items()), Fraction(0))
    squares = sum((value * value * times for value, times in values.items()), Fraction(0))
    return 2 * (count * squares - total * total)


def _ratio(values: Counter[Fraction]) -> Fraction:
    """Return the sum of ratio distances over all ordered pairs."""
    found = sorted(values.items())
    return 2 * sum(
        (
            times * others * _ratio_distance(value, other)
            for place, (value, times) in enumerate(found)
            for other, others in found[place + 1 :]
        ),
        Fraction(0),
    )


def _ratio_distance(first: Fraction, second: Fraction) -> Fraction:
    return ((first - second) / (first + second)) ** 2 if first + second else Fraction(0)


_DISAGREEMENTS: Mapping[Scale, Callable[[Counter[Fraction]], Fraction]] = {
    Scale.NOMINAL: _nominal,
    Scale.ORDINAL: _interval,
    Scale.INTERVAL: _interval,
    Scale.RATIO: _ratio,
}
