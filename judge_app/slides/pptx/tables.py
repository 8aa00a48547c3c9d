"""Tables: cells with what they say themselves, and behind it what the table's style says."""

from collections.abc import Iterator
from dataclasses import replace

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.fills import NO_FILL, own_fill, read_fill
from judge_app.slides.pptx.frames import Box
from judge_app.slides.pptx.names import Node, child, children, flag, local, q, whole
from judge_app.slides.pptx.strokes import read_stroke
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.pptx.table_styles import Place, TableStyle, find_style
from judge_app.slides.pptx.text import STACKED, TURNED, read_text
from judge_app.slides.scene import Cell, Fill, Item, Stroke, Table
from judge_app.slides.scene_text import TextBox

_SIDES = (("left", "a:lnL"), ("top", "a:lnT"), ("right", "a:lnR"), ("bottom", "a:lnB"))


def read_table(table: Node, box: Box, around: Surroundings, styles: Node | None) -> Iterator[Item]:
    """Yield a table in a box; `styles` is the deck's list of table styles."""
    reader = _Reader(table, around, styles)
    yield Item(x=box[0], y=box[1], width=box[2], height=box[3], table=reader.table())


def _mirrored(table: Table) -> Table:
    """Return a table whose first column is the one on the right."""
    count = len(table.columns)
    cells = (
        replace(
            cell,
            column=count - cell.column - cell.column_span,
            edges=(cell.edges[2], cell.edges[1], cell.edges[0], cell.edges[3]),
        )
        for cell in table.cells
    )
    return replace(table, columns=table.columns[::-1], cells=tuple(cells))


class _Reader:
    def __init__(self, table: Node, around: Surroundings, styles: Node | None) -> None:
        self._around = around
        self._columns = tuple(float(whole(c, "w")) for c in children(table, "a:tblGrid"))
        self._rows = table.findall(q("a:tr"))
        properties = child(table, "a:tblPr")
        name = child(properties, "a:tableStyleId")
        found = find_style(styles, "" if name is None else (name.text or "").strip())
        self._style = TableStyle(found, properties)
        self._properties = properties
        for effect in children(properties, "a:effectLst"):
            around.note(ApproximationKind.EFFECT, local(effect))

    def table(self) -> Table:
        own = own_fill(self._properties)
        table = Table(
            columns=self._columns,
            rows=tuple(float(whole(row, "h")) for row in self._rows),
            cells=tuple(self._cells()),
            background=self._styled_fill(own if own is not None else self._style.background()),
        )
        return _mirrored(table) if flag(self._properties, "rtl") else table

    def _cells(self) -> Iterator[Cell]:
        for number, row in enumerate(self._rows):
            for column, node in enumerate(row.findall(q("a:tc"))[: len(self._columns)]):
                if flag(node, "hMerge") or flag(node, "vMerge"):
                    continue
                yield self._cell(node, number, column)

    def _cell(self, node: Node, row: int, column: int) -> Cell:
        across = max(1, whole(node, "gridSpan", 1))
        down = max(1, whole(node, "rowSpan", 1))
        rows, columns = len(self._rows), len(self._columns)
        place = Place(row=row, column=column, rows=rows, columns=columns)
        end = Place(
            row=min(rows, row + down) - 1,
            column=min(columns, column + across) - 1,
            rows=rows,
            columns=columns,
        )
        properties = child(node, "a:tcPr")
        left, top, right, bottom = (
            self._edge(properties, end if side in {"right", "bottom"} else place, side, name)
            for side, name in _SIDES
        )
        return Cell(
            row=row,
            column=column,
            row_span=end.row - row + 1,
            column_span=end.column - column + 1,
            fill=self._fill(properties, place),
            edges=(left, top, right, bottom),
            falling=read_stroke(child(properties, "a:lnTlToBr"), self._around.palette),
            rising=read_stroke(child(properties, "a:lnBlToTr"), self._around.palette),
            text=self._text(node, properties, place),
        )

    def _fill(self, properties: Node | None, place: Place) -> Fill:
        around = self._around
        own = own_fill(properties)
        if own is not None:
            return read_fill(own, around.palette, around.images)
        return self._styled_fill(self._style.fill(place))

    def _styled_fill(self, found: Node | None) -> Fill:
        around = self._around
        if found is None:
            return NO_FILL
        if local(found) == "fillRef":
            return around.theme_fill(whole(found, "idx"), around.palette.colour(found))
        return read_fill(found, around.palette, around.images)

    def _edge(self, properties: Node | None, place: Place, side: str, name: str) -> Stroke | None:
        around = self._around
        own = child(properties, name)
        if own is not None and own_fill(own) is not None:
            return read_stroke(own, around.palette)
        found = self._style.edge(place, side)
        if found is None:
            return None
        if local(found) == "lnRef":
            index, lines = whole(found, "idx"), around.theme.lines
            theme = lines[index - 1] if 0 < index <= len(lines) else None
            return read_stroke(None, around.palette, theme, around.palette.colour(found))
        return read_stroke(found, around.palette)

    def _text(self, node: Node, properties: Node | None, place: Place) -> TextBox | None:
        around = self._around
        default = around.family.default_styles
        letters = tuple(self._style.letters(place))
        colour = next((c for n in letters if (c := around.palette.colour(n)) is not None), None)
        bold = next((n.get("b") == "on" for n in letters if n.get("b") in {"on", "off"}), None)
        styles = around.text_styles(() if default is None else (default,), colour)
        styles = replace(styles, bold=bold, font=self._font(letters))
        found = read_text(child(node, "a:txBody"), styles, (), keep_empty=True)
        if found is None:
            return None
        anchor = "t" if properties is None else properties.get("anchor", "t")
        direction = "horz" if properties is None else properties.get("vert", "horz")
        return replace(
            found,
            insets=(
                whole(properties, "marL", 91440),
                whole(properties, "marT", 45720),
                whole(properties, "marR", 91440),
                whole(properties, "marB", 45720),
            ),
            anchor=anchor if anchor in {"ctr", "b"} else "t",
            turned=TURNED.get(direction, 0.0),
            stacked=direction in STACKED,
            columns_from_right=direction == "wordArtVertRtl",
            shrinks=False,
        )

    def _font(self, letters: tuple[Node, ...]) -> str:
        """Return the theme's font that a style names, empty where none does."""
        references = (child(node, "a:fontRef") for node in letters)
        index = next((node.get("idx", "") for node in references if node is not None), "")
        return self._around.theme_font(index)
