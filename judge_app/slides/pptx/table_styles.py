"""Table styles of a deck: what fills, borders and letters a cell gets from where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from judge_app.slides.pptx.names import Node, child, flag, q

_BANDS = ("band1H", "band2H")
_BANDS_ACROSS = ("band1V", "band2V")
_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"
_MEDIUM_2 = {
    "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}": "accent1",
    "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}": "accent2",
    "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}": "accent3",
    "{00A15C55-8517-42AA-B614-E9B94910E393}": "accent4",
    "{7DF18680-E054-41AD-8BC1-D1AEF772440D}": "accent5",
    "{93296810-A885-4BE3-A3E7-6D5BEEA58F35}": "accent6",
    "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}": "dk1",
}
"""The styles programs write without saying what they are."""


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
    if name in _MEDIUM_2:
        return _medium_2(_MEDIUM_2[name])
    return _grid() if name == _GRID else None


_SPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def _line(side: str, colour: str, width: int = 12700) -> str:
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    return f'<a:{side}><a:ln w="{width}">{fill}</a:ln></a:{side}>'


def _solid(colour: str, tint: int = 0) -> str:
    inner = f'<a:tint val="{tint}"/>' if tint else ""
    return f'<a:fill><a:solidFill><a:schemeClr val="{colour}">{inner}</a:schemeClr></a:solidFill></a:fill>'


def _medium_2(accent: str) -> Node:
    """Return "Medium Style 2": white lines, a strong head, tinted bands."""
    sides = "".join(
        _line(s, "lt1") for s in ("left", "right", "top", "bottom", "insideH", "insideV")
    )
    white = '<a:tcTxStyle b="on"><a:schemeClr val="lt1"/></a:tcTxStyle>'
    strong = "".join(
        f"<a:{part}>{white}<a:tcStyle><a:tcBdr>{border}</a:tcBdr>{_solid(accent)}</a:tcStyle></a:{part}>"
        for part, border in (
            ("firstRow", _line("bottom", "lt1", 38100)), ("lastRow", _line("top", "lt1", 38100)),
            ("firstCol", ""), ("lastCol", ""),
        )
    )  # fmt: skip
    bands = "".join(
        f"<a:{part}><a:tcStyle><a:tcBdr/>{_solid(accent, 40000)}</a:tcStyle></a:{part}>"
        for part in ("band1H", "band1V")
    )
    whole = f"<a:tcStyle><a:tcBdr>{sides}</a:tcBdr>{_solid(accent, 20000)}</a:tcStyle>"
    dark = '<a:tcTxStyle><a:schemeClr val="dk1"/></a:tcTxStyle>'
    return etree.fromstring(
        f"<a:tblStyle {_SPACE}><a:wholeTbl>{dark}{whole}</a:wholeTbl>{bands}{strong}</a:tblStyle>"
    )


def _grid() -> Node:
    """Return "No Style, Table Grid"."""
    sides = "".join(
        _line(s, "tx1") for s in ("left", "right", "top", "bottom", "insideH", "insideV")
    )
    whole = f"<a:wholeTbl><a:tcStyle><a:tcBdr>{sides}</a:tcBdr></a:tcStyle></a:wholeTbl>"
    return etree.fromstring(f"<a:tblStyle {_SPACE}>{whole}</a:tblStyle>")
