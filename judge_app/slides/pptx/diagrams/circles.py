"""Layouts around a middle: cycles, rays, overlapping circles."""

import math
from collections.abc import Iterator, Sequence

from judge_app.slides.pptx.diagrams.blocks import Block, Box, Look, own, under, whole
from judge_app.slides.pptx.diagrams.tree import Point
from judge_app.slides.pptx.geometry.pen import open_line


def cycle(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield boxes around a circle with arrows from each to the next."""
    count = len(points)
    side = min(box[2], box[3])
    wide = side * min(0.42, 1.5 / (count + 1))
    high = wide * 0.65
    reach = (side - high) / 2
    middle = box[0] + box[2] / 2, box[1] + box[3] / 2
    across = min(reach * 1.25, (box[2] - wide) / 2)
    for number, point in enumerate(points):
        x, y = _at(middle, across, reach, number / count)
        place = (x - wide / 2, y - high / 2, wide, high)
        yield Block(box=place, entries=whole(point), number=number)
        if count > 1:
            x, y = _at(middle, across, reach, (number + 0.5) / count)
            size = wide * 0.22
            yield Block(
                box=(x - size / 2, y - size / 2, size, size), shape="rightArrow", look=Look.PALE,
                rotation=360 * (number + 0.5) / count, number=number,
            )  # fmt: skip


def rays(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield the first point in the middle and those below it around it, joined by lines."""
    centre, around = points[0], points[0].children or points[1:]
    count = max(1, len(around))
    side = min(box[2], box[3])
    size = side * min(0.3, 1.1 / (count + 1) + 0.08)
    reach = (side - size) / 2
    middle = box[0] + box[2] / 2, box[1] + box[3] / 2
    for number in range(len(around)):
        x, y = _at(middle, reach, reach, number / count)
        yield _line(middle, (x, y))
    hub = size * 1.15
    place = (middle[0] - hub / 2, middle[1] - hub / 2, hub, hub)
    yield Block(box=place, shape="ellipse", entries=own(centre))
    for number, point in enumerate(around):
        x, y = _at(middle, reach, reach, number / count)
        place = (x - size / 2, y - size / 2, size, size)
        yield Block(box=place, shape="ellipse", entries=whole(point), number=number + 1, group=1)


def _line(start: tuple[float, float], end: tuple[float, float]) -> Block:
    left, top = min(start[0], end[0]), min(start[1], end[1])
    falls = (end[0] >= start[0]) == (end[1] >= start[1])
    outline = open_line((0, 0), (1, 1)) if falls else open_line((0, 1), (1, 0))
    place = (left, top, abs(end[0] - start[0]), abs(end[1] - start[1]))
    return Block(box=place, outline=outline, look=Look.LINE)


def overlapping(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield circles that cover a part of each other."""
    count = len(points)
    side = min(box[2], box[3])
    size = side * (0.6 if count > 1 else 1)
    reach = (side - size) / 2
    middle = box[0] + box[2] / 2, box[1] + box[3] / 2
    for number in range(count):
        x, y = _at(middle, reach, reach, number / count)
        place = (x - size / 2, y - size / 2, size, size)
        yield Block(box=place, shape="ellipse", look=Look.CLEAR, number=number)
    out = reach * 1.35 if count > 1 else 0.0
    for number, point in enumerate(points):
        x, y = _at(middle, out, out, number / count)
        wide, high = size * 0.6, size * 0.45
        place = (x - wide / 2, y - high / 2, wide, high)
        yield Block(box=place, shape="rect", entries=whole(point), look=Look.PLAIN, number=number)


def rings(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield circles inside each other with their words at the right."""
    count = len(points)
    side = min(box[2] * 0.6, box[3])
    x, y = box[0] + box[2] * 0.05, box[1] + (box[3] - side) / 2
    for number in range(count):
        size = side * (count - number) / count
        place = (x + (side - size) / 2, y + (side - size) / 2, size, size)
        look = Look.SOLID if number % 2 == 0 else Look.PALE
        yield Block(box=place, shape="ellipse", look=look, number=number)
    high = side / max(1, count)
    for number, point in enumerate(points):
        place = (x + side * 1.05, y + number * high, box[2] * 0.9 - side, high)
        entries = (*own(point), *under(point))
        yield Block(box=place, shape="rect", look=Look.PLAIN, entries=entries, align="l")


def _at(
    middle: tuple[float, float], across: float, down: float, share: float
) -> tuple[float, float]:
    """Return the point of a circle at a share of the way around, from the top."""
    angle = 2 * math.pi * share - math.pi / 2
    return middle[0] + across * math.cos(angle), middle[1] + down * math.sin(angle)
