"""Radar charts: the web of rings and spokes, and the series over it."""

from collections.abc import Iterator
from dataclasses import replace

from judge_app.slides.pptx.charts.axes import Axis
from judge_app.slides.pptx.charts.data import Group
from judge_app.slides.pptx.charts.letters import words
from judge_app.slides.pptx.charts.numbers import formatted
from judge_app.slides.pptx.charts.paint import GREY
from judge_app.slides.pptx.charts.plane import Box, path_item
from judge_app.slides.pptx.charts.rounds import draw_radar, radar_point
from judge_app.slides.pptx.charts.scale import scale_for
from judge_app.slides.scene import Item, Stroke

_LINE = Stroke(colour=GREY, width=9525)


def draw_web(groups: list[Group], axes: list[Axis], box: Box) -> Iterator[Item]:
    """Yield radar series over their web."""
    values = next((axis for axis in axes if axis.kind == "value"), None)
    around = next((axis for axis in axes if axis.kind == "category"), None)
    categories = groups[0].categories
    if values is None or around is None or len(categories) < 3:
        return
    known = [v for g in groups for one in g.series for v in one.values if v is not None]
    edge = around.letters.high * 1.3
    inner = (box[0] + edge, box[1] + edge, max(1.0, box[2] - 2 * edge), max(1.0, box[3] - 2 * edge))
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
        x, y = radar_point(inner, n / count, 1 + edge / min(inner[2], inner[3]))
        wide, high = around.letters.wide(name), around.letters.high
        left = x - wide / 2 if abs(x - middle[0]) < wide / 4 else x - (wide if x < middle[0] else 0)
        if around.shown:
            yield words(name, around.letters, (left, y - high / 2, wide, high))
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
