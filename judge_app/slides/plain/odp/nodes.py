"""Names, lengths and references of OpenDocument's XML (ODF 1.2), whatever prefix a file uses."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

_LENGTH = re.compile(r"(-?[\d.]+)(cm|mm|in|pt|pc|px)")
_UNITS = {"cm": 360_000, "mm": 36_000, "in": 914_400, "pt": 12_700, "pc": 152_400, "px": 9_525}
_LONGEST = 200_000_000
"""EMU; no slide is larger."""


def local(node: Any) -> str:
    """Return an element's name without its namespace, empty for comments and the like."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def attribute(node: Any, name: str) -> str:
    """Return an attribute by its name in whatever namespace, empty where it is not there."""
    for key, value in node.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def children(node: Any, *names: str) -> Iterator[Any]:
    """Yield the elements directly inside that have one of these names."""
    return (child for child in node if local(child) in names)


def child(node: Any, name: str) -> Any:
    """Return the first element of a name directly inside, or None."""
    return next(children(node, name), None)


def within(node: Any, name: str) -> bool:
    """Say whether a node lies inside an element of this name."""
    return any(local(above) == name for above in node.iterancestors())


def emu(length: str) -> int:
    """Return a length in EMU, 0 where there is none that can be understood."""
    found = _LENGTH.fullmatch(length.strip())
    try:
        value = round(float(found[1]) * _UNITS[found[2]]) if found else 0
    except ValueError:
        return 0
    return value if abs(value) < _LONGEST else 0


def whole(text: str, otherwise: int = 0) -> int:
    """Return a number of the file, `otherwise` where there is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise
