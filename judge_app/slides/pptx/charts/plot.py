"""Lays out a chart's plot in its room and draws it: axes, grid, series, labels."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from judge_app.slides.pptx.charts.axes import Axis
from judge_app.slides.pptx.charts.data import Group
from judge_app.slides.pptx.charts.days import Days, days_of
from judge_app.slides.pptx.charts.extras import draw_extras
from judge_app.slides.pptx.charts.frame import draw_axis, draw_grid, draw_title, title_depth
from judge_app.slides.pptx.charts.labels import Pencil, plane_labels
from judge_app.slides.pptx.charts.laying import (
    category_ticks,
    crossing_share,
    crossing_value,
    day_ticks,
    place_of,
    value_ticks,
)
from judge_app.slides.pptx.charts.numbers import formatted
from judge_app.slides.pptx.charts.plane import Box, Plane
from judge_app.slides.pptx.charts.scale import Scale, Wishes, scale_for
from judge_app.slides.pptx.charts.series import (
    draw_areas,
    draw_bars,
    draw_bubbles,
    draw_lines,
    draw_scatter,
    stacked_values,
)
from judge_app.slides.pptx.charts.solid import Depth, depth_of, draw_boxes, draw_walls
from judge_app.slides.pptx.charts.ticks import Ticks, labels_of
from judge_app.slides.scene import Item

_ORDER = {"area": 0, "bar": 1, "line": 2, "scatter": 3, "bubble": 3}
_POINTED = {"scatter", "bubble"}
_LETTERS_APART = 1.05
_ROUNDS = 3
_SMALLEST = 0.2
"""Of the room the plot itself never becomes smaller than this, however long the names are."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    pair: Pair
    plane: Plane
    along: Ticks
    values: Ticks


class Plot:
    """Draws pairs of axes into a room; an `inner` one is the plane itself, without labels."""

    def __init__(
        self,
        pairs: list[Pair],
        room: Box,
        pencil: Pencil,
        *,
        inner: bool,
    ) -> None:
        self._pairs = pairs
        self._room = room
        self._pencil = pencil
        self._depth = Depth()
        self._box = room if inner else self._inner()
        solid = next((g for pair in pairs for g in pair.groups if g.solid), None)
        if solid is not None:
            self._depth = depth_of(solid, self._laid(pairs[0], self._box).plane)
            self._box = self._depth.front(self._box)

    @property
    def box(self) -> Box:
        """Where the plane itself lies."""
        return self._box

    def items(self) -> Iterator[Item]:
        """Yield the plot from the back to the front."""
        drawn = [self._laid(pair, self._box) for pair in self._pairs]
        for ticks in (ticks for laid in drawn for ticks in (laid.along, laid.values)):
            if self._depth.across or self._depth.up:
                yield from draw_walls(ticks, self._box, self._depth)
            else:
                yield from draw_grid(ticks, self._box)
        members = [(group, laid.plane) for laid in drawn for group in laid.pair.groups]
        for group, plane in sorted(members, key=lambda member: _ORDER.get(member[0].kind, 2)):
            if group.solid:
                yield from draw_boxes(group, plane, self._depth)
            else:
                yield from _drawn(group, plane)
            yield from draw_extras(group, plane, self._pencil.letters)
        for ticks in (ticks for laid in drawn for ticks in (laid.along, laid.values)):
            yield from draw_axis(ticks, self._box)
            for label in labels_of(ticks, self._box, self._room[2]):
                yield label.item
            yield from draw_title(ticks, self._room, self._box)
        for group, plane in members:
            yield from plane_labels(group, plane, self._pencil)

    def _inner(self) -> Box:
        """Return the plane's box: the room without what is written around it."""
        x, y, width, height = self._room
        left, top, right, bottom = x, y, x + width, y + height
        for laid in (self._laid(pair, self._room) for pair in self._pairs):
            for ticks in (laid.along, laid.values):
                depth = title_depth(ticks.axis)
                left += depth if ticks.upright and not ticks.beyond else 0
                right -= depth if ticks.upright and ticks.beyond else 0
                top += depth if not ticks.upright and ticks.beyond else 0
                bottom -= depth if not ticks.upright and not ticks.beyond else 0
        room = (left, top, right, bottom)
        box = (left, top, right - left, bottom - top)
        for _ in range(_ROUNDS):
            box = self._smaller(box, room)
        return box

    def _smaller(self, box: Box, room: tuple[float, float, float, float]) -> Box:
        """Return the plot's box with sides moved by what labels stand out of the room, or back."""
        edges = [
            label.edges
            for pair in self._pairs
            for laid in (self._laid(pair, box),)
            for ticks in (laid.along, laid.values)
            for label in labels_of(ticks, box, self._room[2])
        ]
        x, y, width, height = box
        left = x + max(room[0] - x, max((room[0] - e[0] for e in edges), default=0.0))
        top = y + max(room[1] - y, max((room[1] - e[1] for e in edges), default=0.0))
        right = (
            x + width + min(room[2] - x - width, min((room[2] - e[2] for e in edges), default=0.0))
        )
        bottom = (
            y
            + height
            + min(room[3] - y - height, min((room[3] - e[3] for e in edges), default=0.0))
        )
        wide, high = room[2] - room[0], room[3] - room[1]
        return (
            min(left, room[2] - wide * _SMALLEST),
            min(top, room[3] - high * _SMALLEST),
            max(wide * _SMALLEST, right - left),
            max(high * _SMALLEST, bottom - top),
        )

    def _laid(self, pair: Pair, box: Box) -> _Laid:
        group = pair.groups[0]
        scale = self._scale(pair, box[2] if pair.lying else box[3])
        days = _days(pair)
        on_marks = all(group.kind == "area" for group in pair.groups)
        count = max((len(group.categories) for group in pair.groups), default=1)
        plane = Plane(
            box=box,
            values=scale,
            count=days.count if days is not None else count,
            lying=pair.lying,
            between=not on_marks if pair.values.between is None else pair.values.between,
            backwards=pair.along.wishes.reversed,
            along=self._along(pair, box[2]) if pair.pointed else None,
            base=crossing_value(pair.along, scale),
            positions=() if days is None else days.places,
        )
        return _Laid(
            pair=pair,
            plane=plane,
            along=_along_ticks(pair, plane, days),
            values=value_ticks(
                pair.values,
                scale,
                place_of(
                    pair.values,
                    crossing_share(pair.values, plane),
                    reversed_other=pair.along.wishes.reversed,
                ),
                upright=not pair.lying,
                percent=any(group.percent for group in pair.groups),
                code=group.series[0].code if group.series else "",
            ),
        )

    def _scale(self, pair: Pair, length: float) -> Scale:
        spans = [
            value
            for group in pair.groups
            for row in stacked_values(group)
            for span in row
            if span is not None
            for value in (span if group.stacked else span[1:])
        ]
        low, high = min(spans, default=0.0), max(spans, default=1.0)
        letters = pair.values.letters
        wishes = replace(
            pair.values.wishes,
            percent=any(group.percent for group in pair.groups),
            tight=any(group.solid for group in pair.groups),
        )
        if pair.lying:
            return _lying_scale(pair.values, (low, high), length, wishes)
        return scale_for(low, high, int(length / (letters.size * 12700 * _LETTERS_APART)), wishes)

    def _along(self, pair: Pair, length: float) -> Scale:
        xs = [
            x
            for group in pair.groups
            for one in group.series
            for n, x in enumerate(one.xs or tuple(float(k + 1) for k in range(len(one.values))))
            if x is not None
        ]
        low, high = min(xs, default=0.0), max(xs, default=1.0)
        wishes = replace(pair.along.wishes, free_low=True)
        return _lying_scale(pair.along, (low, high), length, wishes)


def _lying_scale(axis: Axis, ends: tuple[float, float], length: float, wishes: Wishes) -> Scale:
    """Return the scale of a lying axis, coarse enough that its numbers stand beside each other."""
    across = _across(axis, tuple(float(f"{value:.2g}") for value in ends))
    scale = scale_for(*ends, int(length / across), wishes)
    written = _across(axis, scale.marks())
    return scale if written <= across else scale_for(*ends, int(length / written), wishes)


def _across(axis: Axis, numbers: Iterable[float]) -> float:
    """Return how much room the widest of these numbers takes along a lying axis, EMU."""
    letters = axis.letters
    texts = (formatted(round(value / axis.divisor, 12), axis.code) for value in numbers)
    return max((letters.wide(text) for text in texts), default=0.0) + letters.wide("0") / 4


def _days(pair: Pair) -> Days | None:
    group = next((g for g in pair.groups if g.serials), None)
    if group is None or not pair.along.dated:
        return None
    code = group.code if pair.along.linked or pair.along.code == "General" else pair.along.code
    step = pair.along.wishes.step or 0.0
    return days_of(group.serials, code, pair.along.unit, step, pair.along.step_unit)


def _along_ticks(pair: Pair, plane: Plane, days: Days | None) -> Ticks:
    axis = pair.along
    at = plane.values.share(plane.base)
    place = place_of(axis, at, reversed_other=plane.values.reversed)
    if plane.along is not None:
        return value_ticks(axis, plane.along, place, upright=False, percent=False, code="")
    if days is not None:
        return day_ticks(axis, plane, days, place)
    return category_ticks(axis, plane, pair.groups[0], place)


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
