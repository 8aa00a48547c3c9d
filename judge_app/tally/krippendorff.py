"""Krippendorff's alpha: agreement of any number of judges on any scale, with missing marks.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), by its coincidence matrix: the
disagreement observed among the marks of one entry, against that among all marks. Marks are whole
numbers of any unit; alpha does not depend on it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import combinations


class Scale(StrEnum):
    """What a difference of two marks means."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


Unit = Sequence[int]
"""The marks of one entry."""


def alpha(ratings: Sequence[Sequence[int | None]], scale: Scale) -> Fraction | None:
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
        middles = _doubled_middle_ranks(totals)
        units = [[middles[value] for value in unit] for unit in units]
        totals = Counter({middles[value]: times for value, times in totals.items()})
    by_size: dict[int, list[Unit]] = {}
    for unit in units:
        by_size.setdefault(len(unit), []).append(unit)
    within, among = _DISAGREEMENTS[scale]
    observed = sum((within(same) / (size - 1) for size, same in by_size.items()), Fraction(0))
    expected = among(totals) / (totals.total() - 1)
    return 1 - observed / expected if expected else None


def _doubled_middle_ranks(totals: Counter[int]) -> dict[int, int]:
    """Return twice how many marks lie below each value, its own counted half.

    The ordinal distance of two values is the square of the difference of these ranks.
    """
    ranks = {}
    below = 0
    for value in sorted(totals):
        ranks[value] = 2 * below + totals[value]
        below += totals[value]
    return ranks


def _nominal_within(units: Iterable[Unit]) -> Fraction:
    """Return how many ordered pairs inside the units differ."""
    return sum((_nominal(Counter(unit)) for unit in units), Fraction(0))


def _nominal(values: Counter[int]) -> Fraction:
    return Fraction(values.total() ** 2 - sum(times * times for times in values.values()))


def _interval_within(units: Iterable[Unit]) -> Fraction:
    """Return the squared differences of all ordered pairs inside the units, from the moments."""
    return Fraction(
        sum(2 * (len(u) * sum(value * value for value in u) - sum(u) ** 2) for u in units)
    )


def _interval(values: Counter[int]) -> Fraction:
    total = sum(value * times for value, times in values.items())
    squares = sum(value * value * times for value, times in values.items())
    return Fraction(2 * (values.total() * squares - total * total))


def _ratio_within(units: Iterable[Unit]) -> Fraction:
    """Return the ratio distances of all ordered pairs inside the units."""
    pairs: Counter[tuple[int, int]] = Counter()
    for unit in units:
        pairs.update(combinations(sorted(unit), 2))
    return _ratio_of(pairs)


def _ratio(values: Counter[int]) -> Fraction:
    found = sorted(values.items())
    return _ratio_of(
        Counter({(a, b): times * others for (a, times), (b, others) in combinations(found, 2)})
    )


def _ratio_of(pairs: Counter[tuple[int, int]]) -> Fraction:
    """Add ((a - b) / (a + b))^2 over ordered pairs, those with one sum together."""
    by_sum: Counter[int] = Counter()
    for (low, high), times in pairs.items():
        by_sum[low + high] += times * (high - low) ** 2
    return 2 * sum((Fraction(n, total**2) for total, n in by_sum.items() if total), Fraction(0))


_DISAGREEMENTS: Mapping[
    Scale, tuple[Callable[[Iterable[Unit]], Fraction], Callable[[Counter[int]], Fraction]]
] = {
    Scale.NOMINAL: (_nominal_within, _nominal),
    Scale.ORDINAL: (_interval_within, _interval),
    Scale.INTERVAL: (_interval_within, _interval),
    Scale.RATIO: (_ratio_within, _ratio),
}
"""For each scale the disagreement inside entries of one size, and among all marks."""
