"""Lays axes over a plot: which values and names they mark, and where they cross each other."""

from dataclasses import dataclass

from judge_app.slides.pptx.charts.axes import Axis
from judge_app.slides.pptx.charts.data import Group
from judge_app.slides.pptx.charts.days import Days
from judge_app.slides.pptx.charts.numbers import formatted
from judge_app.slides.pptx.charts.plane import Plane
from judge_app.slides.pptx.charts.scale import Scale
from judge_app.slides.pptx.charts.ticks import Ticks

_MOST_LABELS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an axis lies in relation to the other one, in shares of that one."""

    at: float
    near: float
    beyond: bool


def place_of(axis: Axis, at: float, *, reversed_other: bool) -> Place:
    """Return where an axis that crosses the other at a share has its line and its labels."""
    ends = (1.0, 0.0) if reversed_other else (0.0, 1.0)
    near = {"low": ends[0], "high": ends[1]}.get(axis.labels, at)
    outside = axis.labels in {"low", "high"} or axis.crosses == "max" or reversed_other
    return Place(at=at, near=near, beyond=near > 0.999 and outside)


def crossing_value(axis: Axis, other: Scale) -> float:
    """Return at which value of the other axis' scale an axis crosses it."""
    if axis.crosses_at is not None:
        return min(max(axis.crosses_at, other.low), other.high)
    if axis.crosses in {"max", "min"}:
        return other.high if axis.crosses == "max" else other.low
    return min(max(0.0, other.low), other.high)


def crossing_share(axis: Axis, plane: Plane) -> float:
    """Return at which share of the categories an axis of values crosses them."""
    if plane.along is not None:
        return plane.along.share(crossing_value(axis, plane.along))
    if axis.crosses_at is not None and not plane.positions:
        return min(1.0, max(0.0, plane.place(axis.crosses_at - (1.5 if plane.between else 1))))
    return 1.0 if (axis.crosses == "max") != plane.backwards else 0.0


def value_ticks(
    axis: Axis, scale: Scale, place: Place, *, upright: bool, percent: bool, code: str
) -> Ticks:
    """Return what an axis of values writes; `code` is the values' own."""
    marks = scale.marks()
    chosen = code if axis.linked else axis.code
    if percent and (axis.linked or not axis.code or axis.code == "General"):
        chosen = "0%"
    shares = tuple(scale.share(mark) for mark in marks)
    return Ticks(
        axis=axis,
        upright=upright,
        texts=tuple(formatted(round(mark / axis.divisor, 12), chosen) for mark in marks),
        shares=shares,
        marks=shares,
        minor=tuple(scale.share(mark) for mark in scale.minor_marks()),
        at=place.at,
        near=place.near,
        beyond=place.beyond,
        breaks=False,
        skips=False,
        slots=len(marks) - 1,
    )


def category_ticks(axis: Axis, plane: Plane, group: Group, place: Place) -> Ticks:
    """Return what an axis of categories writes; of very many only some."""
    categories = group.categories
    every = max(1, -(-len(categories) // _MOST_LABELS))
    numbers = range(0, len(categories), every)
    bounds = range(plane.count + 1) if plane.between else range(plane.count)
    shift = 0.5 if plane.between else 0.0
    return Ticks(
        axis=axis,
        upright=plane.lying,
        texts=tuple(categories[n] for n in numbers),
        shares=tuple(plane.place(n) for n in numbers),
        marks=tuple(plane.place_of(n - shift) for n in bounds),
        at=place.at,
        near=place.near,
        beyond=place.beyond,
        breaks=not group.rough,
        outer=tuple(
            tuple((plane.place((first + last) / 2), text) for first, last, text in level)
            for level in group.outer
        ),
        slots=max(1, plane.count if plane.between else plane.count - 1) // every,
    )


def day_ticks(axis: Axis, plane: Plane, days: Days, place: Place) -> Ticks:
    """Return what an axis of days, months or years writes."""
    marks = days.marks()
    bounds = [*marks, plane.count] if plane.between else marks
    shift = 0.5 if plane.between else 0.0
    return Ticks(
        axis=axis,
        upright=plane.lying,
        texts=tuple(formatted(days.serial(n), days.code) for n in marks),
        shares=tuple(plane.place_of(n) for n in marks),
        marks=tuple(plane.place_of(n - shift) for n in bounds),
        at=place.at,
        near=place.near,
        beyond=place.beyond,
        breaks=False,
        slots=len(marks) if plane.between else max(1, len(marks) - 1),
    )
