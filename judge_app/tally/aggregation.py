"""Mean, sum and median of whole numbers, the void rule, and which marks are left out."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from judge_app.contest.rules import Dropping, Method

Column = int
"""A judge's place in the matrix."""


def aggregate(values: Sequence[int], method: Method, scale: int) -> Fraction:
    """Return the figure of `values` (in units of 1/scale), at least one; rankings use the mean."""
    numerator, denominator = aggregate_units(values, method)
    return Fraction(numerator, denominator * scale)


def aggregate_units(values: Sequence[int], method: Method) -> tuple[int, int]:
    """Return the figure of whole values as numerator and denominator, not reduced."""
    if method is Method.SUM:
        return sum(values), 1
    if method is Method.MEDIAN:
        return _median_units(values)
    return sum(values), len(values)


def median(values: Sequence[int], scale: int = 1) -> Fraction:
    """Return the middle value, or the mean of the two in the middle."""
    numerator, denominator = _median_units(values)
    return Fraction(numerator, denominator * scale)


def _median_units(values: Sequence[int]) -> tuple[int, int]:
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half], 1
    return ordered[half - 1] + ordered[half], 2


def void_columns(
    totals: Sequence[tuple[int, Column]], beyond: Decimal | None, scale: int
) -> frozenset[Column]:
    """Return whose totals lie further than `beyond` from the mean of all (strictly, one pass)."""
    if beyond is None or not totals:
        return frozenset()
    count = len(totals)
    added = sum(total for total, _ in totals)
    numerator, denominator = beyond.as_integer_ratio()
    limit = numerator * scale * count
    return frozenset(
        column for total, column in totals if abs(total * count - added) * denominator > limit
    )


def applies_dropping(method: Method) -> bool:
    """Return whether the method leaves out the highest and lowest at all."""
    return method in {Method.MEAN, Method.SUM}


def needed_to_drop(method: Method, dropping: Dropping) -> int:
    """Return how many marks there must be for one to remain."""
    if not applies_dropping(method) or not (dropping.highest or dropping.lowest):
        return 1
    return max(3, dropping.highest + dropping.lowest + 1)


def split_dropped(
    values: Sequence[tuple[int, Column]], dropping: Dropping, ids: Sequence[int]
) -> tuple[list[int], tuple[Column, ...]]:
    """Return the values that stay and the columns left out: so many lowest and highest occurrences.

    `ids` orders judges by identity, so that of equal marks always the same one is left out.
    """
    if not (dropping.highest or dropping.lowest):
        return [value for value, _ in values], ()
    ordered = sorted(values, key=lambda pair: (pair[0], ids[pair[1]]))
    last = len(ordered) - dropping.highest
    kept = ordered[dropping.lowest : last]
    left_out = ordered[: dropping.lowest] + ordered[last:]
    return [value for value, _ in kept], tuple(sorted(column for _, column in left_out))
