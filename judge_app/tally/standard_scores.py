"""Standard scores: each judge's totals on a scale of their own (z, or T = 50 + 10 z).

They take out both severity and spread, and so assume that every judge met entries of the same
worth. With few marks that is luck; below `LEAST_MARKS` they are refused.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.tally.rating_table import RatingTable

LEAST_MARKS = 10
"""Marks of each judge. A standard deviation of fewer is uncertain by a quarter and more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TooFewMarks:
    """Judges of whom too little is known, or who gave all entries the same."""

    judges: tuple[JudgeId, ...]
    least: int = LEAST_MARKS


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardScore:
    """An entry's mean T score over its judges."""

    entry: EntryCode
    t_score: Decimal
    place: int


def standard_scores(table: RatingTable) -> tuple[StandardScore, ...] | TooFewMarks:
    """Return the entries by their mean T score, best first ("1224"), or why not."""
    columns = [[value for value in column if value is not None] for column in _columns(table)]
    scarce = tuple(
        judge
        for judge, given in zip(table.judges, columns, strict=True)
        if len(given) < LEAST_MARKS or len(set(given)) == 1
    )
    if scarce:
        return TooFewMarks(judges=scarce)
    scales = [_scale(given) for given in columns]
    scores = []
    for code, row in zip(table.entries, table.ratings, strict=True):
        own = [
            50 + 10 * (_decimal(value - mean) / spread)
            for value, (mean, spread) in zip(row, scales, strict=True)
            if value is not None
        ]
        if own:
            mean = sum(own, Decimal(0)) / len(own)
            scores.append((code, mean.quantize(Decimal("0.0001"))))
    scores.sort(key=lambda score: (-score[1], score[0]))
    return tuple(
        StandardScore(entry=code, t_score=t, place=1 + sum(other > t for _, other in scores))
        for code, t in scores
    )


def _columns(table: RatingTable) -> list[tuple[Fraction | None, ...]]:
    return list(zip(*table.ratings, strict=True))


def _scale(given: list[Fraction]) -> tuple[Fraction, Decimal]:
    mean = sum(given, Fraction(0)) / len(given)
    variance = sum(((value - mean) ** 2 for value in given), Fraction(0)) / (len(given) - 1)
    return mean, _decimal(variance).sqrt()


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
