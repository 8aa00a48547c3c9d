"""One mark of one judge moved by one step, and what the figure would be then."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

from judge_app.contest.rules import AggregateBy, AwardRules, Method, ScoringRules, TieBreakKind
from judge_app.tally.aggregation import Column
from judge_app.tally.ballots import FIGURE_METHODS
from judge_app.tally.cells import CellState
from judge_app.tally.comparison import Row
from judge_app.tally.criterion_value import leaf_columns
from judge_app.tally.judge_total import TotalAdder
from judge_app.tally.matrix import Marks, Matrix
from judge_app.tally.standings import Basis, Standing, Standings, key_figure, standing

T = TypeVar("T")
_MAY_COUNT = frozenset({CellState.COUNTED, CellState.INCOMPLETE})


@dataclass(frozen=True, slots=True)
class MarkStep:
    """A judge's marks of an entry with one of them moved."""

    row: Row
    column: Column
    leaf: int
    marks: Marks
    total: int | None


class Stepper:
    """Moves marks in a copy of the matrix; what was worked out once is kept."""

    def __init__(self, basis: Basis, official: Standings) -> None:
        self._basis, self._official = basis, official
        matrix, rules = basis.matrix, official.rules
        self._adder = TotalAdder(rules, matrix.leaves, matrix.scales)
        self._by_total = rules.aggregate_by is AggregateBy.TOTAL
        self._marks_matter = _marks_matter(rules, matrix.contest.award_rules)
        self._looked_at = _looked_at(matrix, rules)
        self._standings: dict[tuple[object, ...], Standing] = {}

    def steps(self, row: Row, *, up: bool, columns: Collection[int]) -> Iterator[MarkStep]:
        """Yield every legal step of a mark of this entry on one of these leaves."""
        matrix = self._basis.matrix
        for column, marks in enumerate(matrix.marks[row]):
            if marks is None or matrix.states[row][column] not in _MAY_COUNT:
                continue
            for leaf in columns:
                mark = marks[leaf]
                criterion = matrix.leaves[leaf]
                step = int(criterion.step * matrix.scales.mark)
                moved = None if mark is None else mark + (step if up else -step)
                if moved is None or not 0 <= moved <= criterion.maximum * matrix.scales.mark:
                    continue
                changed = (*marks[:leaf], moved, *marks[leaf + 1 :])
                yield MarkStep(row, column, leaf, changed, self._adder.total(changed))

    def figure_after(self, step: MarkStep) -> Fraction | None:
        """Return the entry's final figure; None where it would have none."""
        key = self._standing_after(step).key
        return None if key is None else key_figure(key, self._official.rules)

    def effect(self, step: MarkStep) -> tuple[object, ...]:
        """Return what places and prizes may depend on: steps with one effect change the same."""
        if not self._marks_matter:
            moved = self._standing_after(step)
            return (step.row, moved.key, moved.exact)
        return (step.row, step.column, step.total, *(step.marks[leaf] for leaf in self._looked_at))

    def _standing_after(self, step: MarkStep) -> Standing:
        what = (step.total,) if self._by_total else (step.leaf, step.marks)
        key = (step.row, step.column, *what)
        if key not in self._standings:
            self._standings[key] = standing(self._alone(step), self._official.rules, 0)
        return self._standings[key]

    def alone_after(self, step: MarkStep) -> Standings:
        """Return the standings of this entry alone, in row 0: its figure depends on no other."""
        alone = self._alone(step)
        return Standings(
            alone.matrix, self._official.rules, (self._standing_after(step),), alone.panel_votes
        )

    def standings_after(self, step: MarkStep) -> Standings:
        """Return all standings, this entry's worked out again: as much work as there are entries."""
        rows = list(self._official.rows)
        rows[step.row] = self._standing_after(step)
        matrix = self._basis.matrix
        changed: Matrix = replace(
            matrix,
            marks=_put(matrix.marks, step.row, step.column, step.marks),
            totals=_put(matrix.totals, step.row, step.column, step.total),
        )
        return replace(self._official, matrix=changed, rows=tuple(rows))

    def _alone(self, step: MarkStep) -> Basis:
        """Return a matrix of this entry alone: its figure depends on no other."""
        matrix, row = self._basis.matrix, step.row
        changed: Matrix = replace(
            matrix,
            entries=(matrix.entries[row],),
            states=(matrix.states[row],),
            marks=_put((matrix.marks[row],), 0, step.column, step.marks),
            totals=_put((matrix.totals[row],), 0, step.column, step.total),
        )
        return replace(self._basis, matrix=changed)


def _put(
    table: tuple[tuple[T, ...], ...], row: int, column: int, value: T
) -> tuple[tuple[T, ...], ...]:
    line = (*table[row][:column], value, *table[row][column + 1 :])
    return (*table[:row], line, *table[row + 1 :])


_BY_FIGURE = frozenset({TieBreakKind.UNROUNDED, TieBreakKind.VOTE, TieBreakKind.SHARED})


def _marks_matter(scoring: ScoringRules, awards: AwardRules) -> bool:
    """Return whether anything but an entry's figure may decide about places and prizes."""
    comparing = scoring.method not in FIGURE_METHODS
    by_marks = any(step.kind not in _BY_FIGURE for step in scoring.tie_breaks)
    return comparing or by_marks or any(award.criterion is not None for award in awards.awards)


def _looked_at(matrix: Matrix, scoring: ScoringRules) -> tuple[int, ...]:
    """Return the leaves whose marks may decide by themselves, not only through a judge's total."""
    apart = scoring.method not in _BY_TOTALS and scoring.aggregate_by is AggregateBy.CRITERION
    if apart:
        return tuple(range(len(matrix.leaves)))
    compared = [step.criterion for step in scoring.tie_breaks]
    special = [award.criterion for award in matrix.contest.award_rules.awards]
    criteria = {criterion for criterion in (*compared, *special) if criterion is not None}
    columns = {column for each in criteria for column in leaf_columns(matrix, each)}
    return tuple(sorted(columns))


_BY_TOTALS = frozenset({Method.RANK_SUM, Method.MAJORITY_JUDGMENT})
"""Methods that compare judges' totals even where figures are made by criterion."""
