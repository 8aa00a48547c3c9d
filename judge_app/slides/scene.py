"""A slide resolved into things to draw: no inheritance, no theme, no file is left to look up.

Lengths are EMU (914,400 an inch, 12,700 a point), angles degrees clockwise, type sizes points.
"""

from dataclasses import dataclass
from enum import StrEnum

Rgba = tuple[int, int, int, int]
Point = tuple[float, float]

BLACK: Rgba = (0, 0, 0, 255)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gradient:
    """Colours along a direction; stops are 0..1."""

    stops: tuple[tuple[float, Rgba], ...]
    angle: float = 0.0
    is_radial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recolour:
    """A picture's colours changed: greys run from `dark` to `light`, or all is made brighter."""

    dark: Rgba | None = None
    light: Rgba | None = None
    threshold: float | None = None
    """Where set (0..1), greys below are all dark and the others all light."""
    brightness: float = 0.0
    """-1 (black) to 1 (white)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture's bytes and how much of each side is cut off (shares of its size)."""

    content: bytes
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right, bottom."""
    alpha: float = 1.0
    recolour: Recolour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """At most one of the three; none leaves what lies behind."""

    colour: Rgba | None = None
    gradient: Gradient | None = None
    image: Image | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line around or along a path."""

    colour: Rgba
    width: int
    dash: str = "solid"
    head: bool = False
    """Whether an arrow stands at the beginning."""
    tail: bool = False


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
class Run:
    """Letters in one style. `baseline` over 0 is raised, under 0 lowered."""

    text: str
    size: float
    font: str
    colour: Rgba
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    baseline: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """What stands before a paragraph."""

    text: str
    size: float
    font: str
    colour: Rgba


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Runs with their margins; a run of a vertical tab breaks the line."""

    runs: tuple[Run, ...]
    align: str = "l"
    margin: int = 0
    indent: int = 0
    bullet: Bullet | None = None
    line_percent: float = 100.0
    line_points: float = 0.0
    """An exact distance of lines, where above 0."""
    before: float = 0.0
    after: float = 0.0
    """Points above and below."""
    empty_size: float = 18.0
    shown: bool = True
    """Paragraphs that are not shown keep their room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBox:
    """Paragraphs in a box; `scale` and `tighten` are what autofit recorded (shares)."""

    paragraphs: tuple[Paragraph, ...]
    insets: tuple[int, int, int, int] = (91440, 45720, 91440, 45720)
    anchor: str = "t"
    wrap: bool = True
    scale: float = 1.0
    tighten: float = 0.0
    turned: float = 0.0
    """Vertical text: 90 or 270."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing on a slide: a path with fill, line and words in a turned box."""

    x: float
    y: float
    width: float
    height: float
    rotation: float = 0.0
    flip_x: bool = False
    flip_y: bool = False
    paths: tuple[tuple[Step, ...], ...] = ()
    fill: Fill = Fill()
    stroke: Stroke | None = None
    text: TextBox | None = None
    shapes: tuple[str, ...] = ()
    """Ids of the slide's shape that this is part of, and before it of the groups around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A whole slide, from the back to the front."""

    width: int
    height: int
    background: Fill
    items: tuple[Item, ...]
