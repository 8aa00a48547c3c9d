"""Names of the file format, and small ways of reading its XML."""

import math
from functools import cache
from typing import Any

from lxml import etree

Node = Any
"""An lxml element; lxml's own types cannot say which attributes one has."""

_SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
}
_UNITS = {"mm": 36_000, "cm": 360_000, "in": 914_400, "pt": 12_700, "pc": 152_400, "pi": 152_400}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def parse_xml(content: bytes) -> Node:
    """Return the root of an XML part; entities stay unresolved and nothing is fetched."""
    return etree.fromstring(content, _PARSER)


def parse_loosely(content: bytes) -> Node | None:
    """Return the root of a drawing of the kind before 2007, which is often no proper XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    return etree.fromstring(content, parser) if content.strip() else None


@cache
def q(name: str) -> str:
    """Return `a:off` as lxml spells it."""
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


def child(node: Node | None, *names: str) -> Node | None:
    """Return the first child of these names, followed down; None where the way ends."""
    for name in names:
        if node is None:
            return None
        node = next(node.iterchildren(q(name)), None)
    return node


def children(node: Node | None, *names: str) -> tuple[Node, ...]:
    """Return everything inside the child of these names; nothing where it is not there."""
    found = child(node, *names)
    return () if found is None else tuple(found)


def local(node: Node) -> str:
    """Return a node's name without its space; empty for comments."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def whole(node: Node | None, name: str, default: int = 0) -> int:
    """Return an attribute as a whole number; `default` where there is none or it is no number."""
    if node is None:
        return default
    text = str(node.get(name, default))
    number = finite(text)
    if number is None:
        number = _measured(text)
    return default if number is None else int(number)


def _measured(text: str) -> float | None:
    """Return a length that is written with its unit, such as `2.5cm`, in EMU (ECMA-376 22.9.2.15)."""
    number = finite(text[:-2])
    unit = _UNITS.get(text[-2:])
    return None if number is None or unit is None else number * unit


def finite(text: str) -> float | None:
    """Return a number, None for what is none or has no end."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def flag(node: Node | None, name: str) -> bool | None:
    """Return a yes-or-no attribute, None where it is not there."""
    value = None if node is None else node.get(name)
    return None if value is None else value in {"1", "true", "on"}
