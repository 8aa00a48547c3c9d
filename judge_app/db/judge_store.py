"""One judge's work on disk. When a method returns, what it wrote is on the disk."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from judge_app.contest.canonical import canonical_bytes
from judge_app.contest.ids import ContestId, EntryCode, JudgeId, Sha256Hex
from judge_app.contest.scoresheet import Assessment, Note, Outcome, Place
from judge_app.db.edits import Edit, EditKind, JournalEntry
from judge_app.db.engine import copy_database, explained_database, sqlite_engine
from judge_app.db.errors import StoreOfOtherContestError
from judge_app.db.judge_rows import read_assessments
from judge_app.db.judge_tables import (
    FINAL_SHEETS,
    IDENTITY,
    JOURNAL,
    JUDGE_SCHEMA,
    PLACES,
    VIEWINGS,
)
from judge_app.db.judge_writes import apply_edit, pass_undone, put, write_journal
from judge_app.db.schema import prepare
from judge_app.db.store_lock import StoreLock
from judge_app.file_errors import explained


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreIdentity:
    """Whose work on what a store holds."""

    contest: ContestId
    bundle: Sha256Hex
    judge: JudgeId


class JudgeStore:
    """Keeps assessments, their whole history, and final sheets. For one thread at a time."""

    def __init__(self, path: Path, engine: sa.Engine, lock: StoreLock) -> None:
        self._path = path
        self._engine = engine
        self._lock = lock
        self._may_redo = True  # until a change has shown that nothing is left to be redone

    @classmethod
    def open(cls, path: Path, identity: StoreIdentity, now: str) -> "JudgeStore":
        """Open or make the store; a `StoreError` says why it cannot be used."""
        with explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as undoing:
            lock = StoreLock(path)
            undoing.callback(lock.release)
            engine = sqlite_engine(path)
            undoing.callback(engine.dispose)
            prepare(engine, JUDGE_SCHEMA, path)
            store = cls(path, engine, lock)
            store._identify(identity, now)
            undoing.pop_all()
        return store

    @property
    def path(self) -> Path:
        """The database's file."""
        return self._path

    def close(self) -> None:
        """Close the file and let the next window in."""
        self._engine.dispose()
        self._lock.release()

    def assessments(self) -> tuple[Assessment, ...]:
        """Return everything the judge has said, by entry."""
        with explained_database(self._path), self._engine.begin() as connection:
            return read_assessments(connection)

    def assessment(self, entry: EntryCode) -> Assessment:
        """Return what the judge has said of one entry."""
        with explained_database(self._path), self._engine.begin() as connection:
            found = read_assessments(connection, entry)
        return found[0] if found else Assessment(entry=entry)

    def record(self, edit: Edit, at: str) -> int:
        """Make a change and write it into the journal; return its number there."""
        with explained_database(self._path), self._engine.begin() as connection:
            if self._may_redo:
                pass_undone(connection)
            apply_edit(connection, edit)
            number = write_journal(connection, edit, at, "done")
        self._may_redo = False
        return number

    def undo(self, at: str) -> Edit | None:
        """Take back the latest change that stands, and return what was done now."""
        return self._reverse(at, "done", "undone", newest=True)

    def redo(self, at: str) -> Edit | None:
        """Make the change again that was taken back last."""
        return self._reverse(at, "undone", "done", newest=False)

    def history(self, entry: EntryCode, kind: EditKind, part: str) -> tuple[JournalEntry, ...]:
        """Return every change of one thing, oldest first."""
        wanted = sa.select(JOURNAL).where(
            JOURNAL.c.entry == entry, JOURNAL.c.kind == kind.value, JOURNAL.c.part == part
        )
        with explained_database(self._path), self._engine.begin() as connection:
            rows = connection.execute(wanted.order_by(JOURNAL.c.number)).all()
        return tuple(_journal_entry(row) for row in rows)

    def journal_length(self) -> int:
        """Return the number of the last journal entry; 0 while there is none."""
        with explained_database(self._path), self._engine.begin() as connection:
            found = connection.execute(sa.select(sa.func.max(JOURNAL.c.number))).scalar()
        return int(found or 0)

    def last_change_at(self) -> str:
        """Return when the last change was made, empty while there is none."""
        latest = sa.select(JOURNAL.c.at).order_by(JOURNAL.c.number.desc()).limit(1)
        with explained_database(self._path), self._engine.begin() as connection:
            return str(connection.execute(latest).scalar() or "")

    def add_viewing(self, entry: EntryCode, seconds: int) -> None:
        """Add to how long an entry was on the screen."""
        with explained_database(self._path), self._engine.begin() as connection:
            known = _viewings(connection).get(entry, 0)
            put(connection, VIEWINGS, {"entry": entry, "seconds": known + seconds})

    def viewings(self) -> dict[EntryCode, int]:
        """Return seconds on the screen by entry."""
        with explained_database(self._path), self._engine.begin() as connection:
            return _viewings(connection)

    def remember_place(self, entry: EntryCode, place: Place) -> None:
        """Remember where the judge was in a file."""
        where = {"milliseconds": place.milliseconds, "page": place.page}
        with explained_database(self._path), self._engine.begin() as connection:
            put(connection, PLACES, {"entry": entry, "file": place.file, **where})

    def place(self, entry: EntryCode, file: str) -> Place | None:
        """Return where the judge was in a file."""
        wanted = sa.select(PLACES).where(PLACES.c.entry == entry, PLACES.c.file == file)
        with explained_database(self._path), self._engine.begin() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            return None
        return Place(file=row.file, milliseconds=row.milliseconds, page=row.page)

    def add_final_sheet(self, revision: int, sha256: str, payload: bytes) -> None:
        """Keep a final sheet for ever."""
        with explained_database(self._path), self._engine.begin() as connection:
            connection.execute(
                sa.insert(FINAL_SHEETS).values(revision=revision, sha256=sha256, payload=payload)
            )

    def final_sheets(self) -> tuple[bytes, ...]:
        """Return the payloads of all final sheets, first revision first."""
        wanted = sa.select(FINAL_SHEETS.c.payload).order_by(FINAL_SHEETS.c.revision)
        with explained_database(self._path), self._engine.begin() as connection:
            return tuple(connection.execute(wanted).scalars())

    def copy_to(self, target: Path) -> None:
        """Write a whole copy of the store to `target` with SQLite's own backup."""
        copy_database(self._engine, target)

    def _identify(self, identity: StoreIdentity, now: str) -> None:
        with explained_database(self._path), self._engine.begin() as connection:
            row = connection.execute(sa.select(IDENTITY)).one_or_none()
            if row is None:
                connection.execute(
                    sa.insert(IDENTITY).values(
                        contest=identity.contest,
                        bundle=identity.bundle,
                        judge=identity.judge,
                        made_at=now,
                    )
                )
            elif (row.contest, row.bundle, row.judge) != (
                identity.contest,
                identity.bundle,
                identity.judge,
            ):
                raise StoreOfOtherContestError(self._path, f"{row.contest} {row.judge}")

    def _reverse(self, at: str, standing: str, becomes: str, *, newest: bool) -> Edit | None:
        order = JOURNAL.c.number.desc() if newest else JOURNAL.c.number.asc()
        wanted = sa.select(JOURNAL).where(JOURNAL.c.standing == standing).order_by(order).limit(1)
        with explained_database(self._path), self._engine.begin() as connection:
            row = connection.execute(wanted).one_or_none()
            if row is None:
                return None
            made = _journal_entry(row).edit
            edit = made.reversal if newest else made
            apply_edit(connection, edit)
            write_journal(connection, edit, at, "reversal", reverses=row.number)
            connection.execute(
                sa.update(JOURNAL).where(JOURNAL.c.number == row.number).values(standing=becomes)
            )
            self._may_redo = True
            return edit


def _journal_entry(row: Any) -> JournalEntry:
    edit = Edit(
        kind=EditKind(row.kind),
        entry=EntryCode(row.entry),
        part=row.part,
        before=row.before,
        after=row.after,
    )
    reversal = row.standing == "reversal"
    return JournalEntry(number=row.number, at=row.at, edit=edit, is_reversal=reversal)


def _viewings(connection: sa.Connection) -> dict[EntryCode, int]:
    rows = connection.execute(sa.select(VIEWINGS)).all()
    return {EntryCode(row.entry): row.seconds for row in rows}


def outcome_text(outcome: Outcome, reason: str) -> str:
    """Return how the journal spells an outcome."""
    return canonical_bytes({"outcome": outcome.value, "reason": reason}).decode()


def note_text(note: Note) -> str:
    """Return how the store spells a note."""
    return canonical_bytes(note).decode()
