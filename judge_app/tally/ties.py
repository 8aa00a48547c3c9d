"""Equal figures, and the ordered list of steps that parts them, with a record of every step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import takewhile

from judge_app.contest.ids import CriterionId, EntryCode
from judge_app.contest.rules import TieBreak, TieBreakKind
from judge_app.tally.aggregation import median
from judge_app.tally.comparison import Compared, Row
from judge_app.tally.criterion_value import criterion_value, leaf_columns
from judge_app.tally.standings import Standings

Value = Callable[[Row], Fraction | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TieStep:
    """One step of the list as one entry went through it."""

    kind: TieBreakKind
    criterion: CriterionId | None
    value: Fraction | None
    """This entry's value for the step; the higher one is better."""
    applied: bool
    """False where an entry of the tie has no value: then the step decides nothing."""
    against: tuple[EntryCode, ...]
    """The other entries that were still equal before this step."""
    parted: bool
    """Whether the step parted this entry from at least one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An entry's way through a tie."""

    tied_with: tuple[EntryCode, ...]
    steps: tuple[TieStep, ...]
    shared_with: tuple[EntryCode, ...]
    """Who shares the place in the end; empty where the tie was broken."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What one step made of a tie, for the rows that stayed together: kept once for all of them."""

    step: TieBreak
    tied: Sequence[Row]
    values: dict[Row, Fraction | None]
    applied: bool
    parted: bool


class TieBreaker:
    """Parts the ties of one group by the rules' list.

    What it keeps grows with the rows of a tie; the record of each row, which names all the others,
    is written when it is asked for.
    """

    def __init__(self, standings: Standings, values: Callable[[TieBreak], Value]) -> None:
        """`values` gives what a step compares; each step is asked for once."""
        self._standings = standings
        self._steps = deciding_steps(standings.rules.tie_breaks)
        self._values = cache(values)
        self._ties: dict[Row, Sequence[Row]] = {}
        self._parts: dict[Row, list[_Part]] = {}

    def order(self, tied: Sequence[Row]) -> list[list[Row]]:
        """Return the tied rows in order; those that nothing parts stay together."""
        if len(tied) == 1:
            return [list(tied)]
        for row in tied:
            self._ties[row] = tied
            self._parts[row] = []
        return self._part(sorted(tied), 0)

    def tie_of(self, row: Row, shared: Sequence[Row]) -> Tie | None:
        """Return the record of a row that was tied."""
        if row not in self._ties:
            return None
        return Tie(
            tied_with=self._others(self._ties[row], row),
            steps=tuple(self._step(part, row) for part in self._parts[row]),
            shared_with=self._others(shared, row),
        )

    def _part(self, tied: list[Row], place: int) -> list[list[Row]]:
        if len(tied) == 1 or place == len(self._steps):
            return [tied]
        step = self._steps[place]
        value_of = self._values(step)
        values = {row: value_of(row) for row in tied}
        applied = all(value is not None for value in values.values())
        groups: dict[Fraction, list[Row]] = {}
        for row in tied:
            value = values[row]
            groups.setdefault(value if applied and value is not None else Fraction(0), []).append(
                row
            )
        for group in groups.values():
            part = _Part(step, tied, values, applied, len(group) < len(tied))
            for row in group:
                self._parts[row].append(part)
        ordered = [groups[value] for value in sorted(groups, reverse=True)]
        return [rows for group in ordered for rows in self._part(group, place + 1)]

    def _step(self, part: _Part, row: Row) -> TieStep:
        return TieStep(
            kind=part.step.kind,
            criterion=part.step.criterion,
            value=part.values[row],
            applied=part.applied,
            against=self._others(part.tied, row),
            parted=part.parted,
        )

    def _others(self, rows: Sequence[Row], own: Row) -> tuple[EntryCode, ...]:
        entries = self._standings.matrix.entries
        return tuple(entries[row].code for row in rows if row != own)


def deciding_steps(steps: Sequence[TieBreak]) -> tuple[TieBreak, ...]:
    """Return the steps before the one that leaves the place shared."""
    return tuple(takewhile(lambda step: step.kind is not TieBreakKind.SHARED, steps))


def step_value(standings: Standings, compared: dict[Row, Compared], step: TieBreak) -> Value:
    """Return what a step compares, as a function of the row; None where there is no value."""
    if step.kind is TieBreakKind.UNROUNDED:
        return lambda row: compared[row].unrounded
    if step.kind is TieBreakKind.CRITERION:
        columns = () if step.criterion is None else leaf_columns(standings.matrix, step.criterion)
        return lambda row: criterion_value(standings, row, columns) if columns else None
    if step.kind is TieBreakKind.MEDIAN:
        return lambda row: _median_total(standings, row)
    if step.kind is TieBreakKind.MORE_FIRSTS:
        firsts = _firsts(standings, list(compared))
        return lambda row: Fraction(firsts.get(row, 0))
    if step.kind is TieBreakKind.CHAIR:
        return lambda row: _chair_total(standings, row)
    return lambda row: _panel_votes(standings, row)


def _median_total(standings: Standings, row: Row) -> Fraction | None:
    totals = [total for total, _ in standings.rows[row].panel.valid]
    return median(totals, standings.matrix.scales.total) if totals else None


def _chair_total(standings: Standings, row: Row) -> Fraction | None:
    chair = standings.matrix.contest.panel.chair
    for total, column in standings.rows[row].panel.valid:
        if chair is not None and standings.matrix.judges[column].id == chair.id:
            return Fraction(total, standings.matrix.scales.total)
    return None


def _panel_votes(standings: Standings, row: Row) -> Fraction | None:
    votes = standings.panel_votes.get(standings.matrix.entries[row].code)
    return None if votes is None else Fraction(votes)


def _firsts(standings: Standings, ranked: Sequence[Row]) -> dict[Row, int]:
    """Count for each row the judges whose highest valid total of all ranked entries it has."""
    best: dict[int, int] = {}
    for row in ranked:
        for total, column in standings.rows[row].panel.valid:
            best[column] = max(total, best.get(column, total))
    return {
        row: sum(total == best[column] for total, column in standings.rows[row].panel.valid)
        for row in ranked
    }
