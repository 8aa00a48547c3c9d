"""A group with one entry moved, as awards see it: only what the move touches is worked out again.

Where figures add marks, a step of a mark moves one entry; all others keep their figures and, among
themselves, their order. So the moved entry is taken out of its tie and put into another, those two
ties are parted again, and awards look at the rest as it was, no further down than there are prizes.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from heapq import merge
from operator import itemgetter
from typing import TypeVar

from judge_app.contest.ids import CategoryId, CriterionId
from judge_app.contest.rules import TieBreak, TieBreakKind
from judge_app.tally.comparison import Row, compare
from judge_app.tally.official_field import Figure, OfficialField, Ranked, totals_of
from judge_app.tally.parted_tie import Parts, negated
from judge_app.tally.prize_field import Frame, criterion_values
from judge_app.tally.standings import Standings
from judge_app.tally.ties import TieBreaker, Value, step_value

T = TypeVar("T")


class MovedField:
    """The official order of a group with `row` standing as `alone` says, the only row of its own."""

    def __init__(self, official: OfficialField, row: Row, alone: Standings) -> None:
        self._official, self._row, self._alone = official, row, alone
        self._compared = compare(alone, [0])
        self._old, self._new = official.standings.rows[row], alone.rows[0]
        self._own = [self._own_value(step) for step in official.steps]
        self._parted: dict[Figure, Parts] = {}

    @property
    def ranked(self) -> int:
        """How many entries have a place."""
        lost = self._old.key is not None and self._new.key is None
        return self._official.ranked - lost

    @property
    def categories(self) -> Iterable[CategoryId]:
        """Every category that had a ranked entry, each once."""
        return self._official.categories

    @property
    def others_stay(self) -> bool:
        """Whether no other entry has more or fewer first places than before.

        They are counted by the highest total of each judge.
        """
        if not self._official.counts_firsts:
            return True
        old, new = totals_of(self._old), totals_of(self._new)
        for column in {*old, *new}:
            best, holders = self._official.best.get(column, (-1, 0))
            after = new.get(column, -1)
            if after > best or (old.get(column) == best != after and holders == 1):
                return False
        return True

    def by_place(self, frame: Frame) -> Iterator[list[Row]]:
        """Yield the entries within a frame best first, those of one place together."""
        moved = {
            figure: self._official.admitted(frame.scope, parts)
            for figure, parts in self._ties().items()
        }
        decimals = self._official.standings.rules.rounding.entry
        unit = 1 if decimals is None else int(10**decimals)
        for parts in _merged(self._official.in_scope(frame.scope), moved, frame, unit):
            yield from parts

    def by_criterion(self, frame: Frame, criterion: CriterionId) -> Iterator[list[Row]]:
        """Yield those whose figure for a criterion lies in the frame, best first, equals together."""
        official = self._official.by_criterion(frame.scope, criterion)
        before = criterion_values(self._official.standings, [self._row], criterion).values()
        after = criterion_values(self._alone, self._compared, criterion).values()
        moved: dict[Figure, list[Row]] = {}
        for value in {*before, *after}:
            rest = [row for row in official.at(value) or () if row != self._row]
            moved[value] = rest
            if value in after and frame.admits(self._alone.matrix.entries[0]):
                moved[value] = sorted([*rest, self._row])
        yield from _merged(official, moved, frame, 1)

    def effect(self) -> tuple[object, ...]:
        """Return all that its prizes depend on: two moves with one effect change the same."""
        awards = self._alone.matrix.contest.award_rules.awards
        criteria = [a.criterion for a in awards if a.special and a.criterion is not None]
        values = (
            criterion_values(self._alone, self._compared, criterion).get(0)
            for criterion in criteria
        )
        return (self._row, self._new.key, *self._own, *values)

    def _ties(self) -> dict[Figure, Parts]:
        """Return the ties that the entry leaves and comes to."""
        for figure in (self._old.key, self._new.key):
            if figure is not None and figure not in self._parted:
                self._parted[figure] = self._parts(figure)
        return self._parted

    def _parts(self, figure: Figure) -> Parts:
        """Return a tie as it is parted without the entry, or with it where it is now."""
        tie, own = self._official.parted(figure), negated(self._own)
        leaves, comes = figure == self._old.key, figure == self._new.key
        if tie is not None and not (comes and own is None):
            old = self._official.values(self._row) if leaves else None
            return tie.moved(self._row, old, own if comes else None)
        rows = [row for part in self._official.ties.get(figure, ()) for row in part]
        rows = [*(row for row in rows if row != self._row), *([self._row] if comes else ())]
        breaker = TieBreaker(self._official.standings, self._value)
        return breaker.order(rows) if rows else []

    def _value(self, step: TieBreak) -> Value:
        others, own = self._official.value(step), self._own_value(step)
        return lambda row: own if row == self._row else others(row)

    def _own_value(self, step: TieBreak) -> Fraction | None:
        if self._new.key is None:
            return None
        if step.kind is not TieBreakKind.MORE_FIRSTS:
            return step_value(self._alone, self._compared, step)(0)
        best, own = self._official.best, totals_of(self._new)
        firsts = (best.get(column, (None, 0))[0] == total for column, total in own.items())
        return Fraction(sum(firsts))


def _merged(official: Ranked[T], moved: Mapping[Figure, T], frame: Frame, unit: int) -> Iterator[T]:
    """Yield what stands within a frame, `moved` in place of what is official there, best first.

    Figures are counted in 1/`unit`.
    """
    lowest = None if frame.minimum is None else frame.minimum * unit
    first, above = 0, None
    if frame.below is not None:
        above = frame.below * unit
        first = bisect_right(official.negated, -above)
    stays = (
        (official.negated[place], official.standing[place])
        for place in range(first, len(official.negated))
        if -official.negated[place] not in moved
    )
    comes = sorted(-figure for figure in moved if above is None or figure < above)
    for below, standing in merge(stays, ((n, moved[-n]) for n in comes), key=itemgetter(0)):
        if lowest is not None and -below < lowest:
            return
        if standing:
            yield standing
