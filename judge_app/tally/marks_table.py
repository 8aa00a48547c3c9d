"""A plain table of marks - entry, judge, criterion, mark - as ballots, so that rules can be tried.

One row is one mark. The columns are found by their headings, in Vietnamese or English; entries,
judges, units and categories that the rules do not know are added as the table names them. Every
line that cannot be used is named; nothing is guessed.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Category, Entry, EntryKind, Unit
from judge_app.contest.ids import CategoryId, CriterionId, EntryCode, JudgeId, Sha256Hex, UnitId
from judge_app.contest.panel import Judge
from judge_app.contest.rubric import Criterion
from judge_app.contest.scoresheet import Assessment, CriterionMark, FinalSheet
from judge_app.tally.ballots import Ballots
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
        self._seen: set[tuple[str, str, str]] = set()
        self.problems: list[TableProblem] = []

    def rows(self, text: str) -> Iterator[_Row]:
        lines = [line for line in text.splitlines() if line.strip()]
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
        mark = parse_score(text(_MARK))
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
        found = self._leaves.get(CriterionId(text))
        if found is None:
            self._add(line, TableProblemCode.UNKNOWN_CRITERION, text)
        return found

    def _add(self, line: int, code: TableProblemCode, *values: str) -> None:
        self.problems.append(TableProblem(line=line, code=code, values=values))


def _ballots(contest: Contest, rows: tuple[_Row, ...]) -> Ballots:
    peopled = _with_people(contest, rows)
    sheets = []
    for judge in peopled.panel.marking:
        own = [row for row in rows if row.judge == judge.id]
        codes = sorted({row.entry for row in own})
        sheets.append(
            FinalSheet(
                contest=peopled.id,
                bundle=Sha256Hex("0" * 64),
                judge=judge.id,
                revision=1,
                previous=None,
                reason="",
                finalised_at="1970-01-01T00:00:00+00:00",
                assessments=tuple(
                    Assessment(
                        entry=code,
                        marks=tuple(
                            CriterionMark(criterion=row.criterion, value=row.mark)
                            for row in own
                            if row.entry == code
                        ),
                    )
                    for code in codes
                ),
            )
        )
    return Ballots(contest=peopled, sheets=tuple(sheets))


def _with_people(contest: Contest, rows: tuple[_Row, ...]) -> Contest:
    """Return the contest with the entries and judges of the table, and no others."""
    categories, units = list(contest.categories), list(contest.units)
    known = {entry.code: entry for entry in contest.entries}
    entries = []
    for code in dict.fromkeys(row.entry for row in rows):
        first = next(row for row in rows if row.entry == code)
        if code in known:
            entries.append(known[code])
            continue
        entries.append(
            Entry(
                code=code,
                title="",
                kind=EntryKind.DOCUMENT,
                category=_category(first.category, categories),
                unit=_unit(first.unit, units),
            )
        )
    marking = dict.fromkeys(row.judge for row in rows)
    members = [member for member in contest.panel.members if member.id in marking]
    ids = {member.id for member in members}
    members += [Judge(id=judge, name=judge) for judge in marking if judge not in ids]
    return replace(
        contest,
        entries=tuple(entries),
        categories=tuple(categories),
        units=tuple(units),
        panel=replace(contest.panel, members=tuple(members), assignments=()),
    )


def _category(text: str, categories: list[Category]) -> CategoryId:
    if not text and categories:
        return categories[0].id
    key = plain_key(text)
    for category in categories:
        if key in {plain_key(category.id), plain_key(category.name)}:
            return category.id
    categories.append(Category(id=CategoryId(text or "chung"), name=text or "Chung"))
    return categories[-1].id


def _unit(text: str, units: list[Unit]) -> UnitId:
    key = plain_key(text)
    for unit in units:
        if key in {plain_key(unit.id), plain_key(unit.name)}:
            return unit.id
    units.append(Unit(id=UnitId(text) if text else _NOBODY, name=text))
    return units[-1].id
