"""Judges' totals as a table of entries and judges, with gaps: what agreement is measured on."""

from dataclasses import dataclass

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.tally.cells import VALID_STATES, CellState
from judge_app.tally.collector import collector_paused
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.matrix import Scales

Ratings = tuple[tuple[int | None, ...], ...]
"""Rows are entries, columns judges; None where a judge gave no whole total."""

_GIVEN = VALID_STATES | {CellState.VOID}
"""A void total is what the judge gave, and just what agreement is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingTable:
    """What each judge gave each entry, in whole units of 1/`scale` points."""

    entries: tuple[EntryCode, ...]
    judges: tuple[JudgeId, ...]
    ratings: Ratings
    scale: int = 1

    @property
    def complete(self) -> tuple[tuple[int, ...], ...]:
        """The rows that every judge filled in."""
        rows = (tuple(value for value in row if value is not None) for row in self.ratings)
        return tuple(row for row in rows if len(row) == len(self.judges))


@collector_paused()
def rating_table(result: TallyResult) -> RatingTable:
    """Return the totals behind a result. Judges who gave none are left out."""
    contest = result.ballots.contest
    heard = {sheet.judge for sheet in result.ballots.sheets}
    judges = tuple(judge.id for judge in contest.panel.marking if judge.id in heard)
    columns = {judge: column for column, judge in enumerate(judges)}
    scale = Scales.of(contest.rubric.leaves).total
    entries = tuple(sorted(result.entries, key=lambda entry: entry.code))
    rows = []
    for entry in entries:
        row: list[int | None] = [None] * len(judges)
        for cell in entry.cells:
            if cell.state in _GIVEN and cell.total is not None:
                numerator, denominator = cell.total.as_integer_ratio()
                row[columns[cell.judge]] = numerator * scale // denominator
        rows.append(tuple(row))
    return RatingTable(
        entries=tuple(entry.code for entry in entries),
        judges=judges,
        ratings=tuple(rows),
        scale=scale,
    )
