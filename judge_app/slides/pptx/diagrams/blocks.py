"""The blocks a diagram is made of, before they have colours and letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from judge_app.slides.pptx.diagrams.tree import Point
from judge_app.slides.scene import Outline

Box = tuple[float, float, float, float]
"""Left, top, width, height, EMU."""


class Look(StrEnum):
    """How a block is painted."""

    SOLID = "solid"
    PALE = "pale"
    PLAIN = "plain"
    """Words without a box."""
    CLEAR = "clear"
    """Lets through what lies behind."""
    LINE = "line"
    RIM = "rim"
    """White with a line around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A shape with words: `entries` are points with their level, those over 0 as bullets."""

    box: Box
    shape: str = "roundRect"
    adjustments: dict[str, float] = field(default_factory=dict)
    outline: Outline | None = None
    """Where set, in place of the preset."""
    entries: tuple[tuple[Point, int], ...] = ()
    look: Look = Look.SOLID
    number: int = 0
    """Of its branch, for diagrams of many colours."""
    rotation: float = 0.0
    """Words stay upright."""
    anchor: str = "ctr"
    align: str = "ctr"
    group: int = 0
    """Blocks of a group have letters of one size."""


def own(point: Point) -> tuple[tuple[Point, int], ...]:
    """Return the entry of a point without what is below it."""
    return ((point, 0),)


def whole(point: Point) -> tuple[tuple[Point, int], ...]:
    """Return the entries of a point and of all below it."""
    return ((point, 0), *point.below())


def under(point: Point) -> tuple[tuple[Point, int], ...]:
    """Return the entries of all below a point."""
    return tuple(point.below())


def row(
    points: Sequence[Point], box: Box, *, gap: float, high: float
) -> Iterator[tuple[int, Point, Box]]:
    """Yield points side by side in the middle of a box; `gap` is a share of their width."""
    count = len(points)
    wide = box[2] / (count + gap * (count - 1))
    top = box[1] + (box[3] - high) / 2
    for number, point in enumerate(points):
        yield number, point, (box[0] + number * wide * (1 + gap), top, wide, high)


def column(points: Sequence[Point], box: Box, *, gap: float) -> Iterator[tuple[int, Point, Box]]:
    """Yield points below each other over the whole of a box; `gap` is a share of their height."""
    count = len(points)
    high = box[3] / (count + gap * (count - 1))
    for number, point in enumerate(points):
        yield number, point, (box[0], box[1] + number * high * (1 + gap), box[2], high)
