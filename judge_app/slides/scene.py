"""A slide resolved into things to draw: no inheritance, no theme, no file is left to look up.

Lengths are EMU (914,400 an inch, 12,700 a point), angles degrees clockwise, type sizes points.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from judge_app.slides.scene_colours import Gradient, Rgba, Sides
from judge_app.slides.scene_text import Bullet, Run, TextBox

Point = tuple[float, float]

BLACK: Rgba = (0, 0, 0, 255)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A hatching of two colours; `name` is the format's own name of it, such as `dkUpDiag`."""

    name: str
    front: Rgba
    back: Rgba


@dataclass(frozen=True, slots=True, kw_only=True)
class Recolour:
    """A picture's colours changed: greys run from `dark` to `light`, or all is made brighter."""

    dark: Rgba | None = None
    light: Rgba | None = None
    threshold: float | None = None
    """Where set (0..1), greys below are all dark and the others all light."""
    brightness: float = 0.0
    """-1 (black) to 1 (white)."""
    contrast: float = 0.0
    """-1 (all grey) to 1."""
    see_through: Rgba | None = None
    """A colour of the picture that lets through what lies behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """How a picture is repeated: at this scale (1 is its own size), from where, mirrored or not."""

    across: float = 1.0
    down: float = 1.0
    x: float = 0.0
    y: float = 0.0
    """Where the first one lies off the place that `align` says, EMU."""
    align: str = "tl"
    """The corner, side (`t`, `l` …) or middle (`ctr`) of the box the first one lies at."""
    mirrored: str = "none"
    """Every other one: `x`, `y`, `xy` or `none`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture's bytes and how much of each side is cut off (shares of its size)."""

    content: bytes
    crop: Sides = (0.0, 0.0, 0.0, 0.0)
    """Below 0 where the picture stands inside its box."""
    alpha: float = 1.0
    recolour: Recolour | None = None
    tile: Tile | None = None
    """Where set, the picture is repeated instead of stretched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """At most one of the five; none leaves what lies behind."""

    colour: Rgba | None = None
    gradient: Gradient | None = None
    image: Image | None = None
    pattern: Pattern | None = None
    of_slide: bool = False
    """The slide's own background shows, whatever lies between."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is painted."""
        return self == _NOTHING


_NOTHING = Fill()


class ArrowKind(StrEnum):
    """The end of a line."""

    NONE = "none"
    TRIANGLE = "triangle"
    STEALTH = "stealth"
    DIAMOND = "diamond"
    OVAL = "oval"
    OPEN = "arrow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An end of a line; length and width are in line widths."""

    kind: ArrowKind = ArrowKind.NONE
    length: float = 3.0
    width: float = 3.0


NO_ARROW = Arrow()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line around or along a path."""

    colour: Rgba
    width: int
    dash: str = "solid"
    """The format's own name of a preset, such as `sysDash`."""
    dashes: tuple[float, ...] = ()
    """Dashes and gaps of the author's own, in line widths."""
    cap: str = "flat"
    """`flat`, `rnd` or `sq`."""
    join: str = "round"
    """`round`, `bevel` or `miter`."""
    compound: str = "sng"
    """`dbl` and the like: how many lines there are side by side."""
    gradient: Gradient | None = None
    head: Arrow = NO_ARROW
    tail: Arrow = NO_ARROW


class Verb(StrEnum):
    """A step of a path."""

    MOVE = "M"
    LINE = "L"
    CURVE = "C"
    CLOSE = "Z"


@dataclass(frozen=True, slots=True)
class Step:
    """One step, its points in shares of the shape's box (0..1)."""

    verb: Verb
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A path of a shape, and what is done with it."""

    steps: tuple[Step, ...]
    filled: bool = True
    stroked: bool = True
    shade: float = 0.0
    """-1 (black) to 1 (white): how a side of a solid differs from the shape's fill."""


RECTANGLE = Outline(
    steps=(
        Step(Verb.MOVE, ((0.0, 0.0),)),
        Step(Verb.LINE, ((1.0, 0.0),)),
        Step(Verb.LINE, ((1.0, 1.0),)),
        Step(Verb.LINE, ((0.0, 1.0),)),
        Step(Verb.CLOSE),
    )
)
"""The whole box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shadow:
    """A flat shadow of the shape's outline, moved by `x` and `y` and softened over `blur`."""

    colour: Rgba
    x: float
    y: float
    blur: float = 0.0
    """Half of it lies outside the outline."""
    scale: tuple[float, float] = (1.0, 1.0)
    spread: float = 0.0
    """How much larger it is on every side: a glow is a shadow that is not moved, but larger."""
    turns: bool = True
    """Whether it falls the other way where the shape is turned or mirrored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table; edges are left, top, right, bottom."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    fill: Fill = Fill()
    edges: tuple[Stroke | None, Stroke | None, Stroke | None, Stroke | None] = (None,) * 4
    falling: Stroke | None = None
    """From the upper left to the lower right corner."""
    rising: Stroke | None = None
    """From the lower left to the upper right corner."""
    text: TextBox | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Widths of columns and least heights of rows, which grow with their words."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[Cell, ...]
    background: Fill = Fill()
    """Behind all cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing on a slide: outlines with fill, line and words in a turned box."""

    x: float
    y: float
    width: float
    height: float
    rotation: float = 0.0
    flip_x: bool = False
    flip_y: bool = False
    outlines: tuple[Outline, ...] = ()
    fill: Fill = Fill()
    stroke: Stroke | None = None
    shadow: Shadow | None = None
    glow: Shadow | None = None
    soft_edge: float = 0.0
    """Over how much of its rim (EMU) it fades away."""
    text: TextBox | None = None
    text_area: Sides = (0.0, 0.0, 1.0, 1.0)
    """Where words stand, in shares of the box."""
    table: Table | None = None
    shapes: tuple[str, ...] = ()
    """Ids of the slide's shape that this is part of, and before it of the groups around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A whole slide, from the back to the front."""

    width: int
    height: int
    background: Fill
    items: tuple[Item, ...]


def boxes_of(item: Item) -> Iterator[TextBox]:
    """Yield the boxes of words of an item, those of its table too."""
    cells = item.table.cells if item.table is not None else ()
    yield from (box for box in (item.text, *(cell.text for cell in cells)) if box is not None)


def words_of(scene: Scene) -> Iterator[Run]:
    """Yield every run of a scene, those in tables too."""
    for item in scene.items:
        for box in boxes_of(item):
            for paragraph in box.paragraphs:
                yield from paragraph.runs


def bullets_of(scene: Scene) -> Iterator[Bullet]:
    """Yield every bullet of a scene."""
    for item in scene.items:
        for box in boxes_of(item):
            yield from (p.bullet for p in box.paragraphs if p.bullet is not None)
