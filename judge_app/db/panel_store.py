"""The chair's store: SQLite by default, PostgreSQL for a tally room with several desks."""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from judge_app.contest.ids import ContestId, Sha256Hex
from judge_app.db.engine import copy_database, explained_database, sqlite_engine
from judge_app.db.errors import DamagedStoreError, StoreOfOtherContestError
from judge_app.db.ledger import GENESIS, LedgerEntry, LedgerKind, broken_at, entry_hash
from judge_app.db.panel_tables import FILES, IDENTITY, LEDGER, PANEL_SCHEMA
from judge_app.db.schema import prepare
from judge_app.db.store_lock import StoreLock
from judge_app.file_errors import explained


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
        """Open or make the store and check its chain; a `StoreError` says what is wrong."""
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

    def entries(self) -> tuple[LedgerEntry, ...]:
        """Return the whole ledger; `DamagedStoreError` if its chain is broken."""
        with explained_database(self._path), self._engine.begin() as connection:
            entries = _entries(connection)
        broken = broken_at(entries)
        if broken is not None:
            raise DamagedStoreError(self._path, f"ledger entry {broken}")
        return entries

    def append(
        self, kind: LedgerKind, content: bytes, at: str, files: Iterable[StoredFile] = ()
    ) -> LedgerEntry:
        """Add an entry and the files it speaks of, one after another, all or nothing."""
        with explained_database(self._path), self._engine.begin() as connection:
            last = connection.execute(
                sa.select(LEDGER).order_by(LEDGER.c.number.desc()).limit(1)
            ).one_or_none()
            number = 1 if last is None else last.number + 1
            text = content.decode()
            chained = entry_hash(GENESIS if last is None else last.hash, number, at, kind, text)
            for file in files:
                _keep_file(connection, file)
            row = {"number": number, "at": at, "kind": kind.value, "content": text, "hash": chained}
            # Handed over beside the statement: SQLAlchemy keeps statements, and their values too.
            connection.execute(sa.insert(LEDGER), row)
        return LedgerEntry(number=number, at=at, kind=kind, content=text, hash=chained)

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
        self.entries()


def _entries(connection: sa.Connection) -> tuple[LedgerEntry, ...]:
    rows = connection.execute(sa.select(LEDGER).order_by(LEDGER.c.number)).all()
    return tuple(
        LedgerEntry(
            number=row.number,
            at=row.at,
            kind=LedgerKind(row.kind),
            content=row.content,
            hash=row.hash,
        )
        for row in rows
    )


def _keep_file(connection: sa.Connection, file: StoredFile) -> None:
    known = connection.execute(
        sa.select(FILES.c.sha256).where(FILES.c.sha256 == file.sha256)
    ).scalar_one_or_none()
    if known is None:
        row = {"sha256": file.sha256, "name": file.name, "content": file.content}
        connection.execute(sa.insert(FILES), row)
