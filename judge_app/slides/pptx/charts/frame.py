"""The parts around a chart's plot: grid, axis lines, labels of axes, and their titles."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from judge_app.slides.pptx.charts.axes import Axis
from judge_app.slides.pptx.charts.letters import Letters, words
from judge_app.slides.pptx.charts.numbers import formatted
from judge_app.slides.pptx.charts.plane import Box, Plane, line_item
from judge_app.slides.pptx.charts.scale import Scale
from judge_app.slides.scene import Item

_GAP = 50800.0
_SLANT = -45.0
_SAFE = 1.15
"""Widths of words are estimates."""
_MOST_LABELS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """What an axis writes: texts at shares of its length."""

    axis: Axis
    texts: tuple[str, ...]
    shares: tuple[float, ...]
    breaks: bool = True
    """Whether texts may be broken into lines rather than turned."""

    def letters(self, slot: float) -> Letters:
        """Return how the texts are written where each has `slot` EMU along the axis."""
        own = self.axis.letters
        if own.turned is not None or self.axis.side in {"l", "r"}:
            return replace(own, turned=own.turned or 0.0)
        pieces = (piece for t in self.texts for piece in (t.split() if self.breaks else (t,)))
        longest = max((own.wide(piece) for piece in pieces), default=0.0)
        return replace(own, turned=_SLANT if longest * _SAFE > slot else 0.0)

    def depth(self, slot: float) -> float:
        """Return how much room the texts need across the axis, EMU."""
        if not self.axis.shown or self.axis.labels == "none" or not self.texts:
            return 0.0
        letters = self.letters(slot)
        longest = max((letters.wide(text) for text in self.texts), default=0.0)
        if self.axis.side in {"l", "r"}:
            return longest + _GAP if not letters.turned else letters.high + _GAP
        if letters.turned:
            share = min(1.0, abs(letters.turned) / 64)
            return longest * share + letters.high * 0.7 + _GAP
        lines = max((_lines(text, letters, slot) for text in self.texts), default=1)
        return letters.high * lines + _GAP


def _lines(text: str, letters: Letters, slot: float) -> int:
    lines, used = 1, 0.0
    for word in text.split():
        wide = letters.wide(word + " ")
        if used and used + wide > slot:
            lines, used = lines + 1, 0.0
        used += wide
    return min(lines, 4)


def value_ticks(axis: Axis, scale: Scale, *, percent: bool, code: str) -> Ticks:
    """Return what a value axis writes."""
    marks = scale.marks()
    chosen = axis.code if axis.own_code or axis.code != "General" else code
    if percent and not axis.own_code:
        chosen = "0%"
    return Ticks(
        axis=axis,
        texts=tuple(formatted(round(mark, 12), chosen) for mark in marks),
        shares=tuple(scale.share(mark) for mark in marks),
    )


def category_ticks(axis: Axis, plane: Plane, categories: tuple[str, ...], *, breaks: bool) -> Ticks:
    """Return what a category axis writes; of very many only some."""
    every = max(1, -(-len(categories) // _MOST_LABELS))
    numbers = range(0, len(categories), every)
    return Ticks(
        axis=axis,
        texts=tuple(categories[n] for n in numbers),
        shares=tuple(plane.place(n) for n in numbers),
        breaks=breaks,
    )


def draw_grid(ticks: Ticks, box: Box) -> Iterator[Item]:
    """Yield the lines across the plot at an axis' marks."""
    stroke = ticks.axis.grid
    if stroke is None:
        return
    x, y, width, height = box
    for share in ticks.shares:
        if ticks.axis.side in {"l", "r"}:
            level = y + height * (1 - share)
            yield line_item((x, level), (x + width, level), stroke)
        else:
            place = x + width * share
            yield line_item((place, y), (place, y + height), stroke)


def draw_axis(ticks: Ticks, box: Box, crossing: float, slot: float) -> Iterator[Item]:
    """Yield an axis' line and what is written along it; `crossing` is where the other is 0."""
    axis = ticks.axis
    if not axis.shown:
        return
    x, y, width, height = box
    upright = axis.side in {"l", "r"}
    if axis.line is not None:
        if upright:
            place = x + width * crossing
            yield line_item((place, y), (place, y + height), axis.line)
        else:
            level = y + height * (1 - crossing)
            yield line_item((x, level), (x + width, level), axis.line)
    if axis.labels != "none":
        yield from _labels(ticks, box, crossing, slot)


def _labels(ticks: Ticks, box: Box, crossing: float, slot: float) -> Iterator[Item]:
    x, y, width, height = box
    axis, letters = ticks.axis, ticks.letters(slot)
    near = crossing if axis.labels == "nextTo" else (1.0 if axis.labels == "high" else 0.0)
    if axis.labels == "nextTo" and axis.side in {"r", "t"}:
        near = 1.0
    for text, share in zip(ticks.texts, ticks.shares, strict=True):
        wide, high = letters.wide(text), letters.high
        if axis.side in {"l", "r"}:
            middle = y + height * (1 - share)
            edge = x + width * near
            at_right = (near > 0.99 and axis.side == "r") or axis.labels == "high"
            left = edge + _GAP if at_right else edge - _GAP - wide
            align = "l" if at_right else "r"
            yield words(text, letters, (left, middle - high / 2, wide, high), align=align)
            continue
        middle = x + width * share
        level = y + height * (1 - near)
        if letters.turned:
            yield _slanted(text, letters, (middle, level))
            continue
        above = axis.side == "t" and near > 0.99
        lines = _lines(text, letters, slot)
        top = level - _GAP / 2 - high * lines if above else level + _GAP / 2
        room = (middle - slot / 2, top, slot, high * lines)
        yield words(text, letters, room, anchor="t", wrap=lines > 1)


def _slanted(text: str, letters: Letters, point: tuple[float, float]) -> Item:
    """Return a label that ends (or, turned the other way, begins) below its mark."""
    wide, high = letters.wide(text), letters.high
    turned = letters.turned or 0.0
    share = min(1.0, abs(turned) / 90)
    across = wide / 2 * (1 - share) * (0.707 if share < 1 else 0) / 0.5
    x = point[0] - across if turned < 0 else point[0] + across
    y = point[1] + _GAP + wide / 2 * (share**0.5) + high * 0.3 * (1 - share)
    return words(text, letters, (x - wide / 2, y - high / 2, wide, high))


def draw_title(axis: Axis, outer: Box, box: Box) -> Iterator[Item]:
    """Yield an axis' title, between the chart's edge and its labels."""
    if not axis.title or not axis.shown:
        return
    letters = axis.title_letters
    lines = axis.title.count("\n") + 1
    high = letters.high * lines
    wide = max(letters.wide(line) for line in axis.title.split("\n"))
    if axis.side in {"l", "r"}:
        turned = -90.0 if letters.turned is None else letters.turned
        middle_x = outer[0] + high / 2 if axis.side == "l" else outer[0] + outer[2] - high / 2
        middle_y = box[1] + box[3] / 2
        room = (middle_x - wide / 2, middle_y - high / 2, wide, high)
        yield words(axis.title, replace(letters, turned=turned), room)
        return
    top = outer[1] + outer[3] - high if axis.side == "b" else outer[1]
    yield words(axis.title, letters, (box[0], top, box[2], high))
