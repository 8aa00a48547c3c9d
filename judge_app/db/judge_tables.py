"""The tables of one judge's work on one bundle. Marks are whole thousandths."""

import sqlalchemy as sa

from judge_app.db.schema import Schema

METADATA = sa.MetaData()

IDENTITY = sa.Table(
    "identity",
    METADATA,
    sa.Column("contest", sa.String, primary_key=True),
    sa.Column("bundle", sa.String, nullable=False),
    sa.Column("judge", sa.String, nullable=False),
    sa.Column("made_at", sa.String, nullable=False),
)

ASSESSMENTS = sa.Table(
    "assessments",
    METADATA,
    sa.Column("entry", sa.String, primary_key=True),
    sa.Column("outcome", sa.String, nullable=False),
    sa.Column("reason", sa.String, nullable=False, server_default=""),
    sa.Column("comment", sa.String, nullable=False, server_default=""),
)

MARKS = sa.Table(
    "marks",
    METADATA,
    sa.Column("entry", sa.String, primary_key=True),
    sa.Column("criterion", sa.String, primary_key=True),
    sa.Column("thousandths", sa.Integer, nullable=False),
)

NOTES = sa.Table(
    "notes",
    METADATA,
    sa.Column("entry", sa.String, primary_key=True),
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("content", sa.String, nullable=False),
)

JOURNAL = sa.Table(
    "journal",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("entry", sa.String, nullable=False),
    sa.Column("part", sa.String, nullable=False),
    sa.Column("before", sa.String),
    sa.Column("after", sa.String),
    sa.Column("reverses", sa.Integer),
    sa.Column("standing", sa.String, nullable=False),
    sa.Index("journal_entry", "entry", "kind", "part"),
    sa.Index("journal_standing", "standing"),
)
"""Every change ever made. `standing` is `done`, `undone`, `passed` (undone and then overtaken by a
new change) or `reversal`; it is all that is ever rewritten here."""

VIEWINGS = sa.Table(
    "viewings",
    METADATA,
    sa.Column("entry", sa.String, primary_key=True),
    sa.Column("seconds", sa.Integer, nullable=False),
)

PLACES = sa.Table(
    "places",
    METADATA,
    sa.Column("entry", sa.String, primary_key=True),
    sa.Column("file", sa.String, primary_key=True),
    sa.Column("milliseconds", sa.Integer),
    sa.Column("page", sa.Integer),
)

FINAL_SHEETS = sa.Table(
    "final_sheets",
    METADATA,
    sa.Column("revision", sa.Integer, primary_key=True),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
)
"""Append-only: a correction is a new revision."""

JUDGE_SCHEMA = Schema(kind="judge", metadata=METADATA, revisions=("j0001",))
