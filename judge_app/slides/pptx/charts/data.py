"""What a chart's XML keeps: groups of series with their values, and how each is painted."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from judge_app.slides.pptx.charts.caches import (
    code_of,
    numbers_of,
    outer_levels,
    points_of,
    texts_of,
)
from judge_app.slides.pptx.charts.label_data import NO_LABELS, Labels, read_labels
from judge_app.slides.pptx.charts.overlays import (
    Between,
    Errors,
    Trend,
    read_between,
    read_errors,
    read_trends,
)
from judge_app.slides.pptx.charts.paint import Paints
from judge_app.slides.pptx.charts.switches import is_on, text_of
from judge_app.slides.pptx.fills import NO_FILL
from judge_app.slides.pptx.names import Node, child, flag, local, q, whole
from judge_app.slides.scene import BLACK, Fill, Stroke

KINDS = {
    "barChart": "bar", "bar3DChart": "bar", "lineChart": "line", "line3DChart": "line",
    "areaChart": "area", "area3DChart": "area", "pieChart": "pie", "pie3DChart": "pie",
    "ofPieChart": "pie", "doughnutChart": "doughnut", "scatterChart": "scatter",
    "bubbleChart": "bubble", "radarChart": "radar", "stockChart": "line",
    "surfaceChart": "area", "surface3DChart": "area",
}  # fmt: skip
ROUGH = {
    "bar3DChart",
    "line3DChart",
    "area3DChart",
    "pie3DChart",
    "ofPieChart",
    "stockChart",
    "surfaceChart",
    "surface3DChart",
}
SOLID = {"bar3DChart", "pie3DChart"}
"""Drawn with their depth; others that have one are drawn flat."""
CURVED = {"lineChart", "scatterChart"}
"""Lines that may be curves."""
ROUND = {"pie", "doughnut"}
_JOINT = Stroke(colour=BLACK, width=9525)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One row of values; None where the file has none."""

    name: str
    number: int
    is_named: bool = True
    """Whether the file names it, or it only has a number."""
    values: tuple[float | None, ...]
    xs: tuple[float | None, ...] = ()
    sizes: tuple[float | None, ...] = ()
    code: str = "General"
    fill: Fill = NO_FILL
    stroke: Stroke | None = None
    points: dict[int, Fill] = field(default_factory=dict)
    marker: str = "none"
    marker_size: int = 5
    marker_fill: Fill = NO_FILL
    smooth: bool = False
    labels: Labels = NO_LABELS
    apart: dict[int, float] = field(default_factory=dict)
    """How far slices are pulled out, as shares of the radius."""
    trends: tuple[Trend, ...] = ()
    errors: tuple[Errors, ...] = ()
    cells: tuple[str, ...] = ()
    """Words from a range of the table, for labels that show them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Series drawn in one way on one pair of axes."""

    kind: str
    series: tuple[Series, ...]
    categories: tuple[str, ...]
    axes: tuple[str, ...] = ()
    stacked: bool = False
    percent: bool = False
    lying: bool = False
    gap: float = 1.5
    overlap: float = 0.0
    hole: float = 0.5
    first_angle: float = 0.0
    filled_radar: bool = False
    rough: bool = False
    solid: bool = False
    depth_gap: float = 1.5
    """Before and behind a solid bar, in its own depths."""
    turn: float = 20.0
    tilt: float = 15.0
    """How far a solid chart is seen from the right and from above, degrees."""
    bubble_scale: float = 1.0
    shows_negative: bool = True
    """Whether bubbles of sizes below nothing are drawn as those of the same size above."""
    joints: Stroke | None = None
    """Of the lines that join piles of bars."""
    varied: bool = False
    """Whether every point has a colour, and a line in the legend, of its own."""
    blanks: str = "gap"
    """What a missing value is: a `gap`, `zero`, or nothing that a line stops at (`span`)."""
    outer: tuple[tuple[tuple[int, int, str], ...], ...] = ()
    """What stands over the categories, level by level: first, last and words."""
    serials: tuple[float | None, ...] = ()
    """The categories as numbers, where they are."""
    code: str = "General"
    """How these are written."""
    between: Between | None = None
    leaders: Stroke | None = None
    """Of the lines from slices to labels that stand away from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What the file leaves to the program that reads it."""

    blanks: str = "gap"
    smooth: bool = False
    """Whether lines that do not say so are curved."""
    view: Node | None = None
    """From where a solid chart is seen."""


def read_groups(area: Node, paints: Paints, habits: Habits) -> Iterator[Group]:
    """Yield the groups of a plot area in the order of the file."""
    for node in area:
        kind = KINDS.get(local(node))
        if kind is not None:
            yield _group(node, kind, paints, habits)


def _group(node: Node, kind: str, paints: Paints, habits: Habits) -> Group:
    grouping = text_of(node, "c:grouping")
    nodes = node.findall(q("c:ser"))
    varied = is_on(node, "c:varyColors") and (kind in ROUND or (kind == "bar" and len(nodes) == 1))
    if kind in ROUND and child(node, "c:varyColors") is None:
        varied = True
    series = tuple(_series(ser, kind, node, paints, habits, varied=varied) for ser in nodes)
    categories = next((c for ser in nodes if (c := child(ser, "c:cat")) is not None), None)
    style = text_of(node, "c:radarStyle")
    stacked = "tacked" in grouping
    return Group(
        kind=kind,
        series=series,
        categories=_categories(node, series),
        axes=tuple(axis.get("val", "") for axis in node.findall(q("c:axId"))),
        stacked=stacked,
        percent=grouping == "percentStacked",
        lying=text_of(node, "c:barDir") == "bar",
        gap=whole(child(node, "c:gapWidth"), "val", 150) / 100,
        overlap=whole(child(node, "c:overlap"), "val", 100 if stacked else 0) / 100,
        hole=whole(child(node, "c:holeSize"), "val", 50) / 100,
        first_angle=_first_angle(node, habits.view),
        filled_radar=style == "filled",
        rough=local(node) in ROUGH,
        solid=local(node) in SOLID,
        depth_gap=whole(child(node, "c:gapDepth"), "val", 150) / 100,
        turn=_angle(habits.view, "c:rotY", 20, 45),
        tilt=_angle(habits.view, "c:rotX", 30 if kind == "pie" else 15, 80),
        bubble_scale=whole(child(node, "c:bubbleScale"), "val", 100) / 100,
        shows_negative=is_on(node, "c:showNegBubbles"),
        joints=_joints(node, paints) if stacked else None,
        varied=varied,
        blanks=habits.blanks,
        outer=outer_levels(categories),
        serials=numbers_of(child(categories, "c:numRef")),
        code=code_of(categories),
        leaders=_leaders(node, paints) if kind == "pie" else None,
        between=read_between(node, paints) if kind == "line" else None,
    )


def _first_angle(node: Node, view: Node | None) -> float:
    """Return where the first slice begins; a solid pie is turned instead."""
    own = whole(child(node, "c:firstSliceAng"), "val")
    turned = whole(child(view, "c:rotY"), "val") if local(node) in SOLID else 0
    return float(own + turned)


def _angle(view: Node | None, name: str, default: int, most: float) -> float:
    """Return an angle of the view in degrees, without its direction."""
    value = abs(whole(child(view, name), "val", default)) % 360
    return min(most, value, 360 - value)


def _joints(node: Node, paints: Paints) -> Stroke | None:
    lines = child(node, "c:serLines")
    return None if lines is None else paints.stroke(child(lines, "c:spPr"), _JOINT)


def _leaders(node: Node, paints: Paints) -> Stroke | None:
    for labels in node.iter(q("c:dLbls")):
        if is_on(labels, "c:showLeaderLines"):
            line = child(labels, "c:leaderLines", "c:spPr")
            return paints.stroke(line, Stroke(colour=BLACK, width=9525))
    return None


def _series(
    node: Node, kind: str, group: Node, paints: Paints, habits: Habits, *, varied: bool
) -> Series:
    number = max(0, whole(child(node, "c:idx"), "val"))
    value_holder = child(node, "c:yVal" if kind in {"scatter", "bubble"} else "c:val")
    values = numbers_of(value_holder)
    fill, stroke = paints.of_series(node, number, kind)
    own_name = " ".join(texts_of(child(node, "c:tx")))
    name = own_name or f"Series{number + 1}"
    smooth = child(node, "c:smooth")
    lying = text_of(group, "c:barDir") == "bar"
    points = paints.of_points(node, len(values), varied=varied)
    symbol, size, marker_fill = paints.marker(node, number, kind, group)
    return Series(
        name=name,
        is_named=bool(own_name),
        number=number,
        values=values,
        xs=_places(numbers_of(child(node, "c:xVal"))),
        sizes=numbers_of(child(node, "c:bubbleSize")),
        code=code_of(value_holder),
        fill=fill,
        stroke=stroke,
        points=points,
        marker=symbol,
        marker_size=size,
        marker_fill=marker_fill,
        smooth=_smooth(smooth, group, habits),
        labels=read_labels(child(node, "c:dLbls"), child(group, "c:dLbls")),
        apart=_apart(node, len(values)),
        cells=_cells(node),
        trends=tuple(read_trends(node, name, paints)),
        errors=tuple(read_errors(node, lying=lying, paints=paints)),
    )


def _places(numbers: tuple[float | None, ...]) -> tuple[float | None, ...]:
    """Return where points stand across; none where the file has words there: they are counted."""
    return numbers if any(number is not None for number in numbers) else ()


def _smooth(own: Node | None, group: Node, habits: Habits) -> bool:
    if local(group) not in CURVED:
        return False
    return habits.smooth if own is None else flag(own, "val") is not False


def _cells(node: Node) -> tuple[str, ...]:
    found = next((n for n in node.iter() if local(n) == "datalabelsRange"), None)
    cache = (
        None if found is None else next((n for n in found if local(n) == "dlblRangeCache"), None)
    )
    return () if cache is None else points_of(cache)


def _apart(node: Node, count: int) -> dict[int, float]:
    whole_series = whole(child(node, "c:explosion"), "val") / 100
    found = dict.fromkeys(range(count), whole_series) if whole_series else {}
    for point in node.findall(q("c:dPt")):
        own = child(point, "c:explosion")
        if own is not None:
            found[whole(child(point, "c:idx"), "val")] = whole(own, "val") / 100
    return found


def _categories(node: Node, series: tuple[Series, ...]) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for ser in node.findall(q("c:ser")):
        found = found or texts_of(child(ser, "c:cat"))
    count = max((len(one.values) for one in series), default=0)
    return found + tuple(str(n + 1) for n in range(len(found), count))
