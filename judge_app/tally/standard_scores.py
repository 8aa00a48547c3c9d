"""Standard scores: each judge's totals on a scale of their own (z, or T = 50 + 10 z).

They take out both severity and spread, and so assume that every judge met entries of the same
worth. With few marks that is luck; below `LEAST_MARKS` they are refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.tally.collector import collector_paused
from judge_app.tally.ranks import shared_places
from judge_app.tally.rating_table import RatingTable

LEAST_MARKS = 10
"""Marks of each judge. A standard deviation of fewer is uncertain by a quarter and more."""
_SHOWN = Decimal("0.0001")


@dataclass(frozen=True, slots=True, kw_only=True)
class TooFewMarks:
    """Why there are none: judges of whom too little is known, or who gave all entries the same."""

    scarce: tuple[JudgeId, ...] = ()
    flat: tuple[JudgeId, ...] = ()
    least: int = LEAST_MARKS


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardScore:
    """An entry's mean T score over its judges."""

    entry: EntryCode
    t_score: Decimal
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardScores:
    """The entries by their mean T score, best first ("1224")."""

    scores: tuple[StandardScore, ...]


@collector_paused()
def standard_scores(table: RatingTable) -> StandardScores | TooFewMarks:
    """Return the entries by their mean T score, or why there is none."""
    columns = [[value for value in column if value is not None] for column in _columns(table)]
    known = list(zip(table.judges, columns, strict=True))
    scarce = tuple(judge for judge, given in known if len(given) < LEAST_MARKS)
    flat = tuple(j for j, given in known if len(given) >= LEAST_MARKS and len(set(given)) == 1)
    if scarce or flat:
        return TooFewMarks(scarce=scarce, flat=flat)
    t_of = [_t_scores(given) for given in columns]
    scores = []
    for code, row in zip(table.entries, table.ratings, strict=True):
        own = [scale[value] for value, scale in zip(row, t_of, strict=True) if value is not None]
        if own:
            mean = sum(own, Decimal(0)) / len(own)
            scores.append((code, mean.quantize(_SHOWN)))
    scores.sort(key=lambda score: (-score[1], score[0]))
    places = shared_places([t for _, t in scores])
    return StandardScores(
        scores=tuple(
            StandardScore(entry=code, t_score=t, place=place)
            for (code, t), place in zip(scores, places, strict=True)
        )
    )


def _columns(table: RatingTable) -> list[tuple[int | None, ...]]:
    return list(zip(*table.ratings, strict=True))


def _t_scores(given: Sequence[int]) -> dict[int, Decimal]:
    """Return the T score of every total that a judge gave."""
    mean, spread = _scale(given)
    return {value: 50 + 10 * ((value - mean) / spread) for value in set(given)}


def _scale(given: Sequence[int]) -> tuple[Decimal, Decimal]:
    """Return a judge's mean and standard deviation, in the table's units."""
    count, total = len(given), sum(given)
    variation = count * sum(value * value for value in given) - total * total
    variance = Decimal(variation) / (count * (count - 1))
    return Decimal(total) / count, variance.sqrt()
