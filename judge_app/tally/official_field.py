"""One group as the official tally ordered it, looked up by figure and by scope, each table once."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import groupby
from typing import Generic, TypeVar

from judge_app.contest.ids import CriterionId
from judge_app.contest.rules import TieBreak, TieBreakKind
from judge_app.tally.aggregation import Column
from judge_app.tally.comparison import Row, compare
from judge_app.tally.parted_tie import PartedTie, Parts, Values, negated
from judge_app.tally.places import GroupOrder
from judge_app.tally.prize_field import Frame, Scope, best_first, criterion_values
from judge_app.tally.standings import Standing, Standings
from judge_app.tally.ties import Value, deciding_steps, step_value

Figure = int | Fraction
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ranked(Generic[T]):
    """What stands at each figure, best first; `negated` are the figures below zero, to bisect."""

    negated: list[Figure]
    standing: list[T]

    @classmethod
    def of(cls, found: Iterable[tuple[Figure, T]]) -> "Ranked[T]":
        """Keep what is found, which comes best first."""
        pairs = list(found)
        return cls([-figure for figure, _ in pairs], [standing for _, standing in pairs])

    def at(self, figure: Figure) -> T | None:
        """Return what stands at a figure."""
        place = bisect_left(self.negated, -figure)
        is_there = place < len(self.negated) and self.negated[place] == -figure
        return self.standing[place] if is_there else None


class OfficialField:
    """One group of a tally under a method that adds marks."""

    def __init__(self, standings: Standings, order: GroupOrder) -> None:
        self.standings = standings
        self.ranked = len(order.placed)
        entries = standings.matrix.entries
        self.categories = tuple(dict.fromkeys(entries[p.row].category for p in order.placed))
        self.ties = _ties(standings, order)
        """Every figure, best first, with its rows."""
        self._compared = compare(standings, [placed.row for placed in order.placed])
        self._values: dict[TieBreak, Value] = {}
        self._in_scope: dict[Scope, Ranked[Parts]] = {}
        self._by_criterion: dict[tuple[Scope, CriterionId], Ranked[list[Row]]] = {}
        self._parted: dict[Figure, PartedTie | None] = {}
        self.steps = deciding_steps(standings.rules.tie_breaks)
        self.counts_firsts = any(step.kind is TieBreakKind.MORE_FIRSTS for step in self.steps)
        """Whether ties are parted by who has more first places."""
        self.best = _best_totals(standings, self._compared) if self.counts_firsts else {}
        """The highest total of each judge and how many have it, if first places are counted."""

    def value(self, step: TieBreak) -> Value:
        """Return what a step of the list of tie-breaks compares."""
        if step not in self._values:
            self._values[step] = cache(step_value(self.standings, self._compared, step))
        return self._values[step]

    def values(self, row: Row) -> Values | None:
        """Return what all steps compare of a ranked row; None where a value is missing."""
        return negated([self.value(step)(row) for step in self.steps])

    def parted(self, figure: Figure) -> PartedTie | None:
        """Return the tie of a figure; None where an entry of it has no value for a step."""
        if figure not in self._parted:
            parts = self.ties.get(figure, [])
            found = [[self.values(row) for row in part] for part in parts]
            whole = [values[0] for values in found if None not in values and values[0] is not None]
            self._parted[figure] = PartedTie(whole, parts) if len(whole) == len(parts) else None
        return self._parted[figure]

    def in_scope(self, scope: Scope) -> Ranked[Parts]:
        """Return the ties of those whom a prize is for."""
        if scope not in self._in_scope:
            inside = ((figure, self.admitted(scope, parts)) for figure, parts in self.ties.items())
            self._in_scope[scope] = Ranked.of((figure, parts) for figure, parts in inside if parts)
        return self._in_scope[scope]

    def by_criterion(self, scope: Scope, criterion: CriterionId) -> Ranked[list[Row]]:
        """Return those whom a prize is for by their figure for a criterion."""
        key = (scope, criterion)
        if key not in self._by_criterion:
            rows = (
                row for parts in self.in_scope(scope).standing for part in parts for row in part
            )
            values = criterion_values(self.standings, rows, criterion)
            self._by_criterion[key] = Ranked.of(best_first(values))
        return self._by_criterion[key]

    def admitted(self, scope: Scope, parts: Parts) -> Parts:
        """Return the rows that a prize is for, of each part that has any."""
        if scope == Frame().scope:
            return parts
        frame, entries = Frame(scope=scope), self.standings.matrix.entries
        inside = ([row for row in part if frame.admits(entries[row])] for part in parts)
        return [part for part in inside if part]


def _ties(standings: Standings, order: GroupOrder) -> dict[Figure, Parts]:
    ties: dict[Figure, Parts] = {}
    for _, part in groupby(order.placed, key=lambda placed: placed.place):
        rows = [placed.row for placed in part]
        figure = standings.rows[rows[0]].key
        assert figure is not None
        ties.setdefault(figure, []).append(rows)
    return ties


def totals_of(standing: Standing) -> dict[Column, int]:
    """Return the valid totals of an entry that has a place, by judge; else nothing."""
    return {} if standing.key is None else {c: total for total, c in standing.panel.valid}


def _best_totals(standings: Standings, rows: Iterable[Row]) -> dict[Column, tuple[int, int]]:
    best: dict[Column, tuple[int, int]] = {}
    for row in rows:
        for column, total in totals_of(standings.rows[row]).items():
            known, holders = best.get(column, (total, 0))
            if total >= known:
                best[column] = (total, holders + 1 if total == known else 1)
    return best
