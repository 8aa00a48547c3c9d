"""Places if every judge had been equally strict: an advisory look, never the official figure.

The additive model of a two-way table with gaps: a total is the entry's worth plus the judge's
severity, fitted by least squares. Severities add up to nothing. Exact fractions: the normal
equations are solved by elimination, so equal inputs give equal places on every machine.
(F. Yates, "The Analysis of Multiple Classifications with Unequal Numbers in the Different Classes",
Journal of the American Statistical Association 29 (1934), 51-66.)
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.tally.collector import collector_paused
from judge_app.tally.ranks import shared_places
from judge_app.tally.rating_table import RatingTable


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustedEntry:
    """An entry's worth with the judges' severities taken out, and its place by it ("1224")."""

    entry: EntryCode
    mean: Fraction
    adjusted: Fraction
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityAdjusted:
    """Judges' severities in points (positive is generous) and the entries without them."""

    severities: tuple[tuple[JudgeId, Fraction], ...]
    entries: tuple[AdjustedEntry, ...]
    """Best first; entries without a mark are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotConnected:
    """The panel falls into groups without a common entry, so they cannot be compared."""

    groups: tuple[tuple[JudgeId, ...], ...]


@collector_paused()
def severity_adjusted(table: RatingTable) -> SeverityAdjusted | NotConnected:
    """Fit the model, or name the groups of judges that no entry connects."""
    alike = _by_judges(table)
    groups = _groups(table.judges, alike)
    if len(groups) > 1:
        return NotConnected(groups=groups)
    severities = _severities(len(table.judges), alike)
    return SeverityAdjusted(
        severities=tuple(
            (judge, severity / table.scale)
            for judge, severity in zip(table.judges, severities, strict=True)
        ),
        entries=_entries(table, severities),
    )


def _entries(table: RatingTable, severities: Sequence[Fraction]) -> tuple[AdjustedEntry, ...]:
    """Return the entries by their worth, counted in whole units until they are in order."""
    common = math.lcm(*(severity.denominator for severity in severities))
    whole = [int(severity * common) for severity in severities]
    counts = {len(row) - row.count(None) for row in table.ratings} - {0}
    share = math.lcm(*counts)
    worths = []
    for code, row in zip(table.entries, table.ratings, strict=True):
        given = [place for place, value in enumerate(row) if value is not None]
        if given:
            total = sum(value for value in row if value is not None)
            without = total * common - sum(whole[place] for place in given)
            worths.append((-without * (share // len(given)), code, total, len(given)))
    worths.sort()
    places = shared_places([worth[0] for worth in worths])
    return tuple(
        AdjustedEntry(
            entry=code,
            mean=Fraction(total, count * table.scale),
            adjusted=Fraction(-key, common * share * table.scale),
            place=place,
        )
        for (key, code, total, count), place in zip(worths, places, strict=True)
    )


Alike = dict[tuple[int, ...], tuple[int, list[int]]]
"""For each set of judges how many entries just they marked, and what each of them gave in all."""


def _by_judges(table: RatingTable) -> Alike:
    """Put entries that the same judges marked together: they share their equations."""
    found: dict[tuple[int, ...], list[list[int]]] = {}
    for row in table.ratings:
        places = tuple(place for place, value in enumerate(row) if value is not None)
        if places:
            found.setdefault(places, []).append([value for value in row if value is not None])
    return {
        places: (len(rows), [sum(column) for column in zip(*rows, strict=True)])
        for places, rows in found.items()
    }


def _groups(judges: Sequence[JudgeId], alike: Alike) -> tuple[tuple[JudgeId, ...], ...]:
    """Return the judges in groups that entries connect, each group in the panel's order."""
    group_of = list(range(len(judges)))
    for marking in alike:
        for place in marking[1:]:
            old, new = group_of[place], group_of[marking[0]]
            if old != new:
                group_of = [new if group == old else group for group in group_of]
    return tuple(
        tuple(judge for judge, own in zip(judges, group_of, strict=True) if own == group)
        for group in dict.fromkeys(group_of)
    )


def _severities(count: int, alike: Alike) -> list[Fraction]:
    """Solve the normal equations with the entries eliminated; the sum of severities is nil.

    Entries of k judges enter as whole numbers over k, so sets of one size are added up first.
    """
    if count == 0:
        return []
    matrix = [[Fraction(0)] * (count + 1) for _ in range(count)]
    for size in {len(places) for places in alike}:
        shared = [[0] * (count + 1) for _ in range(count)]
        for places, (entries, sums) in alike.items():
            if len(places) != size:
                continue
            total = sum(sums)
            for place, own in zip(places, sums, strict=True):
                line = shared[place]
                line[place] += size * entries
                line[count] += size * own - total
                for other in places:
                    line[other] -= entries
        for equation, added in zip(matrix, shared, strict=True):
            for place, value in enumerate(added):
                equation[place] += Fraction(value, size)
    matrix[-1] = [Fraction(1)] * count + [Fraction(0)]
    return _solved(matrix)


def _solved(matrix: list[list[Fraction]]) -> list[Fraction]:
    """Return the solution of a regular system, its right side in the last column."""
    size = len(matrix)
    for column in range(size):
        pivot = next(row for row in range(column, size) if matrix[row][column])
        matrix[column], matrix[pivot] = matrix[pivot], matrix[column]
        head = matrix[column][column]
        matrix[column] = [value / head for value in matrix[column]]
        for row in range(size):
            if row != column and matrix[row][column]:
                matrix[row] = _minus(matrix[row], matrix[column], matrix[row][column])
    return [row[-1] for row in matrix]


def _minus(row: Sequence[Fraction], other: Sequence[Fraction], times: Fraction) -> list[Fraction]:
    return [value - times * out for value, out in zip(row, other, strict=True)]
