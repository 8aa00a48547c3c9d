"""Reads `entries.xlsx`, the list staff keep, and names everything wrong with it cell by cell."""

import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from judge_app.file_errors import explained
from judge_app.intake.list_columns import ListColumn, column_of
from judge_app.intake.problems import IntakeProblem, IntakeProblemCode
from judge_app.vietnamese.legacy import convert, guess_encoding

LIST_NAME = "entries.xlsx"
_HEADING_ROWS = 20
"""The heading row is looked for among so many rows; titles may stand above it."""
_LONGEST_LIST = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """One row of the list, its cells as composed and trimmed text."""

    row: int
    cells: dict[ListColumn, str]
    columns: dict[ListColumn, str]
    """The letter of each column, for messages."""
    unread: frozenset[ListColumn] = frozenset()
    """Cells that hold something which could not be read, and are named already."""

    @property
    def is_remark(self) -> bool:
        """Whether nothing in the row tells an entry: a sum below the list, a signature."""
        telling = (ListColumn.CODE, ListColumn.KIND, ListColumn.CATEGORY, ListColumn.UNIT)
        return not any(self.text(column) for column in telling)

    def text(self, column: ListColumn) -> str:
        """Return a cell, empty where there is no such column."""
        return self.cells.get(column, "")

    def problem(self, code: IntakeProblemCode, column: ListColumn, *values: str) -> IntakeProblem:
        """Return a problem of one cell of this row."""
        return IntakeProblem(
            code=code,
            file=LIST_NAME,
            row=self.row,
            column=self.columns.get(column, ""),
            values=values,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryList:
    """What the list says and everything wrong with it."""

    rows: tuple[ListedEntry, ...]
    problems: tuple[IntakeProblem, ...]


def read_entry_list(path: Path) -> EntryList:
    """Read the list; a file that is no workbook is a problem, one that is unreadable an error."""
    from openpyxl import load_workbook  # noqa: PLC0415 - loads in 0.2 s
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with explained(path):
            shown = load_workbook(path, data_only=True)
            written = load_workbook(path, data_only=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError):
        problem = IntakeProblem(code=IntakeProblemCode.NOT_A_WORKBOOK, file=path.name)
        return EntryList(rows=(), problems=(problem,))
    try:
        return _Reading(shown.worksheets[0], written.worksheets[0]).read()
    finally:
        shown.close()
        written.close()


class _Reading:
    def __init__(self, shown: Any, written: Any) -> None:
        self._shown = shown
        self._written = written
        self._problems: list[IntakeProblem] = []
        self._merged = {
            (row, area.min_col): area.min_row
            for area in shown.merged_cells.ranges
            if area.min_col == area.max_col
            for row in range(area.min_row + 1, area.max_row + 1)
        }
        """The rows below the first of cells that were made one, and which row holds their text."""

    def read(self) -> EntryList:
        heading = self._heading_row()
        columns = self._columns(heading)
        missing = [c for c in ListColumn if c.is_needed and c not in columns.values()]
        self._problems += [
            IntakeProblem(
                code=IntakeProblemCode.MISSING_COLUMN,
                file=LIST_NAME,
                row=heading,
                values=(column.heading,),
            )
            for column in missing
        ]
        rows = tuple(self._rows(heading, columns))
        if not rows and not missing:
            self._problems.append(
                IntakeProblem(code=IntakeProblemCode.NO_ENTRIES, file=LIST_NAME, row=heading + 1)
            )
        return EntryList(rows=rows, problems=tuple(self._problems))

    def _heading_row(self) -> int:
        """Return the row with most headings that are known; the first one where none is."""
        best, known = 1, 0
        for row in range(1, min(self._shown.max_row, _HEADING_ROWS) + 1):
            found = sum(column_of(text) is not None for _, text in self._texts(row))
            if found > known:
                best, known = row, found
        return best

    def _columns(self, heading: int) -> dict[int, ListColumn]:
        columns: dict[int, ListColumn] = {}
        for place, text in self._texts(heading):
            column = column_of(text)
            if column is not None and column not in columns.values():
                columns[place] = column
            elif text:
                self._problems.append(
                    IntakeProblem(
                        code=IntakeProblemCode.UNKNOWN_COLUMN,
                        file=LIST_NAME,
                        row=heading,
                        column=_letter(place),
                        values=(text,),
                    )
                )
        return columns

    def _texts(self, row: int) -> Iterator[tuple[int, str]]:
        for place in range(1, self._shown.max_column + 1):
            text = _text(self._shown.cell(row, place).value)
            if text:
                yield place, text

    def _rows(self, heading: int, columns: dict[int, ListColumn]) -> Iterator[ListedEntry]:
        letters = {column: _letter(place) for place, column in columns.items()}
        for row in range(heading + 1, min(self._shown.max_row, heading + _LONGEST_LIST) + 1):
            before = len(self._problems)
            cells = {column: self._cell(row, place, column) for place, column in columns.items()}
            named = {problem.column for problem in self._problems[before:]}
            meaningful = {c: text for c, text in cells.items() if c is not ListColumn.NUMBER}
            if any(meaningful.values()):
                unread = frozenset(c for c in cells if not cells[c] and letters[c] in named)
                yield ListedEntry(row=row, cells=cells, columns=letters, unread=unread)

    def _cell(self, row: int, place: int, column: ListColumn) -> str:
        if column in _SHARED:
            row = self._merged.get((row, place), row)
        value = self._shown.cell(row, place).value
        written = self._written.cell(row, place).value
        is_formula = isinstance(written, str) and written.startswith("=")
        if isinstance(value, str) and value.startswith("#") and (is_formula or value in _ERRORS):
            self._add(IntakeProblemCode.FORMULA_ERROR, row, place, value)
            return ""
        if is_formula and value is None:
            self._add(IntakeProblemCode.FORMULA_UNSAVED, row, place)
            return ""
        text = _lines(value) if column in _LISTING else _text(value)
        encoding = guess_encoding(text) if text and column is not ListColumn.LINK else None
        if encoding is not None:
            suggested = convert(text, encoding)
            self._add(IntakeProblemCode.LEGACY_TEXT, row, place, encoding.value, suggested)
        return text

    def _add(self, code: IntakeProblemCode, row: int, place: int, *values: str) -> None:
        self._problems.append(
            IntakeProblem(code=code, file=LIST_NAME, row=row, column=_letter(place), values=values)
        )


_ERRORS = {"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA"}


_SHARED = {ListColumn.KIND, ListColumn.CATEGORY, ListColumn.UNIT, ListColumn.AUTHORS}
"""Columns where one cell, drawn over several rows, speaks for each of them."""

_LISTING = {ListColumn.FILES, ListColumn.AUTHORS}
"""Columns where each line of a cell is a thing of its own."""


def _lines(value: object) -> str:
    """Return a cell of several lines as composed and trimmed text, line by line."""
    if not isinstance(value, str):
        return _text(value)
    found = (_text(line) for line in value.splitlines())
    return "\n".join(line for line in found if line)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(unicodedata.normalize("NFC", str(value)).split())


def _letter(place: int) -> str:
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
