"""The table of one judge's marks: a row an entry, a column a criterion."""

from dataclasses import dataclass

from judge_app.documents.page.flow import Flow
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.house_style import SMALL, TABLE_BOLD, TABLE_TEXT
from judge_app.documents.page.text_lines import TextStyle, wrapped
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
class _Cell:
    """Lines in one column of a row; `x` is from the table's left edge."""

    x: float
    width: float
    lines: tuple[str, ...]
    style: TextStyle
    centred: bool
    height: float


def draw_matrix(
    flow: Flow, columns: MatrixColumns, rows: tuple[ScoreRow, ...], *, follower: float = 0
) -> None:
    """Draw a whole table from the cursor on, its head again on each new page.

    What ends it stays on one page with the `follower` millimetres that come after it.
    """
    head = measured_head(columns)
    measured = [_cells(columns, row) for row in rows]
    first = max((_height(cells) for cells in measured[:1]), default=0)
    flow.keep(head.height + first)
    draw_matrix_head(flow, head)
    flow.on_turn, before = lambda: draw_matrix_head(flow, head), flow.on_turn
    for cells in measured[:-1]:
        _keep_and_draw(flow, cells)
    with flow.followed_by(follower):
        for cells in measured[-1:]:
            _keep_and_draw(flow, cells)
        flow.on_turn = before
        if head.shortened:
            text = legend(columns.marks, head.shortened)
            flow.skip(1.5)
            flow.lines(wrapped(f"Tiêu chí viết đầy đủ: {text}.", SMALL, flow.room), SMALL)


def _keep_and_draw(flow: Flow, cells: tuple[_Cell, ...]) -> None:
    flow.keep(_height(cells))
    _draw_row(flow, cells)


def _cells(columns: MatrixColumns, row: ScoreRow) -> tuple[_Cell, ...]:
    title_x = NUMBER_WIDTH + CODE_WIDTH
    front = (
        _cell(0, NUMBER_WIDTH, str(row.number), TABLE_TEXT),
        _cell(NUMBER_WIDTH, CODE_WIDTH, row.code, _CODE),
        _cell(title_x, columns.title_width, row.title, TABLE_TEXT, centred=False),
    )
    return front + (_state(columns, row) if row.state else _marks(columns, row))


def _marks(columns: MatrixColumns, row: ScoreRow) -> tuple[_Cell, ...]:
    cells = [
        _cell(
            columns.marks_left + place * columns.mark_width,
            columns.mark_width,
            row.marks[column.index],
            TABLE_TEXT,
        )
        for place, column in enumerate(columns.marks)
    ]
    if columns.has_totals:
        x = columns.marks_right
        cells.append(_cell(x, TOTAL_WIDTH, row.total, TABLE_BOLD))
        cells.append(_cell(x + TOTAL_WIDTH, WORDS_WIDTH, row.words, _WORDS, centred=False))
    return tuple(cells)


def _state(columns: MatrixColumns, row: ScoreRow) -> tuple[_Cell, ...]:
    """Return one cell across all marks, for an entry that has none."""
    width = columns.marks_right - columns.marks_left
    if columns.has_totals:
        width += TOTAL_WIDTH + WORDS_WIDTH
    return (_cell(columns.marks_left, width, row.state, _STATE, centred=False),)


def _cell(x: float, width: float, text: str, style: TextStyle, *, centred: bool = True) -> _Cell:
    lines = wrapped(text, style, width - (0.6 if centred else 2.4))
    if len(lines) > _MOST_LINES:
        lines = (*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1].rstrip(" ,.") + " …")
    height = len(lines) * style.line_height
    return _Cell(x=x, width=width, lines=lines, style=style, centred=centred, height=height)


def _height(cells: tuple[_Cell, ...]) -> float:
    return max(_LEAST_HEIGHT, *(cell.height for cell in cells)) + 2 * _PAD


def _draw_row(flow: Flow, cells: tuple[_Cell, ...]) -> None:
    height = _height(cells)
    flow.pages.boxes(flow.left + cells[0].x, flow.y, height, [cell.width for cell in cells])
    for cell in cells:
        x, step = flow.left + cell.x, cell.style.line_height
        base = flow.y + (height - cell.height) / 2 + step * 0.78
        for number, line in enumerate(cell.lines):
            y = base + number * step
            if cell.centred:
                flow.pages.centred(x + cell.width / 2, y, line, cell.style)
            else:
                flow.pages.text(x + 1.2, y, line, cell.style)
    flow.y += height
