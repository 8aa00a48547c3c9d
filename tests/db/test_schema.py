"""A fresh store and a migrated one have the same shape."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from judge_app.db.engine import sqlite_engine
from judge_app.db.errors import DamagedStoreError
from judge_app.db.judge_tables import JUDGE_SCHEMA
from judge_app.db.panel_tables import PANEL_SCHEMA
from judge_app.db.schema import Schema, migrate, prepare

SCHEMAS = [JUDGE_SCHEMA, PANEL_SCHEMA]


def _shape(engine: sa.Engine) -> dict[str, object]:
    inspector = sa.inspect(engine)
    return {
        table: (
            [
                (c["name"], str(c["type"]), c["nullable"], c["default"])
                for c in inspector.get_columns(table)
            ],
            sorted(
                (str(i["name"]), tuple(map(str, i["column_names"])))
                for i in inspector.get_indexes(table)
            ),
        )
        for table in inspector.get_table_names()
    }


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.kind)
def test_fresh_and_migrated_agree(schema: Schema, tmp_path: Path) -> None:
    fresh, migrated = (sqlite_engine(tmp_path / name) for name in ("fresh", "migrated"))
    prepare(fresh, schema, tmp_path / "fresh")
    migrate(migrated, schema)
    assert _shape(fresh) == _shape(migrated)
    prepare(migrated, schema, tmp_path / "migrated")
    fresh.dispose()
    migrated.dispose()


def test_tables_without_a_version_are_not_touched(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "odd")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE something (x)")
    with pytest.raises(DamagedStoreError):
        prepare(engine, JUDGE_SCHEMA, tmp_path / "odd")
    engine.dispose()
