"""The chair's store: SQLite by default, PostgreSQL for a tally room with several desks."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from judge_app.contest.ids import ContestId, Sha256Hex
from judge_app.db.engine import copy_database, explained_database, sqlite_engine
from judge_app.db.errors import StoreOfOtherContestError
from judge_app.db.ledger import GENESIS, LedgerEntry, LedgerKind, entry_hash, linked
from judge_app.db.panel_tables import FILES, IDENTITY, LEDGER, PANEL_SCHEMA
from judge_app.db.schema import prepare
from judge_app.db.store_lock import StoreLock
from judge_app.file_errors import explained

_AT_A_TIME = 8
"""Entries read at a time; one of an import holds a quarter of a megabyte, or one large sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file that was handed in."""

    sha256: Sha256Hex
    name: str
    content: bytes


class PanelStore:
    """Adds to the ledger and never changes it. For one thread at a time."""

    def __init__(self, path: Path, engine: sa.Engine, lock: StoreLock | None) -> None:
        self._path = path
        self._engine = engine
        self._lock = lock

    @classmethod
    def open(cls, path: Path, contest: ContestId, bundle: Sha256Hex, now: str) -> "PanelStore":
        """Open or make the store; a `StoreError` says what is wrong."""
        with explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as undoing:
            lock = StoreLock(path)
            undoing.callback(lock.release)
            engine = sqlite_engine(path)
            undoing.callback(engine.dispose)
            store = cls(path, engine, lock)
            store._begin(contest, bundle, now)
            undoing.pop_all()
        return store

    @classmethod
    def open_server(cls, url: str, contest: ContestId, bundle: Sha256Hex, now: str) -> "PanelStore":
        """Open or make the store on a database server, such as `postgresql+psycopg://…`."""
        store = cls(Path(sa.make_url(url).database or "panel"), sa.create_engine(url), None)
        store._begin(contest, bundle, now)
        return store

    @property
    def path(self) -> Path:
        """The database's file; for a server, a path of the database's name."""
        return self._path

    def close(self) -> None:
        """Close the file and let the next window in."""
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def entries(self) -> Iterator[LedgerEntry]:
        """Return the ledger from the first entry on, a few at a time: all of it may be long.

        `DamagedStoreError` at the entry where its chain is broken.
        """
        return linked(self._stored_entries(), self._path)

    def count(self) -> int:
        """Return how many entries the ledger has."""
        with explained_database(self._path), self._engine.begin() as connection:
            return _last(connection)[0]

    @contextmanager
    def adding(self) -> "Iterator[Adding]":
        """Add what is added inside the block, all of it or, where the block fails, nothing."""
        with explained_database(self._path), self._engine.begin() as connection:
            yield Adding(connection)

    def file(self, sha256: Sha256Hex) -> StoredFile | None:
        """Return a file that was handed in."""
        wanted = sa.select(FILES).where(FILES.c.sha256 == sha256)
        with explained_database(self._path), self._engine.begin() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            return None
        return StoredFile(sha256=Sha256Hex(row.sha256), name=row.name, content=row.content)

    def back_up(self, target: Path) -> None:
        """Write a whole copy of the store; a server is backed up by its own means."""
        if self._engine.dialect.name != "sqlite":
            return
        copy_database(self._engine, target)

    def _begin(self, contest: ContestId, bundle: Sha256Hex, now: str) -> None:
        prepare(self._engine, PANEL_SCHEMA, self._path)
        with explained_database(self._path), self._engine.begin() as connection:
            row = connection.execute(sa.select(IDENTITY)).one_or_none()
            if row is None:
                connection.execute(
                    sa.insert(IDENTITY).values(contest=contest, bundle=bundle, made_at=now)
                )
            elif (row.contest, row.bundle) != (contest, bundle):
                raise StoreOfOtherContestError(self._path, row.contest)

    def _stored_entries(self) -> Iterator[LedgerEntry]:
        number = 0
        while rows := self._rows_after(number):
            for row in rows:
                number = row.number
                yield LedgerEntry(
                    number=number,
                    at=row.at,
                    kind=LedgerKind(row.kind),
                    content=row.content,
                    hash=row.hash,
                )

    def _rows_after(self, number: int) -> Sequence[sa.Row[tuple[int, str, str, str, str]]]:
        some = sa.select(LEDGER).where(LEDGER.c.number > number).order_by(LEDGER.c.number)
        with explained_database(self._path), self._engine.begin() as connection:
            return connection.execute(some.limit(_AT_A_TIME)).all()


class Adding:
    """Entries and files that become part of the ledger together."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._number, self._hash = _last(connection)

    def add(
        self, kind: LedgerKind, content: bytes, at: str, files: Iterable[StoredFile] = ()
    ) -> LedgerEntry:
        """Add an entry and the files it speaks of, one after another."""
        text = content.decode()
        self._number += 1
        self._hash = entry_hash(self._hash, self._number, at, kind.value, text)
        for file in files:
            _keep_file(self._connection, file)
        row = {
            "number": self._number,
            "at": at,
            "kind": kind.value,
            "content": text,
            "hash": self._hash,
        }
        # Handed over beside the statement: SQLAlchemy keeps statements, and their values too.
        self._connection.execute(sa.insert(LEDGER), row)
        return LedgerEntry(number=self._number, at=at, kind=kind, content=text, hash=self._hash)


def _last(connection: sa.Connection) -> tuple[int, str]:
    """Return the number and the hash of the last entry."""
    last = sa.select(LEDGER.c.number, LEDGER.c.hash).order_by(LEDGER.c.number.desc()).limit(1)
    row = connection.execute(last).one_or_none()
    return (0, GENESIS) if row is None else (row.number, row.hash)


def _keep_file(connection: sa.Connection, file: StoredFile) -> None:
    known = connection.execute(
        sa.select(FILES.c.sha256).where(FILES.c.sha256 == file.sha256)
    ).scalar_one_or_none()
    if known is None:
        row = {"sha256": file.sha256, "name": file.name, "content": file.content}
        connection.execute(sa.insert(FILES), row)
