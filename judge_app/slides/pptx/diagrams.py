"""SmartArt: from the drawing that newer programs store with it, else as a list of its words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.frames import Box
from judge_app.slides.pptx.geometry.presets import draw_preset
from judge_app.slides.pptx.names import Node, child, local, parse_xml, q
from judge_app.slides.pptx.parts import Relations, root_of
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.pptx.text import read_text
from judge_app.slides.scene import Fill, Item, Rgba
from judge_app.slides.scene_text import TextBox

_DRAWING_SPACE = b"http://schemas.microsoft.com/office/drawing/2008/diagram"
_SLIDE_SPACE = b"http://schemas.openxmlformats.org/presentationml/2006/main"
_WHITE: Rgba = (255, 255, 255, 255)
_GAP = 0.15
_WORDS = {"node", "asst", "doc", ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    words: Node
    children: tuple["_Point", ...]


class Diagrams:
    """Draws the diagrams of one part."""

    def __init__(self, part: Any) -> None:
        self._relations = Relations(part)

    def read(self, data: Node, box: Box, around: Surroundings) -> Iterator[Item]:
        """Yield the items of a diagram in its frame."""
        names = child(data, "dgm:relIds")
        part = None if names is None else self._relations.target(names.get(q("r:dm"), ""))
        model = None if part is None else root_of(part)
        drawing = self._drawing(model, part)
        items = list(_drawn(drawing, box, around)) if drawing is not None else []
        if items:
            yield from items
            return
        around.note(ApproximationKind.SMART_ART, "")
        if model is not None:
            yield from _listed(_tree(model), box, around)

    def _drawing(self, model: Node | None, part: Any) -> Any:
        """Return the drawing that a model names, else the one numbered as the model is."""
        if model is not None:
            for node in model.iter():
                if local(node) == "dataModelExt":
                    found = self._relations.target(node.get("relId", ""))
                    if found is not None and found.blob:
                        return found
        drawings = [one for one in self._relations.of_kind("/diagramDrawing") if one.blob]
        if part is not None:
            number = _number(part)
            drawings = [one for one in drawings if len(drawings) == 1 or _number(one) == number]
        return drawings[0] if drawings else None


def _number(part: Any) -> str:
    """Return the number at the end of a part's name."""
    return "".join(letter for letter in str(part.partname).rpartition("/")[2] if letter.isdigit())


def _drawn(part: Any, box: Box, around: Surroundings) -> Iterator[Item]:
    from judge_app.slides.pptx.shapes import read_tree  # noqa: PLC0415 - shapes draw diagrams too

    root = parse_xml(part.blob.replace(_DRAWING_SPACE, _SLIDE_SPACE))
    tree = child(root, "p:spTree")
    relations = Relations(part)
    inner = replace(around, images=relations.picture, links=relations.link)
    for item in read_tree(tree, inner, placeholders=True) if tree is not None else ():
        # Its shapes count from the frame's corner, and animations know the frame alone.
        yield replace(item, x=item.x + box[0], y=item.y + box[1], shapes=())


def _tree(model: Node) -> tuple[_Point, ...]:
    """Return the diagram's words as a tree, in order."""
    points = {
        node.get("modelId", ""): node
        for node in model.iter(q("dgm:pt"))
        if node.get("type", "node") in _WORDS | {"doc"}
    }
    below: dict[str, list[tuple[int, str]]] = {}
    for link in model.iter(q("dgm:cxn")):
        if link.get("type", "parOf") == "parOf":
            place = int(link.get("srcOrd", "0"))
            below.setdefault(link.get("srcId", ""), []).append((place, link.get("destId", "")))
    top = next((name for name, node in points.items() if node.get("type") == "doc"), "")
    return _children(top, points, below, depth=0)


def _children(
    name: str, points: dict[str, Node], below: dict[str, list[tuple[int, str]]], *, depth: int
) -> tuple[_Point, ...]:
    if depth > 8:
        return ()
    found = []
    for _, inner in sorted(below.get(name, [])):
        words = child(points.get(inner), "dgm:t")
        if words is not None:
            under = _children(inner, points, below, depth=depth + 1)
            found.append(_Point(words=words, children=under))
    return tuple(found)


def _listed(points: tuple[_Point, ...], box: Box, around: Surroundings) -> Iterator[Item]:
    """Yield a row of boxes, one for each branch of the tree, or a column where the frame is high."""
    if not points:
        return
    lies = box[2] >= box[3]
    count = len(points)
    across = box[2] / count if lies else box[2]
    down = box[3] if lies else box[3] / count
    accent = around.palette.scheme("accent1") or 0x4472C4
    colour = (accent >> 16 & 255, accent >> 8 & 255, accent & 255, 255)
    for number, point in enumerate(points):
        x = box[0] + (number * across if lies else 0)
        y = box[1] + (0 if lies else number * down)
        wide, high = across * (1 - _GAP), down * (1 - _GAP)
        outline = draw_preset("roundRect", {"adj": 8000}, wide, high)
        yield Item(
            x=x + across * _GAP / 2,
            y=y + down * _GAP / 2,
            width=wide,
            height=high,
            outlines=outline.outlines if outline is not None else (),
            fill=Fill(colour=colour),
            text=_words(point, around),
        )


def _words(point: _Point, around: Surroundings) -> TextBox | None:
    default = around.family.default_styles
    styles = around.text_styles(() if default is None else (default,), _WHITE)
    boxes = [read_text(words, styles, ()) for words in _all_words(point)]
    paragraphs = tuple(
        replace(paragraph, align="ctr")
        for box in boxes
        if box is not None
        for paragraph in box.paragraphs
    )
    return TextBox(paragraphs=paragraphs, anchor="ctr", shrinks=True) if paragraphs else None


def _all_words(point: _Point) -> Iterator[Node]:
    yield point.words
    for inner in point.children:
        yield from _all_words(inner)
