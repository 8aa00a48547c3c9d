"""Lays out a chart's plot in its room and draws it: axes, grid, series, labels."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from judge_app.slides.pptx.charts.axes import Axis
from judge_app.slides.pptx.charts.data import Group
from judge_app.slides.pptx.charts.frame import (
    Ticks,
    category_ticks,
    draw_axis,
    draw_grid,
    draw_title,
    value_ticks,
)
from judge_app.slides.pptx.charts.labels import plane_labels
from judge_app.slides.pptx.charts.letters import Letters
from judge_app.slides.pptx.charts.plane import Box, Plane
from judge_app.slides.pptx.charts.scale import Scale, scale_for
from judge_app.slides.pptx.charts.series import (
    draw_areas,
    draw_bars,
    draw_bubbles,
    draw_lines,
    draw_scatter,
    stacked_values,
)
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.scene import Item

_ORDER = {"area": 0, "bar": 1, "line": 2, "scatter": 3, "bubble": 3}
_POINTED = {"scatter", "bubble"}
_LETTERS_APART = 1.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Groups on one pair of axes: the one along which categories lie, and that of the values."""

    groups: tuple[Group, ...]
    along: Axis
    values: Axis

    @property
    def lying(self) -> bool:
        """Whether bars lie."""
        return any(group.lying for group in self.groups)

    @property
    def pointed(self) -> bool:
        """Whether both axes are of values."""
        return any(group.kind in _POINTED for group in self.groups)


def pairs_of(groups: list[Group], axes: list[Axis]) -> list[Pair]:
    """Return the groups by their axes, the main pair first."""
    by_name = {axis.name: axis for axis in axes}
    found: dict[tuple[str, ...], list[Group]] = {}
    for group in groups:
        found.setdefault(group.axes, []).append(group)
    pairs = []
    for names, members in found.items():
        own = [by_name[name] for name in names if name in by_name]
        values = [axis for axis in own if axis.kind == "value"]
        along = [axis for axis in own if axis.kind == "category"]
        if not along and len(values) > 1:
            along = [axis for axis in values if axis.side in {"b", "t"}] or values[:1]
            values = [axis for axis in values if axis is not along[0]]
        if along and values:
            pairs.append(Pair(groups=tuple(members), along=along[0], values=values[0]))
    return pairs


class Plot:
    """Draws pairs of axes into a room; an `inner` one is the plane itself, without labels."""

    def __init__(
        self,
        pairs: list[Pair],
        room: Box,
        letters: Letters,
        around: Surroundings,
        *,
        inner: bool,
    ) -> None:
        self._pairs = pairs
        self._room = room
        self._letters = letters
        self._around = around
        self._box = room if inner else self._inner()

    def items(self) -> Iterator[Item]:
        """Yield the plot from the back to the front."""
        drawn = [(pair, *self._laid(pair, self._box)) for pair in self._pairs]
        for _, plane, along, values in drawn:
            yield from draw_grid(along, plane.box)
            yield from draw_grid(values, plane.box)
        members = [(group, plane) for pair, plane, _, _ in drawn for group in pair.groups]
        for group, plane in sorted(members, key=lambda member: _ORDER.get(member[0].kind, 2)):
            yield from _drawn(group, plane)
        for pair, plane, along, values in drawn:
            yield from self._axes(pair, plane, along, values)
        for group, plane in members:
            yield from plane_labels(group, plane, self._letters, self._around)

    def _axes(self, pair: Pair, plane: Plane, along: Ticks, values: Ticks) -> Iterator[Item]:
        zero = plane.values.share(plane.zero)
        crossing = {"max": 1.0, "min": 0.0}.get(pair.along.crosses, zero)
        far = 1.0 if pair.values.side in {"r", "t"} and not plane.lying else 0.0
        if plane.lying and pair.values.side == "t":
            far = 1.0
        if pair.along.wishes.reversed and pair.values.side not in {"r", "t"}:
            far = 0.0
        across = plane.slot() if plane.along is None else plane.box[2] / max(1, len(along.shares))
        yield from draw_axis(along, plane.box, crossing, across)
        room = (plane.box[2] if plane.lying else plane.box[3]) / max(1, len(values.shares) - 1)
        yield from draw_axis(values, plane.box, far, room)
        yield from draw_title(pair.along, self._room, plane.box)
        yield from draw_title(pair.values, self._room, plane.box)

    def _inner(self) -> Box:
        """Return the plane's box: the room without what is written around it."""
        x, y, width, height = self._room
        sides = {"l": 0.0, "r": 0.0, "t": 0.0, "b": 0.0}
        for pair in self._pairs:
            _, along, values = self._laid(pair, self._room)
            slots = self._slots(pair, len(along.shares), len(values.shares))
            for ticks, slot in zip((along, values), slots, strict=True):
                side = ticks.axis.side
                depth = ticks.depth(slot)
                if ticks.axis.title and ticks.axis.shown:
                    lines = ticks.axis.title.count("\n") + 1
                    depth += ticks.axis.title_letters.high * lines * 1.2
                sides[side] = max(sides[side], depth)
        half = self._letters.high / 2
        top, right = max(sides["t"], half), max(sides["r"], half)
        return (
            x + sides["l"],
            y + top,
            max(1.0, width - sides["l"] - right),
            max(1.0, height - top - sides["b"]),
        )

    def _slots(self, pair: Pair, categories: int, marks: int) -> tuple[float, float]:
        width, height = self._room[2] * 0.85, self._room[3] * 0.85
        along, up = (height, width) if pair.lying else (width, height)
        return along / max(1, categories), up / max(1, marks - 1)

    def _laid(self, pair: Pair, box: Box) -> tuple[Plane, Ticks, Ticks]:
        lying = pair.lying
        length = box[2] if lying else box[3]
        scale = self._scale(pair, length)
        group = pair.groups[0]
        count = max((len(group.categories) for group in pair.groups), default=1)
        on_marks = all(group.kind == "area" for group in pair.groups)
        plane = Plane(
            box=box,
            values=scale,
            count=count,
            lying=lying,
            between=pair.values.between and not on_marks,
            backwards=pair.along.wishes.reversed,
            along=self._along(pair, box[2]) if pair.pointed else None,
        )
        code = group.series[0].code if group.series else ""
        percent = any(group.percent for group in pair.groups)
        values = value_ticks(pair.values, scale, percent=percent, code=code)
        if plane.along is not None:
            return plane, value_ticks(pair.along, plane.along, percent=False, code=""), values
        names = category_ticks(pair.along, plane, group.categories, breaks=not group.rough)
        return plane, names, values

    def _scale(self, pair: Pair, length: float) -> Scale:
        spans = [
            value
            for group in pair.groups
            for row in stacked_values(group)
            for span in row
            if span is not None
            for value in (span if group.stacked else span[1:])
        ]
        percent = any(group.percent for group in pair.groups)
        letters = pair.values.letters
        steps = int(length / (letters.size * 12700 * _LETTERS_APART * (1.7 if pair.lying else 1)))
        wishes = replace(pair.values.wishes, percent=percent)
        return scale_for(min(spans, default=0.0), max(spans, default=1.0), steps, wishes)

    def _along(self, pair: Pair, length: float) -> Scale:
        xs = [
            x
            for group in pair.groups
            for one in group.series
            for n, x in enumerate(one.xs or tuple(float(k + 1) for k in range(len(one.values))))
            if x is not None
        ]
        wishes = replace(pair.along.wishes, free_low=True)
        steps = int(length / (pair.along.letters.size * 12700 * 2))
        return scale_for(min(xs, default=0.0), max(xs, default=1.0), steps, wishes)


def _drawn(group: Group, plane: Plane) -> Iterator[Item]:
    match group.kind:
        case "bar":
            yield from draw_bars(group, plane)
        case "area":
            yield from draw_areas(group, plane)
        case "scatter":
            yield from draw_scatter(group, plane)
        case "bubble":
            yield from draw_bubbles(group, plane)
        case _:
            yield from draw_lines(group, plane)
