"""`docs/rules.md` is held to the program: its examples are read, its sentences are the program's."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from judge_app.contest.explanation import explain
from judge_app.contest.panel import Seat
from judge_app.contest.rules import (
    AggregateBy,
    LadderAction,
    Method,
    PartSource,
    SharedPrizes,
    TieBreakKind,
)
from judge_app.contest.rules_file import read_contest_toml
from judge_app.contest.rules_file_tables import LISTS, SECTIONS, ListTable
from judge_app.vietnamese.number_words import Four, Thousand, ZeroTens

TEXT = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
WORDS = set(re.findall(r"[a-z_]+(?:-[a-z]+)*", TEXT))
_BLOCK = re.compile(r"```toml\n(.*?)```\n((?:> [^\n]*\n)*)", re.DOTALL)

CHAIR = 'seat = "chair"\n'
# What an example need not say again.
_TOP = 'id = "thu"\nname = "Cuộc thi thử"\n'
_TABLES = {
    "issuer": '[issuer]\nname = "Ban Tổ chức"\n',
    "category": '[[category]]\nid = "tt"\nname = "Tập thể"\n',
    "unit": '[[unit]]\nid = "an-phu"\nname = "Huyện An Phú"\n',
    "judge": "".join(
        f'[[judge]]\nid = "GK{n}"\nname = "Giám khảo {n}"\n{"" if n > 1 else CHAIR}'
        for n in range(1, 6)
    ),
    "criterion": '[[criterion]]\nid = "1"\nlabel = "Nội dung"\nmaximum = 100\n',
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example of the page and the sentences under it, Vietnamese and English in turns."""

    toml: str
    sentences: tuple[str, ...]

    @property
    def whole(self) -> str:
        said = tomllib.loads(self.toml)
        top = "" if "id" in said else _TOP
        rest = "".join(text for name, text in _TABLES.items() if name not in said)
        return f"{top}{self.toml}\n{rest}"


def examples() -> Iterator[Example]:
    for toml, quoted in _BLOCK.findall(TEXT):
        sentences = tuple(line.removeprefix("> ") for line in quoted.splitlines())
        yield Example(toml=toml, sentences=sentences)


EXAMPLES = list(examples())


def tables_of(table: ListTable) -> Iterator[ListTable]:
    yield table
    for inner in table.inner:
        yield from tables_of(inner)


def keys() -> list[str]:
    found = [key.name for section in SECTIONS for key in section.keys]
    for listed in LISTS:
        for table in tables_of(listed):
            found += [table.name, *(key.name for key in table.keys)]
    return sorted(set(found))


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_every_example_is_read_and_every_sentence_is_the_programs(number: int) -> None:
    example = EXAMPLES[number]
    contest = read_contest_toml(example.whole).contest
    assert contest is not None, read_contest_toml(example.whole).problems
    vietnamese, english = explain(contest, "vi"), explain(contest, "en")
    assert len(example.sentences) % 2 == 0
    assert example.sentences
    for place, sentence in enumerate(example.sentences):
        assert sentence in (english if place % 2 else vietnamese)


@pytest.mark.parametrize("key", keys())
def test_every_key_stands_in_an_example(key: str) -> None:
    said = re.compile(rf"(?:^|[\s\[{{.]){key}(?:\s*=|\])", re.MULTILINE)
    assert any(said.search(example.toml) for example in EXAMPLES)


@pytest.mark.parametrize(
    "kind",
    [Method, AggregateBy, LadderAction, TieBreakKind, PartSource, SharedPrizes],
)
def test_every_choice_stands_in_an_example(kind: type[Method]) -> None:
    together = "".join(example.toml for example in EXAMPLES)
    assert [v.value for v in kind if f'"{v.value}"' not in together and v != "total"] == []
    assert [value.value for value in kind if value.value not in WORDS] == []


@pytest.mark.parametrize("kind", [Four, ZeroTens, Thousand])
def test_every_way_of_reading_numbers_stands_in_an_example(kind: type[Four]) -> None:
    together = "".join(example.toml for example in EXAMPLES)
    assert [word.value for word in kind if f'"{word.value}"' not in together] == []


def test_every_seat_is_described() -> None:
    assert [seat.value for seat in Seat if seat.value not in WORDS] == []
