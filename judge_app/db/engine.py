"""Engines as every store needs them, and the database's errors sorted for the user."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc

from judge_app.db.errors import DamagedStoreError, StoreInUseError
from judge_app.errors import (
    AccessDeniedError,
    DiskFullError,
    DriveRemovedError,
    FileProblemError,
    JudgeAppError,
)
from judge_app.file_errors import explained

_BUSY_MILLISECONDS = 5000


def sqlite_engine(path: Path) -> sa.Engine:
    """Return an engine whose commits are on the disk before they return."""
    engine = sa.create_engine(
        f"sqlite+pysqlite:///{path}",
        poolclass=sa.pool.StaticPool,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by `_begin`, never by the driver
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def copy_database(engine: sa.Engine, target: Path) -> None:
    """Write a whole, compact copy of a SQLite database; an older copy stays until it is done."""
    part = target.with_name(f".{target.name}.part")
    with explained(target), explained_database(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("VACUUM INTO ?", (str(part),))
            cursor.close()
        finally:
            connection.close()
        part.replace(target)


@contextmanager
def explained_database(path: Path) -> Iterator[None]:
    """Turn what the database says inside the block into a failure that names `path`."""
    try:
        yield
    except exc.DatabaseError as error:
        raise _problem(path, error.orig) from error
    except sqlite3.DatabaseError as error:
        raise _problem(path, error) from error


def _problem(path: Path, error: Any) -> JudgeAppError:
    """Sort by SQLite's primary result code: https://www.sqlite.org/rescode.html."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    cause = OSError(str(error))
    if code == sqlite3.SQLITE_FULL:
        return DiskFullError(path, cause)
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN}:
        return AccessDeniedError(path, cause)
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return StoreInUseError(path, str(error))
    if code == sqlite3.SQLITE_IOERR:
        return DriveRemovedError(path, cause) if not path.exists() else DiskFullError(path, cause)
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return DamagedStoreError(path, str(error))
    return FileProblemError(path, cause)
