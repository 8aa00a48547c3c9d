"""One judge against the others: severity, spread, ranking, the own unit, and marks far off.

Each judge is compared with the mean of the others on the same entries (leave-one-out), so that
nobody is measured against a mean that they made themselves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.tally.ranks import average_ranks
from judge_app.tally.rating_table import RatingTable

LEAST_SHARED = 3
"""Entries shared with others; below this nothing is said of a judge."""
OUTLIER = Fraction(7, 2)
"""Modified z-scores beyond 3.5 are outliers: B. Iglewicz and D. Hoaglin, "How to Detect and Handle
Outliers" (1993)."""
_CONSISTENT = Fraction(6745, 10000)
"""Makes the median absolute deviation comparable with a standard deviation (same source)."""
_MEAN_TO_SIGMA = Fraction(12533, 10000)
"""The same for the mean absolute deviation, where more than half of all deviations are nil."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlier:
    """A mark far from what the entry and the judge would lead one to expect."""

    entry: EntryCode
    given: Fraction
    expected: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeProfile:
    """How a judge marked. Points are the contest's own."""

    judge: JudgeId
    shared: int
    """Entries that at least one other judge marked too."""
    bias: Fraction
    """Mean difference from the others: positive is generous."""
    spread: Decimal
    """Standard deviation of the judge's totals, over that of the others' means; 1 is alike."""
    rank_agreement: Decimal | None
    """Spearman's rho with the others' means, ties corrected; None where either does not vary."""
    own_unit: Fraction | None
    """What entries of the own unit got above the judge's bias; None if none was marked."""
    outliers: tuple[Outlier, ...]


def judge_profiles(
    table: RatingTable, own: Mapping[JudgeId, frozenset[EntryCode]]
) -> tuple[JudgeProfile, ...]:
    """Return a profile of every judge of whom something can be said.

    `own` names the entries of each judge's own unit.
    """
    sums = _row_sums(table)
    found = (_profile(table, sums, judge, own.get(judge, frozenset())) for judge in table.judges)
    return tuple(profile for profile in found if profile is not None)


def _row_sums(table: RatingTable) -> tuple[tuple[Fraction, int], ...]:
    """Return, of each entry, the sum of its marks and how many there are."""
    return tuple(
        (sum((v for v in row if v is not None), Fraction(0)), sum(v is not None for v in row))
        for row in table.ratings
    )


def _profile(
    table: RatingTable,
    sums: Sequence[tuple[Fraction, int]],
    judge: JudgeId,
    own: frozenset[EntryCode],
) -> JudgeProfile | None:
    pairs = _pairs(table, sums, judge)
    if len(pairs) < LEAST_SHARED:
        return None
    differences = {code: given - others for code, (given, others) in pairs.items()}
    foreign = [value for code, value in differences.items() if code not in own]
    bias = _mean(foreign or list(differences.values()))
    home = [value - bias for code, value in differences.items() if code in own]
    mine = [given for given, _ in pairs.values()]
    theirs = [others for _, others in pairs.values()]
    return JudgeProfile(
        judge=judge,
        shared=len(pairs),
        bias=bias,
        spread=_spread(mine, theirs),
        rank_agreement=correlation(average_ranks(mine), average_ranks(theirs)),
        own_unit=_mean(home) if home else None,
        outliers=_outliers(pairs, differences),
    )


def _pairs(
    table: RatingTable, sums: Sequence[tuple[Fraction, int]], judge: JudgeId
) -> dict[EntryCode, tuple[Fraction, Fraction]]:
    """Return, of each shared entry, what the judge gave and the mean of the others."""
    place = table.judges.index(judge)
    pairs = {}
    for code, row, (total, count) in zip(table.entries, table.ratings, sums, strict=True):
        given = row[place]
        if given is not None and count > 1:
            pairs[code] = (given, (total - given) / (count - 1))
    return pairs


def _outliers(
    pairs: Mapping[EntryCode, tuple[Fraction, Fraction]],
    differences: Mapping[EntryCode, Fraction],
) -> tuple[Outlier, ...]:
    middle = _median(list(differences.values()))
    deviations = [abs(value - middle) for value in differences.values()]
    unit = _median(deviations) / _CONSISTENT or _mean(deviations) * _MEAN_TO_SIGMA
    if not unit:
        return ()
    return tuple(
        Outlier(entry=code, given=pairs[code][0], expected=pairs[code][1] + middle)
        for code, value in differences.items()
        if abs(value - middle) / unit > OUTLIER
    )


def _spread(mine: Sequence[Fraction], theirs: Sequence[Fraction]) -> Decimal:
    below = _variance(theirs)
    return _root(_variance(mine) / below) if below else Decimal(1)


def correlation(first: Sequence[Fraction], second: Sequence[Fraction]) -> Decimal | None:
    """Return Pearson's correlation; of ranks it is Spearman's rho. None where a side is constant."""
    mean_first, mean_second = _mean(first), _mean(second)
    product = sum(
        ((a - mean_first) * (b - mean_second) for a, b in zip(first, second, strict=True)),
        Fraction(0),
    )
    below = _variance(first) * _variance(second) * len(first) ** 2
    if not below:
        return None
    size = _root(product * product / below)
    return size if product >= 0 else -size


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _variance(values: Sequence[Fraction]) -> Fraction:
    middle = _mean(values)
    return sum(((value - middle) ** 2 for value in values), Fraction(0)) / len(values)


def _median(values: Sequence[Fraction]) -> Fraction:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _root(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).sqrt()
