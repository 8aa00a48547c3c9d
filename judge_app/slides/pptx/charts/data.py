"""What a chart's XML keeps: groups of series with their values, and how each is painted."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from judge_app.slides.pptx.charts.paint import Paints
from judge_app.slides.pptx.fills import NO_FILL
from judge_app.slides.pptx.names import Node, child, flag, local, q, whole
from judge_app.slides.scene import Fill, Stroke

KINDS = {
    "barChart": "bar", "bar3DChart": "bar", "lineChart": "line", "line3DChart": "line",
    "areaChart": "area", "area3DChart": "area", "pieChart": "pie", "pie3DChart": "pie",
    "ofPieChart": "pie", "doughnutChart": "doughnut", "scatterChart": "scatter",
    "bubbleChart": "bubble", "radarChart": "radar", "stockChart": "line",
}  # fmt: skip
ROUGH = {"bar3DChart", "line3DChart", "area3DChart", "pie3DChart", "ofPieChart", "stockChart"}
ROUND = {"pie", "doughnut"}
MOST_POINTS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What is written at a series' points."""

    value: bool = False
    category: bool = False
    series: bool = False
    percent: bool = False
    position: str = ""
    code: str = ""
    separator: str = "; "
    words: Node | None = None
    text: str = ""
    """Words of the author's own, in place of all the rest."""
    points: "dict[int, Labels]" = field(default_factory=dict)
    """What single points have of their own."""

    @property
    def any(self) -> bool:
        """Whether anything is written."""
        own = any(labels.any for labels in self.points.values())
        return bool(own or self.text or self.value or self.category or self.series or self.percent)

    def at(self, point: int) -> "Labels":
        """Return what is written at a point (from 0)."""
        return self.points.get(point, self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One row of values; None where the file has none."""

    name: str
    number: int
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
    labels: Labels = Labels()
    apart: dict[int, float] = field(default_factory=dict)
    """How far slices are pulled out, as shares of the radius."""


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
    bubble_scale: float = 1.0


def read_groups(area: Node, paints: Paints) -> Iterator[Group]:
    """Yield the groups of a plot area in the order of the file."""
    for node in area:
        kind = KINDS.get(local(node))
        if kind is not None:
            yield _group(node, kind, paints)


def _group(node: Node, kind: str, paints: Paints) -> Group:
    grouping = _text_of(node, "c:grouping")
    series = tuple(_series(ser, kind, node, paints) for ser in node.findall(q("c:ser")))
    style = _text_of(node, "c:radarStyle")
    stacked = "tacked" in grouping
    return Group(
        kind=kind,
        series=series,
        categories=_categories(node, series),
        axes=tuple(axis.get("val", "") for axis in node.findall(q("c:axId"))),
        stacked=stacked,
        percent=grouping == "percentStacked",
        lying=_text_of(node, "c:barDir") == "bar",
        gap=whole(child(node, "c:gapWidth"), "val", 150) / 100,
        overlap=whole(child(node, "c:overlap"), "val", 100 if stacked else 0) / 100,
        hole=whole(child(node, "c:holeSize"), "val", 50) / 100,
        first_angle=float(whole(child(node, "c:firstSliceAng"), "val")),
        filled_radar=style == "filled",
        rough=local(node) in ROUGH,
        bubble_scale=whole(child(node, "c:bubbleScale"), "val", 100) / 100,
    )


def _series(node: Node, kind: str, group: Node, paints: Paints) -> Series:
    number = whole(child(node, "c:idx"), "val")
    value_holder = child(node, "c:yVal" if kind in {"scatter", "bubble"} else "c:val")
    values = numbers_of(value_holder)
    fill, stroke = paints.of_series(node, number, kind)
    varied = flag(child(group, "c:varyColors"), "val") is not False and kind in ROUND
    points = paints.of_points(node, len(values), varied=varied)
    symbol, size, marker_fill = paints.marker(node, number, kind, group)
    return Series(
        name=" ".join(texts_of(child(node, "c:tx"))) or f"Series{number + 1}",
        number=number,
        values=values,
        xs=numbers_of(child(node, "c:xVal")),
        sizes=numbers_of(child(node, "c:bubbleSize")),
        code=_code_of(value_holder),
        fill=fill,
        stroke=stroke,
        points=points,
        marker=symbol,
        marker_size=size,
        marker_fill=marker_fill,
        smooth=flag(child(node, "c:smooth"), "val") is True,
        labels=_labels(child(node, "c:dLbls"), child(group, "c:dLbls")),
        apart=_apart(node, len(values)),
    )


def _apart(node: Node, count: int) -> dict[int, float]:
    whole_series = whole(child(node, "c:explosion"), "val") / 100
    found = dict.fromkeys(range(count), whole_series) if whole_series else {}
    for point in node.findall(q("c:dPt")):
        own = child(point, "c:explosion")
        if own is not None:
            found[whole(child(point, "c:idx"), "val")] = whole(own, "val") / 100
    return found


def _labels(own: Node | None, group: Node | None) -> Labels:
    node = own if own is not None else group
    if node is None or _is_on(node, "c:delete"):
        return Labels()
    points = {
        whole(child(label, "c:idx"), "val"): _own_labels(label)
        for label in node.findall(q("c:dLbl"))
    }
    return replace(_own_labels(node), points=points)


def _own_labels(node: Node) -> Labels:
    if _is_on(node, "c:delete"):
        return Labels()
    format_code = child(node, "c:numFmt")
    separator = child(node, "c:separator")
    rich = child(node, "c:tx", "c:rich")
    return Labels(
        value=_is_on(node, "c:showVal"),
        category=_is_on(node, "c:showCatName"),
        series=_is_on(node, "c:showSerName"),
        percent=_is_on(node, "c:showPercent"),
        position=_text_of(node, "c:dLblPos"),
        code="" if format_code is None else format_code.get("formatCode", ""),
        separator="; " if separator is None else separator.text or " ",
        words=child(node, "c:txPr"),
        text="" if rich is None else "".join(t.text or "" for t in rich.iter(q("a:t"))),
    )


def _is_on(node: Node, name: str) -> bool:
    found = child(node, name)
    return found is not None and flag(found, "val") is not False


def _text_of(node: Node, name: str) -> str:
    found = child(node, name)
    return "" if found is None else found.get("val", "")


def _categories(node: Node, series: tuple[Series, ...]) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for ser in node.findall(q("c:ser")):
        found = found or texts_of(child(ser, "c:cat"))
    count = max((len(one.values) for one in series), default=0)
    return found + tuple(str(n + 1) for n in range(len(found), count))


def texts_of(holder: Node | None) -> tuple[str, ...]:
    """Return the words of points in order; numbers as their format writes them."""
    from judge_app.slides.pptx.charts.numbers import formatted  # noqa: PLC0415 - one caller

    if holder is None:
        return ()
    if child(holder, "c:v") is not None:
        return (holder.findtext(q("c:v")) or "",)
    levels = [node for node in holder.iter() if local(node) == "lvl"]
    cache = (
        levels[0]
        if levels
        else next((n for n in holder.iter() if local(n).endswith("Cache")), None)
    )
    if cache is None:
        return ()
    code = cache.findtext(q("c:formatCode")) or ""
    points = {whole(p, "idx"): p.findtext(q("c:v")) or "" for p in cache.findall(q("c:pt"))}
    count = min(MOST_POINTS, max(whole(child(cache, "c:ptCount"), "val"), len(points)))
    texts = [points.get(n, "") for n in range(count)]
    if local(cache) == "numCache":
        texts = [formatted(v, code) if (v := _number(t)) is not None else t for t in texts]
    return tuple(texts)


def _code_of(holder: Node | None) -> str:
    if holder is None:
        return "General"
    return next((n.text or "General" for n in holder.iter(q("c:formatCode"))), "General")


def numbers_of(holder: Node | None) -> tuple[float | None, ...]:
    """Return the numbers of points in order, None where there is none."""
    if holder is None:
        return ()
    points = {whole(p, "idx"): _number(p.findtext(q("c:v"))) for p in holder.iter(q("c:pt"))}
    count = next((whole(n, "val") for n in holder.iter(q("c:ptCount"))), 0)
    size = min(MOST_POINTS, max(count, max(points, default=-1) + 1))
    return tuple(points.get(n) for n in range(size))


def _number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None
