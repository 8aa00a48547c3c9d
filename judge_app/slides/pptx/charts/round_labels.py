"""Writes values, names and shares at the slices of pies and rings, and makes room for them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.slides.pptx.charts.data import Group, Series
from judge_app.slides.pptx.charts.label_data import Labels
from judge_app.slides.pptx.charts.labels import Pencil, point_text
from judge_app.slides.pptx.charts.letters import Letters
from judge_app.slides.pptx.charts.plane import Box, line_item
from judge_app.slides.pptx.charts.rounds import slices, square
from judge_app.slides.pptx.charts.solid import Disc, disc_in
from judge_app.slides.scene import Item, Stroke

_WIDEST = 0.2
"""Of the chart's width a label takes before it is broken into lines."""
_RIM = 0.96
_OUTSIDE = 1.04
_INK = 0.4
"""Half of what of a label's box letters cover."""
_SMALLEST = 0.4
_ROUNDS = 4
_FAR = 0.8
"""How far from its slice, in its own heights, a label is joined to it by a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    lines: list[str]
    letters: Letters
    at: Labels
    wide: float
    high: float
    angle: float
    """Of the slice's middle, radians clockwise from the right."""
    sweep: float
    position: str
    ring: float
    """How far out the middle of its ring lies, in shares of the radius; 0 in pies."""


def room_for_labels(group: Group, box: Box, pencil: Pencil) -> Box:
    """Return the part of a box that a pie may fill so that what is written around it fits."""
    labels = list(_labels(group, box[2], pencil))
    if group.solid:
        return _room_around_disc(labels, disc_in(group, box), box)
    x, y, side = square(box)
    middle = (x + side / 2, y + side / 2)
    least = side * _SMALLEST
    for _ in range(_ROUNDS):
        over = 0.0
        for label in labels:
            cx, cy = _centre(label, middle, side / 2)
            over = max(
                over,
                box[0] - cx + label.wide / 2,
                cx + label.wide / 2 - box[0] - box[2],
                box[1] - cy + label.high / 2,
                cy + label.high / 2 - box[1] - box[3],
            )
        if over < 1 or side <= least:
            break
        side = max(least, side - 2 * over)
    return middle[0] - side / 2, middle[1] - side / 2, side, side


def round_labels(group: Group, box: Box, room: Box, pencil: Pencil) -> Iterator[Item]:
    """Yield the labels of a pie's or ring's slices; the pie fills the box, labels the room."""
    x, y, side = square(box)
    middle, radius = (x + side / 2, y + side / 2), side / 2
    labels = list(_labels(group, pencil.size[0], pencil))
    if group.solid:
        disc = disc_in(group, box)
        yield from (_written(label, _on_disc(label, disc), pencil) for label in labels)
        return
    centres = [_centre(label, middle, radius) for label in labels]
    for number, at in _apart(labels, centres, middle, radius, room).items():
        moved = math.dist(at, centres[number]) > labels[number].high * _FAR
        if moved and group.leaders is not None:
            yield _leader(labels[number], at, middle, radius, group.leaders)
        centres[number] = at
    yield from (_written(label, at, pencil) for label, at in zip(labels, centres, strict=True))


def _written(label: _Label, at: tuple[float, float], pencil: Pencil) -> Item:
    return pencil.write(label.lines, label.letters, at, label.at)


def _on_disc(label: _Label, disc: Disc) -> tuple[float, float]:
    """Return where the middle of a label lies on a solid pie, or beside it."""
    reach = _reach(label, disc.across)
    angle = math.degrees(label.angle)
    if reach <= disc.across:
        return disc.at(angle, reach / disc.across)
    x, y = disc.at(angle, _OUTSIDE)
    below = disc.rim if math.sin(label.angle) > 0 else 0.0
    return (
        x + math.cos(label.angle) * label.wide / 2,
        y + below + math.sin(label.angle) * label.high / 2,
    )


def _room_around_disc(labels: list[_Label], disc: Disc, box: Box) -> Box:
    """Return a box without what labels beside the disc need."""
    beside = [label for label in labels if _reach(label, disc.across) > disc.across]
    wide = min(max((label.wide for label in beside), default=0.0), box[2] * 0.3)
    high = min(max((label.high for label in beside), default=0.0), box[3] * 0.3)
    return box[0] + wide, box[1] + high, box[2] - 2 * wide, box[3] - 2 * high


def _apart(
    labels: list[_Label],
    centres: list[tuple[float, float]],
    middle: tuple[float, float],
    radius: float,
    room: Box,
) -> dict[int, tuple[float, float]]:
    """Return where labels around a pie go that would lie on each other.

    From the pie's sides each goes up (or down) out of the last one's way, and at the room's edge
    on along it.
    """
    moved = {}
    for side, way in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
        ordered = sorted(
            (n for n, label in enumerate(labels) if _may_move(label, radius, side, way)),
            key=lambda n: abs(math.sin(labels[n].angle)),
        )
        last: tuple[float, float, _Label] | None = None
        for n in ordered:
            label, (x, y) = labels[n], centres[n]
            if last is not None and abs(y - last[1]) < (label.high + last[2].high) / 2:
                edge = room[1] + label.high / 2 if way < 0 else room[1] + room[3] - label.high / 2
                beyond = last[1] + way * (label.high + last[2].high) / 2
                y = max(edge, beyond) if way < 0 else min(edge, beyond)
                rise = min(1.0, abs(y - middle[1]) / radius)
                reach = radius * _OUTSIDE * math.sqrt(1 - rise**2) + label.wide / 2
                x = middle[0] + side * max(reach, min(side * (x - middle[0]), reach + label.wide))
                if y != beyond:
                    x = last[0] - side * (label.wide + last[2].wide) / 2
                moved[n] = (x, y)
            last = (x, y, label)
    return moved


def _may_move(label: _Label, radius: float, side: int, way: int) -> bool:
    outside = not label.ring and label.position == "bestFit"
    outside = outside and _reach(label, radius) > radius
    is_there = (math.cos(label.angle) >= 0) == (side > 0)
    return outside and is_there and (math.sin(label.angle) >= 0) == (way > 0)


def _leader(
    label: _Label,
    at: tuple[float, float],
    middle: tuple[float, float],
    radius: float,
    stroke: Stroke,
) -> Item:
    rim = (
        middle[0] + radius * math.cos(label.angle),
        middle[1] + radius * math.sin(label.angle),
    )
    half = label.wide / 2 if rim[0] < at[0] else -label.wide / 2
    return line_item(rim, (at[0] - half, at[1]), stroke)


def _labels(group: Group, chart_width: float, pencil: Pencil) -> Iterator[_Label]:
    hole = min(0.9, max(0.1, group.hole)) if group.kind == "doughnut" else 0.0
    count = max(1, len(group.series))
    for row, one in enumerate(group.series):
        if not one.labels.any or (row and group.kind == "pie"):
            continue
        for number, share, start, sweep in slices(one, group.first_angle):
            text = point_text(group, one, number, share)
            if not text:
                continue
            own = pencil.style(one.labels, number)
            lines = own.lines(text, max(chart_width * _WIDEST, own.wide("100,0%")))
            yield _Label(
                lines=lines,
                letters=own,
                at=one.labels.at(number),
                wide=max(own.wide(line) for line in lines),
                high=own.high * len(lines),
                angle=math.radians(start + sweep / 2),
                sweep=sweep,
                position=_position(one, number),
                ring=hole + (1 - hole) * (row + 0.5) / count if hole else 0.0,
            )


def _position(one: Series, number: int) -> str:
    return one.labels.at(number).position or "bestFit"


def _centre(label: _Label, middle: tuple[float, float], radius: float) -> tuple[float, float]:
    """Return where the middle of a label lies for a pie of this size."""
    reach = label.ring * radius or _reach(label, radius)
    return (
        middle[0] + reach * math.cos(label.angle),
        middle[1] + reach * math.sin(label.angle),
    )


def _reach(label: _Label, radius: float) -> float:
    inside = _inside(label, radius)
    match label.position:
        case "ctr":
            return radius / 2
        case "inEnd":
            return max(0.0, inside)
        case "outEnd":
            return _outside(label, radius)
        case _:
            return inside if _fits(label, inside, radius) else _outside(label, radius)


def _outside(label: _Label, radius: float) -> float:
    half = abs(math.cos(label.angle)) * label.wide + abs(math.sin(label.angle)) * label.high
    return radius * _OUTSIDE + half / 2


def _inside(label: _Label, radius: float) -> float:
    """Return how far out a label's middle may lie with all its corners within the rim."""
    half_x, half_y = label.wide / 2, label.high / 2
    cosine, sine = abs(math.cos(label.angle)), abs(math.sin(label.angle))
    rim = radius * _RIM
    # The corner farthest out lies at (d cos + half_x, d sin + half_y); its distance is the rim's.
    along = cosine * half_x + sine * half_y
    return -along + math.sqrt(max(0.0, along**2 - half_x**2 - half_y**2 + rim**2))


def _fits(label: _Label, reach: float, radius: float) -> bool:
    """Say whether a label lies within its slice."""
    if label.sweep >= 180:
        return label.wide < radius
    cx, cy = reach * math.cos(label.angle), reach * math.sin(label.angle)
    for dx in (-label.wide * _INK, label.wide * _INK):
        for dy in (-label.high * _INK, label.high * _INK):
            turn = math.degrees(math.atan2(cy + dy, cx + dx) - label.angle)
            if abs((turn + 180) % 360 - 180) > label.sweep / 2:
                return False
    return True
