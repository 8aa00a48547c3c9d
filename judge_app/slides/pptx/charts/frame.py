"""The parts around a chart's plot: grid, axis lines with their marks, and titles of axes."""

from collections.abc import Iterator
from dataclasses import replace

from judge_app.slides.pptx.charts.axes import Axis
from judge_app.slides.pptx.charts.letters import words
from judge_app.slides.pptx.charts.plane import Box, line_item
from judge_app.slides.pptx.charts.ticks import Ticks
from judge_app.slides.scene import Item, Stroke

_MARK = 45720.0
_SMALL_MARK = 0.6
_MOST_MARKS = 400


def draw_grid(ticks: Ticks, box: Box) -> Iterator[Item]:
    """Yield the lines across the plot at an axis' marks, the finer ones first."""
    for stroke, shares in ((ticks.axis.minor_grid, ticks.minor), (ticks.axis.grid, ticks.marks)):
        if stroke is not None:
            for share in shares[:_MOST_MARKS]:
                yield _across(ticks, box, share, stroke)


def _across(ticks: Ticks, box: Box, share: float, stroke: Stroke) -> Item:
    x, y, width, height = box
    if ticks.upright:
        level = y + height * (1 - share)
        return line_item((x, level), (x + width, level), stroke)
    place = x + width * share
    return line_item((place, y), (place, y + height), stroke)


def draw_axis(ticks: Ticks, box: Box) -> Iterator[Item]:
    """Yield an axis' line and the marks on it."""
    axis = ticks.axis
    if not axis.shown or axis.line is None:
        return
    x, y, width, height = box
    if ticks.upright:
        place = x + width * ticks.at
        yield line_item((place, y), (place, y + height), axis.line)
    else:
        level = y + height * (1 - ticks.at)
        yield line_item((x, level), (x + width, level), axis.line)
    if len(ticks.marks) <= _MOST_MARKS:
        for kind, shares, length in (
            (axis.mark, ticks.marks, _MARK),
            (axis.minor_mark, ticks.minor, _MARK * _SMALL_MARK),
        ):
            yield from _marks(ticks, box, kind, shares, length, axis.line)


def _marks(
    ticks: Ticks, box: Box, kind: str, shares: tuple[float, ...], length: float, stroke: Stroke
) -> Iterator[Item]:
    if kind == "none":
        return
    x, y, width, height = box
    outwards = 1 if ticks.beyond else -1
    first = -length * outwards if kind in {"in", "cross"} else 0.0
    last = length * outwards if kind in {"out", "cross"} else 0.0
    for share in shares:
        if ticks.upright:
            level, place = y + height * (1 - share), x + width * ticks.at
            yield line_item((place + first, level), (place + last, level), stroke)
        else:
            place, level = x + width * share, y + height * (1 - ticks.at)
            yield line_item((place, level - first), (place, level - last), stroke)


def title_depth(axis: Axis) -> float:
    """Return how much room an axis' title takes across the axis, EMU."""
    if not axis.title or not axis.shown:
        return 0.0
    return axis.title_letters.high * (axis.title.count("\n") + 1) * 1.2


def draw_title(ticks: Ticks, outer: Box, box: Box) -> Iterator[Item]:
    """Yield an axis' title, between the chart's edge and its labels."""
    axis = ticks.axis
    if not axis.title or not axis.shown:
        return
    letters = axis.title_letters
    high = letters.high * (axis.title.count("\n") + 1)
    wide = max(letters.wide(line) for line in axis.title.split("\n"))
    if ticks.upright:
        turned = -90.0 if letters.turned is None else letters.turned
        middle_x = outer[0] + outer[2] - high / 2 if ticks.beyond else outer[0] + high / 2
        middle_y = box[1] + box[3] / 2
        room = (middle_x - wide / 2, middle_y - high / 2, wide, high)
        yield words(axis.title, replace(letters, turned=turned), room)
        return
    top = outer[1] if ticks.beyond else outer[1] + outer[3] - high
    yield words(axis.title, letters, (box[0], top, box[2], high))
