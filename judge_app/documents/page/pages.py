"""Pages being drawn, from the top down in millimetres, that always become the same bytes.

Drawing is kept until `finish`, so that what stands on every page (such as "page 2 of 7") is drawn
when the number of pages is known. Streams are not compressed: builds of zlib differ in what they
write, and a signed page must come out equal on every machine.
"""

import io
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from judge_app.documents.page import fonts, pdf_a
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.house_style import LINE, Paper
from judge_app.documents.page.lettering import Lettering, Line
from judge_app.documents.page.pdf_a import DocumentFacts
from judge_app.documents.page.text_lines import POINTS, TextStyle, text_width

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_DARK = re.compile(rb"\x01+")

Matrix = tuple[tuple[bool, ...], ...]
"""The dark and light modules of a QR code, row by row, without its quiet zone."""

Furniture = Callable[["Pages", int, int], None]
"""Draws what every page has; told the page's number from 1 and how many there are."""


class Pages:
    """A document in work. `y` grows downwards; text is placed by its base line."""

    def __init__(self, paper: Paper, furniture: Furniture | None = None) -> None:
        self.paper = paper
        self._furniture = furniture
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
        shown = fonts.printable(text)
        self.text(x - text_width(shown, style) / 2, y, shown, style)

    def right(self, x: float, y: float, text: str, style: TextStyle) -> None:
        """Write one line that ends at `x`."""
        shown = fonts.printable(text)
        self.text(x - text_width(shown, style), y, shown, style)

    def upwards(self, x: float, y: float, text: str, style: TextStyle) -> None:
        """Write one line from the bottom up; its base line stands at `x`, it begins at `y`."""
        self._line(x, y, text, style, upwards=True)

    def rule(self, x: float, y: float, to_x: float, to_y: float, *, width: float = LINE) -> None:
        """Draw a straight line."""
        ends = f"{self._across(x)} {self._up(y)} m {self._across(to_x)} {self._up(to_y)} l"
        self._pages[-1].append(f"{_number(width)} w {ends} S")

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
        bottom, tall = self._up(y + height), _number(height)
        areas = []
        for width in widths:
            areas.append(f"{self._across(x)} {bottom} {_number(width)} {tall} re")
            x += width
        self._pages[-1].append(f"{_number(LINE)} w {' '.join(areas)} S")

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
        stream = io.BytesIO()
        canvas = self._canvas(stream)
        pages = self._furnished()
        lettering = Lettering(canvas, (d for page in pages for d in page if isinstance(d, Line)))
        for page in pages:
            canvas._code.extend(  # noqa: SLF001 - its methods take twenty times as long
                drawn if isinstance(drawn, str) else lettering.operators(drawn) for drawn in page
            )
            canvas.showPage()
        pdf_a.archive(canvas, facts)
        canvas.save()
        return stream.getvalue()

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
        shown = fonts.printable(text)
        if shown:
            left, base = x * POINTS, (self.paper.height - y) * POINTS
            self._pages[-1].append(Line(style.face, style.size, left, base, shown, upwards))

    def _canvas(self, stream: io.BytesIO) -> "Canvas":
        from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - loads in 0.3 s

        fonts.register()
        pdf_a.end_streams_on_lines()
        return Canvas(
            stream,
            pagesize=(self.paper.width * POINTS, self.paper.height * POINTS),
            pdfVersion=(1, 7),
            invariant=1,
            pageCompression=0,
            initialFontName=Face.REGULAR.value,
            lang="vi-VN",
        )

    # Lengths are written to a hundredth of a point, so that the last digit of a machine's
    # arithmetic never shows.

    def _across(self, x: float) -> str:
        return _number(x)

    def _up(self, y: float) -> str:
        return _number(self.paper.height - y)

    def _area(self, x: float, y: float, width: float, height: float) -> str:
        left, bottom = self._across(x), self._up(y + height)
        return f"{left} {bottom} {_number(width)} {_number(height)}"


def _number(millimetres: float) -> str:
    """Return a length as PDF writes it."""
    return f"{millimetres * POINTS:.2f}"


@lru_cache(maxsize=64)
def filled_modules(modules: Matrix) -> str:
    """Return the drawing operators that fill the dark modules, each one unit wide."""
    areas = (
        f"{start} {row} {end - start} 1 re"
        for row, cells in enumerate(modules)
        for start, end in _runs(cells)
    )
    return "\n".join((*areas, "f"))


def _runs(cells: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return where dark modules begin and end, neighbours joined."""
    return [run.span() for run in _DARK.finditer(bytes(cells))]
