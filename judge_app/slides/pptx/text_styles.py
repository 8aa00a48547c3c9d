"""Where a run's, a paragraph's and a body's properties come from, the nearest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.colours import Palette
from judge_app.slides.pptx.names import Node, child
from judge_app.slides.scene_colours import Rgba

LEVELS = 9

Note = Callable[[ApproximationKind, str], None]
"""Told of everything that is not drawn exactly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyles:
    """Everything a text inherits; `lists` are elements that hold `a:lvl1pPr` and so on."""

    lists: tuple[Node, ...]
    palette: Palette
    major: str
    minor: str
    images: Callable[[str], bytes | None]
    """From a relationship's id to a picture's bytes."""
    links: Callable[[str], str]
    """From a relationship's id to the address it leads to."""
    note: Note
    colour: Rgba | None = None
    """What a shape's style reference says of its letters."""
    font: str = ""
    """The theme's font that a style reference names."""
    bold: bool | None = None
    """What a table's style says of its letters."""
    number: int = 1
    """The slide's number, for fields."""

    def with_own(self, styles: Node | None) -> "TextStyles":
        """Return these styles with a body's own list styles before the inherited ones."""
        return self if styles is None else replace(self, lists=(styles, *self.lists))

    def font_name(self, typeface: str) -> str:
        """Return the family that a typeface means; `+mj-lt` and `+mn-lt` are the theme's."""
        if typeface.startswith("+mj"):
            return self.major
        if typeface.startswith("+mn") or not typeface:
            return self.minor
        return typeface


def level_of(styles: Node, level: int) -> Node | None:
    """Return a list style's properties for a level (from 0)."""
    found = child(styles, f"a:lvl{level + 1}pPr")
    return found if found is not None else child(styles, "a:defPPr")


def first_value(nodes: Sequence[Node], name: str) -> str | None:
    """Return the nearest attribute of a name."""
    return next((value for node in nodes if (value := node.get(name)) is not None), None)


def first_part(nodes: Sequence[Node], name: str) -> Node | None:
    """Return the nearest child of a name."""
    return next((found for node in nodes if (found := child(node, name)) is not None), None)


def first_length(nodes: Sequence[Node], name: str, default: int = 0) -> int:
    """Return the nearest attribute of a name as a whole number."""
    value = first_value(nodes, name)
    try:
        return default if value is None else int(float(value))
    except (ValueError, OverflowError):
        return default


def is_yes(nodes: Sequence[Node], name: str) -> bool:
    """Return the nearest yes-or-no attribute of a name."""
    return first_value(nodes, name) in {"1", "true", "on"}
