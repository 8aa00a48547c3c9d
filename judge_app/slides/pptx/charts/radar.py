"""Radar charts: the web of rings and spokes, and the series over it."""

from collections.abc import Iterator
from dataclasses import replace

from judge_app.slides.pptx.charts.axes import Axis
from judge_app.slides.pptx.charts.data import Group
from judge_app.slides.pptx.charts.letters import words
from judge_app.slides.pptx.charts.numbers import formatted
from judge_app.slides.pptx.charts.plane import Box, path_item
from judge_app.slides.pptx.charts.rounds import draw_radar, radar_point
from judge_app.slides.pptx.charts.scale import scale_for
from judge_app.slides.scene import Item

_GAP = 0.25
"""Between the web and a name, in heights of a line."""
_ROUNDS = 4
_SMALLEST = 0.3


def _label_box(name: str, spoke: float, axis: Axis, web: Box) -> Box:
    """Return where a category is written: beyond the tip of its spoke."""
    x, y = radar_point(web, spoke, 1)
    middle_x, middle_y = radar_point(web, 0, 0)
    reach = min(web[2], web[3]) / 2 or 1.0
    wide, high = axis.letters.wide(name), axis.letters.high
    across, down = (x - middle_x) / reach, (y - middle_y) / reach
    centre_x = x + across * (wide / 2 + high * _GAP)
    centre_y = y + down * high * (0.5 + _GAP)
    return centre_x - wide / 2, centre_y - high / 2, wide, high


def _room(categories: tuple[str, ...], axis: Axis, box: Box) -> Box:
    """Return the part of a box that the web may fill so that its names fit around it."""
    x, y, width, height = box
    side = min(width, height)
    for _ in range(_ROUNDS):
        web = (x + (width - side) / 2, y + (height - side) / 2, side, side)
        places = [
            _label_box(name, n / len(categories), axis, web) for n, name in enumerate(categories)
        ]
        over = max(
            max(x - a, a + c - x - width, y - b, b + d - y - height) for a, b, c, d in places
        )
        if over < 1 or not axis.shown:
            break
        side = max(min(width, height) * _SMALLEST, side - 2 * over)
    return x + (width - side) / 2, y + (height - side) / 2, side, side


def draw_web(
    groups: list[Group], axes: list[Axis], box: Box, *, inside: bool = False
) -> Iterator[Item]:
    """Yield radar series over their web, which fills the box where that is `inside` its names."""
    values = next((axis for axis in axes if axis.kind == "value"), None)
    around = next((axis for axis in axes if axis.kind == "category"), None)
    categories = groups[0].categories
    if values is None or around is None or len(categories) < 3:
        return
    known = [v for g in groups for one in g.series for v in one.values if v is not None]
    inner = box if inside else _room(categories, around, box)
    wishes = replace(values.wishes, tight=True)
    steps = int(min(inner[2], inner[3]) / 2 / (values.letters.high * 1.05))
    scale = scale_for(min(known, default=0.0), max(known, default=1.0), steps, wishes)
    count = len(categories)
    marks = scale.marks()
    if values.grid is not None:
        for mark in marks:
            ring = [radar_point(inner, n / count, scale.share(mark)) for n in range(count)]
            item = path_item(ring, closed=True)
            outline = replace(item.outlines[0], filled=False)
            yield replace(item, outlines=(outline,), stroke=values.grid)
    middle = radar_point(inner, 0, 0)
    for n, name in enumerate(categories):
        tip = radar_point(inner, n / count, 1)
        if values.line is not None:
            yield replace(path_item([middle, tip], closed=False), stroke=values.line)
        if around.shown:
            yield words(name, around.letters, _label_box(name, n / count, around, inner))
    for group in groups:
        yield from draw_radar(group, inner, scale)
    if values.shown and values.labels != "none":
        code = values.code if values.code != "General" else ""
        for mark in marks:
            text = formatted(round(mark, 12), code)
            x, y = radar_point(inner, 0, scale.share(mark))
            wide, high = values.letters.wide(text), values.letters.high
            room = (x - wide - high * 0.3, y - high / 2, wide, high)
            yield words(text, values.letters, room, align="r")
