"""What an axis writes and where: its labels, turned, broken into lines or left out to fit."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from judge_app.slides.pptx.charts.axes import Axis
from judge_app.slides.pptx.charts.letters import Letters, words
from judge_app.slides.pptx.charts.plane import Box
from judge_app.slides.scene import Item

_SLANT = 44.9
"""Programs that turn a text by 45 degrees are a little short of it."""
_GAP = 50800.0
_MARK = 45720.0
_SAFE = 1.02
"""Widths of words are estimates."""
_FILLED = 0.92
"""Of its slot a label broken into lines may fill, so that it is told from its neighbours."""
_APART = 1.4
"""Between labels slanted by 45 degrees, in type sizes along the axis: they just do not touch."""
_LABEL_MOST = 0.4
"""Of the chart's width a name beside a lying bar may take before it is broken into lines."""
_FREE = 0.12
"""Of a line's height lies above and below its letters."""
_MOST_LINES = 6
_POINT = 12700


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """An axis laid over the plot; shares are of its length, `at` and `near` of the other's."""

    axis: Axis
    upright: bool
    texts: tuple[str, ...]
    shares: tuple[float, ...]
    marks: tuple[float, ...] = ()
    """Where the marks on the axis' line stand."""
    minor: tuple[float, ...] = ()
    at: float = 0.0
    """Where the axis crosses the other."""
    near: float = 0.0
    """Where its labels stand."""
    beyond: bool = False
    """Whether labels stand above or to the right of it."""
    breaks: bool = True
    """Whether texts may be broken into lines rather than turned."""
    skips: bool = True
    """Whether labels are left out where there are too many."""
    outer: tuple[tuple[tuple[float, str], ...], ...] = ()
    """What stands beyond the labels and joins some of them, level by level."""
    slots: int = 1
    """How many labels would lie side by side over the whole axis."""

    def slot(self, box: Box) -> float:
        """Return how much room a label has along the axis, EMU."""
        return box[3 if self.upright else 2] / max(1, self.slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label as it is drawn, and the box it fills (left, top, right, bottom)."""

    item: Item
    edges: tuple[float, float, float, float]


def labels_of(ticks: Ticks, box: Box, chart_width: float) -> Iterator[Label]:
    """Yield the labels of an axis over a plot in `box`."""
    axis = ticks.axis
    if not axis.shown or axis.labels == "none":
        return
    slot = ticks.slot(box)
    letters = _letters(ticks, slot)
    step = _step(ticks, letters, slot)
    edges = []
    for text, share in list(zip(ticks.texts, ticks.shares, strict=True))[::step]:
        if not text:
            continue
        if ticks.upright:
            label = _beside(ticks, text, share, letters, box, chart_width)
        else:
            label = _below(ticks, text, share, letters, box, slot * step)
        edges.append(label.edges)
        yield label
    if edges:
        yield from _outer(ticks, replace(axis.letters, turned=0.0), box, edges)


def _outer(
    ticks: Ticks, letters: Letters, box: Box, edges: list[tuple[float, float, float, float]]
) -> Iterator[Label]:
    """Yield what joins labels: below them, or at their left, level by level."""
    x, y, width, height = box
    beyond = min(e[0] for e in edges) if ticks.upright else max(e[3] for e in edges)
    for level in ticks.outer:
        widest = max((letters.wide(text) for _, text in level), default=0.0)
        for share, text in level:
            wide, high = letters.wide(text), letters.high
            left, top = x + width * share - wide / 2, beyond + _GAP / 4
            if ticks.upright:
                left, top = beyond - _GAP - wide, y + height * (1 - share) - high / 2
            item = words(text, letters, (left, top, wide, high))
            yield Label(item=item, edges=(left, top, left + wide, top + high))
        beyond += -(widest + _GAP) if ticks.upright else letters.high + _GAP / 4


def _letters(ticks: Ticks, slot: float) -> Letters:
    own = ticks.axis.letters
    if own.turned:
        return replace(own, turned=_turned(own.turned))
    if ticks.upright or own.turned is not None:
        return replace(own, turned=0.0)
    measure = own.longest_piece if ticks.breaks else own.wide
    longest = max((measure(text) for text in ticks.texts), default=0.0)
    return replace(
        own, turned=-_SLANT if longest > slot * (_FILLED if ticks.breaks else 1 / _SAFE) else 0.0
    )


def _turned(angle: float) -> float:
    return math.copysign(_SLANT, angle) if abs(angle) == 45 else angle


def _step(ticks: Ticks, letters: Letters, slot: float) -> int:
    """Return of how many labels one is written."""
    if ticks.axis.skip:
        return ticks.axis.skip
    if not ticks.skips or slot <= 0:
        return 1
    turned = abs(letters.turned or 0.0)
    if turned > 1 and not ticks.upright:
        need = letters.size * _POINT * _APART * min(2.0, 0.707 / math.sin(math.radians(turned)))
    elif ticks.upright:
        need = letters.high
    elif ticks.breaks:
        need = max((letters.longest_piece(text) for text in ticks.texts), default=0.0)
    else:
        need = max((letters.wide(text) for text in ticks.texts), default=0.0) * _SAFE
    return max(1, math.ceil(need / slot - 0.01))


def _beside(
    ticks: Ticks, text: str, share: float, letters: Letters, box: Box, chart_width: float
) -> Label:
    x, y, width, height = box
    lines = letters.lines(text, chart_width * _LABEL_MOST)[:_MOST_LINES]
    wide, high = max(letters.wide(line) for line in lines), letters.high * len(lines)
    middle, edge = y + height * (1 - share), x + width * ticks.near
    left = edge + _GAP + _MARK / 2 if ticks.beyond else edge - _GAP - _MARK / 2 - wide
    align = "l" if ticks.beyond else "r"
    item = words("\n".join(lines), letters, (left, middle - high / 2, wide, high), align=align)
    if letters.turned:
        return Label(item=item, edges=_edges(item, letters.turned))
    half = high / 2 - letters.high * _FREE
    return Label(item=item, edges=(left, middle - half, left + wide, middle + half))


def _below(ticks: Ticks, text: str, share: float, letters: Letters, box: Box, slot: float) -> Label:
    x, y, width, height = box
    middle, level = x + width * share, y + height * (1 - ticks.near)
    if letters.turned:
        item = _slanted(text, letters, (middle, level), above=ticks.beyond)
        return Label(item=item, edges=_edges(item, letters.turned))
    lines = letters.lines(text, slot * _FILLED)[:_MOST_LINES] if ticks.breaks else [text]
    wide, high = max(letters.wide(line) for line in lines), letters.high * len(lines)
    off = _GAP / 2 + _MARK / 2
    top = level - off - high if ticks.beyond else level + off
    item = words("\n".join(lines), letters, (middle - wide / 2, top, wide, high))
    return Label(item=item, edges=(middle - wide / 2, top, middle + wide / 2, top + high))


def _slanted(text: str, letters: Letters, point: tuple[float, float], *, above: bool) -> Item:
    """Return a label that ends (or, turned the other way, begins) at its mark."""
    wide, high = letters.wide(text), letters.high
    angle = math.radians(letters.turned or 0.0)
    off = _GAP + _MARK + high * 0.25 + wide / 2 * abs(math.sin(angle))
    across = wide / 2 * math.cos(angle) * (-1 if (angle < 0) != above else 1)
    if abs(math.cos(angle)) < 0.02:
        across = 0.0
    x, y = point[0] + across, point[1] + (-off if above else off)
    return words(text, letters, (x - wide / 2, y - high / 2, wide, high))


def _edges(item: Item, turned: float) -> tuple[float, float, float, float]:
    angle = math.radians(turned)
    sine, cosine = abs(math.sin(angle)), abs(math.cos(angle))
    half_x = (item.width * cosine + item.height * 0.7 * sine) / 2
    half_y = (item.width * sine + item.height * 0.7 * cosine) / 2
    x, y = item.x + item.width / 2, item.y + item.height / 2
    return x - half_x, y - half_y, x + half_x, y + half_y
