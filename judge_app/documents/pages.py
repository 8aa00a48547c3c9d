"""Pages being drawn, from the top down in millimetres, that always become the same bytes.

Drawing is kept until `finish`, so that what stands on every page (such as "page 2 of 7") is drawn
when the number of pages is known. Streams are not compressed: builds of zlib differ in what they
write, and a signed page must come out equal on every machine.
"""

import io
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from judge_app.documents import fonts, pdf_a
from judge_app.documents.fonts import Face
from judge_app.documents.house_style import LINE, Paper
from judge_app.documents.pdf_a import DocumentFacts
from judge_app.documents.text_lines import POINTS, TextStyle, text_width

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Matrix = tuple[tuple[bool, ...], ...]
"""The dark and light modules of a QR code, row by row, without its quiet zone."""

Furniture = Callable[["Pages", int, int], None]
"""Draws what every page has; told the page's number from 1 and how many there are."""


class Pages:
    """A document in work. `y` grows downwards; text is placed by its base line."""

    def __init__(self, paper: Paper, furniture: Furniture | None = None) -> None:
        self.paper = paper
        self._furniture = furniture
        self._pages: list[list[Callable[[Canvas], None]]] = [[]]

    @property
    def number(self) -> int:
        """The page being drawn, from 1."""
        return len(self._pages)

    def turn(self) -> None:
        """Begin a new page."""
        self._pages.append([])

    def text(self, x: float, y: float, text: str, style: TextStyle) -> None:
        """Write one line that begins at `x`."""
        shown = fonts.printable(text)
        left, base = self._across(x), self._up(y)

        def draw(canvas: "Canvas") -> None:
            canvas.setFont(style.face.value, style.size)
            canvas.drawString(left, base, shown)

        self._pages[-1].append(draw)

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
        shown = fonts.printable(text)
        left, base = self._across(x), self._up(y)

        def draw(canvas: "Canvas") -> None:
            canvas.saveState()
            canvas.translate(left, base)
            canvas.rotate(90)
            canvas.setFont(style.face.value, style.size)
            canvas.drawString(0, 0, shown)
            canvas.restoreState()

        self._pages[-1].append(draw)

    def rule(self, x: float, y: float, to_x: float, to_y: float, *, width: float = LINE) -> None:
        """Draw a straight line."""
        ends = (self._across(x), self._up(y), self._across(to_x), self._up(to_y))
        self._write(f"{_number(width * POINTS)} w {{}} {{}} m {{}} {{}} l S", ends)

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
        area = (self._across(x), self._up(y + height), width * POINTS, height * POINTS)
        if grey < 1:
            self._write(f"q {_number(grey)} g {{}} {{}} {{}} {{}} re f Q", area)
        self._write(f"{_number(line * POINTS)} w {{}} {{}} {{}} {{}} re S", area)

    def dashed_box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a rectangle to cut along."""
        place = (
            self._across(x),
            self._up(y + height),
            round(width * POINTS, 3),
            round(height * POINTS, 3),
        )

        def draw(canvas: "Canvas") -> None:
            canvas.saveState()
            canvas.setLineWidth(LINE * POINTS)
            canvas.setDash(3, 2)
            canvas.rect(*place)
            canvas.restoreState()

        self._pages[-1].append(draw)

    def matrix(self, x: float, y: float, size: float, modules: Matrix) -> None:
        """Draw a QR code of `size` millimetres; its quiet zone is the caller's to leave."""
        left, top = self._across(x), self._up(y)
        module = round(size * POINTS / len(modules), 4)
        cells = filled_modules(modules)

        def draw(canvas: "Canvas") -> None:
            canvas.saveState()
            canvas.translate(left, top)
            canvas.scale(module, -module)
            canvas._code.append(cells)  # noqa: SLF001 - a path object takes 20 times as long
            canvas.restoreState()

        self._pages[-1].append(draw)

    def finish(self, facts: DocumentFacts) -> bytes:
        """Return the document's bytes."""
        stream = io.BytesIO()
        canvas = self._canvas(stream)
        drawn = list(self._pages)
        for number, page in enumerate(drawn, 1):
            self._pages = [[]]
            if self._furniture is not None:
                self._furniture(self, number, len(drawn))
            for draw in (*page, *self._pages[0]):
                draw(canvas)
            canvas.showPage()
        self._pages = drawn
        pdf_a.archive(canvas, facts)
        canvas.save()
        return stream.getvalue()

    def _write(self, operators: str, numbers: tuple[float, ...]) -> None:
        """Draw by PDF's own operators, which takes a tenth of the time of reportlab's methods."""
        code = operators.format(*map(_number, numbers))
        self._pages[-1].append(lambda canvas: canvas._code.append(code))  # noqa: SLF001

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

    # Coordinates are kept to a thousandth of a point, so that the last digit of a machine's
    # arithmetic never shows.

    def _across(self, x: float) -> float:
        return round(x * POINTS, 3)

    def _up(self, y: float) -> float:
        return round((self.paper.height - y) * POINTS, 3)


def _number(value: float) -> str:
    """Return a length as PDF writes it, to a hundredth of a point."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


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
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(cells):
        if dark and runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        elif dark:
            runs.append((place, place + 1))
    return runs
