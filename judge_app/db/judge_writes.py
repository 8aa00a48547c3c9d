"""How one change of a judge's work is written: the state it leads to, and its line in the journal.

Statements are made once, so that saving a mark spends its time on the disk and not on spelling.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from judge_app.contest.ids import EntryCode
from judge_app.contest.scoresheet import Outcome
from judge_app.db.edits import Edit, EditKind
from judge_app.db.judge_tables import ASSESSMENTS, JOURNAL, MARKS, NOTES, PLACES, VIEWINGS


class StoredOutcome(msgspec.Struct, frozen=True):
    """How the journal spells an outcome."""

    outcome: Outcome
    reason: str = ""


_PLAIN = StoredOutcome(Outcome.MARKED)
_UNSAID = {"outcome": Outcome.MARKED.value, "reason": "", "comment": ""}
"""An assessment of which nothing was said but its marks."""


def _putting(table: sa.Table, *columns: str) -> sa.Executable:
    """Insert a row; where its key is there, replace `columns` (all but the key where none)."""
    statement = sqlite.insert(table)
    keys = [column.name for column in table.primary_key]
    rest = columns or [column.name for column in table.columns if column.name not in keys]
    return statement.on_conflict_do_update(
        index_elements=keys, set_={name: statement.excluded[name] for name in rest}
    )


def _removing(table: sa.Table) -> sa.Executable:
    matching = [column == sa.bindparam(column.name) for column in table.primary_key]
    return sa.delete(table).where(*matching)


_PUT = {table: _putting(table) for table in (MARKS, NOTES, VIEWINGS, PLACES)}
_REMOVE = {table: _removing(table) for table in (MARKS, NOTES)}
_COMMENT = _putting(ASSESSMENTS, "comment")
_OUTCOME = _putting(ASSESSMENTS, "outcome", "reason")
_JOURNAL = sa.insert(JOURNAL)
_PASS_UNDONE = sa.update(JOURNAL).where(JOURNAL.c.standing == "undone").values(standing="passed")


def put(connection: sa.Connection, table: sa.Table, row: Mapping[str, Any]) -> None:
    """Write a row in place of the one with the same key."""
    connection.execute(_PUT[table], dict(row))


def apply_edit(connection: sa.Connection, edit: Edit) -> None:
    """Bring the current state to what `edit` says."""
    match edit.kind:
        case EditKind.MARK:
            key = {"entry": edit.entry, "criterion": edit.part}
            thousandths = None if edit.after is None else int(edit.after)
            _put_or_remove(connection, MARKS, key, "thousandths", thousandths)
        case EditKind.NOTE:
            key = {"entry": edit.entry, "id": edit.part}
            _put_or_remove(connection, NOTES, key, "content", edit.after)
        case EditKind.COMMENT:
            _say(connection, _COMMENT, edit.entry, {"comment": edit.after or ""})
        case EditKind.OUTCOME:
            stored = _PLAIN
            if edit.after is not None:
                stored = msgspec.json.decode(edit.after, type=StoredOutcome)
            said = {"outcome": stored.outcome.value, "reason": stored.reason}
            _say(connection, _OUTCOME, edit.entry, said)


def pass_undone(connection: sa.Connection) -> None:
    """Mark what was taken back as overtaken: a new change ends what could be redone."""
    connection.execute(_PASS_UNDONE)


def write_journal(
    connection: sa.Connection, edit: Edit, at: str, standing: str, reverses: int | None = None
) -> int:
    """Add a line to the journal and return its number."""
    line = {
        "at": at,
        "kind": edit.kind.value,
        "entry": edit.entry,
        "part": edit.part,
        "before": edit.before,
        "after": edit.after,
        "reverses": reverses,
        "standing": standing,
    }
    (number,) = connection.execute(_JOURNAL, line).inserted_primary_key or (0,)
    return int(number)


def _put_or_remove(
    connection: sa.Connection, table: sa.Table, key: dict[str, Any], column: str, value: object
) -> None:
    if value is None:
        connection.execute(_REMOVE[table], key)
    else:
        connection.execute(_PUT[table], {**key, column: value})


def _say(
    connection: sa.Connection, statement: sa.Executable, entry: EntryCode, said: dict[str, Any]
) -> None:
    connection.execute(statement, {"entry": entry, **_UNSAID, **said})
