"""SmartArt: from the drawing that newer programs store with it, else laid out from its words."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.diagrams.layouts import lay_out
from judge_app.slides.pptx.diagrams.painting import Painter
from judge_app.slides.pptx.diagrams.tree import read_tree
from judge_app.slides.pptx.frames import Box
from judge_app.slides.pptx.names import Node, child, local, parse_xml, q
from judge_app.slides.pptx.parts import Relations, root_of
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.scene import Item

_DRAWING_SPACE = b"http://schemas.microsoft.com/office/drawing/2008/diagram"
_SLIDE_SPACE = b"http://schemas.openxmlformats.org/presentationml/2006/main"


class Diagrams:
    """Draws the diagrams of one part."""

    def __init__(self, part: Any) -> None:
        self._relations = Relations(part)

    def read(self, data: Node, box: Box, around: Surroundings) -> Iterator[Item]:
        """Yield the items of a diagram; a drawing counts from the corner of the frame, `box` is at 0, 0."""
        names = child(data, "dgm:relIds")
        part = None if names is None else self._relations.target(names.get(q("r:dm"), ""))
        model = None if part is None else root_of(part)
        drawing = self._drawing(model, part)
        items = list(_drawn(drawing, around)) if drawing is not None else []
        if items:
            yield from items
            return
        around.note(ApproximationKind.SMART_ART, "")
        if model is not None:
            tree = read_tree(model)
            yield from Painter(tree.colours, around).items(list(lay_out(tree, box)))

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


def _drawn(part: Any, around: Surroundings) -> Iterator[Item]:
    from judge_app.slides.pptx.shapes import read_tree as read_shapes  # noqa: PLC0415 - shapes draw diagrams too

    root = parse_xml(part.blob.replace(_DRAWING_SPACE, _SLIDE_SPACE))
    tree = child(root, "p:spTree")
    relations = Relations(part)
    inner = replace(around, images=relations.picture, links=relations.link)
    for item in read_shapes(tree, inner, placeholders=True) if tree is not None else ():
        # Animations know the frame alone.
        yield replace(item, shapes=())
