"""One judge against the others: severity, spread, ranking, the own unit, and marks far off.

Each judge is compared with the mean of the others on the same entries (leave-one-out), so that
nobody is measured against a mean that they made themselves.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import mul

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.tally.ranks import doubled_average_ranks
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
    shared = _Shared(table)
    found = (
        _profile(shared, place, judge, own.get(judge, frozenset()))
        for place, judge in enumerate(table.judges)
    )
    return tuple(profile for profile in found if profile is not None)


@dataclass(frozen=True, slots=True)
class _Pair:
    """One entry: what the judge gave and the mean of the others, in whole units."""

    entry: EntryCode
    given: int
    others: int

    @property
    def difference(self) -> int:
        return self.given - self.others


class _Shared:
    """The table in a unit in which every mean of the other judges is whole."""

    def __init__(self, table: RatingTable) -> None:
        self._table = table
        given = [[value for value in row if value is not None] for row in table.ratings]
        self._sums = [(sum(row), len(row)) for row in given]
        self._times = math.lcm(*({count - 1 for _, count in self._sums if count > 1} or {1}))
        self.units = self._times * table.scale
        """Units in one point."""

    def pairs(self, place: int) -> list[_Pair]:
        """Return the entries that the judge in this place shares with others."""
        times, pairs = self._times, []
        rows = zip(self._table.entries, self._table.ratings, self._sums, strict=True)
        for entry, row, (total, count) in rows:
            given = row[place]
            if given is not None and count > 1:
                others = (total - given) * (times // (count - 1))
                pairs.append(_Pair(entry, given * times, others))
        return pairs


def _profile(
    shared: _Shared, place: int, judge: JudgeId, own: frozenset[EntryCode]
) -> JudgeProfile | None:
    pairs = shared.pairs(place)
    if len(pairs) < LEAST_SHARED:
        return None
    home = [pair.difference for pair in pairs if pair.entry in own]
    foreign = [pair.difference for pair in pairs if pair.entry not in own]
    bias = _mean(foreign or home, shared.units)
    mine = [pair.given for pair in pairs]
    theirs = [pair.others for pair in pairs]
    return JudgeProfile(
        judge=judge,
        shared=len(pairs),
        bias=bias,
        spread=_spread(mine, theirs),
        rank_agreement=correlation(doubled_average_ranks(mine), doubled_average_ranks(theirs)),
        own_unit=_mean(home, shared.units) - bias if home else None,
        outliers=_outliers(pairs, shared.units),
    )


def _outliers(pairs: Sequence[_Pair], units: int) -> tuple[Outlier, ...]:
    middle = _doubled_median([pair.difference for pair in pairs])
    deviations = [abs(2 * pair.difference - middle) for pair in pairs]
    unit = Fraction(_doubled_median(deviations), 2) / _CONSISTENT
    unit = unit or Fraction(sum(deviations), len(deviations)) * _MEAN_TO_SIGMA
    if not unit:
        return ()
    limit = OUTLIER * unit
    return tuple(
        Outlier(
            entry=pair.entry,
            given=Fraction(pair.given, units),
            expected=Fraction(2 * pair.others + middle, 2 * units),
        )
        for pair, deviation in zip(pairs, deviations, strict=True)
        if deviation > limit
    )


def _spread(mine: Sequence[int], theirs: Sequence[int]) -> Decimal:
    below = _variation(theirs)
    return _root(Fraction(_variation(mine), below)) if below else Decimal(1)


def correlation(first: Sequence[int], second: Sequence[int]) -> Decimal | None:
    """Return Pearson's correlation; of ranks it is Spearman's rho. None where a side is constant."""
    below = _variation(first) * _variation(second)
    if not below:
        return None
    product = len(first) * sum(map(mul, first, second)) - sum(first) * sum(second)
    size = _root(Fraction(product * product, below))
    return size if product >= 0 else -size


def _mean(values: Sequence[int], units: int) -> Fraction:
    return Fraction(sum(values), len(values) * units)


def _variation(values: Sequence[int]) -> int:
    """Return the variance times the square of the count, which is whole."""
    return len(values) * sum(value * value for value in values) - sum(values) ** 2


def _doubled_median(values: Sequence[int]) -> int:
    ordered = sorted(values)
    half = len(ordered) // 2
    return 2 * ordered[half] if len(ordered) % 2 else ordered[half - 1] + ordered[half]


def _root(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).sqrt()
