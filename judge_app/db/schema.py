"""Brings a store to the newest shape: made fresh, or migrated step by step.

A fresh store is made from the tables directly and stamped with the newest revision, so that
alembic is loaded only when an old store is met; a test proves both ways give the same shape.
"""

import importlib.resources
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from judge_app.db.engine import explained_database
from judge_app.db.errors import DamagedStoreError, NewerStoreError

_VERSION = sa.table("alembic_version", sa.column("version_num", sa.String))


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The tables of one kind of store and the revisions that led to them, oldest first."""

    kind: str
    metadata: sa.MetaData
    revisions: tuple[str, ...]

    @property
    def head(self) -> str:
        """The newest revision."""
        return self.revisions[-1]


def prepare(engine: sa.Engine, schema: Schema, path: Path) -> None:
    """Make a fresh store, migrate an older one, refuse a newer one."""
    with explained_database(path):
        found = _revision(engine)
        if found is None:
            if sa.inspect(engine).get_table_names():
                raise DamagedStoreError(path, "tables without a version")
            _make_fresh(engine, schema)
        elif found not in schema.revisions:
            raise NewerStoreError(path, found)
        elif found != schema.head:
            migrate(engine, schema)


def migrate(engine: sa.Engine, schema: Schema) -> None:
    """Run the migrations that are still to be run."""
    from alembic import command  # noqa: PLC0415 - loads in 0.3 s and is hardly ever needed
    from alembic.config import Config  # noqa: PLC0415

    with engine.begin() as connection:
        config = Config()
        folder = importlib.resources.files("judge_app.db") / "migrations" / schema.kind
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(engine: sa.Engine) -> str | None:
    if not sa.inspect(engine).has_table("alembic_version"):
        return None
    with engine.begin() as connection:
        return connection.execute(sa.select(_VERSION.c.version_num)).scalar_one_or_none()


def _make_fresh(engine: sa.Engine, schema: Schema) -> None:
    with engine.begin() as connection:
        schema.metadata.create_all(connection)
        connection.execute(
            sa.text(
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
            )
        )
        connection.execute(sa.insert(_VERSION).values(version_num=schema.head))
