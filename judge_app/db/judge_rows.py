"""A judge's rows as domain values. Marks are stored as whole thousandths."""

from decimal import Decimal
from typing import Any

import msgspec
import sqlalchemy as sa

from judge_app.contest.ids import CriterionId, EntryCode
from judge_app.contest.scoresheet import Assessment, CriterionMark, Note, Outcome
from judge_app.db.judge_tables import ASSESSMENTS, MARKS, NOTES


def thousandths(mark: Decimal) -> int:
    """Return a mark in thousandths; `ValueError` for one that is finer."""
    scaled = mark * 1000
    if scaled != scaled.to_integral_value():
        raise ValueError(mark)
    return int(scaled)


def mark_of(stored: int) -> Decimal:
    """Return the mark for a number of thousandths, exactly."""
    return Decimal(stored) / 1000


def read_assessments(
    connection: sa.Connection, entry: EntryCode | None = None
) -> tuple[Assessment, ...]:
    """Return everything that is stored (of `entry` alone), by entry and then by criterion."""
    marks: dict[str, list[CriterionMark]] = {}
    for row in connection.execute(_of(MARKS, entry).order_by(MARKS.c.entry, MARKS.c.criterion)):
        mark = CriterionMark(criterion=CriterionId(row.criterion), value=mark_of(row.thousandths))
        marks.setdefault(row.entry, []).append(mark)
    notes: dict[str, list[Note]] = {}
    for row in connection.execute(_of(NOTES, entry).order_by(NOTES.c.entry, NOTES.c.id)):
        notes.setdefault(row.entry, []).append(msgspec.json.decode(row.content, type=Note))
    said = {row.entry: row for row in connection.execute(_of(ASSESSMENTS, entry))}
    return tuple(
        Assessment(
            entry=EntryCode(code),
            outcome=Outcome(said[code].outcome) if code in said else Outcome.MARKED,
            reason=said[code].reason if code in said else "",
            comment=said[code].comment if code in said else "",
            marks=tuple(marks.get(code, ())),
            notes=tuple(notes.get(code, ())),
        )
        for code in sorted({*marks, *notes, *said})
    )


def _of(table: sa.Table, entry: EntryCode | None) -> sa.Select[Any]:
    wanted = sa.select(table)
    return wanted if entry is None else wanted.where(table.c.entry == entry)
