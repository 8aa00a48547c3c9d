"""Judges' totals as a table of entries and judges, with gaps: what agreement is measured on."""

from dataclasses import dataclass
from fractions import Fraction

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.tally.cells import VALID_STATES, CellState
from judge_app.tally.entry_result import TallyResult

Ratings = tuple[tuple[Fraction | None, ...], ...]
"""Rows are entries, columns judges; None where a judge gave no whole total."""

_GIVEN = VALID_STATES | {CellState.VOID}
"""A void total is what the judge gave, and just what agreement is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingTable:
    """What each judge gave each entry."""

    entries: tuple[EntryCode, ...]
    judges: tuple[JudgeId, ...]
    ratings: Ratings

    @property
    def complete(self) -> tuple[tuple[Fraction, ...], ...]:
        """The rows that every judge filled in."""
        rows = (tuple(value for value in row if value is not None) for row in self.ratings)
        return tuple(row for row in rows if len(row) == len(self.judges))


def rating_table(result: TallyResult) -> RatingTable:
    """Return the totals behind a result. Judges who gave none are left out."""
    entries = tuple(sorted(result.entries, key=lambda entry: entry.code))
    judges = tuple(
        judge.id
        for judge in result.ballots.contest.panel.marking
        if any(sheet.judge == judge.id for sheet in result.ballots.sheets)
    )
    given = {
        (entry.code, cell.judge): Fraction(cell.total)
        for entry in entries
        for cell in entry.cells
        if cell.state in _GIVEN and cell.total is not None
    }
    return RatingTable(
        entries=tuple(entry.code for entry in entries),
        judges=judges,
        ratings=tuple(
            tuple(given.get((entry.code, judge)) for judge in judges) for entry in entries
        ),
    )
