"""Intraclass correlation: how much of the marks' variance is the entries', not the judges'.

The six forms of P. E. Shrout and J. L. Fleiss, "Intraclass Correlations: Uses in Assessing Rater
Reliability", Psychological Bulletin 86 (1979), 420-428, from the mean squares of a table in which
every judge rated every entry. Exact fractions throughout; a value may be negative.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

LEAST_ENTRIES = 2
LEAST_JUDGES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Intraclass:
    """One judge's reliability (`single`) and that of the panel's mean (`panel`), by model."""

    one_way: Fraction
    """ICC(1,1): each entry could have other judges."""
    random: Fraction
    """ICC(2,1): these judges stand for others; a strict judge counts as disagreement."""
    fixed: Fraction
    """ICC(3,1): these judges alone; being strict alike does not count."""
    one_way_panel: Fraction
    random_panel: Fraction
    fixed_panel: Fraction


def intraclass(ratings: Sequence[Sequence[int]]) -> Intraclass | None:
    """Return the six coefficients of a complete table, whatever the unit of its marks.

    None where there are too few entries or judges, or where all marks are the same.
    """
    n = len(ratings)
    k = len(ratings[0]) if ratings else 0
    if n < LEAST_ENTRIES or k < LEAST_JUDGES:
        return None
    squares = _mean_squares(ratings, n, k)
    bms, wms, jms, ems = squares
    spread = Fraction(jms - ems, n)
    one_way = _ratio(bms - wms, bms + (k - 1) * wms)
    random = _ratio(bms - ems, bms + (k - 1) * ems + k * spread)
    fixed = _ratio(bms - ems, bms + (k - 1) * ems)
    panel = (_ratio(bms - wms, bms), _ratio(bms - ems, bms + spread), _ratio(bms - ems, bms))
    if one_way is None or random is None or fixed is None:
        return None
    if panel[0] is None or panel[1] is None or panel[2] is None:
        return None
    return Intraclass(
        one_way=one_way,
        random=random,
        fixed=fixed,
        one_way_panel=panel[0],
        random_panel=panel[1],
        fixed_panel=panel[2],
    )


def _mean_squares(
    ratings: Sequence[Sequence[int]], n: int, k: int
) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Return the mean squares between entries, within, between judges, and of the residual."""
    row_sums = [sum(row) for row in ratings]
    column_sums = [sum(column) for column in zip(*ratings, strict=True)]
    correction = Fraction(sum(row_sums) ** 2, n * k)
    squares = sum(value * value for row in ratings for value in row) - correction
    rows = Fraction(sum(each * each for each in row_sums), k) - correction
    columns = Fraction(sum(each * each for each in column_sums), n) - correction
    within = squares - rows
    residual = within - columns
    return rows / (n - 1), within / (n * (k - 1)), columns / (k - 1), residual / ((n - 1) * (k - 1))


def _ratio(above: Fraction, below: Fraction) -> Fraction | None:
    return above / below if below else None
