"""Pages being drawn, from the top down in millimetres, that always become the same bytes.

Drawing is kept until `finish`, so that what stands on every page (such as "page 2 of 7") is drawn
when the number of pages is known.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from judge_app.documents.page import fonts, pdf_a
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.house_style import LINE, Paper
from judge_app.documents.page.lettering import Lettering, Line, font_name, shown
from judge_app.documents.page.pdf_a import DocumentFacts
from judge_app.documents.page.pdf_file import PdfFile
from judge_app.documents.page.text_lines import POINTS, TextStyle, text_width

_DARK = re.compile(rb"\x01+")

Matrix = tuple[bytes, ...]
"""The modules of a QR code, row by row, 1 for a dark one, without its quiet zone."""

Furniture = Callable[["Pages", int, int], None]
"""Draws what every page has; told the page's number from 1 and how many there are."""


class Pages:
    """A document in work. `y` grows downwards; text is placed by its base line."""

    def __init__(self, paper: Paper, furniture: Furniture | None = None) -> None:
        self.paper = paper
        self._furniture = furniture
        self._faces: set[Face] = set()
        self._pages: list[list[str | Line]] = [[]]
        """For each page, operators as PDF has them, and lines whose letters have no number yet."""

    @property
    def number(self) -> int:
        """The page being drawn, from 1."""
        return len(self._pages)

    def turn(self) -> None:
        """Begin a new page."""
        self._pages.append([])

    def text(self, x: float, y: float, text: str, style: TextStyle) -> None:
        """Write one line that begins at `x`."""
        self._line(x, y, text, style)

    def centred(self, x: float, y: float, text: str, style: TextStyle) -> None:
        """Write one line with its middle at `x`."""
        printable = fonts.printable(text)
        self.text(x - text_width(printable, style) / 2, y, printable, style)

    def right(self, x: float, y: float, text: str, style: TextStyle) -> None:
        """Write one line that ends at `x`."""
        printable = fonts.printable(text)
        self.text(x - text_width(printable, style), y, printable, style)

    def upwards(self, x: float, y: float, text: str, style: TextStyle) -> None:
        """Write one line from the bottom up; its base line stands at `x`, it begins at `y`."""
        self._line(x, y, text, style, upwards=True)

    def rule(self, x: float, y: float, to_x: float, to_y: float, *, width: float = LINE) -> None:
        """Draw a straight line."""
        ends = f"{self._across(x)} {self._up(y)} m {self._across(to_x)} {self._up(to_y)} l"
        self._pages[-1].append(f"{_number(width)} w {ends} S")

    def strokes(self, points: Sequence[tuple[float, float]], *, width: float = LINE) -> None:
        """Draw straight lines from point to point, with square joins and ends."""
        (x, y), *others = points
        ways = "".join(f" {self._across(a)} {self._up(b)} l" for a, b in others)
        start = f"{self._across(x)} {self._up(y)} m"
        self._pages[-1].append(f"q 2 J 0 j {_number(width)} w {start}{ways} S Q")

    @contextmanager
    def coloured(self, red: float, green: float, blue: float) -> Iterator[None]:
        """Draw lines and letters inside the block in a colour of sRGB, parts from 0 to 1."""
        colour = f"{red:.3f} {green:.3f} {blue:.3f}"
        self._pages[-1].append(f"q {colour} rg {colour} RG")
        try:
            yield
        finally:
            self._pages[-1].append("Q")

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        line: float = LINE,
        grey: float = 1,
    ) -> None:
        """Draw a framed rectangle from its top left corner; `grey` 1 is unfilled, 0 is black."""
        area = self._area(x, y, width, height)
        if grey < 1:
            self._pages[-1].append(f"q {grey:.2f} g {area} re f Q")
        self._pages[-1].append(f"{_number(line)} w {area} re S")

    def boxes(self, x: float, y: float, height: float, widths: Sequence[float]) -> None:
        """Draw framed rectangles side by side, as one row of a table."""
        row = _side_by_side(x, tuple(widths))
        self._pages[-1].append(row.format(bottom=self._up(y + height), tall=_number(height)))

    def dashed_box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a rectangle to cut along."""
        area = self._area(x, y, width, height)
        self._pages[-1].append(f"q {_number(LINE)} w [3 2] 0 d {area} re S Q")

    def matrix(self, x: float, y: float, size: float, modules: Matrix) -> None:
        """Draw a QR code of `size` millimetres; its quiet zone is the caller's to leave."""
        module = f"{size * POINTS / len(modules):.4f}"
        place = f"{module} 0 0 -{module} {self._across(x)} {self._up(y)} cm"
        self._pages[-1].append(f"q {place}\n{filled_modules(modules)}\nQ")

    def finish(self, facts: DocumentFacts) -> bytes:
        """Return the document's bytes."""
        drawn = self._furnished()
        lettering = Lettering(d for page in drawn for d in page if isinstance(d, Line))
        file = PdfFile()
        root, catalog, resources = file.reserve(), file.reserve(), file.reserve()
        file.put(resources, b"/Font << %b >>" % _fonts(file, lettering, self._faces))
        numbers = [self._page(file, page, lettering, root, resources) for page in drawn]
        kids = b" ".join(b"%d 0 R" % number for number in numbers)
        file.put(root, b"/Type /Pages /Count %d /Kids [ %b ]" % (len(numbers), kids))
        archived, info = pdf_a.archive(file, facts)
        file.put(catalog, b"/Type /Catalog /Pages %d 0 R /Lang (vi-VN) %b" % (root, archived))
        return file.written(catalog=catalog, info=info)

    def _page(
        self,
        file: PdfFile,
        drawn: list[str | Line],
        lettering: Lettering,
        root: int,
        resources: int,
    ) -> int:
        """Write one page and return its number."""
        operators = "\n".join(
            each if isinstance(each, str) else lettering.operators(each) for each in drawn
        )
        content = file.add_stream(operators.encode())
        width, height = _number(self.paper.width), _number(self.paper.height)
        return file.add(
            b"/Type /Page /Parent %d 0 R /MediaBox [ 0 0 %b %b ] /Resources %d 0 R"
            b" /Contents %d 0 R" % (root, width.encode(), height.encode(), resources, content)
        )

    def _furnished(self) -> list[list[str | Line]]:
        """Return all pages with what every page has drawn on top."""
        drawn, finished = self._pages, []
        for number, page in enumerate(drawn, 1):
            self._pages = [[]]
            if self._furniture is not None:
                self._furniture(self, number, len(drawn))
            finished.append([*page, *self._pages[0]])
        self._pages = drawn
        return finished

    def _line(
        self, x: float, y: float, text: str, style: TextStyle, *, upwards: bool = False
    ) -> None:
        turned = "0 1 -1 0" if upwards else "1 0 0 1"
        place = f"BT {turned} {x * POINTS:.2f} {(self.paper.height - y) * POINTS:.2f} Tm"
        written = shown(style.face, style.size, text)
        if written is not None:
            self._faces.add(style.face)
            self._pages[-1].append(f"{place} {written}")
        elif printable := fonts.printable(text):
            self._faces.add(style.face)
            self._pages[-1].append(Line(style.face, style.size, place, printable))

    # Lengths are written to a hundredth of a point, so that the last digit of a machine's
    # arithmetic never shows.

    def _across(self, x: float) -> str:
        return _number(x)

    def _up(self, y: float) -> str:
        return _number(self.paper.height - y)

    def _area(self, x: float, y: float, width: float, height: float) -> str:
        left, bottom = self._across(x), self._up(y + height)
        return f"{left} {bottom} {_number(width)} {_number(height)}"


def _fonts(file: PdfFile, lettering: Lettering, faces: set[Face]) -> bytes:
    """Write the cuts of these faces and return the entries that name them."""
    entries = []
    for face in sorted(faces):
        for number, cut in enumerate(lettering.cuts(face)):
            outlines = file.add_stream(cut.file, b"/Length1 %d" % len(cut.file))
            descriptor = file.add(cut.descriptor % outlines)
            to_unicode = file.add_stream(cut.to_unicode)
            font = file.add(cut.font % (descriptor, to_unicode))
            entries.append(b"%b %d 0 R" % (font_name(face, number).encode(), font))
    return b" ".join(entries)


def _number(millimetres: float) -> str:
    """Return a length as PDF writes it."""
    return f"{millimetres * POINTS:.2f}"


@lru_cache(maxsize=64)
def _side_by_side(x: float, widths: tuple[float, ...]) -> str:
    """Return the operators of framed rectangles; their height and lower edge are left open."""
    areas = []
    for width in widths:
        areas.append(f"{_number(x)} {{bottom}} {_number(width)} {{tall}} re")
        x += width
    return f"{_number(LINE)} w {' '.join(areas)} S"


class _Areas(dict[tuple[int, int], str]):
    """What fills the modules from one place to another in a row, spelt once for all codes."""

    def __init__(self, row: int) -> None:
        super().__init__()
        self._row = row

    def __missing__(self, run: tuple[int, int]) -> str:
        start, end = run
        area = self[run] = f"{start} {self._row} {end - start} 1 re"
        return area


_ROWS = tuple(_Areas(row) for row in range(177))
"""As many rows as the largest code has."""


@lru_cache(maxsize=64)
def filled_modules(modules: Matrix) -> str:
    """Return the drawing operators that fill the dark modules, each one unit wide, runs joined."""
    areas = [
        areas[run.span()]
        for areas, cells in zip(_ROWS, modules, strict=False)
        for run in _DARK.finditer(cells)
    ]
    return "\n".join((*areas, "f"))
