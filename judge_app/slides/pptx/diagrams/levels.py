"""Layouts in levels: trees of boxes, pyramids, matrices."""

from collections.abc import Iterator, Sequence

from judge_app.slides.pptx.diagrams.blocks import Block, Box, Look, column, own, whole
from judge_app.slides.pptx.diagrams.tree import Point
from judge_app.slides.pptx.geometry.pen import polygon
from judge_app.slides.scene import Outline

_BETWEEN = 0.45
"""Of a box's height lies between two levels of a tree."""


def tree(points: Sequence[Point], box: Box, *, lies: bool = False) -> Iterator[Block]:
    """Yield boxes under each other (or beside, where the tree lies) with lines between them."""
    if lies:
        turned = (box[1], box[0], box[3], box[2])
        for block in tree(points, turned):
            x, y, wide, high = block.box
            yield _turned(block, (y, x, high, wide))
        return
    leaves = sum(point.leaves() for point in points)
    depth = max(point.depth() for point in points)
    wide = box[2] / (leaves * 1.12)
    high = min(box[3] / (depth + _BETWEEN * (depth - 1)), wide * 0.9)
    free = box[3] - high * (depth + _BETWEEN * (depth - 1))
    step = high * (1 + _BETWEEN)
    yield from _branches(points, (box[0], box[1] + free / 2), (wide, high, step), 0)[0]


def _branches(
    points: Sequence[Point], at: tuple[float, float], size: tuple[float, float, float], level: int
) -> tuple[list[Block], list[float]]:
    """Return the blocks of a level with all below, and where the middles of its own boxes lie."""
    wide, high, step = size
    slot = wide * 1.12
    blocks: list[Block] = []
    boxes: list[Block] = []
    middles: list[float] = []
    x = at[0]
    for point in points:
        room = slot * point.leaves()
        middle = x + room / 2
        if point.children:
            inner, below = _branches(point.children, (x, at[1] + step), size, level + 1)
            for other in below:
                line = (middle, at[1] + high, other - middle, step - high)
                blocks.append(_elbow(line))
            boxes += inner
        place = (middle - wide / 2, at[1], wide, high)
        boxes.append(Block(box=place, entries=own(point), number=level, shape="rect"))
        middles.append(middle)
        x += room
    return blocks + boxes, middles


def _elbow(line: Box) -> Block:
    """Return a bent line from a box down to one below it; its width may go to the left."""
    x, y, wide, high = line
    ends = (0.0, 1.0) if wide >= 0 else (1.0, 0.0)
    steps = polygon((ends[0], 0), (ends[0], 0.5), (ends[1], 0.5), (ends[1], 1)).steps[:-1]
    place = (min(x, x + wide), y, abs(wide), high)
    return Block(box=place, outline=Outline(steps=steps, filled=False), look=Look.LINE)


def _turned(block: Block, box: Box) -> Block:
    outline = block.outline
    if outline is not None:
        points = [(y, x) for step in outline.steps for x, y in step.points]
        outline = Outline(steps=polygon(*points).steps[:-1], filled=False)
    return Block(
        box=box, shape=block.shape, outline=outline, entries=block.entries, look=block.look,
        number=block.number,
    )  # fmt: skip


def table(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield boxes that lie on all that is below them, like a table's heads."""
    depth = max((point.depth() for point in points), default=1)
    high = box[3] / (depth + 0.08 * (depth - 1))
    yield from _heads(points, box, high, 0)


def _heads(points: Sequence[Point], box: Box, high: float, level: int) -> Iterator[Block]:
    leaves = sum(point.leaves() for point in points)
    x, gap = box[0], box[2] * 0.012 if len(points) > 1 else 0.0
    for point in points:
        wide = (box[2] - gap * (len(points) - 1)) * point.leaves() / leaves
        yield Block(
            box=(x, box[1], wide, high), entries=own(point), number=level, group=level,
            adjustments={"adj": 10000},
        )  # fmt: skip
        if point.children:
            room = (x, box[1] + high * 1.08, wide, box[3] - high * 1.08)
            yield from _heads(point.children, room, high, level + 1)
        x += wide + gap


def pyramid(points: Sequence[Point], box: Box, *, upside_down: bool = False) -> Iterator[Block]:
    """Yield layers that grow wider downwards, or narrower."""
    count = len(points)
    for number, point, (_, y, _, high) in column(points, box, gap=0.0):
        level = count - 1 - number if upside_down else number
        wide = box[2] * (level + 1) / count
        inset = 0.5 / (level + 1)
        corners = ((inset, 0.0), (1 - inset, 0.0), (1.0, 1.0), (0.0, 1.0))
        if upside_down:
            corners = ((0.0, 0.0), (1.0, 0.0), (1 - inset, 1.0), (inset, 1.0))
        yield Block(
            box=(box[0] + (box[2] - wide) / 2, y, wide, high), outline=polygon(*corners),
            entries=whole(point), number=number, group=int(level == 0),
        )  # fmt: skip


def pyramid_list(points: Sequence[Point], box: Box) -> Iterator[Block]:
    """Yield a triangle with a list over its right half."""
    side = min(box[2] * 0.75, box[3])
    x = box[0] + (box[2] - side * 1.15) / 2
    yield Block(box=(x, box[1], side, box[3]), shape="triangle")
    room = (x + side / 2, box[1] + box[3] * 0.1, side * 0.65, box[3] * 0.71)
    for number, point, place in column(points, room, gap=0.125):
        yield Block(box=place, entries=whole(point), look=Look.PALE, number=number)


def matrix(points: Sequence[Point], box: Box, *, titled: bool) -> Iterator[Block]:
    """Yield four quarters; a single point over them stands in the middle."""
    title = points[0] if titled and len(points) == 1 and points[0].children else None
    quarters = (title.children if title is not None else points)[:4]
    side = min(box[2], box[3]) if title is None else 0.0
    wide, high = (side, side) if side else (box[2], box[3])
    left, top = box[0] + (box[2] - wide) / 2, box[1] + (box[3] - high) / 2
    gap = 0.0 if title is not None else 0.06
    for number, point in enumerate(quarters):
        w, h = wide * (1 - gap) / 2, high * (1 - gap) / 2
        place = (left + (number % 2) * (wide - w), top + (number // 2) * (high - h), w, h)
        yield Block(box=place, entries=whole(point), number=number)
    if title is not None:
        w, h = box[2] * 0.3, box[3] * 0.25
        middle = (box[0] + (box[2] - w) / 2, box[1] + (box[3] - h) / 2, w, h)
        yield Block(box=middle, entries=own(title), look=Look.PALE, group=1)
