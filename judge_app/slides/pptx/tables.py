"""Tables as boxes with words: own fills and borders, and the commonest look where they have none."""

from collections.abc import Iterator
from dataclasses import replace

from judge_app.slides.pptx.fills import own_fill, read_fill, read_stroke
from judge_app.slides.pptx.geometry import RECTANGLE, open_line
from judge_app.slides.pptx.names import Node, child, children, flag, q, whole
from judge_app.slides.pptx.shapes import Surroundings, box_of
from judge_app.slides.pptx.text import TextStyles, read_text
from judge_app.slides.scene import Fill, Item, Rgba, Stroke, TextBox

_SIDES = (
    ("a:lnL", ((0, 0), (0, 1))),
    ("a:lnR", ((1, 0), (1, 1))),
    ("a:lnT", ((0, 0), (1, 0))),
    ("a:lnB", ((0, 1), (1, 1))),
)
_WHITE: Rgba = (255, 255, 255, 255)
_NO_STYLE = {"{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}"}


def read_table(frame: Node, table: Node, around: Surroundings) -> Iterator[Item]:
    """Yield a table's cells, and their borders over them."""
    box = box_of(child(frame, "p:xfrm"))
    if box is None:
        return
    reader = _Table(table, box, around)
    yield from reader.items()


class _Table:
    def __init__(
        self, table: Node, box: tuple[float, float, float, float], around: Surroundings
    ) -> None:
        self._table = table
        self._around = around
        self._left, self._top = box[0], box[1]
        self._columns = [whole(c, "w") for c in children(table, "a:tblGrid")]
        self._rows = table.findall(q("a:tr"))
        self._properties = child(table, "a:tblPr")
        style = child(self._properties, "a:tableStyleId")
        name = "" if style is None else (style.text or "")
        self._is_styled = bool(name) and name not in _NO_STYLE
        accent = around.palette.scheme("accent1") or 0x4472C4
        self._accent: Rgba = (accent >> 16 & 255, accent >> 8 & 255, accent & 255, 255)

    def items(self) -> Iterator[Item]:
        borders = []
        top = self._top
        for row_number, row in enumerate(self._rows):
            left = self._left
            cells = row.findall(q("a:tc"))
            for column, cell in enumerate(cells[: len(self._columns)]):
                if not (flag(cell, "hMerge") or flag(cell, "vMerge")):
                    item = self._cell(cell, row_number, column, left, top)
                    yield item
                    borders += list(self._borders(cell, item))
                left += self._columns[column]
            top += whole(row, "h")
        yield from borders

    def _cell(self, cell: Node, row: int, column: int, left: float, top: float) -> Item:
        wide = sum(self._columns[column : column + whole(cell, "gridSpan", 1)])
        spanned = self._rows[row : row + whole(cell, "rowSpan", 1)]
        high = sum(whole(found, "h") for found in spanned)
        return Item(
            x=left,
            y=top,
            width=wide,
            height=high,
            paths=(RECTANGLE,),
            fill=self._fill(cell, row),
            stroke=self._grid_line(cell),
            text=self._text(cell, row),
        )

    def _is_head(self, row: int) -> bool:
        return row == 0 and bool(flag(self._properties, "firstRow"))

    def _fill(self, cell: Node, row: int) -> Fill:
        own = own_fill(child(cell, "a:tcPr"))
        if own is not None:
            return read_fill(own, self._around.palette, self._around.images)
        if not self._is_styled:
            return Fill()
        if self._is_head(row):
            return Fill(colour=self._accent)
        banded = bool(flag(self._properties, "bandRow"))
        shade = (
            0.4 if (banded and row % 2 == int(bool(flag(self._properties, "firstRow")))) else 0.2
        )
        red, green, blue = (round(255 - (255 - part) * shade) for part in self._accent[:3])
        return Fill(colour=(red, green, blue, 255))

    def _grid_line(self, cell: Node) -> Stroke | None:
        properties = child(cell, "a:tcPr")
        if any(child(properties, name) is not None for name, _ in _SIDES):
            return None
        return Stroke(colour=_WHITE, width=12700) if self._is_styled else None

    def _borders(self, cell: Node, item: Item) -> Iterator[Item]:
        properties = child(cell, "a:tcPr")
        for name, ends in _SIDES:
            stroke = read_stroke(child(properties, name), self._around.palette)
            if stroke is not None:
                yield replace(
                    item, paths=(open_line(*ends),), fill=Fill(), stroke=stroke, text=None
                )

    def _text(self, cell: Node, row: int) -> TextBox | None:
        around = self._around
        default = around.family.default_styles
        styles = TextStyles(
            lists=() if default is None else (default,),
            palette=around.palette,
            major=around.major,
            minor=around.minor,
            colour=_WHITE if self._is_styled and self._is_head(row) else None,
            number=around.number,
        )
        found = read_text(child(cell, "a:txBody"), styles, ())
        if found is None:
            return None
        properties = child(cell, "a:tcPr")
        insets = tuple(
            whole(properties, name, default)
            for name, default in (
                ("marL", 91440),
                ("marT", 45720),
                ("marR", 91440),
                ("marB", 45720),
            )
        )
        anchor = "t" if properties is None else properties.get("anchor", "t")
        if self._is_styled and self._is_head(row):
            found = replace(
                found,
                paragraphs=tuple(
                    replace(p, runs=tuple(replace(r, bold=True) for r in p.runs))
                    for p in found.paragraphs
                ),
            )
        left, top, right, bottom = insets
        return replace(found, insets=(left, top, right, bottom), anchor=anchor)
