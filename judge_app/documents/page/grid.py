"""A ruled table that wraps its cells and repeats its head on every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from judge_app.documents.page.flow import Flow
from judge_app.documents.page.house_style import HAIRLINE, LINE, TABLE_BOLD, TABLE_TEXT
from judge_app.documents.page.text_lines import TextStyle, wrapped_paragraphs

_PADDING = 1.2
_HEAD_GREY = 0.92
_BASE = 0.78


class Align(Enum):
    """Where a column's text stands."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, its share of the free width, or a fixed width in millimetres."""

    heading: str
    width: float = 0
    share: float = 0
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True, kw_only=True)
class GridStyle:
    """The cuts of head and body. Rows are at least so many millimetres high, for writing by hand."""

    head: TextStyle = TABLE_BOLD
    body: TextStyle = TABLE_TEXT
    strong: TextStyle = TABLE_BOLD
    least: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells in the order of the columns; `strong` sets the whole row bold."""

    cells: tuple[str, ...]
    strong: bool = False


def draw_grid(
    flow: Flow,
    columns: Sequence[Column],
    rows: Sequence[Row],
    style: GridStyle | None = None,
    *,
    follower: float = 0,
) -> None:
    """Draw the table from the cursor on; a page turn repeats the head.

    The last row stays on one page with the `follower` millimetres that come after the table.
    """
    _Grid(flow, columns, style or GridStyle()).draw(rows, follower)


def opening_height(
    flow: Flow, columns: Sequence[Column], rows: Sequence[Row], style: GridStyle | None = None
) -> float:
    """Return the height of head and first row, so that no heading is left alone on a page."""
    return _Grid(flow, columns, style or GridStyle()).opening_height(rows)


class _Grid:
    def __init__(self, flow: Flow, columns: Sequence[Column], style: GridStyle) -> None:
        self._flow = flow
        self._columns = columns
        self._style = style
        self._widths = _widths(columns, flow.room)

    def opening_height(self, rows: Sequence[Row]) -> float:
        headings = tuple(column.heading for column in self._columns)
        first = self._row_height(rows[0].cells, self._style.strong) if rows else 0
        return self._height(headings, self._style.head) + first

    def draw(self, rows: Sequence[Row], follower: float) -> None:
        before = self._flow.on_turn
        self._head()
        self._flow.on_turn = self._head
        for row in rows[:-1]:
            self._row(row)
        with self._flow.followed_by(follower):
            for row in rows[-1:]:
                self._row(row)
        self._flow.on_turn = before

    def _head(self) -> None:
        cells = tuple(column.heading for column in self._columns)
        centred = (Align.CENTRE,) * len(cells)
        height = self._height(cells, self._style.head)
        self._line(cells, centred, self._style.head, height, grey=_HEAD_GREY)

    def _row(self, row: Row) -> None:
        style = self._style.strong if row.strong else self._style.body
        aligns = tuple(column.align for column in self._columns)
        height = self._row_height(row.cells, style)
        self._flow.keep(height)
        self._line(row.cells, aligns, style, height, grey=1)

    def _row_height(self, cells: Sequence[str], style: TextStyle) -> float:
        return max(self._style.least, self._height(cells, style))

    def _height(self, cells: Sequence[str], style: TextStyle) -> float:
        lines = max((len(part) for part in self._wrapped(cells, style)), default=1)
        return max(1, lines) * style.line_height + 2 * _PADDING

    def _wrapped(self, cells: Sequence[str], style: TextStyle) -> list[tuple[str, ...]]:
        return [
            wrapped_paragraphs(cell, style, width - 2 * _PADDING)
            for cell, width in zip(cells, self._widths, strict=True)
        ]

    def _line(
        self,
        cells: Sequence[str],
        aligns: Sequence[Align],
        style: TextStyle,
        height: float,
        *,
        grey: float,
    ) -> None:
        pages, top = self._flow.pages, self._flow.y
        left = self._flow.left
        for lines, width, align in zip(
            self._wrapped(cells, style), self._widths, aligns, strict=True
        ):
            pages.box(left, top, width, height, line=LINE if grey < 1 else HAIRLINE, grey=grey)
            free = (height - len(lines) * style.line_height) / 2
            y = top + free + style.line_height * _BASE
            for line in lines:
                self._write(line, left, width, y, align, style)
                y += style.line_height
            left += width
        self._flow.y = top + height

    def _write(
        self, line: str, left: float, width: float, y: float, align: Align, style: TextStyle
    ) -> None:
        pages = self._flow.pages
        if align is Align.LEFT:
            pages.text(left + _PADDING, y, line, style)
        elif align is Align.RIGHT:
            pages.right(left + width - _PADDING, y, line, style)
        else:
            pages.centred(left + width / 2, y, line, style)


def _widths(columns: Sequence[Column], room: float) -> tuple[float, ...]:
    """Share out what the fixed columns leave; fixed widths shrink where they leave too little."""
    fixed = sum(column.width for column in columns)
    shares = sum(column.share for column in columns)
    least = room * 0.25 if shares else 0
    scale = min(1.0, (room - least) / fixed) if fixed else 1.0
    free = room - fixed * scale
    return tuple(
        column.width * scale if column.width else free * column.share / shares for column in columns
    )
