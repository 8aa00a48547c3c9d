"""How close the lines between prizes are: which step of which one mark would change a prize.

Entries within reach of a line are tried: one judge's mark for one criterion goes one step up or
down, and the prizes of the group are given again. Where figures add marks, only the moved entry is
placed anew. Under methods that compare entries with one another the whole group is, and only the
neighbours of each line are tried; entries without a place are not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from judge_app.contest.ids import AwardId, CategoryId, CriterionId, EntryCode, JudgeId
from judge_app.tally.ballots import FIGURE_METHODS
from judge_app.tally.comparison import Row
from judge_app.tally.criterion_value import criterion_value, leaf_columns
from judge_app.tally.mark_steps import MarkStep, Stepper
from judge_app.tally.moved_field import MovedField
from judge_app.tally.official_field import OfficialField
from judge_app.tally.places import GroupOrder, group_order
from judge_app.tally.prize_lines import Line, lines_of_compared, lines_of_figures
from judge_app.tally.prizes import PrizeList, prize_list, prizes_of
from judge_app.tally.result import Worked
from judge_app.tally.rounding import shown

MOST_COMPARED = 60
"""Entries of a group under a method that compares them; larger groups are `LargeGroup`s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardChange:
    """An entry whose prizes, or whose way to the next round, would be others."""

    entry: EntryCode
    before: tuple[AwardId, ...]
    after: tuple[AwardId, ...]
    advanced: bool = False
    advances: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseLine:
    """One step of one mark that would change prizes.

    `judge` would have given `entry` one `step` more (or, below zero, less) on `criterion`; its
    figure and the line lie `gap` apart, in points as shown (of the criterion, for a special award).
    """

    category: CategoryId
    entry: EntryCode
    judge: JudgeId
    criterion: CriterionId
    step: Decimal
    gap: Decimal
    changes: tuple[AwardChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeGroup:
    """A group whose lines were not looked at, because every step compares all of it anew."""

    category: CategoryId | None
    """None where all categories compete together."""
    entries: int
    """How many of them have a place."""
    most: int = MOST_COMPARED


def award_changes(before: Worked, after: Worked) -> tuple[AwardChange, ...]:
    """Return whose prizes differ, by code."""
    rows = range(len(before.basis.matrix.entries))
    return _changes(before, after.prizes, rows)


def close_lines(official: Worked) -> tuple[CloseLine, ...]:
    """Return the steps that would change a prize; of each entry the first found, up and down."""
    return tuple(
        line
        for order in official.orders
        if not _is_large(official, order)
        for line in _Group(official, order).close_lines()
    )


def large_groups(official: Worked) -> tuple[LargeGroup, ...]:
    """Return the groups that `close_lines` does not look at."""
    entries = official.basis.matrix.entries
    apart = official.basis.matrix.contest.award_rules.per_category
    return tuple(
        LargeGroup(
            category=entries[order.placed[0].row].category if apart else None,
            entries=len(order.placed),
        )
        for order in official.orders
        if _is_large(official, order)
    )


def _is_large(official: Worked, order: GroupOrder) -> bool:
    comparing = official.standings.rules.method not in FIGURE_METHODS
    return comparing and len(order.placed) > MOST_COMPARED


class _Group:
    """Tries steps in one group of entries that compete with one another."""

    def __init__(self, official: Worked, order: GroupOrder) -> None:
        self._official = official
        self._order = order
        self._rows = tuple(sorted([*(p.row for p in order.placed), *order.left_out]))
        self._stepper = Stepper(official.basis, official.standings)
        self._idle: set[tuple[object, ...]] = set()
        """Effects that were seen to change no prize."""
        self._seen: dict[tuple[object, ...], tuple[AwardChange, ...]] = {}
        """What moved entries change, by effect."""
        self._comparing = official.standings.rules.method not in FIGURE_METHODS
        self._field = None if self._comparing else OfficialField(official.standings, order)
        self._winners = {*official.prizes.awards, *official.prizes.advancing} & {*self._rows}

    def close_lines(self) -> Iterator[CloseLine]:
        done: set[tuple[Row, bool]] = set()
        lines = lines_of_compared if self._comparing else lines_of_figures
        for line in lines(self._official, self._order):
            if (line.row, line.up) in done:
                continue
            for step in self._stepper.steps(line.row, up=line.up, columns=line.columns):
                effect = self._stepper.effect(step)
                if effect in self._idle or not self._reaches(line, step):
                    continue
                changes = self.changes_after(step)
                if changes:
                    done.add((line.row, line.up))
                    yield self._close(line, step, changes)
                    break
                self._idle.add(effect)

    def changes_after(self, step: MarkStep) -> tuple[AwardChange, ...]:
        """Return whose prizes a step changes."""
        if self._field is not None:
            moved = MovedField(self._field, step.row, self._stepper.alone_after(step))
            if moved.others_stay:
                effect = moved.effect()
                if effect not in self._seen:
                    rules = self._official.basis.matrix.contest.award_rules
                    self._seen[effect] = self._changes(prizes_of([moved], rules))
                return self._seen[effect]
        standings = self._stepper.standings_after(step)
        return self._changes(prize_list(standings, [group_order(standings, self._rows)]))

    def _changes(self, prizes: PrizeList) -> tuple[AwardChange, ...]:
        concerned = self._winners | prizes.awards.keys() | prizes.advancing
        return _changes(self._official, prizes, concerned)

    def _reaches(self, line: Line, step: MarkStep) -> bool:
        """Look quickly whether a step comes to the line; where entries are compared it may."""
        if self._comparing:
            return True
        value = (
            self._stepper.figure_after(step)
            if line.criterion is None
            else self._criterion_after(line.criterion, step)
        )
        if value is None:
            return True
        return value >= line.target if line.below else value <= line.target

    def _criterion_after(self, criterion: CriterionId, step: MarkStep) -> Fraction | None:
        alone = self._stepper.alone_after(step)
        return criterion_value(alone, 0, leaf_columns(alone.matrix, criterion))

    def _close(self, line: Line, step: MarkStep, changes: tuple[AwardChange, ...]) -> CloseLine:
        matrix = self._official.basis.matrix
        entry, leaf = matrix.entries[step.row], matrix.leaves[step.leaf]
        return CloseLine(
            category=entry.category,
            entry=entry.code,
            judge=matrix.judges[step.column].id,
            criterion=leaf.id,
            step=leaf.step if line.up else -leaf.step,
            gap=shown(abs(line.target - line.value), None),
            changes=changes,
        )


def _changes(before: Worked, after: PrizeList, rows: Iterable[Row]) -> tuple[AwardChange, ...]:
    entries, first = before.basis.matrix.entries, before.prizes
    found = [
        AwardChange(
            entry=entries[row].code,
            before=first.awards.get(row, ()),
            after=after.awards.get(row, ()),
            advanced=row in first.advancing,
            advances=row in after.advancing,
        )
        for row in rows
        if first.of(row) != after.of(row)
    ]
    return tuple(sorted(found, key=lambda change: change.entry))
