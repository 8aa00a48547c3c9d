"""The first shape of a judge's store."""

import sqlalchemy as sa
from alembic import op

revision = "j0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "identity",
        sa.Column("contest", sa.String, primary_key=True),
        sa.Column("bundle", sa.String, nullable=False),
        sa.Column("judge", sa.String, nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
    )
    op.create_table(
        "assessments",
        sa.Column("entry", sa.String, primary_key=True),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False, server_default=""),
        sa.Column("comment", sa.String, nullable=False, server_default=""),
    )
    op.create_table(
        "marks",
        sa.Column("entry", sa.String, primary_key=True),
        sa.Column("criterion", sa.String, primary_key=True),
        sa.Column("thousandths", sa.Integer, nullable=False),
    )
    op.create_table(
        "notes",
        sa.Column("entry", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("content", sa.String, nullable=False),
    )
    _make_journal()
    op.create_table(
        "viewings",
        sa.Column("entry", sa.String, primary_key=True),
        sa.Column("seconds", sa.Integer, nullable=False),
    )
    op.create_table(
        "places",
        sa.Column("entry", sa.String, primary_key=True),
        sa.Column("file", sa.String, primary_key=True),
        sa.Column("milliseconds", sa.Integer),
        sa.Column("page", sa.Integer),
    )
    op.create_table(
        "final_sheets",
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )


def _make_journal() -> None:
    op.create_table(
        "journal",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("entry", sa.String, nullable=False),
        sa.Column("part", sa.String, nullable=False),
        sa.Column("before", sa.String),
        sa.Column("after", sa.String),
        sa.Column("reverses", sa.Integer),
        sa.Column("standing", sa.String, nullable=False),
    )
    op.create_index("journal_entry", "journal", ["entry", "kind", "part"])
    op.create_index("journal_standing", "journal", ["standing"])
