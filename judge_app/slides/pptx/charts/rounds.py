"""Draws pies, rings, and radar charts."""

import math
from collections.abc import Iterator
from dataclasses import replace

from judge_app.slides.pptx.charts.data import Group, Series
from judge_app.slides.pptx.charts.plane import Box, path_item
from judge_app.slides.pptx.charts.scale import Scale
from judge_app.slides.pptx.charts.series import mark
from judge_app.slides.pptx.geometry.presets import draw_preset
from judge_app.slides.scene import Item, Point

_TOP = -90.0
_SIXTIETHS = 60000


def slices(one: Series, first_angle: float) -> Iterator[tuple[int, float, float, float]]:
    """Yield number, share, start and sweep (degrees, clockwise from the right) of each slice."""
    values = [max(0.0, abs(value or 0.0)) for value in one.values]
    total = sum(values)
    angle = first_angle + _TOP
    for number, value in enumerate(values):
        if total and value:
            sweep = 360 * value / total
            yield number, value / total, angle, sweep
            angle += sweep


def draw_pie(group: Group, box: Box) -> Iterator[Item]:
    """Yield the slices of the group's first series in a square inside a box."""
    if not group.series:
        return
    one = group.series[0]
    x, y, side = square(box)
    out = max(one.apart.values(), default=0.0)
    radius = side / 2 / (1 + out)
    for number, share, start, sweep in slices(one, group.first_angle):
        away = radius * one.apart.get(number, 0.0)
        middle = math.radians(start + sweep / 2)
        cx = x + side / 2 + away * math.cos(middle)
        cy = y + side / 2 + away * math.sin(middle)
        angles = {
            "adj1": (start % 360) * _SIXTIETHS,
            "adj2": ((start + sweep) % 360) * _SIXTIETHS,
        }
        drawn = draw_preset("ellipse" if share > 0.9999 else "pie", angles, 2 * radius, 2 * radius)
        yield Item(
            x=cx - radius,
            y=cy - radius,
            width=2 * radius,
            height=2 * radius,
            outlines=() if drawn is None else drawn.outlines,
            fill=one.points.get(number, one.fill),
            stroke=one.stroke,
        )


def draw_doughnut(group: Group, box: Box) -> Iterator[Item]:
    """Yield rings, the first series innermost."""
    x, y, side = square(box)
    count = max(1, len(group.series))
    hole = min(0.9, max(0.1, group.hole))
    out = max(group.series[-1].apart.values(), default=0.0) if group.series else 0.0
    radius = side / 2 / (1 + out)
    for row, one in enumerate(group.series):
        outer = radius * (hole + (1 - hole) * (row + 1) / count)
        thick = radius * (1 - hole) / count
        for number, share, start, sweep in slices(one, group.first_angle):
            # Only the outermost ring is pulled apart.
            away = outer * one.apart.get(number, 0.0) if row == count - 1 else 0.0
            middle = math.radians(start + sweep / 2)
            cx, cy = (
                x + side / 2 + away * math.cos(middle),
                y + side / 2 + away * math.sin(middle),
            )
            angles = {
                "adj1": (start % 360) * _SIXTIETHS,
                "adj2": ((start + sweep) % 360) * _SIXTIETHS,
                "adj3": 100000 * thick / (2 * outer),
                "adj": 100000 * thick / (2 * outer),
            }
            name = "donut" if share > 0.9999 else "blockArc"
            drawn = draw_preset(name, angles, 2 * outer, 2 * outer)
            yield Item(
                x=cx - outer,
                y=cy - outer,
                width=2 * outer,
                height=2 * outer,
                outlines=() if drawn is None else drawn.outlines,
                fill=one.points.get(number, one.fill),
                stroke=one.stroke,
            )


def square(box: Box) -> tuple[float, float, float]:
    """Return left, top and side of the largest square in the middle of a box."""
    side = min(box[2], box[3])
    return box[0] + (box[2] - side) / 2, box[1] + (box[3] - side) / 2, side


def radar_point(box: Box, spoke: float, share: float) -> Point:
    """Return the point at a share of a spoke's length; spokes are shares of the full turn."""
    x, y, side = square(box)
    angle = math.radians(360 * spoke + _TOP)
    reach = side / 2 * share
    return x + side / 2 + reach * math.cos(angle), y + side / 2 + reach * math.sin(angle)


def draw_radar(group: Group, box: Box, scale: Scale) -> Iterator[Item]:
    """Yield each series as a closed line, or a filled one, with its marks."""
    count = max(1, len(group.categories))
    for one in group.series:
        points = [
            radar_point(box, n / count, scale.share(value))
            for n, value in enumerate(one.values)
            if value is not None
        ]
        if len(points) < 3:
            continue
        item = path_item(points, closed=True)
        if group.filled_radar:
            yield replace(item, fill=one.fill, stroke=None)
        else:
            outline = replace(item.outlines[0], filled=False)
            yield replace(item, outlines=(outline,), stroke=one.stroke)
            if one.marker != "none":
                for point in points:
                    yield mark(one.marker, point, one.marker_size, one.marker_fill)
