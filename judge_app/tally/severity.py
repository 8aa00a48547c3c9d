"""Places if every judge had been equally strict: an advisory look, never the official figure.

The additive model of a two-way table with gaps: a total is the entry's worth plus the judge's
severity, fitted by least squares. Severities add up to nothing. Exact fractions: the normal
equations are solved by elimination, so equal inputs give equal places on every machine.
(F. Yates, "The Analysis of Multiple Classifications with Unequal Numbers in the Different Classes",
Journal of the American Statistical Association 29 (1934), 51-66.)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from judge_app.contest.ids import EntryCode, JudgeId
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


def severity_adjusted(table: RatingTable) -> SeverityAdjusted | NotConnected:
    """Fit the model, or name the groups of judges that no entry connects."""
    groups = _groups(table)
    if len(groups) > 1:
        return NotConnected(groups=groups)
    severities = _severities(table)
    worths = []
    for code, row in zip(table.entries, table.ratings, strict=True):
        given = [(value, s) for value, s in zip(row, severities, strict=True) if value is not None]
        if given:
            mean = sum((value for value, _ in given), Fraction(0)) / len(given)
            worths.append((code, mean, mean - sum((s for _, s in given), Fraction(0)) / len(given)))
    worths.sort(key=lambda worth: (-worth[2], worth[0]))
    return SeverityAdjusted(
        severities=tuple(zip(table.judges, severities, strict=True)),
        entries=tuple(
            AdjustedEntry(
                entry=code,
                mean=mean,
                adjusted=adjusted,
                place=1 + sum(other[2] > adjusted for other in worths),
            )
            for code, mean, adjusted in worths
        ),
    )


def _groups(table: RatingTable) -> tuple[tuple[JudgeId, ...], ...]:
    """Return the judges in groups that entries connect, each group in the panel's order."""
    group_of = list(range(len(table.judges)))
    for row in table.ratings:
        marking = [place for place, value in enumerate(row) if value is not None]
        for place in marking[1:]:
            old, new = group_of[place], group_of[marking[0]]
            group_of = [new if group == old else group for group in group_of]
    return tuple(
        tuple(judge for judge, own in zip(table.judges, group_of, strict=True) if own == group)
        for group in dict.fromkeys(group_of)
    )


def _severities(table: RatingTable) -> list[Fraction]:
    """Solve the normal equations with the entries eliminated; the sum of severities is nil."""
    count = len(table.judges)
    matrix = [[Fraction(0)] * (count + 1) for _ in range(count)]
    for places, rows in _by_judges(table).items():
        share = Fraction(len(rows), len(places))
        sums = [sum(column, Fraction(0)) for column in zip(*rows, strict=True)]
        mean = sum(sums, Fraction(0)) / len(places)
        for place, own in zip(places, sums, strict=True):
            matrix[place][place] += len(rows)
            matrix[place][count] += own - mean
            for other in places:
                matrix[place][other] -= share
    matrix[-1] = [Fraction(1)] * count + [Fraction(0)]
    return _solved(matrix)


def _by_judges(table: RatingTable) -> dict[tuple[int, ...], list[list[Fraction]]]:
    """Return the marks of entries that the same judges marked, together: they share equations."""
    found: dict[tuple[int, ...], list[list[Fraction]]] = {}
    for row in table.ratings:
        places = tuple(place for place, value in enumerate(row) if value is not None)
        if places:
            found.setdefault(places, []).append([value for value in row if value is not None])
    return found


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
