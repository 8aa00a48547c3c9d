"""Shapes that an author drew onto a chart; the chart keeps them in a drawing of its own."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from judge_app.slides.pptx.charts.plane import Box
from judge_app.slides.pptx.names import Node, child, finite, local, parse_xml, q, whole
from judge_app.slides.pptx.parts import Relations
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.scene import Item

_DRAWING_SPACE = b"http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
_SLIDE_SPACE = b"http://schemas.openxmlformats.org/presentationml/2006/main"
_ANCHORS = {"relSizeAnchor", "absSizeAnchor"}


def user_shapes(chart: Any, box: Box, around: Surroundings) -> Iterator[Item]:
    """Yield what lies over the chart of a part, whose frame is `box`."""
    from judge_app.slides.pptx.shapes import read_tree  # noqa: PLC0415 - shapes draw charts too

    for part in Relations(chart).of_kind("/chartUserShapes"):
        if not part.blob:
            continue
        relations = Relations(part)
        inner = replace(around, images=relations.picture, links=relations.link)
        try:
            root = parse_xml(part.blob.replace(_DRAWING_SPACE, _SLIDE_SPACE))
        except etree.XMLSyntaxError:
            continue
        for anchor in root:
            if local(anchor) in _ANCHORS:
                _put(anchor, box)
                for item in read_tree(anchor, inner, placeholders=True):
                    yield replace(item, shapes=())  # animations know the frame alone


def _put(anchor: Node, box: Box) -> None:
    """Write the place that an anchor gives its shape into the shape's own transform."""
    x, y, width, height = box
    left, top = _corner(child(anchor, "p:from"), box) or (x, y)
    end = _corner(child(anchor, "p:to"), box)
    size = child(anchor, "p:ext")
    if end is None:
        end = left + whole(size, "cx", round(width)), top + whole(size, "cy", round(height))
    for shape in anchor:
        properties = next((n for n in shape if local(n) in {"spPr", "grpSpPr"}), None)
        transform = child(properties, "a:xfrm")
        if properties is None or whole(transform, "rot"):
            continue  # what is turned says itself where it stands
        if transform is None:
            transform = etree.SubElement(properties, q("a:xfrm"))
        for name, values in (
            ("a:off", {"x": left, "y": top}),
            ("a:ext", {"cx": end[0] - left, "cy": end[1] - top}),
        ):
            node = child(transform, name)
            if node is None:
                node = etree.SubElement(transform, q(name))
            for key, value in values.items():
                node.set(key, str(round(value)))


def _corner(node: Node | None, box: Box) -> tuple[float, float] | None:
    """Return a corner given in shares of the chart."""
    if node is None:
        return None
    across, down = (finite(node.findtext(q(name)) or "") or 0.0 for name in ("p:x", "p:y"))
    return box[0] + across * box[2], box[1] + down * box[3]
