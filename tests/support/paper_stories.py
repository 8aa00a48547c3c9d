"""Sheets that were printed, signed in ink, and scanned."""

import random
from dataclasses import replace
from pathlib import Path

from PIL import Image

from judge_app.contest.scoresheet import Assessment, CriterionMark
from judge_app.documents.page.qr import qr_modules
from judge_app.workflows.panel_desk import PanelDesk
from judge_app.workflows.paper_desk import PaperDesk
from judge_app.workflows.paper_matches import MatchedSheet, PaperMatch
from judge_app.workflows.type_paper import asked_entries
from tests.support.scans import HARSH, ScanNoise, as_pdf, drawn_pages, scanned
from tests.support.signed_contest import GK01


def scan_of(
    sheet: Path, *, noise: ScanNoise = HARSH, dpi: int = 200, pages: tuple[int, ...] = ()
) -> Path:
    """Write a scan of a printed sheet beside it, of all its pages or of some, and return it."""
    chance = random.Random(7)
    drawn = drawn_pages(sheet.read_bytes(), dpi)
    wanted = pages or tuple(range(1, len(drawn) + 1))
    pictures = [scanned(drawn[number - 1], noise, chance) for number in wanted]
    folder = sheet.parent.parent / "scans"
    folder.mkdir(exist_ok=True)
    return as_pdf(pictures, folder / f"scan-{sheet.stem}.pdf")


def match(desk: PanelDesk, *paths: Path) -> PaperMatch:
    """Match scans at the desk."""
    return PaperDesk(desk).match(paths)


def only_sheet(desk: PanelDesk, *paths: Path) -> MatchedSheet:
    """Match scans that show one sheet."""
    (sheet,) = match(desk, *paths).sheets
    return sheet


def marks_on_paper(desk: PanelDesk, *, fifths: int = 4) -> tuple[Assessment, ...]:
    """Return what stands on the first judge's plain paper: so many fifths of every maximum."""
    leaves = desk.contest.rubric.leaves
    return tuple(
        Assessment(
            entry=code,
            marks=tuple(
                CriterionMark(criterion=leaf.id, value=leaf.maximum * fifths / 5) for leaf in leaves
            ),
        )
        for code in asked_entries(desk.contest, GK01)
    )


def with_first_mark(marks: tuple[Assessment, ...], value: int) -> tuple[Assessment, ...]:
    """Return marks of which the first is another."""
    first, *others = marks
    mark = replace(first.marks[0], value=type(first.marks[0].value)(value))
    return (replace(first, marks=(mark, *first.marks[1:])), *others)


def codes_on_paper(path: Path, *contents: bytes | str) -> Path:
    """Write a picture of codes and nothing else, as a forger could print them, and return it."""
    across = 0
    drawn = []
    for content in contents:
        rows = qr_modules(content)
        code = Image.new("L", (len(rows) + 8, len(rows) + 8), 255)
        for y, line in enumerate(rows):
            for x, dark in enumerate(line):
                if dark:
                    code.putpixel((x + 4, y + 4), 0)
        drawn.append(code.resize((code.width * 6, code.height * 6), Image.Resampling.NEAREST))
        across += drawn[-1].width
    page = Image.new("L", (across, max(code.height for code in drawn)), 255)
    left = 0
    for code in drawn:
        page.paste(code, (left, 0))
        left += code.width
    page.save(path, "PNG")
    return path
