"""Draws what lies over a series: trend lines, error bars, and the lines of stock charts."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from judge_app.slides.pptx.charts.data import Group, Series
from judge_app.slides.pptx.charts.letters import Letters, words
from judge_app.slides.pptx.charts.overlays import Errors, Trend
from judge_app.slides.pptx.charts.plane import Plane, line_item, path_item
from judge_app.slides.pptx.charts.series import bar_room, stacked_values
from judge_app.slides.pptx.charts.trends import Curve, fitted
from judge_app.slides.scene import RECTANGLE, Item, Point

_CAP = 38100.0


def draw_extras(group: Group, plane: Plane, letters: Letters) -> Iterator[Item]:
    """Yield the trend lines, error bars and lines between series of a group."""
    yield from _between(group, plane)
    yield from _joints(group, plane)
    for number, one in enumerate(group.series):
        offset = bar_room(group, number)[0] if group.kind == "bar" else 0.0
        for errors in one.errors:
            yield from _error_bars(group, number, errors, plane, offset)
        for trend in one.trends:
            curve = fitted(trend, _values(group, one))
            if curve is not None:
                yield from _trend(trend, curve, plane, letters, shift=_shift(group))


def _shift(group: Group) -> float:
    """Return what the first category counts as in trends, less where it stands."""
    return 0.0 if group.kind in {"scatter", "bubble"} else 1.0


def _values(group: Group, one: Series) -> list[tuple[float, float]]:
    if group.kind in {"scatter", "bubble"}:
        pairs = zip(
            one.xs or [float(n + 1) for n in range(len(one.values))], one.values, strict=False
        )
        return sorted((x, y) for x, y in pairs if x is not None and y is not None)
    return [(n + 1.0, y) for n, y in enumerate(one.values) if y is not None]


def _trend(
    trend: Trend, curve: Curve, plane: Plane, letters: Letters, *, shift: float
) -> Iterator[Item]:
    x, y, width, height = plane.box
    points = [plane.point(a - shift, b) for a, b in curve.points]
    inside = [(min(max(a, x), x + width), min(max(b, y), y + height)) for a, b in points]
    yield replace(path_item(inside, closed=False), stroke=trend.stroke)
    lines = [curve.formula] if trend.equation and curve.formula else []
    if trend.likeness and curve.likeness is not None:
        lines.append(f"R² = {curve.likeness:.4g}")
    if lines:
        wide, high = max(letters.wide(line) for line in lines), letters.high * len(lines)
        at = inside[-1]
        left = max(x, min(at[0] - wide, x + width - wide))
        yield words("\n".join(lines), letters, (left, max(y, at[1] - high), wide, high))


def _error_bars(
    group: Group, number: int, errors: Errors, plane: Plane, offset: float
) -> Iterator[Item]:
    one = group.series[number]
    pointed = group.kind in {"scatter", "bubble"}
    for n, span in enumerate(stacked_values(group)[number]):
        x = (one.xs[n] if n < len(one.xs) else n + 1.0) if pointed else n + offset
        if span is None or x is None:
            continue
        less, more = _lengths(one, errors, n, span[1] if errors.upright else x)
        if errors.upright:
            low, high = (_inside(plane, end) for end in (span[1] - less, span[1] + more))
            ends = plane.point(x, low), plane.point(x, high)
        else:
            ends = plane.point(x - less, span[1]), plane.point(x + more, span[1])
        yield from _bar(ends, errors, (less, more))


def _inside(plane: Plane, value: float) -> float:
    """Return a value that lies on the axis: error bars do not make it longer."""
    return min(max(value, plane.values.low), plane.values.high)


def _bar(ends: tuple[Point, Point], errors: Errors, lengths: tuple[float, float]) -> Iterator[Item]:
    yield line_item(*ends, errors.stroke)
    across = abs(ends[0][1] - ends[1][1]) >= abs(ends[0][0] - ends[1][0])
    for (x, y), length in zip(ends, lengths, strict=True):
        if errors.capped and length:
            dx, dy = (_CAP, 0.0) if across else (0.0, _CAP)
            yield line_item((x - dx, y - dy), (x + dx, y + dy), errors.stroke)


def _lengths(one: Series, errors: Errors, n: int, value: float) -> tuple[float, float]:
    """Return how far an error bar reaches below and above a value."""
    if errors.kind == "cust":
        more = errors.more[n] if n < len(errors.more) else None
        less = errors.less[n] if n < len(errors.less) else None
        sizes = (abs(less or 0.0), abs(more or 0.0))
    else:
        sizes = (_length(one, errors, value),) * 2
    return sizes[0] if errors.minus else 0.0, sizes[1] if errors.plus else 0.0


def _length(one: Series, errors: Errors, value: float) -> float:
    known = [v for v in one.values if v is not None]
    mean = sum(known) / max(1, len(known))
    spread = math.sqrt(sum((v - mean) ** 2 for v in known) / max(1, len(known) - 1))
    match errors.kind:
        case "percentage":
            return abs(value) * errors.value / 100
        case "stdDev":
            return spread * errors.value
        case "stdErr":
            return spread / math.sqrt(max(1, len(known)))
        case _:
            return abs(errors.value)


def _joints(group: Group, plane: Plane) -> Iterator[Item]:
    """Yield lines between the piles of neighbouring categories, one for each series."""
    if group.joints is None or group.kind != "bar" or group.solid:
        return
    half = bar_room(group, 0)[1] / 2
    for row in stacked_values(group):
        for n, (one, other) in enumerate(pairwise(row)):
            if one is not None and other is not None:
                start, end = plane.point(n + half, one[1]), plane.point(n + 1 - half, other[1])
                yield line_item(start, end, group.joints)


def _between(group: Group, plane: Plane) -> Iterator[Item]:
    between = group.between
    if between is None or not group.series:
        return
    spans = stacked_values(group)
    for n in range(len(spans[0])):
        values = [row[n] for row in spans]
        tops = [span[1] for span in values if span is not None]
        if not tops:
            continue
        if between.drop is not None:
            yield line_item(plane.point(n, plane.base), plane.point(n, max(tops)), between.drop)
        if between.high_low is not None and len(tops) > 1:
            yield line_item(plane.point(n, min(tops)), plane.point(n, max(tops)), between.high_low)
        fill = between.up if tops[-1] >= tops[0] else between.down
        if fill is not None and len(tops) > 1:
            half = 0.5 / (1 + between.gap)
            x0, y0 = plane.point(n - half, tops[0])
            x1, y1 = plane.point(n + half, tops[-1])
            yield Item(
                x=min(x0, x1), y=min(y0, y1), width=abs(x1 - x0), height=abs(y1 - y0),
                outlines=(RECTANGLE,), fill=fill, stroke=between.bar_line,
            )  # fmt: skip
