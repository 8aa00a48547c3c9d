"""Table styles of a deck: what fills, borders and letters a cell gets from where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.slides.pptx.built_in_styles import built_in_style
from judge_app.slides.pptx.names import Node, child, flag, q

_BANDS = ("band1H", "band2H")
_BANDS_ACROSS = ("band1V", "band2V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a cell stands, in a table of so many rows and columns."""

    row: int
    column: int
    rows: int
    columns: int


class TableStyle:
    """A style and the parts of it that a table has switched on."""

    def __init__(self, style: Node | None, properties: Node | None) -> None:
        self._style = style
        self._first_row = bool(flag(properties, "firstRow"))
        self._last_row = bool(flag(properties, "lastRow"))
        self._first_column = bool(flag(properties, "firstCol"))
        self._last_column = bool(flag(properties, "lastCol"))
        self._bands = bool(flag(properties, "bandRow"))
        self._bands_across = bool(flag(properties, "bandCol"))

    def fill(self, place: Place) -> Node | None:
        """Return the fill element, or the reference to the theme's, that a cell gets."""
        for part in self._parts(place):
            cell = child(part, "a:tcStyle")
            found = child(cell, "a:fill")
            if found is not None and len(found):
                return found[0]
            reference = child(cell, "a:fillRef")
            if reference is not None:
                return reference
        return None

    def background(self) -> Node | None:
        """Return the fill element, or the reference to the theme's, that lies behind all cells."""
        behind = child(self._style, "a:tblBg")
        found = child(behind, "a:fill")
        return found[0] if found is not None and len(found) else child(behind, "a:fillRef")

    def letters(self, place: Place) -> Iterator[Node]:
        """Yield the letter styles of a cell, the strongest first."""
        for part in self._parts(place):
            found = child(part, "a:tcTxStyle")
            if found is not None:
                yield found

    def edge(self, place: Place, side: str) -> Node | None:
        """Return the `a:ln` or `a:lnRef` of a side: `left`, `top`, `right` or `bottom`."""
        for name, part in self._named_parts(place):
            borders = child(part, "a:tcStyle", "a:tcBdr")
            found = child(borders, f"a:{_edge_name(name, place, side)}")
            if found is not None and len(found):
                return found[0]
        return None

    def _parts(self, place: Place) -> Iterator[Node]:
        return (part for _, part in self._named_parts(place))

    def _named_parts(self, place: Place) -> Iterator[tuple[str, Node]]:
        for name in self._names(place):
            part = child(self._style, f"a:{name}")
            if part is not None:
                yield name, part

    def _names(self, place: Place) -> Iterator[str]:
        """Yield the names of the parts a cell belongs to, the strongest first."""
        top = self._first_row and place.row == 0
        bottom = self._last_row and place.row == place.rows - 1
        left = self._first_column and place.column == 0
        right = self._last_column and place.column == place.columns - 1
        for on, name in (
            (top and left, "nwCell"), (top and right, "neCell"), (bottom and left, "swCell"),
            (bottom and right, "seCell"), (top, "firstRow"), (bottom, "lastRow"),
            (left, "firstCol"), (right, "lastCol"),
        ):  # fmt: skip
            if on:
                yield name
        if self._bands and not (top or bottom):
            yield _BANDS[(place.row - self._first_row) % 2]
        if self._bands_across and not (left or right):
            yield _BANDS_ACROSS[(place.column - self._first_column) % 2]
        yield "wholeTbl"


def _edge_name(part: str, place: Place, side: str) -> str:
    """Return what a cell's side is called within a part: an outer side, or one between cells."""
    whole = part == "wholeTbl"
    is_row = part in {"firstRow", "lastRow", *_BANDS}
    is_column = part in {"firstCol", "lastCol", *_BANDS_ACROSS}
    outer = {
        "left": place.column == 0 or is_column,
        "right": place.column == place.columns - 1 or is_column,
        "top": place.row == 0 or is_row,
        "bottom": place.row == place.rows - 1 or is_row,
    }
    if not (whole or is_row or is_column) or outer[side]:
        return side
    return "insideV" if side in {"left", "right"} else "insideH"


def find_style(styles: Node | None, name: str) -> Node | None:
    """Return a style by its id: the deck's own, or one of those every program knows."""
    if styles is not None:
        for style in styles.iter(q("a:tblStyle")):
            if style.get("styleId") == name:
                return style
    return built_in_style(name)
