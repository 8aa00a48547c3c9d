"""A chart in its frame: background, title, legend, and the plot in what room is left."""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.charts.axes import read_axes, title_words
from judge_app.slides.pptx.charts.data import ROUND, Habits, read_groups
from judge_app.slides.pptx.charts.data_table import DataTable, read_data_table, without_names
from judge_app.slides.pptx.charts.labels import Pencil
from judge_app.slides.pptx.charts.legend import (
    column_size,
    draw_column,
    draw_rows,
    entries,
    rows_of,
)
from judge_app.slides.pptx.charts.letters import Letters, words
from judge_app.slides.pptx.charts.paint import Paints
from judge_app.slides.pptx.charts.plane import Box
from judge_app.slides.pptx.charts.plot import Pair, Plot, pairs_of
from judge_app.slides.pptx.charts.radar import draw_web
from judge_app.slides.pptx.charts.round_labels import room_for_labels, round_labels
from judge_app.slides.pptx.charts.rounds import draw_doughnut, draw_pie
from judge_app.slides.pptx.charts.solid import draw_disc
from judge_app.slides.pptx.charts.switches import number_of
from judge_app.slides.pptx.names import Node, child, flag, local, whole
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.scene import BLACK, RECTANGLE, Item

_MARGIN = 0.02
_TITLE_SIZE = 1.2
_TITLE_GAP = 50800.0
_TITLE_WIDEST = 0.8
_LEGEND_MOST = 0.4
_PLOT_LEAST = 0.3
"""Of the room the plot keeps beside and above a table."""
_DEFAULT_STYLE = 2
_NAMELESS = "Chart Title"
"""What programs write where the author left a title without words."""


def read_chart(
    space: Node, box: Box, around: Surroundings, *, is_old: bool = False
) -> Iterator[Item]:
    """Yield a chart; what is only near to it, or not known, is noted.

    `is_old` is for files of 2007, which mean other things by what they leave out.
    """
    chart = child(space, "c:chart")
    area = child(chart, "c:plotArea")
    if chart is None or area is None:
        around.note(ApproximationKind.CHART, "")
        return
    yield from _Chart(space, chart, area, box, around, is_old=is_old).items()


@dataclass(slots=True)
class _Room:
    """What is left of a chart's frame while its parts are placed (EMU)."""

    x: float
    y: float
    width: float
    height: float

    def box(self) -> Box:
        return self.x, self.y, max(1.0, self.width), max(1.0, self.height)


class _Chart:
    def __init__(
        self,
        space: Node,
        chart: Node,
        area: Node,
        box: Box,
        around: Surroundings,
        *,
        is_old: bool,
    ) -> None:
        self._space = space
        self._chart = chart
        self._area = area
        self._box = box
        self._around = around
        self._paints = Paints(around, _style(space))
        text = around.palette.scheme("tx1")
        colour = BLACK if text is None else (text >> 16 & 255, text >> 8 & 255, text & 255, 255)
        letters = Letters(font=around.theme.minor, colour=colour)
        self._letters = letters.changed(child(space, "c:txPr"), around)
        blanks = child(chart, "c:dispBlanksAs")
        self._is_old = is_old
        habits = Habits(
            blanks="gap" if blanks is None else blanks.get("val", "zero"),
            smooth=not is_old,
            view=child(chart, "c:view3D"),
        )
        self._groups = list(read_groups(area, self._paints, habits))

    def items(self) -> Iterator[Item]:
        """Yield the chart from the back to the front."""
        self._note()
        yield from self._background(child(self._space, "c:spPr"), self._box)
        x, y, width, height = self._box
        margin_x, margin_y = width * _MARGIN, height * _MARGIN
        room = _Room(x + margin_x, y + margin_y, width - 2 * margin_x, height - 2 * margin_y)
        yield from self._title(room)
        yield from self._legend(room)
        yield from self._plot(room)

    def _note(self) -> None:
        known = [group for group in self._groups if group.series]
        if known and not any(one.values for group in known for one in group.series):
            self._around.note(ApproximationKind.CHART, "no values")
        kinds = [local(n) for n in self._area if local(n).endswith("Chart")]
        if not known or len(self._groups) < len(kinds) or any(g.rough for g in self._groups):
            self._around.note(ApproximationKind.CHART, kinds[0] if kinds else "")

    def _background(self, properties: Node | None, box: Box) -> Iterator[Item]:
        fill, stroke = self._paints.fill(properties), self._paints.stroke(properties)
        if not fill.is_empty or stroke is not None:
            x, y, width, height = box
            yield Item(
                x=x,
                y=y,
                width=width,
                height=height,
                outlines=(RECTANGLE,),
                fill=fill,
                stroke=stroke,
            )

    def _title(self, room: _Room) -> Iterator[Item]:
        node = child(self._chart, "c:title")
        text = title_words(node) or self._own_title(node)
        if not text:
            return
        base = self._letters
        letters = Letters(
            font=base.font, size=base.size * _TITLE_SIZE, colour=base.colour, bold=True
        )
        rich = child(node, "c:tx", "c:rich")
        letters = letters.changed(rich if rich is not None else child(node, "c:txPr"), self._around)
        lines = letters.lines(text, room.width * _TITLE_WIDEST)
        high = letters.high * len(lines)
        wide = max(letters.wide(line) for line in lines)
        left, top = room.x + (room.width - wide) / 2, room.y + _TITLE_GAP
        placed = None if node is None else self._manual(node)
        if placed is not None:
            left, top = placed[0], placed[1]
        yield words("\n".join(lines), letters, (left, top, wide, high))
        if flag(child(node, "c:overlay"), "val") is not True:
            used = high + room.height * _MARGIN + _TITLE_GAP + base.high * 0.15
            room.y += used
            room.height -= used

    def _own_title(self, node: Node | None) -> str:
        """Return the title a chart has without words for one: its only series' name."""
        deleted = child(self._chart, "c:autoTitleDeleted")
        is_off = not self._is_old if deleted is None else flag(deleted, "val") is not False
        if node is None and is_off:
            return ""
        alone = [group for group in self._groups if group.series]
        if len(alone) != 1 or not (len(alone[0].series) == 1 or alone[0].kind == "pie"):
            return "" if node is None else _NAMELESS
        one = alone[0].series[0]
        return one.name if one.is_named else ""

    def _legend(self, room: _Room) -> Iterator[Item]:
        node = child(self._chart, "c:legend")
        if node is None:
            return
        letters = self._letters.changed(child(node, "c:txPr"), self._around)
        place = child(node, "c:legendPos")
        side = "r" if place is None else place.get("val", "r")
        found = entries(self._groups, node, side)
        if not found:
            return
        overlays = flag(child(node, "c:overlay"), "val") is True
        width, height = column_size(found, letters, room.width * _LEGEND_MOST)
        manual = self._manual(node)
        if side in {"t", "b"}:
            rows = rows_of(found, letters, room.width)
            height = letters.high * 1.15 * len(rows)
            top = room.y if side == "t" else room.y + room.height - height
            yield from draw_rows(rows, letters, manual or (room.x, top, room.width, height))
            if not overlays:
                room.height -= height * 1.2
                room.y += height * 1.2 if side == "t" else 0.0
            return
        left = room.x if side == "l" else room.x + room.width - width
        top = room.y
        if side != "tr":
            middle = self._box[1] + self._box[3] / 2
            top = max(room.y, middle - min(height, room.height) / 2)
        box = manual or (left, top, width, min(height, room.height))
        yield from draw_column(found, letters, box)
        if not overlays:
            room.width -= width * 1.05
            room.x += width * 1.05 if side == "l" else 0.0

    def _plot(self, room: _Room) -> Iterator[Item]:
        manual = self._manual(self._area)
        target = child(self._area, "c:layout", "c:manualLayout", "c:layoutTarget")
        inner = manual is not None and target is not None and target.get("val") == "inner"
        box = manual or room.box()
        flat = [group for group in self._groups if group.kind not in {*ROUND, "radar"}]
        if not flat:
            yield from self._background(child(self._area, "c:spPr"), box)
        pencil = Pencil(letters=self._letters, around=self._around, size=self._box[2:])
        for group in self._groups:
            if group.kind in ROUND:
                draw = draw_pie if group.kind == "pie" else draw_doughnut
                draw = draw_disc if group.solid else draw
                place = box if inner else room_for_labels(group, box, pencil)
                yield from draw(group, place)
                yield from round_labels(group, place, box, pencil)
        axes = list(read_axes(self._area, self._letters, self._paints, self._around))
        if any(axis.divisor != 1 for axis in axes):
            self._around.note(ApproximationKind.CHART, "dispUnits")
        radars = [group for group in self._groups if group.kind == "radar"]
        if radars:
            yield from draw_web(radars, axes, box, inside=inner)
        table = read_data_table(self._area, flat, self._letters, self._paints, self._around)
        pairs = pairs_of(flat, axes if table is None else without_names(axes))
        if not pairs:
            return
        if table is not None and not inner:
            box = _above_table(pairs, table, box, pencil)
        plot = Plot(pairs, box, pencil, inner=inner)
        yield from self._background(child(self._area, "c:spPr"), plot.box)
        yield from plot.items()
        if table is not None:
            yield from table.items(plot.box)

    def _manual(self, holder: Node) -> Box | None:
        """Return where the file puts a part by hand, EMU; its size is 0 where it leaves it open."""
        layout = child(holder, "c:layout", "c:manualLayout")
        if layout is None or child(layout, "c:x") is None or child(layout, "c:y") is None:
            return None
        x, y, width, height = self._box
        left, top, wide, high = (number_of(layout, f"c:{name}") or 0.0 for name in "xywh")
        if local(holder) in {"plotArea", "legend"} and not (wide and high):
            return None
        return x + left * width, y + top * height, wide * width, high * height


def _above_table(pairs: list[Pair], table: DataTable, box: Box, pencil: Pencil) -> Box:
    """Return the part of a box that a plot has which stands in it with its table."""
    x, y, width, height = box
    high = max(height * _PLOT_LEAST, height - table.high)
    left = Plot(pairs, (x, y, width, high), pencil, inner=False).box[0]
    lacking = max(0.0, min(width * (1 - _PLOT_LEAST), x + table.left - left))
    return x + lacking, y, width - lacking, high


def _style(space: Node) -> int:
    """Return the chart's style; newer files keep it over 100 in an extension."""
    for node in space.iter():
        if local(node) == "style" and node.get("val") is not None:
            value = whole(node, "val", _DEFAULT_STYLE)
            return value - 100 if value > 100 else value
        if local(node) == "chart":
            break
    return _DEFAULT_STYLE
