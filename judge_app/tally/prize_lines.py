"""The lines between prizes, and which entries stand within one step of a mark from them."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from judge_app.contest.ids import CriterionId
from judge_app.contest.rules import AggregateBy, Award, PartSource, ScoringRules
from judge_app.tally.comparison import Row
from judge_app.tally.criterion_value import criterion_value, leaf_columns
from judge_app.tally.matrix import Matrix
from judge_app.tally.panel_figure import counted_totals
from judge_app.tally.places import GroupOrder
from judge_app.tally.result import Worked
from judge_app.tally.standings import Standings


@dataclass(frozen=True, slots=True)
class Line:
    """An entry that may come to `target` from below (or above) by a step of a mark up or down."""

    row: Row
    up: bool
    """Which way the mark goes."""
    below: bool
    """Which side of the line the entry is on."""
    value: Fraction
    target: Fraction
    columns: tuple[int, ...]
    """Leaves whose marks matter."""
    criterion: CriterionId | None
    """What the value is of; None for the final figure."""


def lines_of_figures(official: Worked, order: GroupOrder) -> Iterator[Line]:
    """Yield the lines that figures draw: between prizes, at minimum marks, of special awards."""
    matrix, rules = official.basis.matrix, official.standings.rules
    awards = matrix.contest.award_rules
    figures = {placed.row: placed.figure for placed in order.placed}
    reach = _reach(matrix, rules, matrix.counting)
    free = _unsteady(official.standings, figures)
    scale = _Scale(figures, matrix.counting, reach, free, None)
    rows = [placed.row for placed in order.placed]
    by_figure = [award for award in awards.awards if award.criterion is None]
    yield from scale.at(_limits(by_figure, awards.advance_minimum), rows)
    yield from scale.between(rows, official.prizes.of)
    for award in awards.awards:
        if award.special and award.criterion is not None:
            yield from _special(official, order, award, award.criterion)


def lines_of_compared(official: Worked, order: GroupOrder) -> Iterator[Line]:
    """Yield the neighbours of each line under a method that compares entries."""
    columns = tuple(range(len(official.basis.matrix.leaves)))
    for above, below in pairwise(order.placed):
        if official.prizes.of(above.row) != official.prizes.of(below.row):
            for row, up, own, other in (
                (below.row, True, below.figure, above.figure),
                (above.row, False, above.figure, below.figure),
            ):
                yield Line(row, up, up, own, other, columns, None)


def _special(
    official: Worked, order: GroupOrder, award: Award, criterion: CriterionId
) -> Iterator[Line]:
    matrix, rules = official.basis.matrix, official.standings.rules
    columns = leaf_columns(matrix, criterion)
    values: dict[Row, Fraction] = {}
    for placed in order.placed:
        value = criterion_value(official.standings, placed.row, columns) if columns else None
        if value is not None:
            values[placed.row] = value
    free = _unsteady(official.standings, values)
    scale = _Scale(values, columns, _reach(matrix, rules, columns), free, criterion)
    rows = sorted(values, key=lambda row: (-values[row], row))
    yield from scale.at(_limits([award], None), rows)
    yield from scale.between(rows, lambda row: award.id in official.prizes.awards.get(row, ()))


def _limits(awards: Sequence[Award], advance: Decimal | None) -> set[Fraction]:
    limits = [advance, *(a.minimum for a in awards), *(a.below for a in awards)]
    return {Fraction(limit) for limit in limits if limit is not None}


@dataclass(frozen=True, slots=True)
class _Scale:
    """What entries are ordered by, and how far one step of one mark can move it."""

    values: Mapping[Row, Fraction]
    columns: tuple[int, ...]
    reach: Fraction
    free: frozenset[Row]
    """Those whom a step may take any distance, and either way: a lower mark may be void then."""
    criterion: CriterionId | None

    def between(self, rows: Sequence[Row], prizes: Callable[[Row], object]) -> Iterator[Line]:
        """Yield who may cross from one side of a line to the other; `rows` come best first.

        Equal entries beside a line, or at either end, may also part from one another, and those
        that a step may take any distance may lose their place altogether.
        """
        held = [prizes(row) for row in rows]
        at_a_line = [0, *(at for at in range(1, len(rows)) if held[at - 1] != held[at]), len(rows)]
        for at in at_a_line[1:-1]:
            yield from self._across(rows, at, self.values[rows[at - 1]], self.values[rows[at]])
        beside = {rows[i] for at in at_a_line for i in (at - 1, at) if 0 <= i < len(rows)}
        equal: dict[Fraction, list[Row]] = {self.values[row]: [] for row in beside}
        for row in rows:
            if self.values[row] in equal:
                equal[self.values[row]].append(row)
        for value in sorted(equal, reverse=True):
            if len(equal[value]) > 1:
                yield from self._lines(equal[value], value, up=True)
                yield from self._lines(equal[value], value, up=False)
        for row in rows if self.free else ():
            if row in self.free:
                yield from self._line(row, self.values[row], up=True)
                yield from self._line(row, self.values[row], up=False)

    def at(self, limits: set[Fraction], rows: Sequence[Row]) -> Iterator[Line]:
        """Yield who may come to or fall from a minimum; `rows` come best first."""
        for limit in sorted(limits):
            first_below = bisect_right(rows, -limit, key=lambda row: -self.values[row])
            yield from self._across(rows, first_below, limit, limit)

    def _across(
        self, rows: Sequence[Row], at: int, above: Fraction, below: Fraction
    ) -> Iterator[Line]:
        """Yield who may come up to `above` from a place on, or down to `below` before it."""
        down = (rows[place] for place in range(at, len(rows)))
        up = (rows[place] for place in range(at - 1, -1, -1))
        yield from self._lines(down, above, up=True)
        yield from self._lines(up, below, up=False)
        for place, row in enumerate(rows) if self.free else ():
            if row in self.free:
                yield from self._line(row, above if place >= at else below, up=place >= at)

    def _lines(self, rows: Iterable[Row], target: Fraction, *, up: bool) -> Iterator[Line]:
        """Yield the lines of rows that come nearest first, as far as a step can reach."""
        for row in rows:
            if abs(target - self.values[row]) > self.reach:
                return
            yield from self._line(row, target, up=up)

    def _line(self, row: Row, target: Fraction, *, up: bool) -> Iterator[Line]:
        for way in (up, not up) if row in self.free else (up,):
            yield Line(row, way, up, self.values[row], target, self.columns, self.criterion)


def _reach(matrix: Matrix, rules: ScoringRules, columns: Sequence[int]) -> Fraction:
    """Return a bound of what one step of one mark can do to a figure, roundings included."""
    rounding = rules.rounding
    if rules.aggregate_by is AggregateBy.CRITERION:
        leaves = [matrix.leaves[column] for column in columns]
        moves = ((leaf.step + _unit(rounding.criterion)) * leaf.weight for leaf in leaves)
        moved = Fraction(max(moves, default=Decimal(0)) + _unit(rounding.weighted))
    else:
        moved = _total_reach(matrix, rules, columns)
    for part in rules.parts:
        if part.source is PartSource.JURY:
            moved = moved * Fraction(part.maximum) / matrix.highest_total
            moved += Fraction(_unit(part.decimals))
    return moved + Fraction(_unit(rounding.entry))


def _total_reach(matrix: Matrix, rules: ScoringRules, columns: Sequence[int]) -> Fraction:
    """Return a bound of what one step of one mark can do to its judge's total."""
    leaves = [matrix.leaves[column] for column in columns]
    most = max((leaf.step * leaf.weight for leaf in leaves), default=Decimal(0))
    return Fraction(most + _unit(rules.rounding.weighted) + _unit(rules.rounding.judge_total))


def _unsteady(standings: Standings, rows: Iterable[Row]) -> frozenset[Row]:
    """Return the rows in which one step may make a total void, or a void one valid.

    A step of d moves a total's distance from the mean of n totals by d(n - 1)/n, others' by d/n.
    """
    matrix, beyond = standings.matrix, standings.rules.void_beyond
    if beyond is None:
        return frozenset()
    step = _total_reach(matrix, standings.rules, matrix.counting)
    limit, step = Fraction(beyond) * matrix.scales.total, step * matrix.scales.total
    found = set()
    for row in rows:
        totals = [total for total, _ in counted_totals(matrix, row)]
        count, added = len(totals), sum(totals)
        near, far = limit * count - step * count, limit * count + step * count
        if any(near <= abs(total * count - added) <= far for total in totals):
            found.add(row)
    return frozenset(found)


def _unit(decimals: int | None) -> Decimal:
    return Decimal(0) if decimals is None else Decimal(1).scaleb(-decimals)
