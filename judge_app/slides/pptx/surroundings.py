"""What shapes of one part (slide, layout, master) need to know of the deck around them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from judge_app.slides.pptx.colours import Palette
from judge_app.slides.pptx.fills import NO_FILL, ReadImage, read_fill
from judge_app.slides.pptx.frames import Frame
from judge_app.slides.pptx.names import Node, child, whole
from judge_app.slides.pptx.placeholders import Family
from judge_app.slides.pptx.text_styles import Note, TextStyles
from judge_app.slides.scene import Fill, Item
from judge_app.slides.scene_colours import Rgba


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeParts:
    """What a theme holds, in the order its styles are referred to (from 1)."""

    fills: tuple[Node, ...] = ()
    lines: tuple[Node, ...] = ()
    effects: tuple[Node, ...] = ()
    backgrounds: tuple[Node, ...] = ()
    major: str = "Calibri"
    minor: str = "Calibri"
    root: Node | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Colours, pictures, inheritance and theme of a part, and who is told of what is not exact."""

    palette: Palette
    images: ReadImage
    theme_images: ReadImage
    links: Callable[[str], str]
    family: Family
    theme: ThemeParts
    number: int
    note: Note
    graphic: "Callable[[Node, Surroundings], Iterator[Item]]"
    """Draws what a graphic frame holds: a table, a chart, a diagram."""
    background: Fill = NO_FILL
    """The slide's, for shapes that are filled with it."""
    group_fill: Fill = NO_FILL
    """Of the group around, for shapes that take it."""
    stretch: tuple[float, float] = (1.0, 1.0)
    """How much wider and higher the groups around make what is inside."""

    def inside(self, fill: Fill, frame: Frame) -> "Surroundings":
        """Return the surroundings of a group's children."""
        across, down = self.stretch
        stretch = (across * frame.scale_x, down * frame.scale_y)
        return replace(self, group_fill=fill, stretch=stretch)

    def reference(self, style: Node | None, name: str) -> tuple[int, Rgba | None]:
        """Return number and colour of a style reference such as `a:fillRef`."""
        node = child(style, name)
        if node is None:
            return 0, None
        return whole(node, "idx"), self.palette.colour(node)

    def theme_fill(self, index: int, colour: Rgba | None) -> Fill:
        """Return a fill of the theme by its number; those over 1000 are for backgrounds."""
        fills, place = self.theme.fills, index - 1
        if index > 1000:
            fills, place = self.theme.backgrounds, index - 1001
        if 0 <= place < len(fills):
            return read_fill(fills[place], self.palette, self.theme_images, colour)
        return NO_FILL

    def theme_font(self, index: str) -> str:
        """Return the theme's font by a reference's index, empty for none."""
        return {"major": self.theme.major, "minor": self.theme.minor}.get(index, "")

    def text_styles(self, lists: tuple[Node, ...], colour: Rgba | None) -> TextStyles:
        """Return what a text of this part inherits."""
        return TextStyles(
            lists=lists,
            palette=self.palette,
            major=self.theme.major,
            minor=self.theme.minor,
            images=self.images,
            links=self.links,
            note=self.note,
            colour=colour,
            number=self.number,
        )
