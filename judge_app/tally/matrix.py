"""The sheets as one table of whole numbers, read once and then only looked at."""

from dataclasses import dataclass
from fractions import Fraction

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry
from judge_app.contest.ids import JudgeId
from judge_app.contest.panel import Judge
from judge_app.contest.rubric import Criterion
from judge_app.tally.cells import CellState
from judge_app.tally.rounding import decimal_places

Marks = tuple[int | None, ...]
"""One judge's marks of one entry in units of 1/mark_scale, a place for each leaf."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """How decimals become whole numbers: marks x mark, weights x weight, totals x total."""

    mark: int
    weight: int
    decimals: int
    """Decimals of a total; `total` is 10 to this power."""

    @property
    def total(self) -> int:
        """Units of a total in 1."""
        return self.mark * self.weight

    @classmethod
    def of(cls, leaves: tuple[Criterion, ...]) -> "Scales":
        """Return the scales in which every legal mark and every weight is whole."""
        mark = max((decimal_places(leaf.step) for leaf in leaves), default=0)
        weight = max((decimal_places(leaf.weight) for leaf in leaves), default=0)
        return cls(mark=10**mark, weight=10**weight, decimals=mark + weight)


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """A sheet that a later revision replaced."""

    judge: JudgeId
    revision: int
    by_revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Entries (rows, by code) x marking judges (columns, in the panel's order).

    `states` holds COUNTED where a total may count (void and dropped are decided later), None where
    a judge has nothing to do with the entry.
    """

    contest: Contest
    entries: tuple[Entry, ...]
    judges: tuple[Judge, ...]
    leaves: tuple[Criterion, ...]
    counting: tuple[int, ...]
    """Columns of the counting leaves."""
    weights: tuple[int, ...]
    """Weight of each leaf x scales.weight."""
    scales: Scales
    states: tuple[tuple[CellState | None, ...], ...]
    marks: tuple[tuple[Marks | None, ...], ...]
    totals: tuple[tuple[int | None, ...], ...]
    """Judges' totals x scales.total, rounded by the rules; None where incomplete."""
    judge_order: tuple[int, ...]
    """Rank of each column's judge by identity: settles which of equal marks is left out."""
    highest_total: Fraction
    """The highest total one judge can give."""
    superseded: tuple[Superseded, ...] = ()

    @property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Rows that compete with one another: by category, or all together."""
        if not self.contest.award_rules.per_category:
            return (tuple(range(len(self.entries))),)
        rows: dict[str, list[int]] = {category.id: [] for category in self.contest.categories}
        for row, entry in enumerate(self.entries):
            rows.setdefault(entry.category, []).append(row)
        return tuple(tuple(group) for group in rows.values() if group)
