"""The jury's figure of one entry: who counts, who is void, who is left out, and what comes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from judge_app.contest.rules import AggregateBy, Dropping, Method, ScoringRules
from judge_app.tally.aggregation import (
    Column,
    aggregate,
    applies_dropping,
    needed_to_drop,
    split_dropped,
    void_columns,
)
from judge_app.tally.ballots import FIGURE_METHODS
from judge_app.tally.cells import CellState
from judge_app.tally.matrix import Matrix
from judge_app.tally.rounding import half_up


class NotRanked(StrEnum):
    """Why an entry has no place."""

    TOO_FEW_MARKS = "too-few-marks"
    """Fewer valid marks than the rules ask for."""
    TOO_FEW_TO_DROP = "too-few-to-drop"
    """Too few valid marks to leave out the highest and lowest."""
    INCOMPLETE_PANEL = "incomplete-panel"
    """The Skating System compares marks of all judges, and one is missing."""
    NO_PUBLIC_VOTES = "no-public-votes"
    NO_CARRIED_FIGURE = "no-carried-figure"


@dataclass(frozen=True, slots=True)
class LeafFigure:
    """The panel's figure of one criterion."""

    exact: Fraction
    """Before its weight and unrounded."""
    rounded: Fraction
    weighted: Fraction
    """After weight and rounding: what is added."""
    kept: int
    dropped: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class PanelFigure:
    """What the marks of one entry come to, before settlements, parts and the last rounding."""

    first_mean: Fraction | None
    """The mean that the void rule measures from, where there is such a rule."""
    void: frozenset[Column]
    valid: tuple[tuple[int, Column], ...]
    """Valid complete totals in units of the matrix, with their judges."""
    valid_marks: int
    """By criterion: of the criterion that has fewest."""
    dropped: tuple[Column, ...]
    leaves: tuple[LeafFigure | None, ...]
    """By criterion only, a place for each leaf that counts, None elsewhere."""
    exact: Fraction | None
    highest: Fraction
    """The highest figure that so many marks could come to."""
    reason: NotRanked | None

    @property
    def spread(self) -> int | None:
        """Highest less lowest valid total, in units of the matrix; None below two totals."""
        if len(self.valid) < 2:
            return None
        return max(self.valid)[0] - min(self.valid)[0]


def panel_figure(
    matrix: Matrix, rules: ScoringRules, row: int, without: Column | None = None
) -> PanelFigure:
    """Work out the jury's figure of a row, as if judge `without` had not been there."""
    totals = counted_totals(matrix, row, without)
    scale = matrix.scales.total
    first_mean = None
    if rules.void_beyond is not None and totals:
        first_mean = aggregate([total for total, _ in totals], Method.MEAN, scale)
    void = void_columns(totals, rules.void_beyond, scale)
    valid = tuple(pair for pair in totals if pair[1] not in void) if void else tuple(totals)
    if rules.aggregate_by is AggregateBy.CRITERION and rules.method in FIGURE_METHODS:
        return _by_criterion(matrix, rules, row, without, (first_mean, void, valid))
    return _by_total(matrix, rules, (first_mean, void, valid))


def counted_totals(
    matrix: Matrix, row: int, without: Column | None = None
) -> list[tuple[int, Column]]:
    """Return the complete totals of a row that may count, void ones among them."""
    states = matrix.states[row]
    return [
        (total, column)
        for column, total in enumerate(matrix.totals[row])
        if states[column] is CellState.COUNTED and total is not None and column != without
    ]


_Basis = tuple[Fraction | None, frozenset[Column], tuple[tuple[int, Column], ...]]


def _by_total(matrix: Matrix, rules: ScoringRules, basis: _Basis) -> PanelFigure:
    first_mean, void, valid = basis
    dropping = rules.dropping if applies_dropping(rules.method) else Dropping()
    reason = _too_few(len(valid), rules)
    exact, kept = None, 1
    dropped: tuple[Column, ...] = ()
    if reason is None:
        values, dropped = split_dropped(valid, dropping, matrix.judge_order)
        exact = aggregate(values, rules.method, matrix.scales.total)
        kept = len(values)
    maximum = matrix.highest_total * (kept if rules.method is Method.SUM else 1)
    return PanelFigure(first_mean, void, valid, len(valid), dropped, (), exact, maximum, reason)


def _by_criterion(
    matrix: Matrix, rules: ScoringRules, row: int, without: Column | None, basis: _Basis
) -> PanelFigure:
    first_mean, void, valid = basis
    marks = {leaf: leaf_marks(matrix, row, leaf, void, without) for leaf in matrix.counting}
    fewest = min((len(found) for found in marks.values()), default=0)
    reason = _too_few(fewest, rules)
    leaves: list[LeafFigure | None] = [None] * len(matrix.leaves)
    exact, highest = None, matrix.highest_total
    if reason is None:
        for leaf, found in marks.items():
            leaves[leaf] = leaf_figure(matrix, rules, leaf, found)
        figures = [figure for figure in leaves if figure is not None]
        exact = sum((figure.weighted for figure in figures), Fraction(0))
        if rules.method is Method.SUM:
            highest = _highest_sum(matrix, leaves)
    return PanelFigure(first_mean, void, valid, fewest, (), tuple(leaves), exact, highest, reason)


def leaf_marks(
    matrix: Matrix, row: int, leaf: int, void: frozenset[Column], without: Column | None
) -> list[tuple[int, Column]]:
    """Return the marks that count for one criterion of one entry, with their judges."""
    states, found = matrix.states[row], []
    for column, marks in enumerate(matrix.marks[row]):
        if marks is None or column in void or column == without:
            continue
        mark = marks[leaf]
        if mark is not None and states[column] in _MARKS_COUNT:
            found.append((mark, column))
    return found


_MARKS_COUNT = frozenset({CellState.COUNTED, CellState.INCOMPLETE})


def leaf_figure(
    matrix: Matrix, rules: ScoringRules, leaf: int, marks: Sequence[tuple[int, Column]]
) -> LeafFigure:
    """Return the figure of one criterion from enough marks, through its rounding stages."""
    dropping = rules.dropping if applies_dropping(rules.method) else Dropping()
    values, dropped = split_dropped(marks, dropping, matrix.judge_order)
    exact = aggregate(values, rules.method, matrix.scales.mark)
    rounded = half_up(exact, rules.rounding.criterion)
    weight = Fraction(matrix.weights[leaf], matrix.scales.weight)
    weighted = half_up(rounded * weight, rules.rounding.weighted)
    return LeafFigure(exact, rounded, weighted, len(values), dropped)


def _too_few(marks: int, rules: ScoringRules) -> NotRanked | None:
    if marks < max(1, rules.minimum_valid_marks):
        return NotRanked.TOO_FEW_MARKS
    if marks < needed_to_drop(rules.method, rules.dropping):
        return NotRanked.TOO_FEW_TO_DROP
    return None


def _highest_sum(matrix: Matrix, leaves: Sequence[LeafFigure | None]) -> Fraction:
    return sum(
        (
            Fraction(matrix.leaves[i].maximum * matrix.leaves[i].weight) * figure.kept
            for i, figure in enumerate(leaves)
            if figure is not None
        ),
        Fraction(0),
    )
