"""The ranked entries of one group as awards see them: ties, best first, within a frame."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Protocol

from judge_app.contest.entry import Entry, EntryKind
from judge_app.contest.ids import CategoryId, CriterionId
from judge_app.contest.rules import Award, Method
from judge_app.tally.comparison import Row
from judge_app.tally.criterion_value import criterion_value, leaf_columns
from judge_app.tally.places import GroupOrder, Placed
from judge_app.tally.standings import Standings, key_figure

Scope = tuple[CategoryId | None, frozenset[EntryKind]]
"""Whom a prize is for: a category or all, and kinds (none: all)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Whom a prize is for, and from which mark to below which; None: no limit."""

    scope: Scope = (None, frozenset())
    minimum: Fraction | None = None
    below: Fraction | None = None

    @classmethod
    def of(cls, award: Award) -> "Frame":
        """Return the frame of an award."""
        return cls(
            scope=(award.category, frozenset(award.kinds)),
            minimum=None if award.minimum is None else Fraction(award.minimum),
            below=None if award.below is None else Fraction(award.below),
        )

    def admits(self, entry: Entry) -> bool:
        """Return whether a prize of this frame is for this entry."""
        category, kinds = self.scope
        return (category is None or entry.category == category) and (
            not kinds or entry.kind in kinds
        )

    def holds(self, mark: Fraction) -> bool:
        """Return whether a mark lies within the frame."""
        return (self.minimum is None or mark >= self.minimum) and (
            self.below is None or mark < self.below
        )


class PrizeField(Protocol):
    """One group of entries that compete for prizes."""

    @property
    def ranked(self) -> int:
        """How many entries have a place."""

    @property
    def categories(self) -> Iterable[CategoryId]:
        """Every category that has a ranked entry, each once."""

    def by_place(self, frame: Frame) -> Iterator[list[Row]]:
        """Yield the entries within a frame best first, those of one place together."""

    def by_criterion(self, frame: Frame, criterion: CriterionId) -> Iterator[list[Row]]:
        """Yield those whose figure for a criterion lies in the frame, best first, equals together."""


class WholeField:
    """All of a group, looked through from the first place to the last."""

    def __init__(self, standings: Standings, order: GroupOrder) -> None:
        self._standings, self._order = standings, order
        self._entries = standings.matrix.entries

    @property
    def ranked(self) -> int:
        """How many entries have a place."""
        return len(self._order.placed)

    @property
    def categories(self) -> Iterable[CategoryId]:
        """Every category that has a ranked entry, each once."""
        return dict.fromkeys(self._entries[placed.row].category for placed in self._order.placed)

    def by_place(self, frame: Frame) -> Iterator[list[Row]]:
        """Yield the entries within a frame best first, those of one place together."""
        for _, tied in groupby(self._order.placed, key=lambda placed: placed.place):
            rows = [placed.row for placed in tied if self._is_within(placed, frame)]
            if rows:
                yield rows

    def by_criterion(self, frame: Frame, criterion: CriterionId) -> Iterator[list[Row]]:
        """Yield those whose figure for a criterion lies in the frame, best first, equals together."""
        rows = (p.row for p in self._order.placed if frame.admits(self._entries[p.row]))
        values = criterion_values(self._standings, rows, criterion)
        for value, tied in best_first(values):
            if frame.holds(value):
                yield tied

    def _is_within(self, placed: Placed, frame: Frame) -> bool:
        if not frame.admits(self._entries[placed.row]):
            return False
        unlimited = frame.minimum is None and frame.below is None
        return unlimited or frame.holds(award_mark(self._standings, placed.row, placed.figure))


def award_mark(standings: Standings, row: Row, figure: Fraction) -> Fraction:
    """Return what minimum marks are compared with.

    It is the figure, or the rounded mean of the valid totals where the figure is a sum of places.
    """
    key = standings.rows[row].key
    if standings.rules.method in {Method.RANK_SUM, Method.SKATING} and key is not None:
        return key_figure(key, standings.rules)
    return figure


def criterion_values(
    standings: Standings, rows: Iterable[Row], criterion: CriterionId
) -> dict[Row, Fraction]:
    """Return the panel's figure for a criterion of each row that has one."""
    columns = leaf_columns(standings.matrix, criterion)
    found = {row: criterion_value(standings, row, columns) for row in rows} if columns else {}
    return {row: value for row, value in found.items() if value is not None}


def best_first(values: Mapping[Row, Fraction]) -> list[tuple[Fraction, list[Row]]]:
    """Return the rows by value, the highest first, those with equal values together."""
    groups: dict[Fraction, list[Row]] = {}
    for row, value in values.items():
        groups.setdefault(value, []).append(row)
    return [(value, groups[value]) for value in sorted(groups, reverse=True)]
