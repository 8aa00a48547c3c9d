"""`docs/rules.md` knows every key of the rules file, and no value that does not exist."""

import re
from pathlib import Path

import pytest

from judge_app.contest.panel import Seat
from judge_app.contest.rules import LadderAction, Method, PartSource, SharedPrizes, TieBreakKind
from judge_app.contest.rules_file_tables import LISTS, SECTIONS, ListTable

TEXT = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
WORDS = set(re.findall(r"[a-z_]+(?:-[a-z]+)*", TEXT))


def keys() -> list[str]:
    found = [key.name for section in SECTIONS for key in section.keys]

    def collect(table: ListTable) -> None:
        found.append(table.name)
        found.extend(key.name for key in table.keys)
        for inner in table.inner:
            collect(inner)

    for table in LISTS:
        collect(table)
    return sorted(set(found))


@pytest.mark.parametrize("key", keys())
def test_every_key_is_described(key: str) -> None:
    assert key in WORDS


@pytest.mark.parametrize(
    "kind", [Method, LadderAction, TieBreakKind, PartSource, SharedPrizes, Seat]
)
def test_every_value_is_described(kind: type[Method]) -> None:
    assert [value.value for value in kind if value.value not in WORDS] == []
