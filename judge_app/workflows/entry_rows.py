"""Reads the rows of the intake list as entries of a contest, and names what stands in the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry
from judge_app.contest.ids import CategoryId, EntryCode, UnitId
from judge_app.contest.validation_names import is_usable_id
from judge_app.intake.list_columns import ListColumn, kind_of
from judge_app.intake.main_files import name_key
from judge_app.intake.problems import IntakeProblem, IntakeProblemCode, Severity
from judge_app.intake.spreadsheet import ListedEntry
from judge_app.vietnamese.matching import match_key, plain_key

_NEAR = 0.7
"""How much alike two names are, from 0 to 1, for one to be suggested for the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """What became of a row. `entry` is None where it is none, or cannot be made out yet."""

    entry: Entry | None
    problems: tuple[IntakeProblem, ...]


class EntryRows:
    """Reads one row after another; a code may stand in one of them only."""

    def __init__(self, contest: Contest) -> None:
        self._contest = contest
        self._seen: dict[str, int] = {}

    @property
    def codes(self) -> frozenset[str]:
        """The keys of all codes so far, also of rows that are no entry yet."""
        return frozenset(self._seen)

    def read(self, row: ListedEntry) -> ReadRow:
        """Return what a row says, without its files."""
        if row.is_remark:
            said = next(t for c, t in row.cells.items() if t and c is not ListColumn.NUMBER)
            remark = row.problem(IntakeProblemCode.NOT_AN_ENTRY, ListColumn.CODE, said)
            return ReadRow(entry=None, problems=(remark,))
        problems = tuple(self._problems(row))
        stops = row.unread or any(problem.severity is Severity.ERROR for problem in problems)
        return ReadRow(entry=None if stops else self._entry(row), problems=problems)

    def _entry(self, row: ListedEntry) -> Entry | None:
        kind = kind_of(row.text(ListColumn.KIND))
        unit = self._unit(row.text(ListColumn.UNIT))
        category = self._category(row.text(ListColumn.CATEGORY))
        if kind is None or unit is None or category is None:
            return None
        authors = re.split(r"[;\n]", row.text(ListColumn.AUTHORS))
        return Entry(
            code=EntryCode(row.text(ListColumn.CODE)),
            title=row.text(ListColumn.TITLE),
            kind=kind,
            category=category,
            unit=unit,
            authors=tuple(name.strip() for name in authors if name.strip()),
            summary=row.text(ListColumn.SUMMARY),
            link=row.text(ListColumn.LINK),
        )

    def _problems(self, row: ListedEntry) -> Iterator[IntakeProblem]:
        for column in ListColumn:
            is_empty = column in row.columns and not row.text(column)
            if column.is_needed and is_empty and column not in row.unread:
                yield row.problem(IntakeProblemCode.EMPTY_CELL, column, column.heading)
        yield from self._code_problems(row)
        yield from self._kind_problems(row)
        yield from self._name_problems(row)

    def _code_problems(self, row: ListedEntry) -> Iterator[IntakeProblem]:
        code = row.text(ListColumn.CODE)
        if not code:
            return
        first = self._seen.setdefault(name_key(code), row.row)
        if not is_usable_id(code):
            yield row.problem(IntakeProblemCode.BAD_CODE, ListColumn.CODE, code)
        elif first != row.row:
            yield row.problem(IntakeProblemCode.REPEATED_CODE, ListColumn.CODE, code, str(first))

    def _kind_problems(self, row: ListedEntry) -> Iterator[IntakeProblem]:
        text = row.text(ListColumn.KIND)
        kind = kind_of(text)
        if text and kind is None:
            yield row.problem(IntakeProblemCode.UNKNOWN_KIND, ListColumn.KIND, text)
        elif kind is not None and kind not in self._contest.intake.kinds:
            yield row.problem(IntakeProblemCode.KIND_NOT_ALLOWED, ListColumn.KIND, text)

    def _name_problems(self, row: ListedEntry) -> Iterator[IntakeProblem]:
        unit, category = row.text(ListColumn.UNIT), row.text(ListColumn.CATEGORY)
        if unit and self._unit(unit) is None:
            near = _nearest(unit, [known.name for known in self._contest.units])
            code = IntakeProblemCode.MISSPELT_UNIT if near else IntakeProblemCode.UNKNOWN_UNIT
            yield row.problem(code, ListColumn.UNIT, unit, *near)
        if category and self._category(category) is None:
            near = _nearest(category, [known.name for known in self._contest.categories])
            unknown = IntakeProblemCode.UNKNOWN_CATEGORY
            misspelt = IntakeProblemCode.MISSPELT_CATEGORY
            yield row.problem(misspelt if near else unknown, ListColumn.CATEGORY, category, *near)

    def _unit(self, text: str) -> UnitId | None:
        key = match_key(text)
        for unit in self._contest.units:
            if key in {match_key(unit.id), match_key(unit.name)}:
                return unit.id
        return None

    def _category(self, text: str) -> CategoryId | None:
        key = match_key(text)
        for category in self._contest.categories:
            if key in {match_key(category.id), match_key(category.name)}:
                return category.id
        return None


def _nearest(text: str, names: list[str]) -> list[str]:
    """Return the name that a text most likely means, alone in a list; empty where none is near."""
    by_key = {plain_key(name): name for name in names}
    found = get_close_matches(plain_key(text), by_key, n=1, cutoff=_NEAR)
    return [by_key[key] for key in found]
