"""What a chart's XML keeps beside its series: trend lines, error bars, lines of stock charts."""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.slides.pptx.charts.caches import numbers_of
from judge_app.slides.pptx.charts.paint import GREY, Paints
from judge_app.slides.pptx.charts.switches import is_on, number_of, text_of
from judge_app.slides.pptx.names import Node, child, q, whole
from judge_app.slides.scene import BLACK, Fill, Stroke

_TREND = Stroke(colour=BLACK, width=19050)
_ERROR = Stroke(colour=BLACK, width=9525)
_LINE = Stroke(colour=GREY, width=9525)
_NAMES = {
    "linear": "Linear", "exp": "Expon.", "log": "Log.", "power": "Power", "poly": "Poly.",
    "movingAvg": "{} per. Mov. Avg.",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A line that sums a series up; `kind` is the format's own name of it."""

    name: str
    kind: str
    stroke: Stroke
    order: int = 2
    period: int = 2
    forward: float = 0.0
    backward: float = 0.0
    through: float | None = None
    """Where it must cross the axis of values."""
    equation: bool = False
    likeness: bool = False
    """Whether R² is written beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """Bars around each value of a series; `kind` is the format's own name of their length."""

    upright: bool
    plus: bool
    minus: bool
    kind: str
    value: float
    stroke: Stroke
    capped: bool
    more: tuple[float | None, ...] = ()
    less: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What joins the series of a group at each category."""

    drop: Stroke | None = None
    """From the highest value down to the axis."""
    high_low: Stroke | None = None
    """From the highest to the lowest value."""
    up: Fill | None = None
    down: Fill | None = None
    """Bars from the first series to the last, where that is higher or lower."""
    bar_line: Stroke | None = None
    gap: float = 1.5


def read_trends(node: Node, series: str, paints: Paints) -> Iterator[Trend]:
    """Yield the trend lines of a series."""
    for trend in node.findall(q("c:trendline")):
        kind = text_of(trend, "c:trendlineType") or "linear"
        period = whole(child(trend, "c:period"), "val", 2)
        name = _NAMES.get(kind, "Linear").format(period)
        yield Trend(
            name=trend.findtext(q("c:name")) or f"{name} ({series})",
            kind=kind,
            stroke=paints.stroke(child(trend, "c:spPr"), _TREND) or _TREND,
            order=min(6, max(2, whole(child(trend, "c:order"), "val", 2))),
            period=max(2, period),
            forward=number_of(trend, "c:forward") or 0.0,
            backward=number_of(trend, "c:backward") or 0.0,
            through=number_of(trend, "c:intercept"),
            equation=is_on(trend, "c:dispEq"),
            likeness=is_on(trend, "c:dispRSqr"),
        )


def read_errors(node: Node, *, lying: bool, paints: Paints) -> Iterator[Errors]:
    """Yield the error bars of a series."""
    for bars in node.findall(q("c:errBars")):
        kind = text_of(bars, "c:errBarType") or "both"
        yield Errors(
            upright=text_of(bars, "c:errDir") != "x" or lying,
            plus=kind in {"both", "plus"},
            minus=kind in {"both", "minus"},
            kind=text_of(bars, "c:errValType") or "fixedVal",
            value=number_of(bars, "c:val") or 0.0,
            stroke=paints.stroke(child(bars, "c:spPr"), _ERROR) or _ERROR,
            capped=not is_on(bars, "c:noEndCap"),
            more=numbers_of(child(bars, "c:plus")),
            less=numbers_of(child(bars, "c:minus")),
        )


def read_between(node: Node, paints: Paints) -> Between:
    """Return what a group of lines draws between its series."""
    bars = child(node, "c:upDownBars")
    up, down = (child(bars, f"c:{name}", "c:spPr") for name in ("upBars", "downBars"))
    shown = bars is not None
    return Between(
        drop=_line(node, "c:dropLines", paints),
        high_low=_line(node, "c:hiLowLines", paints),
        up=paints.fill(up, Fill(colour=(255, 255, 255, 255))) if shown else None,
        down=paints.fill(down, Fill(colour=(64, 64, 64, 255))) if shown else None,
        bar_line=paints.stroke(up, _ERROR) if shown else None,
        gap=whole(child(bars, "c:gapWidth"), "val", 150) / 100,
    )


def _line(node: Node, name: str, paints: Paints) -> Stroke | None:
    found = child(node, name)
    return None if found is None else paints.stroke(child(found, "c:spPr"), _LINE)
