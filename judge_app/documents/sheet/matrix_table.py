"""The table of one judge's marks: a row an entry, a column a criterion."""

from dataclasses import dataclass
from functools import lru_cache

from judge_app.documents.page.flow import Flow
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.house_style import SMALL, TABLE_BOLD, TABLE_TEXT
from judge_app.documents.page.text_lines import TextStyle, text_width, wrapped
from judge_app.documents.sheet.matrix_columns import (
    CODE_WIDTH,
    NUMBER_WIDTH,
    TOTAL_WIDTH,
    WORDS_WIDTH,
    MatrixColumns,
)
from judge_app.documents.sheet.matrix_head import draw_matrix_head, legend, measured_head
from judge_app.documents.sheet.score_rows import ScoreRow

_PAD = 0.9
_MOST_LINES = 6
"""Longer titles end in an ellipsis; longer reasons stand under the remarks too."""

_LEAST_HEIGHT = TABLE_TEXT.line_height
_WORDS = TextStyle(face=Face.ITALIC, size=9)
_STATE = TextStyle(face=Face.ITALIC, size=10)
_CODE = TextStyle(face=Face.BOLD, size=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text wrapped for a column: its lines, each with its distance from the column's left."""

    lines: tuple[tuple[float, str], ...]
    height: float


class _Column:
    """A column of a table. `x` is from the table's left edge.

    The same figures stand in a column again and again, on one sheet and on those of all judges, so
    what was wrapped and measured is kept.
    """

    def __init__(self, x: float, width: float, style: TextStyle, *, centred: bool = True) -> None:
        self.x = x
        self.width = width
        self.style = style
        self.step = style.line_height
        self._centred = centred
        self.text = lru_cache(maxsize=2048)(self._text)

    def _text(self, text: str) -> _Text:
        style, width = self.style, self.width
        lines = wrapped(text, style, width - (0.6 if self._centred else 2.4))
        if len(lines) > _MOST_LINES:
            lines = (*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1].rstrip(" ,.") + " …")
        return _Text(
            lines=tuple(
                (width / 2 - text_width(line, style) / 2 if self._centred else 1.2, line)
                for line in lines
            ),
            height=len(lines) * self.step,
        )


_Cell = tuple[_Column, _Text]
_Row = tuple[tuple[_Cell, ...], float]


def draw_matrix(
    flow: Flow,
    columns: MatrixColumns,
    rows: tuple[ScoreRow, ...],
    *,
    follower: float = 0,
    least: float = _LEAST_HEIGHT,
) -> None:
    """Draw a whole table from the cursor on, its head again on each new page.

    What ends it stays on one page with the `follower` millimetres that come after it. Rows are at
    least so high, which forms for writing by hand need.
    """
    head = measured_head(columns)
    measured = [_measured(_cells(columns, row), least) for row in rows]
    first = max((height for _, height in measured[:1]), default=0)
    flow.keep(head.height + first)
    draw_matrix_head(flow, head)
    flow.on_turn, before = lambda: draw_matrix_head(flow, head), flow.on_turn
    for row in measured[:-1]:
        _keep_and_draw(flow, row)
    with flow.followed_by(follower):
        for row in measured[-1:]:
            _keep_and_draw(flow, row)
        flow.on_turn = before
        if head.shortened:
            text = legend(columns.marks, head.shortened)
            flow.skip(1.5)
            flow.lines(wrapped(f"Tiêu chí viết đầy đủ: {text}.", SMALL, flow.room), SMALL)


def _keep_and_draw(flow: Flow, row: _Row) -> None:
    cells, height = row
    flow.keep(height)
    _draw_row(flow, cells, height)


def _cells(columns: MatrixColumns, row: ScoreRow) -> tuple[_Cell, ...]:
    front, marks, totals, state = _table_columns(columns)
    texts = [str(row.number), row.code, row.title]
    if row.state:
        return tuple(
            (c, c.text(text)) for c, text in zip((*front, state), (*texts, row.state), strict=True)
        )
    texts += [row.marks[column.index] for column in columns.marks]
    if totals:
        texts += [row.total, row.words]
    return tuple(
        (c, c.text(text)) for c, text in zip((*front, *marks, *totals), texts, strict=True)
    )


_Columns = tuple[_Column, ...]


@lru_cache(maxsize=8)
def _table_columns(columns: MatrixColumns) -> tuple[_Columns, _Columns, _Columns, _Column]:
    """Return the columns in front of the marks, of the marks, behind them, and one across them."""
    front = (
        _Column(0, NUMBER_WIDTH, TABLE_TEXT),
        _Column(NUMBER_WIDTH, CODE_WIDTH, _CODE),
        _Column(NUMBER_WIDTH + CODE_WIDTH, columns.title_width, TABLE_TEXT, centred=False),
    )
    marks = tuple(
        _Column(columns.marks_left + place * columns.mark_width, columns.mark_width, TABLE_TEXT)
        for place in range(len(columns.marks))
    )
    across, totals = columns.marks_right - columns.marks_left, _Columns()
    if columns.has_totals:
        x = columns.marks_right
        across += TOTAL_WIDTH + WORDS_WIDTH
        totals = (
            _Column(x, TOTAL_WIDTH, TABLE_BOLD),
            _Column(x + TOTAL_WIDTH, WORDS_WIDTH, _WORDS, centred=False),
        )
    return front, marks, totals, _Column(columns.marks_left, across, _STATE, centred=False)


def _measured(cells: tuple[_Cell, ...], least: float) -> _Row:
    """Return a row with its height."""
    return cells, max(least, *(text.height for _, text in cells)) + 2 * _PAD


def _draw_row(flow: Flow, cells: tuple[_Cell, ...], height: float) -> None:
    pages = flow.pages
    pages.boxes(flow.left, flow.y, height, [column.width for column, _ in cells])
    for column, text in cells:
        x, y = flow.left + column.x, flow.y + (height - text.height) / 2 + column.step * 0.78
        for indent, line in text.lines:
            pages.text(x + indent, y, line, column.style)
            y += column.step
    flow.y += height
