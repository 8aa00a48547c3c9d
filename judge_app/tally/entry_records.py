"""Writes the parts of an entry's record; equal parts of different entries are one object.

A contest has some thousand different records of a judge's total or a criterion's figure, however
many entries there are: what is kept of an entry is little more than references to them.
"""

from fractions import Fraction

from judge_app.contest.ids import CriterionId
from judge_app.contest.rules import AggregateBy
from judge_app.tally.aggregation import Column, aggregate_units
from judge_app.tally.ballots import FIGURE_METHODS
from judge_app.tally.cells import CellState, JudgeCell
from judge_app.tally.comparison import Row
from judge_app.tally.criterion_value import counted_marks, own_leaf_figure
from judge_app.tally.entry_result import CriterionFigure
from judge_app.tally.matrix import Matrix
from judge_app.tally.panel_figure import LeafFigure, PanelFigure
from judge_app.tally.rounding import decimal_of_units
from judge_app.tally.standings import Standings


class CellRecords:
    """Each judge's part in the result of an entry."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self._known: dict[tuple[object, ...], JudgeCell] = {}

    def of(self, row: Row, panel: PanelFigure) -> tuple[JudgeCell, ...]:
        """Return the judges who have to do with an entry, in the panel's order."""
        dropped_in = self._dropped_in(panel)
        totals = self._matrix.totals[row]
        return tuple(
            self._cell(
                column, _final_state(state, column, panel), totals[column], dropped_in.get(column)
            )
            for column, state in enumerate(self._matrix.states[row])
            if state is not None
        )

    def _cell(
        self, column: Column, state: CellState, total: int | None, dropped: list[CriterionId] | None
    ) -> JudgeCell:
        dropped_in = tuple(dropped or ())
        key = (column, state, total, dropped_in)
        known = self._known.get(key)
        if known is None:
            decimals = self._matrix.scales.decimals
            known = self._known[key] = JudgeCell(
                judge=self._matrix.judges[column].id,
                state=state,
                total=None if total is None else decimal_of_units(total, decimals),
                dropped_in=dropped_in,
            )
        return known

    def _dropped_in(self, panel: PanelFigure) -> dict[Column, list[CriterionId]]:
        dropped_in: dict[Column, list[CriterionId]] = {}
        for leaf, figure in zip(self._matrix.leaves, panel.leaves, strict=False):
            for column in figure.dropped if figure is not None else ():
                dropped_in.setdefault(column, []).append(leaf.id)
        return dropped_in


def _final_state(state: CellState, column: Column, panel: PanelFigure) -> CellState:
    if state is not CellState.COUNTED:
        return state
    if column in panel.void:
        return CellState.VOID
    return CellState.DROPPED if column in panel.dropped else state


class CriterionRecords:
    """The panel's figure of each leaf of the rubric."""

    def __init__(self, standings: Standings) -> None:
        self._standings = standings
        self._matrix, rules = standings.matrix, standings.rules
        adding = rules.method in FIGURE_METHODS
        self._by_criterion = rules.aggregate_by is AggregateBy.CRITERION and adding
        self._known: dict[tuple[object, ...], CriterionFigure] = {}

    def of(self, row: Row) -> tuple[CriterionFigure, ...]:
        """Return the figures of an entry in the rubric's order, leaves with too few marks left out."""
        return self._own(row) if self._by_criterion else self._from_counted(row)

    def _own(self, row: Row) -> tuple[CriterionFigure, ...]:
        figures = []
        for leaf in range(len(self._matrix.leaves)):
            found = own_leaf_figure(self._standings, row, leaf)
            if found is None:
                continue
            exact = found.exact
            key = (leaf, exact.numerator, exact.denominator, found.kept, found.dropped)
            known = self._known.get(key)
            if known is None:
                known = self._known[key] = self._record(leaf, found)
            figures.append(known)
        return tuple(figures)

    def _from_counted(self, row: Row) -> tuple[CriterionFigure, ...]:
        """By total: the mean (sum, median) of the marks of those judges whose totals counted."""
        method, figures = self._standings.rules.method, []
        for leaf, given in enumerate(zip(*counted_marks(self._standings, row), strict=True)):
            marks = [mark for mark in given if mark is not None]
            if not marks:
                continue
            numerator, denominator = aggregate_units(marks, method)
            key = (leaf, numerator, denominator, len(marks))
            known = self._known.get(key)
            if known is None:
                exact = Fraction(numerator, denominator * self._matrix.scales.mark)
                weighted = exact * Fraction(self._matrix.weights[leaf], self._matrix.scales.weight)
                figure = LeafFigure(exact, exact, weighted, len(marks), ())
                known = self._known[key] = self._record(leaf, figure)
            figures.append(known)
        return tuple(figures)

    def _record(self, leaf: int, found: LeafFigure) -> CriterionFigure:
        judges = self._matrix.judges
        return CriterionFigure(
            criterion=self._matrix.leaves[leaf].id,
            exact=found.exact,
            rounded=found.rounded,
            weighted=found.weighted,
            marks=found.kept,
            dropped=tuple(judges[column].id for column in found.dropped),
        )
