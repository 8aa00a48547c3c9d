"""The head of a table of marks: criteria under their parents, maxima, repeated on every page."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from judge_app.documents.page.flow import Flow
from judge_app.documents.page.house_style import SMALL_BOLD, TABLE_BOLD
from judge_app.documents.page.text_lines import TextStyle, text_width, wrapped
from judge_app.documents.sheet.matrix_columns import (
    CODE_WIDTH,
    NUMBER_WIDTH,
    TOTAL_WIDTH,
    WORDS_WIDTH,
    MarkColumn,
    MatrixColumns,
)

GREY = 0.92
_PAD = 1.4
_TALLEST = 44.0
_LOWEST = 18.0
_STEP = 2.0


class _Area(NamedTuple):
    """A rectangle on the page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixHead:
    """A measured head. `leaf_lines` are the labels as broken; some may end in an ellipsis."""

    columns: MatrixColumns
    parent_heights: tuple[float, ...]
    leaf_height: float
    leaf_lines: tuple[tuple[str, ...], ...]
    upright: bool
    """Whether leaf labels run from the bottom up."""
    shortened: tuple[str, ...]
    """Labels that did not fit and are to be written out under the table."""

    @property
    def height(self) -> float:
        """The whole head's height in millimetres."""
        return sum(self.parent_heights) + self.leaf_height + _maximum_height()


def measured_head(columns: MatrixColumns) -> MatrixHead:
    """Return the lowest head in which the labels of `columns` fit."""
    level = _level_lines(columns)
    upright = not level
    if upright:
        height, lines, shortened = _upright_lines(columns)
    else:
        most = max(len(label) for label in level)
        height, lines, shortened = most * SMALL_BOLD.line_height + 2 * _PAD, level, ()
    return MatrixHead(
        columns=columns,
        parent_heights=tuple(_parent_height(columns, depth) for depth in range(columns.depth)),
        leaf_height=height,
        leaf_lines=lines,
        upright=upright,
        shortened=shortened,
    )


def draw_matrix_head(flow: Flow, head: MatrixHead) -> None:
    """Draw the head at the cursor and set the cursor under it."""
    columns = head.columns
    top, left = flow.y, flow.left
    code = left + NUMBER_WIDTH
    _cell(flow, _Area(left, top, NUMBER_WIDTH, head.height), "TT")
    _cell(flow, _Area(code, top, CODE_WIDTH, head.height), "Mã số")
    title = _Area(code + CODE_WIDTH, top, columns.title_width, head.height)
    _cell(flow, title, "Tên sản phẩm dự thi")
    _criteria(flow, head)
    if columns.has_totals:
        x = left + columns.marks_right
        _cell(flow, _Area(x, top, TOTAL_WIDTH, head.height), "Tổng điểm")
        _cell(flow, _Area(x + TOTAL_WIDTH, top, WORDS_WIDTH, head.height), "Bằng chữ")
    flow.y = top + head.height


def _criteria(flow: Flow, head: MatrixHead) -> None:
    columns = head.columns
    bottom = flow.y + sum(head.parent_heights) + head.leaf_height
    for depth, height in enumerate(head.parent_heights):
        top = flow.y + sum(head.parent_heights[:depth])
        for label, first, count in _spans(columns, depth):
            if label:
                x = _mark_x(flow, columns, first)
                _cell(flow, _Area(x, top, columns.mark_width * count, height), label)
    for place, column in enumerate(columns.marks):
        x = _mark_x(flow, columns, place)
        top = flow.y + sum(head.parent_heights[: len(column.parents)])
        _leaf(flow, head, place, _Area(x, top, columns.mark_width, bottom - top))
        maximum = _Area(x, bottom, columns.mark_width, _maximum_height())
        _cell(flow, maximum, column.maximum)


def _leaf(flow: Flow, head: MatrixHead, place: int, area: _Area) -> None:
    x, top, width, height = area
    flow.pages.box(x, top, width, height, grey=GREY)
    lines = head.leaf_lines[place]
    step = SMALL_BOLD.line_height
    across = width if head.upright else height
    first = (across - len(lines) * step) / 2 + step * 0.78
    for number, line in enumerate(lines):
        offset = first + number * step
        if head.upright:
            flow.pages.upwards(x + offset, top + height - _PAD, line, SMALL_BOLD)
        else:
            flow.pages.centred(x + width / 2, top + offset, line, SMALL_BOLD)


def _cell(flow: Flow, area: _Area, text: str) -> None:
    x, y, width, height = area
    flow.pages.box(x, y, width, height, grey=GREY)
    style = _fitting(text, width)
    lines = wrapped(text, style, width - 1)
    base = y + (height - len(lines) * style.line_height) / 2 + style.line_height * 0.78
    for number, line in enumerate(lines):
        flow.pages.centred(x + width / 2, base + number * style.line_height, line, style)


def _fitting(text: str, width: float) -> TextStyle:
    """Return the table's bold style, or the small one where a word would have to be broken."""
    widest = max((text_width(word, TABLE_BOLD) for word in text.split()), default=0)
    return TABLE_BOLD if widest <= width - 1 else SMALL_BOLD


def _level_lines(columns: MatrixColumns) -> tuple[tuple[str, ...], ...]:
    """Return the labels on level lines, or nothing if they would be broken inside a word."""
    room = columns.mark_width - 1
    for column in columns.marks:
        if any(text_width(word, SMALL_BOLD) > room for word in column.label.split()):
            return ()
    lines = tuple(wrapped(column.label, SMALL_BOLD, room) for column in columns.marks)
    return lines if max(len(label) for label in lines) <= 5 else ()


def _upright_lines(
    columns: MatrixColumns,
) -> tuple[float, tuple[tuple[str, ...], ...], tuple[str, ...]]:
    most = max(1, int((columns.mark_width - 1) / SMALL_BOLD.line_height))
    height = _LOWEST
    while height < _TALLEST and any(
        len(wrapped(c.label, SMALL_BOLD, height - 2 * _PAD)) > most for c in columns.marks
    ):
        height += _STEP
    lines, shortened = [], []
    for column in columns.marks:
        label = wrapped(column.label, SMALL_BOLD, height - 2 * _PAD)
        if len(label) > most:
            shortened.append(column.label)
            label = (*label[: most - 1], label[most - 1].rstrip(" ,.") + "…")
        lines.append(label)
    return height, tuple(lines), tuple(shortened)


def _parent_height(columns: MatrixColumns, depth: int) -> float:
    tallest = 1
    for label, _, count in _spans(columns, depth):
        width = columns.mark_width * count
        tallest = max(tallest, len(wrapped(label, _fitting(label, width), width - 1)))
    return tallest * TABLE_BOLD.line_height + 2 * _PAD


def _spans(columns: MatrixColumns, depth: int) -> Iterator[tuple[str, int, int]]:
    """Yield each parent of one depth with its first column and how many it stands over."""
    place = 0
    for parents, group in groupby(columns.marks, key=lambda c: c.parents[: depth + 1]):
        count = len(list(group))
        yield (parents[depth] if len(parents) > depth else "", place, count)
        place += count


def _mark_x(flow: Flow, columns: MatrixColumns, place: int) -> float:
    return flow.left + columns.marks_left + columns.mark_width * place


def _maximum_height() -> float:
    return TABLE_BOLD.line_height + 1.6


def legend(columns: tuple[MarkColumn, ...], shortened: tuple[str, ...]) -> str:
    """Return the labels that had to be shortened, written out."""
    return "; ".join(column.label for column in columns if column.label in shortened)
