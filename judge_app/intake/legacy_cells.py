"""Rewrites cells of the entry list that are in an encoding of the 1990s, when somebody asks for it.

The list is copied beside itself first; every other cell, with its look, stays as it is.
"""

import io
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

from judge_app.atomic_file import write_atomically
from judge_app.file_errors import explained
from judge_app.intake.problems import IntakeProblemCode
from judge_app.intake.spreadsheet import read_entry_list


@dataclass(frozen=True, slots=True, kw_only=True)
class LegacyCell:
    """A cell in an old encoding, and the same text in Unicode."""

    place: str
    """As spreadsheets name it: `C7`."""
    encoding: str
    old: str
    new: str


def legacy_cells(path: Path) -> tuple[LegacyCell, ...]:
    """Return every cell of an entry list that looks like TCVN3 or VNI."""
    problems = read_entry_list(path).problems
    with explained(path):
        sheet = load_workbook(path, read_only=False).worksheets[0]
    return tuple(
        LegacyCell(
            place=f"{problem.column}{problem.row}",
            encoding=problem.values[0],
            old=str(sheet[f"{problem.column}{problem.row}"].value),
            new=problem.values[1],
        )
        for problem in problems
        if problem.code is IntakeProblemCode.LEGACY_TEXT
    )


def convert_cells(path: Path, cells: tuple[LegacyCell, ...]) -> Path:
    """Write the Unicode text into these cells; return the copy of the list as it was."""
    with explained(path):
        before = path.read_bytes()
        workbook = load_workbook(io.BytesIO(before))
    sheet = workbook.worksheets[0]
    for cell in cells:
        sheet[cell.place] = cell.new
    stream = io.BytesIO()
    workbook.save(stream)
    copy = _unused(path.with_name(f"{path.stem}-cu{path.suffix}"))
    write_atomically(copy, before)
    write_atomically(path, stream.getvalue())
    return copy


def _unused(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
