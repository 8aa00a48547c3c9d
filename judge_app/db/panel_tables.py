"""The tables of the chair's store: a ledger to which things are only ever added, and the files."""

import sqlalchemy as sa

from judge_app.db.schema import Schema

METADATA = sa.MetaData()

IDENTITY = sa.Table(
    "identity",
    METADATA,
    sa.Column("contest", sa.String, primary_key=True),
    sa.Column("bundle", sa.String, nullable=False),
    sa.Column("made_at", sa.String, nullable=False),
)

LEDGER = sa.Table(
    "ledger",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("content", sa.String, nullable=False),
    sa.Column("hash", sa.String, nullable=False),
)
"""`hash` is SHA-256 over the hash before and this entry, so that nothing can be changed, taken out
or put in between without the chain breaking."""

FILES = sa.Table(
    "files",
    METADATA,
    sa.Column("sha256", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
"""Every file that was handed in, as it came, refused ones included."""

_TRIGGERS = tuple(
    f"CREATE TRIGGER {table}_keeps_{what.lower()} BEFORE {what} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    for table in ("ledger", "files")
    for what in ("UPDATE", "DELETE")
)


def _add_triggers(_target: object, connection: sa.Connection, **_: object) -> None:
    if connection.dialect.name == "sqlite":
        for trigger in _TRIGGERS:
            connection.exec_driver_sql(trigger)


sa.event.listen(METADATA, "after_create", _add_triggers)

PANEL_SCHEMA = Schema(kind="panel", metadata=METADATA, revisions=("p0001",))
