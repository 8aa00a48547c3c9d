"""Tables of OpenDocument slides: columns, rows, merged cells and their words (ODF 1.2, chapter 9.1)."""

from collections.abc import Iterator, Sequence
from typing import Any

from judge_app.slides.plain import writing
from judge_app.slides.plain.odp.nodes import attribute, children, emu, local, whole
from judge_app.slides.plain.odp.places import Place
from judge_app.slides.plain.odp.styles import Styles
from judge_app.slides.plain.odp.texts import Setting, Texts, with_size
from judge_app.slides.scene import Cell, Stroke, Table
from judge_app.slides.scene_text import TextBox

_LINE = Stroke(colour=(170, 170, 170, 255), width=9525)
_MOST_COLUMNS, _MOST_ROWS = 200, 1000
_WRAPPERS = {"table-columns", "table-header-columns", "table-rows", "table-header-rows"}


def table_of(node: Any, place: Place, styles: Styles, texts: Texts, number: int) -> Table:
    """Return a table on slide `number`; columns and rows without a size share what is left."""
    columns = list(_widths(node, styles))[:_MOST_COLUMNS]
    rows = [part for part in _parts(node) if local(part) == "table-row"][:_MOST_ROWS]
    cells = [
        cell for row, part in enumerate(rows) for cell in _row(part, row, styles, texts, number)
    ]
    across = max([len(columns), *(cell.column + cell.column_span for cell in cells)])
    columns += [0] * (across - len(columns))
    heights: list[float] = [
        emu(styles.value("table-row", attribute(row, "style-name"), "row-height"))
        or emu(styles.value("table-row", attribute(row, "style-name"), "min-row-height"))
        for row in rows
    ]
    return Table(
        columns=tuple(_shared(columns, place.width)),
        rows=tuple(_shared(heights, place.height)),
        cells=tuple(cells),
    )


def _widths(node: Any, styles: Styles) -> Iterator[float]:
    for part in _parts(node):
        if local(part) == "table-column":
            name = attribute(part, "style-name")
            width = emu(styles.value("table-column", name, "column-width"))
            repeated = whole(attribute(part, "number-columns-repeated"), 1)
            yield from [float(width)] * min(repeated, _MOST_COLUMNS)


def _parts(node: Any) -> Iterator[Any]:
    for part in node:
        if local(part) in _WRAPPERS:
            yield from _parts(part)
        else:
            yield part


def _shared(sizes: Sequence[float], room: float) -> Iterator[float]:
    missing = sum(size <= 0 for size in sizes)
    share = max(0.0, room - sum(sizes)) / missing if missing else 0.0
    yield from (size if size > 0 else share for size in sizes)


def _row(row: Any, number: int, styles: Styles, texts: Texts, page: int) -> Iterator[Cell]:
    column = 0
    for part in children(row, "table-cell", "covered-table-cell"):
        repeated = min(whole(attribute(part, "number-columns-repeated"), 1), _MOST_COLUMNS)
        if local(part) == "table-cell":
            for again in range(repeated):
                yield _cell(part, number, column + again, styles, texts, page)
        column += repeated
        if column >= _MOST_COLUMNS:
            return


def _cell(node: Any, row: int, column: int, styles: Styles, texts: Texts, page: int) -> Cell:
    look = with_size(styles.default("graphic"), writing.STANDARD_SIZE)
    look = styles.look("table-cell", attribute(node, "style-name"), look)
    paragraphs = texts.paragraphs(node, Setting(look=look, page=page))
    return Cell(
        row=row,
        column=column,
        row_span=min(max(1, whole(attribute(node, "number-rows-spanned"), 1)), _MOST_ROWS),
        column_span=min(max(1, whole(attribute(node, "number-columns-spanned"), 1)), _MOST_COLUMNS),
        edges=(_LINE,) * 4,
        text=TextBox(paragraphs=paragraphs) if paragraphs else None,
    )
