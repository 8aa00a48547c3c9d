"""A plain table of marks - entry, judge, criterion, mark - as ballots, so that rules can be tried.

One row is one mark. The columns are found by their headings, in Vietnamese or English; entries,
judges, units and categories that the rules do not know are added as the table names them. Every
line that cannot be used is named; nothing is guessed.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Category, Entry, EntryKind, Unit
from judge_app.contest.ids import CategoryId, CriterionId, EntryCode, JudgeId, Sha256Hex, UnitId
from judge_app.contest.panel import Judge
from judge_app.contest.rubric import Criterion
from judge_app.contest.scoresheet import Assessment, CriterionMark, FinalSheet
from judge_app.tally.ballots import Ballots
from judge_app.tally.rounding import decimal_places
from judge_app.vietnamese.matching import plain_key
from judge_app.vietnamese.numbers import parse_score


class TableProblemCode(StrEnum):
    """Why a line, or the whole table, cannot be used."""

    EMPTY = "empty"
    NOT_A_TABLE = "not-a-table"
    MISSING_COLUMN = "missing-column"
    EMPTY_CELL = "empty-cell"
    NOT_A_MARK = "not-a-mark"
    ILLEGAL_MARK = "illegal-mark"
    """Off the criterion's scale: `values` are mark, criterion, maximum, step."""
    UNKNOWN_CRITERION = "unknown-criterion"
    CRITERION_NEEDED = "criterion-needed"
    """The rubric has several criteria and the table has no column that names them."""
    REPEATED = "repeated"
    """The same judge, entry and criterion stands on an earlier line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableProblem:
    """One thing to put right. `line` counts from 1, the heading included."""

    line: int
    code: TableProblemCode
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarksTable:
    """The ballots that a table stands for; None where any line cannot be used."""

    ballots: Ballots | None
    problems: tuple[TableProblem, ...]


_ENTRY, _JUDGE, _CRITERION, _MARK, _CATEGORY, _UNIT = range(6)
# The first two words are how problems name the column, in Vietnamese and in English.
_HEADINGS = {
    _ENTRY: ("mã số", "entry", "mã bài", "bài", "bài dự thi", "sản phẩm"),
    _JUDGE: ("giám khảo", "judge", "gk"),
    _CRITERION: ("tiêu chí", "criterion"),
    _MARK: ("điểm", "mark", "score"),
    _CATEGORY: ("category", "bảng", "nhóm"),
    _UNIT: ("unit", "đơn vị"),
}
_BY_HEADING = {plain_key(word): column for column, words in _HEADINGS.items() for word in words}
_NEEDED = (_ENTRY, _JUDGE, _MARK)
_NOBODY = UnitId("khong-ro")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    line: int
    entry: EntryCode
    judge: JudgeId
    criterion: CriterionId
    mark: Decimal
    category: str
    unit: str


def read_marks_table(text: str, contest: Contest) -> MarksTable:
    """Read a CSV with commas, semicolons or tabs under the rules of `contest`."""
    reading = _Reading(contest)
    try:
        rows = tuple(reading.rows(text.removeprefix("\ufeff")))
    except csv.Error as error:
        broken = TableProblem(line=1, code=TableProblemCode.NOT_A_TABLE, values=(str(error),))
        return MarksTable(ballots=None, problems=(broken,))
    if reading.problems:
        return MarksTable(ballots=None, problems=tuple(reading.problems))
    if not rows:
        nothing = TableProblem(line=1, code=TableProblemCode.EMPTY)
        return MarksTable(ballots=None, problems=(nothing,))
    return MarksTable(ballots=_ballots(contest, rows), problems=())


class _Reading:
    def __init__(self, contest: Contest) -> None:
        self._leaves = {leaf.id: leaf for leaf in contest.rubric.leaves}
        self._by_label = {plain_key(leaf.label): leaf for leaf in contest.rubric.leaves}
        self._seen: set[tuple[str, str, str]] = set()
        self.problems: list[TableProblem] = []

    def rows(self, text: str) -> Iterator[_Row]:
        lines = [line for line in text.splitlines() if line.strip()]
        if not lines:
            return
        if lines[0].lower().startswith("sep="):
            text = text.replace(lines.pop(0), "", 1)
        if not lines:
            return
        delimiter = max(";\t,", key=lines[0].count)
        table = csv.reader(io.StringIO(text, newline=None), delimiter=delimiter)
        columns: dict[int, int] | None = None
        for cells in table:
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = self._columns(cells, table.line_num)
                if self.problems:
                    return
                continue
            row = self._row(cells, columns, table.line_num)
            if row is not None:
                yield row

    def _columns(self, cells: list[str], line: int) -> dict[int, int]:
        columns: dict[int, int] = {}
        for place, cell in enumerate(cells):
            column = _BY_HEADING.get(plain_key(cell))
            if column is not None:
                columns.setdefault(column, place)
        for needed in _NEEDED:
            if needed not in columns:
                self._add(line, TableProblemCode.MISSING_COLUMN, *_HEADINGS[needed][:2])
        if _CRITERION not in columns and len(self._leaves) > 1:
            self._add(line, TableProblemCode.CRITERION_NEEDED)
        return columns

    def _row(self, cells: list[str], columns: dict[int, int], line: int) -> _Row | None:
        def text(column: int) -> str:
            place = columns.get(column, len(cells))
            return cells[place].strip() if place < len(cells) else ""

        empty = [column for column in _NEEDED if not text(column)]
        for column in empty:
            self._add(line, TableProblemCode.EMPTY_CELL, *_HEADINGS[column][:2])
        leaf = self._leaf(text(_CRITERION), line)
        if empty or leaf is None:
            return None
        mark = _mark(text(_MARK), leaf)
        if mark is None:
            self._add(line, TableProblemCode.NOT_A_MARK, text(_MARK))
            return None
        if not leaf.accepts(mark):
            values = (str(mark), leaf.id, str(leaf.maximum), str(leaf.step))
            self._add(line, TableProblemCode.ILLEGAL_MARK, *values)
            return None
        key = (text(_ENTRY), text(_JUDGE), leaf.id)
        if key in self._seen:
            self._add(line, TableProblemCode.REPEATED, *key)
            return None
        self._seen.add(key)
        return _Row(
            line=line,
            entry=EntryCode(key[0]),
            judge=JudgeId(key[1]),
            criterion=leaf.id,
            mark=mark,
            category=text(_CATEGORY),
            unit=text(_UNIT),
        )

    def _leaf(self, text: str, line: int) -> Criterion | None:
        if not text and len(self._leaves) == 1:
            return next(iter(self._leaves.values()))
        found = self._leaves.get(CriterionId(text)) or self._by_label.get(plain_key(text))
        if found is None:
            self._add(line, TableProblemCode.UNKNOWN_CRITERION, text)
        return found

    def _add(self, line: int, code: TableProblemCode, *values: str) -> None:
        self.problems.append(TableProblem(line=line, code=code, values=values))


def _mark(text: str, leaf: Criterion) -> Decimal | None:
    """Read a number with as many digits as the criterion's scale can have."""
    digits = max(3, len(str(int(leaf.maximum))))
    return parse_score(text, digits=digits, decimals=max(2, decimal_places(leaf.step)))


def _ballots(contest: Contest, rows: tuple[_Row, ...]) -> Ballots:
    peopled = _with_people(contest, rows)
    given: dict[JudgeId, dict[EntryCode, list[CriterionMark]]] = {}
    for row in rows:
        of_entry = given.setdefault(row.judge, {}).setdefault(row.entry, [])
        of_entry.append(CriterionMark(criterion=row.criterion, value=row.mark))
    sheets = (
        FinalSheet(
            contest=peopled.id,
            bundle=Sha256Hex("0" * 64),
            judge=judge.id,
            revision=1,
            previous=None,
            reason="",
            finalised_at="1970-01-01T00:00:00+00:00",
            assessments=tuple(
                Assessment(entry=code, marks=tuple(marks))
                for code, marks in sorted(given[judge.id].items())
            ),
        )
        for judge in peopled.panel.marking
    )
    return Ballots(contest=peopled, sheets=tuple(sheets))


def _with_people(contest: Contest, rows: tuple[_Row, ...]) -> Contest:
    """Return the contest with the entries and judges of the table, and no others."""
    groups = _Named(contest.categories)
    homes = _Named(contest.units)
    known = {entry.code: entry for entry in contest.entries}
    entries: dict[EntryCode, Entry] = {}
    for row in rows:
        if row.entry in entries:
            continue
        entries[row.entry] = known.get(row.entry) or Entry(
            code=row.entry,
            title="",
            kind=EntryKind.DOCUMENT,
            category=_category(row.category, groups),
            unit=_unit(row.unit, homes),
        )
    marking = dict.fromkeys(row.judge for row in rows)
    members = [member for member in contest.panel.members if member.id in marking]
    ids = {member.id for member in members}
    members += [Judge(id=judge, name=judge) for judge in marking if judge not in ids]
    return replace(
        contest,
        entries=tuple(entries.values()),
        categories=tuple(groups.records),
        units=tuple(homes.records),
        panel=replace(contest.panel, members=tuple(members), assignments=()),
    )


_Record = TypeVar("_Record", Category, Unit)


class _Named(Generic[_Record]):
    """Records that a table may name by id or by name, in whatever spelling."""

    def __init__(self, records: Sequence[_Record]) -> None:
        self.records: list[_Record] = list(records)
        self._by_key: dict[str, _Record] = {plain_key(r.name): r for r in reversed(records)}
        self._by_key |= {plain_key(r.id): r for r in reversed(records)}

    def find(self, text: str) -> _Record | None:
        return self._by_key.get(plain_key(text))

    def add(self, record: _Record) -> _Record:
        self.records.append(record)
        self._by_key[plain_key(record.id)] = record
        return record


def _category(text: str, groups: _Named[Category]) -> CategoryId:
    if not text and groups.records:
        return groups.records[0].id
    name = text or "Chung"
    found = groups.find(name) or groups.add(Category(id=CategoryId(name), name=name))
    return found.id


def _unit(text: str, homes: _Named[Unit]) -> UnitId:
    name = text or _NOBODY
    found = homes.find(name) or homes.add(Unit(id=UnitId(name), name=text))
    return found.id
