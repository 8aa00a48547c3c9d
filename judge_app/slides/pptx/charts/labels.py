"""Writes values, names and shares at the points of a chart."""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.slides.pptx.charts.data import Group, Series
from judge_app.slides.pptx.charts.label_data import Labels
from judge_app.slides.pptx.charts.letters import Letters, words
from judge_app.slides.pptx.charts.numbers import formatted
from judge_app.slides.pptx.charts.plane import Plane
from judge_app.slides.pptx.charts.series import bar_room, scatter_points, stacked_values
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.scene import Item, Point

_GAP = 25400
_OFF = 5 * 12700.0
"""Between a point and what is written beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pencil:
    """How labels of a chart are written, and how large the chart is (EMU)."""

    letters: Letters
    around: Surroundings
    size: tuple[float, float]

    def style(self, labels: Labels, point: int) -> Letters:
        """Return the letters of a point's label."""
        own = self.letters.changed(labels.words, self.around)
        at = labels.at(point)
        return own if at is labels else own.changed(at.words, self.around)

    def extent(self, lines: list[str], letters: Letters) -> tuple[float, float]:
        """Return width and height of lines."""
        return max(letters.wide(line) for line in lines), letters.high * len(lines)

    def write(self, lines: list[str], letters: Letters, middle: Point, at: Labels) -> Item:
        """Return a label around a point, moved as the author moved it."""
        wide, high = self.extent(lines, letters)
        x = middle[0] + at.offset[0] * self.size[0] - wide / 2
        y = middle[1] + at.offset[1] * self.size[1] - high / 2
        return words("\n".join(lines), letters, (x, y, wide, high))


def plane_labels(group: Group, plane: Plane, pencil: Pencil) -> Iterator[Item]:
    """Yield the labels of bars, lines, areas and points."""
    pointed = group.kind in {"scatter", "bubble"}
    spans = [] if pointed else stacked_values(group)
    for number, one in enumerate(group.series):
        if not one.labels.any:
            continue
        points = scatter_points(one, plane) if pointed else [None] * len(spans[number])
        for n, point in enumerate(points):
            text = point_text(group, one, n, 0.0)
            span = None if pointed else spans[number][n]
            if not text or (point is None and span is None):
                continue
            lines, letters, at = text.split("\n"), pencil.style(one.labels, n), one.labels.at(n)
            extent = pencil.extent(lines, letters)
            middle = (
                _beside(point, extent, at.position or "r")
                if point is not None
                else _middle(group, number, n, span or (0.0, 0.0), plane, extent)
            )
            yield pencil.write(lines, letters, middle, at)


def _middle(
    group: Group,
    number: int,
    category: int,
    span: tuple[float, float],
    plane: Plane,
    extent: tuple[float, float],
) -> Point:
    """Return where the label of a value among categories has its middle."""
    wished = group.series[number].labels.at(category).position
    if group.kind == "bar":
        start = span[0] if group.stacked else plane.base
        place = category + bar_room(group, number)[0]
        position = wished or ("ctr" if group.stacked else "outEnd")
        return _on_bar(place, (start, span[1]), position, plane, extent)
    if group.kind == "area":
        return _beside(plane.point(category, sum(span) / 2), extent, wished or "ctr")
    return _beside(plane.point(category, span[1]), extent, wished or "r")


def _on_bar(
    place: float,
    span: tuple[float, float],
    position: str,
    plane: Plane,
    extent: tuple[float, float],
) -> Point:
    """Return the middle of a label outside a bar's end, inside its end or foot, or in its middle."""
    value = {"ctr": (span[0] + span[1]) / 2, "inBase": span[0]}.get(position, span[1])
    x, y = plane.point(place, value)
    away = {"outEnd": 1, "inEnd": -1, "inBase": 1}.get(position, 0)
    if span[1] < span[0]:
        away = -away
    if plane.lying:
        return x + away * (extent[0] / 2 + _GAP), y
    return x, y - away * (extent[1] / 2 + _GAP)


def _beside(point: Point, extent: tuple[float, float], position: str) -> Point:
    x, y = point
    across, down = extent[0] / 2 + _OFF, extent[1] / 2 + _OFF
    match position:
        case "t":
            return x, y - down
        case "b":
            return x, y + down
        case "l":
            return x - across, y
        case "r":
            return x + across, y
        case _:
            return x, y


def point_text(group: Group, one: Series, number: int, share: float) -> str:
    """Return what is written at a point; `share` is its part of the whole."""
    value = one.values[number] if number < len(one.values) else None
    if value is None:
        return ""
    labels = one.labels.at(number)
    written = {
        "SERIESNAME": one.name,
        "CATEGORYNAME": group.categories[number] if number < len(group.categories) else "",
        "VALUE": formatted(value, labels.code or one.code),
        "YVALUE": formatted(value, labels.code or one.code),
        "PERCENTAGE": formatted(share, labels.code if "%" in labels.code else "0%"),
        "CELLRANGE": one.cells[number] if number < len(one.cells) else "",
    }
    if labels.own:
        return "".join(written.get(field, text) for field, text in labels.own)
    shown = (
        (labels.series, "SERIESNAME"),
        (labels.category, "CATEGORYNAME"),
        (labels.value, "VALUE"),
        (labels.percent, "PERCENTAGE"),
    )
    parts = [written[name] for is_shown, name in shown if is_shown and written[name]]
    plain = "\n" if labels.percent and labels.category and not labels.value else "; "
    return (labels.separator or plain).join(parts)
