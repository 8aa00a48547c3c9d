"""Layouts in rows and columns: lists, grids, processes."""

from collections.abc import Iterator, Sequence

from judge_app.slides.pptx.diagrams.blocks import Block, Box, Look, column, own, row, under, whole
from judge_app.slides.pptx.diagrams.tree import Point

_ASPECT = 0.6
_ARROW = 0.4
"""Between boxes of a process, of their width."""


def grid(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield a block list: boxes of three to five in as many columns as make them largest."""
    count = len(points)
    columns = max(range(1, count + 1), key=lambda n: _side(n, count, box))
    wide = _side(columns, count, box)
    high, gap = wide * _ASPECT, wide * 0.1
    lines = -(-count // columns)
    top = box[1] + (box[3] - lines * high - (lines - 1) * gap) / 2
    for line in range(lines):
        members = points[line * columns : (line + 1) * columns]
        left = box[0] + (box[2] - len(members) * wide - (len(members) - 1) * gap) / 2
        for number, point in enumerate(members):
            place = (left + number * (wide + gap), top + line * (high + gap), wide, high)
            yield Block(
                box=place, shape="rect", entries=whole(point), number=line * columns + number
            )


def _side(columns: int, count: int, box: Box) -> float:
    """Return how wide boxes in so many columns may be."""
    lines = -(-count // columns)
    return min(
        box[2] / (columns + 0.1 * (columns - 1)),
        box[3] / (lines * _ASPECT + 0.1 * (lines - 1)),
    )


def process(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield boxes from left to right with arrows between them."""
    wide = box[2] / (len(points) + _ARROW * (len(points) - 1))
    high = min(box[3], wide * (_ASPECT if not any(p.children for p in points) else 1.2))
    for number, point, place in row(points, box, gap=_ARROW, high=high):
        yield Block(box=place, entries=whole(point), number=number, adjustments={"adj": 10000})
        if number + 1 < len(points):
            size = wide * 0.212, wide * 0.248
            x = place[0] + wide * (1 + _ARROW / 2) - size[0] / 2
            y = place[1] + (high - size[1]) / 2
            yield Block(box=(x, y, *size), shape="rightArrow", look=Look.PALE, number=number)


def over_arrow(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield boxes from left to right over one long arrow."""
    x, y, width, height = box
    arrow = (x + width * 0.075, y, width * 0.85, height)
    yield Block(box=arrow, shape="rightArrow", look=Look.PALE)
    for number, point, place in row(points, box, gap=0.05, high=height * 0.4):
        yield Block(box=place, entries=whole(point), number=number)


def chevrons(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield arrows that follow each other, what is below them written under each."""
    has_more = any(point.children for point in points)
    wide = box[2] / (len(points) - 0.1 * (len(points) - 1))
    high = min(wide * 0.4, box[3] * (0.4 if has_more else 1))
    for number, point, place in row(points, box, gap=-0.1, high=high):
        top = box[1] + box[3] * 0.1 if has_more else place[1]
        shape = "homePlate" if number == 0 and not has_more else "chevron"
        head = (place[0], top, wide, high)
        yield Block(box=head, shape=shape, entries=own(point), number=number)
        if point.children:
            room = (place[0], top + high * 1.1, wide * 0.8, box[1] + box[3] - top - high * 1.1)
            yield Block(
                box=room, shape="rect", look=Look.PLAIN, entries=under(point), anchor="t",
                align="l", group=1,
            )  # fmt: skip


def down(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield boxes below each other with arrows between them."""
    wide = min(box[2], box[3] / len(points) * 1.8)
    middle = (box[0] + (box[2] - wide) / 2, box[1], wide, box[3])
    for number, point, place in column(points, middle, gap=0.5):
        yield Block(box=place, entries=whole(point), number=number)
        if number + 1 < len(points):
            side = place[3] * 0.38
            x, y = place[0] + (wide - side) / 2, place[1] + place[3] * 1.25 - side / 2
            yield Block(box=(x, y, side, side), shape="downArrow", look=Look.PALE, number=number)


def stack(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield bars over the whole width, what is below each written under it."""
    weights = [(1.0, len(under(point)) * 0.45) for point in points]
    unit = box[3] / (sum(a + b for a, b in weights) + 0.15 * (len(points) - 1))
    y = box[1]
    for number, (point, (bar, more)) in enumerate(zip(points, weights, strict=True)):
        place = (box[0], y, box[2], bar * unit)
        yield Block(box=place, entries=own(point), number=number, align="l")
        if more:
            room = (box[0], y + bar * unit, box[2], more * unit)
            yield Block(
                box=room, shape="rect", look=Look.PLAIN, entries=under(point), anchor="t",
                align="l", group=1,
            )  # fmt: skip
        y += (bar + more + 0.15) * unit


def beside(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield a head at the left of each row and what is below it in a bar at its right."""
    for number, point, (x, y, width, high) in column(points, box, gap=0.06):
        wide = width * 0.36
        if point.children:
            bar = (x + wide, y + high * 0.1, width - wide, high * 0.8)
            yield Block(
                box=bar, shape="rect", look=Look.PALE, entries=under(point), align="l",
                number=number, group=1,
            )  # fmt: skip
        yield Block(box=(x, y, wide, high), entries=own(point), number=number)


def falling_chevrons(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield arrows that point down, and what is below each in a box at its right."""
    for number, point, (x, y, width, high) in column(points, box, gap=-0.12):
        wide = min(high * 0.7, width / 3)
        room = (x + wide, y, width - wide, high * 0.65)
        if point.children:
            yield Block(
                box=room, shape="rect", look=Look.RIM, entries=under(point), align="l",
                number=number, group=1,
            )  # fmt: skip
        lying = (x + (wide - high) / 2, y + (high - wide) / 2, high, wide)
        yield Block(
            box=lying, shape="chevron", adjustments={"adj": 30000}, rotation=90.0,
            entries=own(point), number=number,
        )  # fmt: skip


def headed_boxes(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield white boxes over the whole width, each with a head over its upper edge."""
    weights = [0.7 + 0.45 * len(under(point)) for point in points]
    unit = box[3] / (sum(weights) + 0.55 * len(points))
    y = box[1]
    for number, (point, weight) in enumerate(zip(points, weights, strict=True)):
        top = y + unit * 0.45
        yield Block(
            box=(box[0], top, box[2], weight * unit), shape="rect", look=Look.RIM, number=number
        )
        if point.children:
            room = (box[0], top + unit * 0.5, box[2], (weight - 0.5) * unit)
            yield Block(
                box=room, shape="rect", look=Look.PLAIN, entries=under(point), align="l", group=1
            )
        head = (box[0] + box[2] * 0.05, y, box[2] * 0.7, unit * 0.9)
        yield Block(box=head, entries=own(point), number=number, align="l")
        y = top + (weight + 0.1) * unit


def columns(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield a head over each column and what is below it in a box under the head."""
    has_more = any(point.children for point in points)
    for number, point, (x, y, wide, high) in row(points, box, gap=0.14, high=box[3]):
        head = min(wide * 0.4, high * 0.3) if has_more else high
        yield Block(box=(x, y, wide, head), shape="rect", entries=own(point), number=number)
        if has_more:
            yield Block(
                box=(x, y + head, wide, high - head), shape="rect", look=Look.PALE,
                entries=under(point), anchor="t", align="l", number=number, group=1,
            )  # fmt: skip


def panels(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield pale columns with a title at their top and a box for each thing below."""
    for number, point, place in row(points, box, gap=0.075, high=box[3]):
        x, y, wide, high = place
        yield Block(box=place, look=Look.PALE, number=number)
        title = (x, y, wide, high * 0.3)
        yield Block(
            box=title, shape="rect", look=Look.PLAIN, entries=own(point), number=number, group=1
        )
        room = (x + wide * 0.1, y + high * 0.3, wide * 0.8, high * 0.65)
        if point.children:
            for _, inner, small in column(point.children, room, gap=0.15):
                yield Block(box=small, entries=whole(inner), number=number, group=2)
