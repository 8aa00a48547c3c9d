"""Writes values, names and shares at the points of a chart."""

from collections.abc import Iterator

from judge_app.slides.pptx.charts.data import Group, Series
from judge_app.slides.pptx.charts.letters import Letters, words
from judge_app.slides.pptx.charts.numbers import formatted
from judge_app.slides.pptx.charts.plane import Plane
from judge_app.slides.pptx.charts.series import bar_room, scatter_points, stacked_values
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.scene import Item, Point

_GAP = 25400


def plane_labels(
    group: Group, plane: Plane, letters: Letters, around: Surroundings
) -> Iterator[Item]:
    """Yield the labels of bars, lines, areas and points."""
    spans = stacked_values(group) if group.kind not in {"scatter", "bubble"} else []
    for number, one in enumerate(group.series):
        if not one.labels.any:
            continue
        own = letters.changed(one.labels.words, around)
        if spans:
            yield from _along(group, number, spans[number], plane, own)
            continue
        for place, point in enumerate(scatter_points(one, plane)):
            text = point_text(group, one, place, 0.0)
            if point is not None and text:
                yield _beside(text, point, one.labels.at(place).position or "r", own)


def _along(
    group: Group,
    number: int,
    spans: list[tuple[float, float] | None],
    plane: Plane,
    letters: Letters,
) -> Iterator[Item]:
    one = group.series[number]
    for category, span in enumerate(spans):
        text = "" if span is None else point_text(group, one, category, 0.0)
        if span is None or not text:
            continue
        if group.kind != "bar":
            middle = plane.point(category, span[1])
            where = one.labels.at(category).position or ("ctr" if group.kind == "area" else "r")
            if group.kind == "area":
                middle = plane.point(category, (span[0] + span[1]) / 2)
            yield _beside(text, middle, where, letters)
            continue
        offset, _ = bar_room(group, number)
        place = category + offset
        default = "ctr" if group.stacked else "outEnd"
        position = one.labels.at(category).position or default
        start = span[0] if group.stacked else plane.base
        yield _on_bar(text, place, (start, span[1]), position, plane, letters)


def _on_bar(
    text: str,
    place: float,
    span: tuple[float, float],
    position: str,
    plane: Plane,
    letters: Letters,
) -> Item:
    """Return a label at a bar: outside its end, inside its end or foot, or in its middle."""
    value = {"ctr": (span[0] + span[1]) / 2, "inBase": span[0]}.get(position, span[1])
    x, y = plane.point(place, value)
    wide, high = letters.wide(text) + 2 * _GAP, letters.high
    away = {"outEnd": 1, "inEnd": -1, "inBase": 1}.get(position, 0)
    if span[1] < span[0]:
        away = -away
    if plane.lying:
        x += away * (wide / 2)
    else:
        y -= away * (high / 2 + _GAP)
    return words(text, letters, (x - wide / 2, y - high / 2, wide, high))


def _beside(text: str, point: Point, position: str, letters: Letters) -> Item:
    x, y = point
    wide, high = letters.wide(text), letters.high
    off = 5 * 12700.0
    match position:
        case "t":
            y -= high / 2 + off
        case "b":
            y += high / 2 + off
        case "l":
            x -= wide / 2 + off
        case "r":
            x += wide / 2 + off
        case _:
            pass
    return words(text, letters, (x - wide / 2, y - high / 2, wide, high))


def point_text(group: Group, one: Series, number: int, share: float) -> str:
    """Return what is written at a point; `share` is its part of the whole."""
    value = one.values[number] if number < len(one.values) else None
    if value is None:
        return ""
    labels = one.labels.at(number)
    if labels.text:
        return labels.text
    parts = []
    if labels.series:
        parts.append(one.name)
    if labels.category and number < len(group.categories):
        parts.append(group.categories[number])
    if labels.value:
        parts.append(formatted(value, labels.code or one.code))
    if labels.percent:
        code = labels.code if "%" in labels.code else "0%"
        parts.append(formatted(share, code))
    plain = "\n" if labels.percent and labels.category and not labels.value else "; "
    return (labels.separator or plain).join(parts)
