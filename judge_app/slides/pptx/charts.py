"""Charts from the values the file keeps: bars, lines, areas and pies with axes and a legend."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.geometry import RECTANGLE, ellipse, open_line, polygon
from judge_app.slides.pptx.names import Node, child, q, whole
from judge_app.slides.pptx.shapes import Surroundings
from judge_app.slides.scene import Fill, Item, Paragraph, Point, Rgba, Run, Stroke, TextBox

_AXIS: Rgba = (134, 134, 134, 255)
_WORDS: Rgba = (64, 64, 64, 255)
_KINDS = (
    "barChart",
    "bar3DChart",
    "lineChart",
    "areaChart",
    "pieChart",
    "pie3DChart",
    "doughnutChart",
)
_ROUND = {"pieChart", "pie3DChart", "doughnutChart"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One row of values; None where the file has none."""

    name: str
    values: tuple[float | None, ...]
    colour: Rgba


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A part of the chart's room, in EMU."""

    x: float
    y: float
    width: float
    height: float


def read_chart(space: Node, box: Box, around: Surroundings) -> Iterator[Item]:
    """Yield a chart as boxes, lines and words; what is not known becomes its title alone."""
    chart = child(space, "c:chart")
    area = child(chart, "c:plotArea")
    plots = [
        n for name in _KINDS for n in (area.findall(q(f"c:{name}")) if area is not None else ())
    ]
    title = _title(chart)
    room = box
    if title:
        yield _words(
            title, Box(x=box.x, y=box.y, width=box.width, height=box.height * 0.12), 16, "ctr"
        )
        room = Box(x=box.x, y=box.y + box.height * 0.12, width=box.width, height=box.height * 0.88)
    if not plots:
        around.note(ApproximationKind.CHART, "")
        return
    categories, series = _data(plots, around)
    names = list(categories) if _kind(plots[0]) in _ROUND else [s.name for s in series]
    if child(chart, "c:legend") is not None and names:
        colours = (
            _pie_colours(len(names), around)
            if _kind(plots[0]) in _ROUND
            else [s.colour for s in series]
        )
        yield from _legend(names, colours, room)
        room = Box(x=room.x, y=room.y, width=room.width, height=room.height * 0.88)
    if _kind(plots[0]) in _ROUND:
        yield from _pie(
            series, room, around, hole=0.5 if _kind(plots[0]) == "doughnutChart" else 0.0
        )
    else:
        yield from _Plot(plots[0], categories, series, room).items()


def _kind(plot: Node) -> str:
    return str(plot.tag).rpartition("}")[2]


def _title(chart: Node | None) -> str:
    title = child(chart, "c:title")
    return "" if title is None else "".join(t.text or "" for t in title.iter(q("a:t")))


def _data(plots: list[Node], around: Surroundings) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    categories: tuple[str, ...] = ()
    series: list[Series] = []
    for plot in plots:
        for node in plot.findall(q("c:ser")):
            categories = categories or _texts(child(node, "c:cat"))
            numbers = _numbers(child(node, "c:val"))
            own = around.palette.colour(child(node, "c:spPr", "a:solidFill"))
            accent = around.palette.scheme(f"accent{len(series) % 6 + 1}") or 0x4472C4
            colour = own or (accent >> 16 & 255, accent >> 8 & 255, accent & 255, 255)
            name = " ".join(_texts(child(node, "c:tx"))) or f"Series {len(series) + 1}"
            series.append(Series(name=name, values=numbers, colour=colour))
    count = max((len(s.values) for s in series), default=0)
    if len(categories) < count:
        categories += tuple(str(n + 1) for n in range(len(categories), count))
    return categories, tuple(series)


def _texts(holder: Node | None) -> tuple[str, ...]:
    points = {} if holder is None else {whole(p, "idx"): p for p in holder.iter(q("c:pt"))}
    values = (child(points[n], "c:v") for n in sorted(points))
    return tuple((v.text or "") if v is not None else "" for v in values)


def _numbers(holder: Node | None) -> tuple[float | None, ...]:
    points = {} if holder is None else {whole(p, "idx"): p for p in holder.iter(q("c:pt"))}
    found: list[float | None] = [None] * (max(points, default=-1) + 1)
    for place, point in points.items():
        value = child(point, "c:v")
        try:
            found[place] = float(value.text or "") if value is not None else None
        except ValueError:
            continue
    return tuple(found)


class _Plot:
    def __init__(
        self, plot: Node, categories: tuple[str, ...], series: tuple[Series, ...], room: Box
    ) -> None:
        self._plot = plot
        self._kind = _kind(plot)
        self._categories = categories
        self._series = series
        grouping = child(plot, "c:grouping")
        self._stacked = grouping is not None and "tacked" in grouping.get("val", "")
        direction = child(plot, "c:barDir")
        self._is_lying = direction is not None and direction.get("val") == "bar"
        left, bottom = room.width * (0.18 if self._is_lying else 0.08), room.height * 0.1
        self._box = Box(
            x=room.x + left,
            y=room.y + room.height * 0.04,
            width=room.width - left - room.width * 0.03,
            height=room.height * 0.94 - bottom,
        )
        self._low, self._high, self._step = _scale(self._extremes())

    def items(self) -> Iterator[Item]:
        yield from self._grid()
        if "bar" in self._kind:
            yield from self._bars()
        else:
            yield from self._curves()
        yield from self._names()

    def _extremes(self) -> tuple[float, float]:
        if self._stacked:
            count = len(self._categories)
            sums = [
                sum(s.values[n] or 0 for s in self._series if n < len(s.values))
                for n in range(count)
            ]
            return min([0.0, *sums]), max([0.0, *sums])
        values = [v for s in self._series for v in s.values if v is not None]
        return min([0.0, *values]), max([0.0, *values])

    def _share(self, value: float) -> float:
        return (value - self._low) / (self._high - self._low)

    def _grid(self) -> Iterator[Item]:
        box = self._box
        count = round((self._high - self._low) / self._step)
        for number in range(count + 1):
            value = self._low + number * self._step
            share = self._share(value)
            stroke = Stroke(colour=_AXIS if number == 0 else (217, 217, 217, 255), width=9525)
            text = f"{value:g}"
            if self._is_lying:
                x = box.x + share * box.width
                yield _line(x, box.y, x, box.y + box.height, stroke)
                label = Box(
                    x=x - box.width * 0.1,
                    y=box.y + box.height,
                    width=box.width * 0.2,
                    height=box.height * 0.08,
                )
                yield _words(text, label, 10, "ctr")
            else:
                y = box.y + box.height * (1 - share)
                yield _line(box.x, y, box.x + box.width, y, stroke)
                label = Box(
                    x=box.x - box.width * 0.2,
                    y=y - box.height * 0.04,
                    width=box.width * 0.19,
                    height=box.height * 0.08,
                )
                yield _words(text, label, 10, "r")

    def _bars(self) -> Iterator[Item]:
        box = self._box
        gap = child(self._plot, "c:gapWidth")
        share = whole(gap, "val", 150) / 100
        lanes = 1 if self._stacked else max(1, len(self._series))
        slot = (box.height if self._is_lying else box.width) / max(1, len(self._categories))
        thick = slot / (lanes + share)
        for place in range(len(self._categories)):
            base = 0.0
            for lane, series in enumerate(self._series):
                value = series.values[place] if place < len(series.values) else None
                if value is None:
                    continue
                start = base if self._stacked else 0.0
                low, high = sorted((self._share(start), self._share(start + value)))
                offset = slot * place + thick * (share / 2 + (0 if self._stacked else lane))
                yield self._bar(offset, thick, low, high, series.colour)
                base += value

    def _bar(self, offset: float, thick: float, low: float, high: float, colour: Rgba) -> Item:
        box = self._box
        if self._is_lying:
            y = box.y + box.height - offset - thick
            x, width = box.x + low * box.width, (high - low) * box.width
            return Item(
                x=x, y=y, width=width, height=thick, paths=(RECTANGLE,), fill=Fill(colour=colour)
            )
        y, height = box.y + box.height * (1 - high), (high - low) * box.height
        return Item(
            x=box.x + offset,
            y=y,
            width=thick,
            height=height,
            paths=(RECTANGLE,),
            fill=Fill(colour=colour),
        )

    def _curves(self) -> Iterator[Item]:
        box, count = self._box, len(self._categories)
        for series in self._series:
            points: list[Point] = [
                ((place + 0.5) / count, 1 - self._share(value))
                for place, value in enumerate(series.values)
                if value is not None
            ]
            if len(points) < 2:
                continue
            if self._kind == "areaChart":
                floor = 1 - self._share(0)
                outline = polygon((points[0][0], floor), *points, (points[-1][0], floor))
                fill, stroke = Fill(colour=series.colour), None
            else:
                outline = open_line(*points)
                fill, stroke = Fill(), Stroke(colour=series.colour, width=28575)
            yield Item(
                x=box.x,
                y=box.y,
                width=box.width,
                height=box.height,
                paths=(outline,),
                fill=fill,
                stroke=stroke,
            )

    def _names(self) -> Iterator[Item]:
        box, count = self._box, max(1, len(self._categories))
        for place, name in enumerate(self._categories):
            if self._is_lying:
                high = box.height / count
                label = Box(
                    x=box.x - box.width * 0.3,
                    y=box.y + box.height - high * (place + 1),
                    width=box.width * 0.29,
                    height=high,
                )
                yield _words(name, label, 10, "r")
            else:
                wide = box.width / count
                label = Box(
                    x=box.x + wide * place,
                    y=box.y + box.height,
                    width=wide,
                    height=box.height * 0.1,
                )
                yield _words(name, label, 10, "ctr")


def _scale(extremes: tuple[float, float]) -> tuple[float, float, float]:
    """Return a round lowest and highest value and the step between grid lines."""
    low, high = extremes
    spread = (high - low) or 1.0
    size = 10 ** math.floor(math.log10(spread / 6))
    step = next(size * m for m in (1, 2, 5, 10) if size * m >= spread / 8)
    top = math.ceil(high / step * 1.0001) * step
    return math.floor(low / step) * step, top or step, step


def _pie_colours(count: int, around: Surroundings) -> list[Rgba]:
    values = [around.palette.scheme(f"accent{n % 6 + 1}") or 0x4472C4 for n in range(count)]
    return [(v >> 16 & 255, v >> 8 & 255, v & 255, 255) for v in values]


def _pie(
    series: tuple[Series, ...], room: Box, around: Surroundings, *, hole: float
) -> Iterator[Item]:
    values = [max(0.0, v or 0.0) for v in series[0].values] if series else []
    whole_sum = sum(values)
    if whole_sum <= 0:
        return
    side = min(room.width, room.height) * 0.9
    x, y = room.x + (room.width - side) / 2, room.y + (room.height - side) / 2
    angle = -math.pi / 2
    for value, colour in zip(values, _pie_colours(len(values), around), strict=True):
        sweep = 2 * math.pi * value / whole_sum
        pieces = max(2, math.ceil(sweep / 0.1))
        rim = [
            (
                0.5 + 0.5 * math.cos(angle + sweep * n / pieces),
                0.5 + 0.5 * math.sin(angle + sweep * n / pieces),
            )
            for n in range(pieces + 1)
        ]
        yield Item(
            x=x, y=y, width=side, height=side, paths=(polygon((0.5, 0.5), *rim),),
            fill=Fill(colour=colour), stroke=Stroke(colour=(255, 255, 255, 255), width=12700),
        )  # fmt: skip
        angle += sweep
    if hole:
        inner = side * hole
        yield Item(
            x=x + (side - inner) / 2, y=y + (side - inner) / 2, width=inner, height=inner,
            paths=(ellipse(),), fill=Fill(colour=(255, 255, 255, 255)),
        )  # fmt: skip


def _legend(names: list[str], colours: list[Rgba], room: Box) -> Iterator[Item]:
    wide, high = room.width / len(names), room.height * 0.08
    y = room.y + room.height * 0.91
    for place, (name, colour) in enumerate(zip(names, colours, strict=True)):
        x = room.x + wide * place + wide * 0.3
        mark = high * 0.4
        yield Item(
            x=x - mark * 1.5, y=y + (high - mark) / 2, width=mark, height=mark,
            paths=(RECTANGLE,), fill=Fill(colour=colour),
        )  # fmt: skip
        yield _words(name, Box(x=x, y=y, width=wide * 0.7, height=high), 10, "l")


def _words(text: str, box: Box, size: float, align: str) -> Item:
    run = Run(text=text, size=size, font="Calibri", colour=_WORDS)
    paragraph = Paragraph(runs=(run,), align=align)
    return Item(
        x=box.x, y=box.y, width=box.width, height=box.height,
        text=TextBox(paragraphs=(paragraph,), insets=(0, 0, 0, 0), anchor="ctr"),
    )  # fmt: skip


def _line(x: float, y: float, to_x: float, to_y: float, stroke: Stroke) -> Item:
    return Item(
        x=x,
        y=y,
        width=max(to_x - x, 0),
        height=max(to_y - y, 0),
        paths=(open_line((0, 0), (1, 1)),),
        stroke=stroke,
    )
