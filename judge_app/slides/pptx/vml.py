"""Drawings of the kind before 2007, which newer decks keep for previews of embedded objects."""

import re

from judge_app.slides.pptx.frames import Box
from judge_app.slides.pptx.names import Node, local

_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_LENGTH = re.compile(r"(left|top|width|height|margin-left|margin-top):(-?[\d.]+)(pt|in|px)?")
_EMU = {"pt": 12700.0, "in": 914400.0, "px": 9525.0, "": 12700.0}


def find_shape(root: Node, name: str) -> Node | None:
    """Return the shape that a control or an object names: by its id, or the number in it."""
    for node in root.iter():
        if local(node) == "shape" and name:
            names = {node.get("id", ""), node.get(f"{_OFFICE}spid", "")}
            if name in names or f"_x0000_s{name}" in names:
                return node
    return None


def preview_relation(root: Node, name: str) -> str:
    """Return the relationship of the picture that a shape shows, empty where it has none."""
    shape = find_shape(root, name)
    for part in () if shape is None else shape.iter():
        if local(part) == "imagedata":
            return str(part.get(f"{_OFFICE}relid", ""))
    return ""


def shape_box(root: Node, name: str) -> Box | None:
    """Return where a shape stands (EMU), from its style; None where that does not say."""
    shape = find_shape(root, name)
    style = "" if shape is None else shape.get("style", "")
    lengths = {
        found[1].removeprefix("margin-"): float(found[2]) * _EMU[found[3] or ""]
        for found in _LENGTH.finditer(style.replace(" ", ""))
    }
    if not lengths.keys() >= {"left", "top", "width", "height"}:
        return None
    return lengths["left"], lengths["top"], lengths["width"], lengths["height"]
