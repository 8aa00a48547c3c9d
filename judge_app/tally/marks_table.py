"""A plain table of marks - entry, judge, criterion, mark - as ballots, so that rules can be tried.

One row is one mark. The columns are found by their headings, in Vietnamese or English; entries,
judges, units and categories that the rules do not know are added as the table names them. A name
in two spellings (capitals, spaces, hòa and hoà) is one name. Every line that cannot be used is
named; nothing is guessed.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from judge_app.contest.contest import Contest
from judge_app.contest.ids import CriterionId, EntryCode, JudgeId
from judge_app.contest.rubric import Criterion
from judge_app.tally.ballots import Ballots
from judge_app.tally.marks_table_ballots import MarkRow, ballots_of
from judge_app.tally.rounding import decimal_places
from judge_app.vietnamese.matching import match_key, plain_key
from judge_app.vietnamese.numbers import comma, parse_score


class TableProblemCode(StrEnum):
    """Why a line, or the whole table, cannot be used."""

    EMPTY = "empty"
    NOT_A_TABLE = "not-a-table"
    MISSING_COLUMN = "missing-column"
    REPEATED_COLUMN = "repeated-column"
    TOO_MANY_CELLS = "too-many-cells"
    """More cells than headings: most often a decimal comma that parts a mark in two."""
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


def read_marks_table(text: str, contest: Contest) -> MarksTable:
    """Read a CSV with commas, semicolons or tabs under the rules of `contest`."""
    reading = _Reading(contest)
    if "\0" in text:
        broken = TableProblem(line=1, code=TableProblemCode.NOT_A_TABLE, values=("NUL",))
        return MarksTable(ballots=None, problems=(broken,))
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
    return MarksTable(ballots=ballots_of(contest, rows), problems=())


class _Spellings:
    """One spelling for each name: the rules' own, or else the first that the table uses."""

    def __init__(self, known: Iterable[str]) -> None:
        self._by_key = {match_key(text): text for text in known}

    def name(self, others: Iterable[tuple[str, str]]) -> None:
        """Take other names too, where they are not ambiguous."""
        pairs = [(match_key(other), text) for other, text in others]
        times = Counter(key for key, _ in pairs)
        for key, text in pairs:
            if times[key] == 1:
                self._by_key.setdefault(key, text)

    def of(self, text: str) -> str:
        """Return how this name is written here."""
        return self._by_key.setdefault(match_key(text), text)


class _Reading:
    def __init__(self, contest: Contest) -> None:
        self._entries = _Spellings(entry.code for entry in contest.entries)
        self._judges = _Spellings(member.id for member in contest.panel.members)
        self._judges.name((member.name, member.id) for member in contest.panel.members)
        self._leaves = {leaf.id: leaf for leaf in contest.rubric.leaves}
        self._by_label = {plain_key(leaf.label): leaf for leaf in contest.rubric.leaves}
        self._seen: set[tuple[str, str, str]] = set()
        self.problems: list[TableProblem] = []

    def rows(self, text: str) -> Iterator[MarkRow]:
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
        width = 0
        for cells in table:
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns, width = self._columns(cells, table.line_num), len(cells)
                if self.problems:
                    return
                continue
            if any(cell.strip() for cell in cells[width:]):
                self._add(table.line_num, TableProblemCode.TOO_MANY_CELLS, str(width))
                continue
            row = self._row(cells, columns, table.line_num)
            if row is not None:
                yield row

    def _columns(self, cells: list[str], line: int) -> dict[int, int]:
        columns: dict[int, int] = {}
        for place, cell in enumerate(cells):
            column = _BY_HEADING.get(plain_key(cell))
            if column in columns:
                self._add(line, TableProblemCode.REPEATED_COLUMN, *_HEADINGS[column][:2])
            elif column is not None:
                columns[column] = place
        for needed in _NEEDED:
            if needed not in columns:
                self._add(line, TableProblemCode.MISSING_COLUMN, *_HEADINGS[needed][:2])
        if _CRITERION not in columns and len(self._leaves) > 1:
            self._add(line, TableProblemCode.CRITERION_NEEDED)
        return columns

    def _row(self, cells: list[str], columns: dict[int, int], line: int) -> MarkRow | None:
        def text(column: int) -> str:
            place = columns.get(column, len(cells))
            return cells[place].strip() if place < len(cells) else ""

        asked = (*_NEEDED, *((_CRITERION,) if len(self._leaves) > 1 else ()))
        empty = [column for column in asked if not text(column)]
        for column in empty:
            self._add(line, TableProblemCode.EMPTY_CELL, *_HEADINGS[column][:2])
        leaf = None if _CRITERION in empty else self._leaf(text(_CRITERION), line)
        if empty or leaf is None:
            return None
        mark = _mark(text(_MARK), leaf)
        if mark is None:
            self._add(line, TableProblemCode.NOT_A_MARK, text(_MARK))
            return None
        if not leaf.accepts(mark):
            values = (comma(mark), leaf.id, comma(leaf.maximum), comma(leaf.step))
            self._add(line, TableProblemCode.ILLEGAL_MARK, *values)
            return None
        key = (self._entries.of(text(_ENTRY)), self._judges.of(text(_JUDGE)), leaf.id)
        if key in self._seen:
            self._add(line, TableProblemCode.REPEATED, *key)
            return None
        self._seen.add(key)
        return MarkRow(
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
