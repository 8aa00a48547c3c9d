"""Draws series on a plane: bars, lines, areas, points and bubbles."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from judge_app.slides.pptx.charts.data import Group, Series
from judge_app.slides.pptx.charts.plane import Plane, path_item
from judge_app.slides.pptx.geometry.presets import draw_preset
from judge_app.slides.scene import RECTANGLE, Fill, Item, Point, Stroke

_POINT = 12700
_BUBBLE = 0.25
"""Diameter of the largest bubble, as a share of the plane's shorter side."""
_SYMBOLS = {
    "circle": "ellipse", "dot": "ellipse", "square": "rect", "diamond": "diamond",
    "triangle": "triangle", "x": "mathMultiply", "star": "star6", "plus": "mathPlus",
    "dash": "mathMinus",
}  # fmt: skip


def stacked_values(group: Group) -> list[list[tuple[float, float] | None]]:
    """Return for each series and category from where to where it reaches."""
    count = max((len(one.values) for one in group.series), default=0)
    up, down = [0.0] * count, [0.0] * count
    blank_is_zero = group.kind in {"line", "area"} and (
        group.blanks == "zero" or (group.kind == "area" and group.blanks == "gap")
    )
    totals = [
        sum(abs(s.values[n] or 0) for s in group.series if n < len(s.values)) or 1.0
        for n in range(count)
    ]
    spans: list[list[tuple[float, float] | None]] = []
    for one in group.series:
        row: list[tuple[float, float] | None] = []
        for n in range(count):
            value = one.values[n] if n < len(one.values) else None
            if value is None and blank_is_zero:
                value = 0.0
            if value is None:
                row.append(None)
                continue
            value = value / totals[n] if group.percent else value
            pile = up if value >= 0 else down
            row.append((pile[n], pile[n] + value) if group.stacked else (0.0, value))
            pile[n] += value
        spans.append(row)
    return spans


def draw_bars(group: Group, plane: Plane) -> Iterator[Item]:
    """Yield the bars of a group, category by category."""
    spans = stacked_values(group)
    for number, one in enumerate(group.series):
        for category, span in enumerate(spans[number]):
            if span is None:
                continue
            offset, thick = bar_room(group, number)
            start = span[0] if group.stacked else plane.base
            x0, y0 = plane.point(category + offset - thick / 2, start)
            x1, y1 = plane.point(category + offset + thick / 2, span[1])
            yield Item(
                x=min(x0, x1),
                y=min(y0, y1),
                width=abs(x1 - x0),
                height=abs(y1 - y0),
                outlines=(RECTANGLE,),
                fill=one.points.get(category, one.fill),
                stroke=one.stroke,
            )


def bar_room(group: Group, number: int) -> tuple[float, float]:
    """Return how far a series' bars stand off their category's middle, and how thick they are."""
    lanes = 1 if group.stacked else len(group.series)
    overlap = 0.0 if group.stacked else group.overlap
    thick = 1 / (lanes - (lanes - 1) * overlap + group.gap)
    if group.stacked:
        return 0.0, thick
    pitch = thick * (1 - overlap)
    return (number - (lanes - 1) / 2) * pitch, thick


def draw_areas(group: Group, plane: Plane) -> Iterator[Item]:
    """Yield the areas of a group; those that are not stacked lie behind each other."""
    spans = stacked_values(group)
    for number, one in enumerate(group.series):
        known = [(n, span) for n, span in enumerate(spans[number]) if span is not None]
        if len(known) < 2:
            continue
        top = [plane.point(n, span[1]) for n, span in known]
        floor = [plane.point(n, span[0] if group.stacked else plane.base) for n, span in known]
        item = path_item([*top, *reversed(floor)], closed=True)
        yield replace(item, fill=one.fill, stroke=one.stroke)


def draw_lines(group: Group, plane: Plane) -> Iterator[Item]:
    """Yield the lines of a group and the marks on them; most charts keep gaps in the values."""
    spans = stacked_values(group)
    for number, one in enumerate(group.series):
        points = [
            None if span is None else plane.point(n, span[1])
            for n, span in enumerate(spans[number])
        ]
        yield from _line_with_marks(one, points, spans_gaps=group.blanks == "span")


def draw_scatter(group: Group, plane: Plane) -> Iterator[Item]:
    """Yield points at their places, and lines between them where there are any."""
    for one in group.series:
        points = scatter_points(one, plane)
        yield from _line_with_marks(one, points, spans_gaps=group.blanks == "span")


def scatter_points(one: Series, plane: Plane) -> list[Point | None]:
    """Return where the values of a series stand."""
    points: list[Point | None] = []
    for number, value in enumerate(one.values):
        x = one.xs[number] if number < len(one.xs) else float(number + 1)
        points.append(None if value is None or x is None else plane.point(x, value))
    return points


def draw_bubbles(group: Group, plane: Plane) -> Iterator[Item]:
    """Yield bubbles whose areas are as their sizes."""
    largest = max((abs(s or 0) for one in group.series for s in one.sizes), default=0) or 1.0
    side = min(plane.box[2], plane.box[3]) * _BUBBLE * group.bubble_scale
    outline = draw_preset("ellipse", {}, 1, 1)
    for one in group.series:
        for number, point in enumerate(scatter_points(one, plane)):
            size = one.sizes[number] if number < len(one.sizes) else 1.0
            if size is not None and size < 0 and not group.shows_negative:
                continue
            if point is None or not size or outline is None:
                continue
            wide = side * math.sqrt(abs(size) / largest)
            yield Item(
                x=point[0] - wide / 2,
                y=point[1] - wide / 2,
                width=wide,
                height=wide,
                outlines=outline.outlines,
                fill=one.points.get(number, one.fill),
                stroke=one.stroke,
            )


def _line_with_marks(
    one: Series, points: list[Point | None], *, spans_gaps: bool
) -> Iterator[Item]:
    if one.stroke is not None:
        known: list[Point | None] = [point for point in points if point is not None]
        for part in _unbroken(known if spans_gaps else points):
            item = path_item(part, closed=False, smooth=one.smooth)
            yield replace(item, stroke=one.stroke)
    for number, point in enumerate(points):
        if point is not None and one.marker in _SYMBOLS:
            yield mark(one.marker, point, one.marker_size, one.points.get(number, one.marker_fill))


def _unbroken(points: list[Point | None]) -> Iterator[list[Point]]:
    part: list[Point] = []
    for point in [*points, None]:
        if point is not None:
            part.append(point)
            continue
        if len(part) > 1 and any(a != b for a, b in pairwise(part)):
            yield part
        part = []


def mark(symbol: str, point: Point, size: float, fill: Fill) -> Item:
    """Return a mark of this size (points) with its middle at a point."""
    side = size * _POINT
    drawn = draw_preset(_SYMBOLS.get(symbol, "ellipse"), {}, side, side)
    stroke = Stroke(colour=fill.colour, width=_POINT // 2) if fill.colour is not None else None
    return Item(
        x=point[0] - side / 2,
        y=point[1] - side / 2,
        width=side,
        height=side,
        outlines=() if drawn is None else drawn.outlines,
        fill=fill,
        stroke=stroke if symbol not in {"x", "plus", "dash", "star"} else None,
    )
