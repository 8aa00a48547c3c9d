"""The table of values that a chart may keep below its plot, a column under each category."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from judge_app.slides.pptx.charts.axes import Axis
from judge_app.slides.pptx.charts.data import Group, Series
from judge_app.slides.pptx.charts.legend import entry_of, key_width
from judge_app.slides.pptx.charts.letters import Letters, words
from judge_app.slides.pptx.charts.numbers import formatted
from judge_app.slides.pptx.charts.paint import GREY, Paints
from judge_app.slides.pptx.charts.plane import Box, line_item
from judge_app.slides.pptx.charts.switches import is_on
from judge_app.slides.pptx.names import Node, child
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.scene import Item, Stroke

_LINE = Stroke(colour=GREY, width=9525)
_PITCH = 1.15
"""Of a row, in heights of its letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """What such a table shows of which groups."""

    groups: tuple[Group, ...]
    letters: Letters
    keys: bool
    across: Stroke | None
    """Between rows, and `down` between columns."""
    down: Stroke | None
    outline: Stroke | None

    @property
    def rows(self) -> tuple[tuple[Group, Series], ...]:
        """The series in order, each with its group."""
        return tuple((group, one) for group in self.groups for one in group.series)

    @property
    def categories(self) -> tuple[str, ...]:
        """What the columns are called."""
        return max((group.categories for group in self.groups), key=len, default=())

    @property
    def pitch(self) -> float:
        """How high a row is, EMU."""
        return self.letters.high * _PITCH

    @property
    def heading(self) -> float:
        """How high the row of the categories is, EMU."""
        longest = max((name.count("\n") + 1 for name in self.categories), default=1)
        return self.pitch * longest

    @property
    def high(self) -> float:
        """How high the whole is, EMU."""
        return self.heading + self.pitch * len(self.rows)

    @property
    def left(self) -> float:
        """How wide the names before the first column are, EMU."""
        widths = (self._key(group, one) + self.letters.wide(one.name) for group, one in self.rows)
        return max(widths, default=0.0) + self.letters.high * 0.6

    def items(self, plot: Box) -> Iterator[Item]:
        """Yield the table below a plot in this box."""
        x, y, width, height = plot
        top, columns = y + height, max(1, len(self.categories))
        wide = width / columns
        for number, name in enumerate(self.categories):
            room = (x + number * wide, top, wide, self.heading)
            yield words(name, self.letters, room)
        top += self.heading
        for group, one in self.rows:
            yield from self._row(group, one, (x, top, wide, self.pitch))
            top += self.pitch
        yield from self._lines(plot, top)

    def _row(self, group: Group, one: Series, first: Box) -> Iterator[Item]:
        x, y, wide, high = first
        start = x - self.left + self.letters.high * 0.3
        if self.keys:
            yield from entry_of(group, one).key_items(self.letters, (start, y + high / 2))
        start += self._key(group, one)
        yield words(one.name, self.letters, (start, y, x - start, high), align="l")
        for number, value in enumerate(one.values):
            if value is not None:
                room = (x + number * wide, y, wide, high)
                yield words(formatted(value, one.code or "General"), self.letters, room)

    def _lines(self, plot: Box, bottom: float) -> Iterator[Item]:
        x, y, width, height = plot
        top, left = y + height, x - self.left
        levels = [top + self.heading + self.pitch * n for n in range(len(self.rows))]
        if self.across is not None:
            for level in levels[1:]:
                yield line_item((left, level), (x + width, level), self.across)
        columns = max(1, len(self.categories))
        if self.down is not None:
            for number in range(1, columns):
                place = x + width * number / columns
                yield line_item((place, top), (place, bottom), self.down)
        if self.outline is not None:
            corners = [
                (x, top), (x + width, top), (x + width, bottom), (left, bottom),
                (left, levels[0] if levels else bottom), (x, levels[0] if levels else bottom),
            ]  # fmt: skip
            for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
                yield line_item(start, end, self.outline)
            if levels:
                yield line_item((x, levels[0]), (x + width, levels[0]), self.outline)
            yield line_item((x, top), (x, bottom), self.outline)

    def _key(self, group: Group, one: Series) -> float:
        return key_width(entry_of(group, one), self.letters) if self.keys else 0.0


def read_data_table(
    area: Node, groups: list[Group], letters: Letters, paints: Paints, around: Surroundings
) -> DataTable | None:
    """Return the table below a plot of these groups, None where the file asks for none."""
    node = child(area, "c:dTable")
    if (
        node is None
        or not groups
        or any(g.lying or g.kind in {"scatter", "bubble"} for g in groups)
    ):
        return None
    line = paints.stroke(child(node, "c:spPr"), _LINE)
    return DataTable(
        groups=tuple(groups),
        letters=letters.changed(child(node, "c:txPr"), around),
        keys=is_on(node, "c:showKeys"),
        across=line if is_on(node, "c:showHorzBorder") else None,
        down=line if is_on(node, "c:showVertBorder") else None,
        outline=line if is_on(node, "c:showOutline") else None,
    )


def without_names(axes: list[Axis]) -> list[Axis]:
    """Return axes whose categories are named in the table and nowhere else."""
    return [replace(a, labels="none") if a.kind == "category" else a for a in axes]
