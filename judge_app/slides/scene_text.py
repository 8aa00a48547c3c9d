"""The words of a scene: runs in paragraphs in a box, every style worked out.

Lengths are EMU, type sizes and distances of paragraphs points.
"""

from dataclasses import dataclass
from enum import StrEnum

from judge_app.slides.scene_colours import Gradient, Rgba


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterShadow:
    """The shadow that letters cast, flat: as they are, moved by `x` and `y` and softened."""

    colour: Rgba
    x: float
    y: float
    blur: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Letters in one style. `baseline` over 0 is raised, under 0 lowered, in shares of the size."""

    text: str
    size: float
    font: str
    colour: Rgba
    bold: bool = False
    italic: bool = False
    underline: bool = False
    underline_style: str = ""
    """The format's own name of it, such as `dbl`, where it is not a plain line."""
    strike: bool = False
    double_strike: bool = False
    baseline: float = 0.0
    spacing: float = 0.0
    """Points added between letters."""
    highlight: Rgba | None = None
    gradient: Gradient | None = None
    """What letters are filled with instead of their colour, which stands for it on paper."""
    outline: Rgba | None = None
    """The rim of letters, and how thick it is in points."""
    outline_points: float = 0.0
    shadow: LetterShadow | None = None
    link: str = ""
    """Where a click would lead; shown, never followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """What stands before a paragraph: letters, or a picture where there is one."""

    text: str
    size: float
    font: str
    colour: Rgba
    picture: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A tab stop, measured from the box's inner edge; `align` is `l`, `ctr`, `r` or `dec`."""

    place: int
    align: str = "l"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Runs with their margins; a vertical tab breaks the line."""

    runs: tuple[Run, ...]
    align: str = "l"
    margin: int = 0
    right_margin: int = 0
    indent: int = 0
    bullet: Bullet | None = None
    line_percent: float = 100.0
    line_points: float = 0.0
    """An exact distance of lines, where above 0."""
    before: float = 0.0
    after: float = 0.0
    """Points above and below."""
    empty_size: float = 18.0
    tabs: tuple[Tab, ...] = ()
    tab_distance: int = 914400
    """Between the stops behind the last of `tabs`."""
    right_to_left: bool = False
    hangs: bool = False
    """Whether a Chinese or Japanese comma or full stop may stand behind a line that is full."""
    shown: bool = True
    """Paragraphs that are not shown keep their room."""


class Curve(StrEnum):
    """A line other than a straight one that words run along: parts of the ellipse in their box."""

    UP = "up"
    DOWN = "down"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBox:
    """Paragraphs in a box."""

    paragraphs: tuple[Paragraph, ...]
    insets: tuple[int, int, int, int] = (91440, 45720, 91440, 45720)
    """Left, top, right, bottom."""
    anchor: str = "t"
    """`t`, `ctr` or `b`."""
    centred: bool = False
    """Whether the whole block stands in the middle across."""
    wrap: bool = True
    grows: bool = False
    """Whether the box is as large as its words; unwrapped ones then stand out on both sides."""
    shrinks: bool = False
    """Whether letters get smaller until all fits."""
    shrunk_to: float = 1.0
    """How small they were made when the deck was last saved: where the search begins."""
    columns: int = 1
    column_gap: int = 0
    turned: float = 0.0
    """Vertical text: 90 or 270."""
    stacked: bool = False
    """Letters upright, one below the other, in columns."""
    columns_from_right: bool = False
    """Whether the first of these columns is the one on the right."""
    upright: bool = False
    """Words stay level when the shape is turned."""
    rotation: float = 0.0
    """Degrees clockwise by which the words are turned in their box."""
    curve: Curve | None = None
    """Where set, words run along it."""
    stretched: bool = False
    """Words fill the whole box, as letters drawn as a picture do."""
