"""The panel's figure for one criterion or for a parent of several, as ties and awards need it."""

from fractions import Fraction

from judge_app.contest.ids import CriterionId
from judge_app.contest.rubric import Criterion
from judge_app.contest.rules import AggregateBy
from judge_app.tally.aggregation import aggregate, needed_to_drop
from judge_app.tally.ballots import FIGURE_METHODS
from judge_app.tally.matrix import Marks, Matrix
from judge_app.tally.panel_figure import LeafFigure, leaf_figure, leaf_marks
from judge_app.tally.standings import Standings


def leaf_columns(matrix: Matrix, criterion: CriterionId) -> tuple[int, ...]:
    """Return the columns of the leaves under `criterion`: those that count, or all if none does."""
    found = next((c for _, c in matrix.contest.rubric.walk() if c.id == criterion), None)
    if found is None:
        return ()
    wanted = {leaf.id for leaf in _leaves(found)}
    columns = tuple(i for i, leaf in enumerate(matrix.leaves) if leaf.id in wanted)
    return tuple(i for i in columns if matrix.leaves[i].counts) or columns


def criterion_value(standings: Standings, row: int, columns: tuple[int, ...]) -> Fraction | None:
    """Return the weighted figure of some leaves together, or None where marks are missing.

    By criterion it is the sum of the criteria's own figures. By total it is the mean (sum, median,
    as the method says; the mean where the method compares) over the judges whose totals counted.
    """
    by_criterion = standings.rules.aggregate_by is AggregateBy.CRITERION
    if by_criterion and standings.rules.method in FIGURE_METHODS:
        figures = [own_leaf_figure(standings, row, column) for column in columns]
        found = [figure.weighted for figure in figures if figure is not None]
        return sum(found, Fraction(0)) if found and len(found) == len(columns) else None
    subtotals = _subtotals(standings, row, columns)
    if not subtotals:
        return None
    return aggregate(subtotals, standings.rules.method, standings.matrix.scales.total)


def own_leaf_figure(standings: Standings, row: int, leaf: int) -> LeafFigure | None:
    """By criterion: return one leaf's own figure of one entry, None where it has too few marks."""
    panel, rules = standings.rows[row].panel, standings.rules
    if panel.leaves and panel.leaves[leaf] is not None:
        return panel.leaves[leaf]
    marks = leaf_marks(standings.matrix, row, leaf, panel.void, standings.without)
    needed = needed_to_drop(rules.method, rules.dropping)
    return leaf_figure(standings.matrix, rules, leaf, marks) if len(marks) >= needed else None


def counted_marks(standings: Standings, row: int) -> list[Marks]:
    """Return the marks of an entry by those judges whose totals counted."""
    panel = standings.rows[row].panel
    given = standings.matrix.marks[row]
    columns = [column for _, column in panel.valid if column not in panel.dropped]
    return [marks for column in columns if (marks := given[column]) is not None]


def _subtotals(standings: Standings, row: int, columns: tuple[int, ...]) -> list[int]:
    weights = standings.matrix.weights
    subtotals = []
    for marks in counted_marks(standings, row):
        values = [(marks[c], weights[c]) for c in columns]
        if all(mark is not None for mark, _ in values):
            subtotals.append(sum(mark * weight for mark, weight in values if mark is not None))
    return subtotals


def _leaves(criterion: Criterion) -> list[Criterion]:
    if criterion.is_leaf:
        return [criterion]
    return [leaf for child in criterion.children for leaf in _leaves(child)]
