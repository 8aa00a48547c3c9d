"""Charts with depth: bars as boxes seen from the right and above, pies as discs."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.slides.pptx.charts.data import Group, Series
from judge_app.slides.pptx.charts.plane import Box, Plane, line_item
from judge_app.slides.pptx.charts.rounds import slices
from judge_app.slides.pptx.charts.series import bar_room, stacked_values
from judge_app.slides.pptx.charts.ticks import Ticks
from judge_app.slides.pptx.geometry.pen import polygon
from judge_app.slides.scene import Fill, Item, Outline, Point, Stroke

_TOP, _SIDE, _WALL = -0.1, -0.3, -0.25
_MOST = 0.3
"""Of the plot's sides its depth may take."""
_FLATTEST = 0.2
_THICK = 0.2
"""Of a disc's radius it is high, seen from the side."""
_FILLS = 0.95
_FINE = 4.0
"""Degrees between the corners of a disc's rim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """How far the back of the plot lies to the right of and above its front, EMU."""

    across: float = 0.0
    up: float = 0.0

    def front(self, box: Box) -> Box:
        """Return the front of a plot in a box."""
        x, y, width, height = box
        return x, y + self.up, max(1.0, width - self.across), max(1.0, height - self.up)


def depth_of(group: Group, plane: Plane) -> Depth:
    """Return the depth of a plot of solid bars; a bar is as deep as it is broad."""
    _, thick = bar_room(group, 0)
    deep = plane.slot() * thick * (1 + group.depth_gap)
    _, _, width, height = plane.box
    return Depth(
        across=min(width * _MOST, deep * math.sin(math.radians(group.turn))),
        up=min(height * _MOST, deep * math.sin(math.radians(group.tilt))),
    )


def draw_walls(ticks: Ticks, box: Box, depth: Depth) -> Iterator[Item]:
    """Yield an axis' grid lines along the side (or floor) and over the back."""
    stroke = ticks.axis.grid
    if stroke is None:
        return
    x, y, width, height = box
    for share in ticks.marks:
        if ticks.upright:
            level = y + height * (1 - share)
            start, middle = (x, level), (x + depth.across, level - depth.up)
            end = (middle[0] + width, middle[1])
        else:
            place = x + width * share
            start, middle = (place, y + height), (place + depth.across, y + height - depth.up)
            end = (middle[0], middle[1] - height)
        yield line_item(start, middle, stroke)
        yield line_item(middle, end, stroke)


def draw_boxes(group: Group, plane: Plane, depth: Depth) -> Iterator[Item]:
    """Yield the bars of a group, those farther to the left and lower first."""
    spans = stacked_values(group)
    share = 1 / (1 + group.depth_gap)
    back = Depth(across=depth.across * share, up=depth.up * share)
    shift = (1 - share) / 2
    for category in range(max((len(row) for row in spans), default=0)):
        for number, one in enumerate(group.series):
            span = spans[number][category]
            if span is None:
                continue
            offset, thick = bar_room(group, number)
            start = span[0] if group.stacked else plane.base
            x0, y0 = plane.point(category + offset - thick / 2, start)
            x1, y1 = plane.point(category + offset + thick / 2, span[1])
            left, top = min(x0, x1) + depth.across * shift, min(y0, y1) - depth.up * shift
            box = (left, top, abs(x1 - x0), abs(y1 - y0))
            yield _box(box, back, one.points.get(category, one.fill), one.stroke)


def _box(front: Box, back: Depth, fill: Fill, stroke: Stroke | None) -> Item:
    x, y, wide, high = front
    width, height = wide + back.across or 1.0, high + back.up or 1.0
    a, b = wide / width, back.up / height
    c = back.across / width
    faces = (
        _shaded(polygon((a, b), (1, 0), (1, 1 - b), (a, 1)), _SIDE),
        _shaded(polygon((0, b), (c, 0), (1, 0), (a, b)), _TOP),
        polygon((0, b), (a, b), (a, 1), (0, 1)),
    )
    return Item(
        x=x, y=y - back.up, width=width, height=height, outlines=faces, fill=fill, stroke=stroke
    )


def _shaded(outline: Outline, shade: float) -> Outline:
    return Outline(steps=outline.steps, shade=shade)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """A disc seen from above: the middle and radii of its upper side, and how high its rim is."""

    x: float
    y: float
    across: float
    down: float
    rim: float

    def at(self, angle: float, share: float = 1.0) -> Point:
        """Return a point of its upper side, the angle in degrees of the round disc."""
        turn = math.radians(angle)
        return (
            self.x + share * self.across * math.cos(turn),
            self.y + share * self.down * math.sin(turn),
        )


def disc_in(group: Group, box: Box) -> Disc:
    """Return the largest disc that a box holds."""
    flat = max(_FLATTEST, math.sin(math.radians(group.tilt)))
    rim = _THICK * math.cos(math.radians(group.tilt))
    radius = min(box[2] / 2, box[3] / (2 * flat + rim)) * _FILLS
    high = radius * (2 * flat + rim)
    return Disc(
        x=box[0] + box[2] / 2,
        y=box[1] + (box[3] - high) / 2 + radius * flat,
        across=radius,
        down=radius * flat,
        rim=radius * rim,
    )


def draw_disc(group: Group, box: Box) -> Iterator[Item]:
    """Yield the slices of a solid pie, those at the back first."""
    if not group.series:
        return
    one = group.series[0]
    whole = disc_in(group, box)
    out = 1 + max(one.apart.values(), default=0.0)
    found = sorted(
        slices(one, group.first_angle),
        key=lambda part: math.sin(math.radians(part[2] + part[3] / 2)),
    )
    for number, _, start, sweep in found:
        away = one.apart.get(number, 0.0) / out
        cx, cy = whole.at(start + sweep / 2, away)
        disc = Disc(
            x=cx, y=cy, across=whole.across / out, down=whole.down / out, rim=whole.rim / out
        )
        yield from _slice(one, number, disc, start, sweep)


def _slice(one: Series, number: int, disc: Disc, start: float, sweep: float) -> Iterator[Item]:
    fill = one.points.get(number, one.fill)
    count = max(1, math.ceil(sweep / _FINE))
    angles = [start + sweep * n / count for n in range(count + 1)]
    middle = (disc.x, disc.y)
    if one.apart:
        for edge in (angles[0], angles[-1]):
            yield _face([middle, disc.at(edge)], disc.rim, fill, None)
    front = [angle for angle in angles if 0 <= angle % 360 <= 180]
    if len(front) > 1:
        yield _face([disc.at(angle) for angle in front], disc.rim, fill, one.stroke)
    tip = [] if sweep > 359.9 else [middle]
    yield _area([*tip, *(disc.at(angle) for angle in angles)], fill, one.stroke, 0.0)


def _face(upper: list[Point], rim: float, fill: Fill, stroke: Stroke | None) -> Item:
    """Return the wall below a line."""
    lower = [(x, y + rim) for x, y in reversed(upper)]
    return _area([*upper, *lower], fill, stroke, _WALL)


def _area(points: list[Point], fill: Fill, stroke: Stroke | None, shade: float) -> Item:
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width = max(x for x, _ in points) - left or 1.0
    height = max(y for _, y in points) - top or 1.0
    outline = polygon(*(((x - left) / width, (y - top) / height) for x, y in points))
    return Item(
        x=left, y=top, width=width, height=height, outlines=(_shaded(outline, shade),),
        fill=fill, stroke=stroke,
    )  # fmt: skip
