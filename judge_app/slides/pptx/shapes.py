"""Walks a slide's shapes, groups included, and turns each into items of the scene."""

from collections.abc import Iterator
from dataclasses import replace

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.fills import NO_FILL, own_fill, read_fill
from judge_app.slides.pptx.frames import Frame, frame_of
from judge_app.slides.pptx.names import Node, child, children, flag, local
from judge_app.slides.pptx.pictures import read_picture
from judge_app.slides.pptx.shape import read_shape
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.scene import Fill, Item

_DEEPEST = 64
"""Groups nested deeper than this are left out: no deck made by hand comes near."""
_PLACEHOLDER_HOLDERS = ("p:nvSpPr", "p:nvPicPr", "p:nvGraphicFramePr")


def read_tree(
    tree: Node, around: Surroundings, *, placeholders: bool, depth: int = 0
) -> Iterator[Item]:
    """Yield the items of a shape tree from the back to the front.

    `placeholders` is false for layouts and masters, whose placeholders only show on slides.
    """
    _note_newer(tree, around)
    for node in tree_children(tree):
        if flag(_properties(node), "hidden") or (not placeholders and _is_placeholder(node)):
            continue
        own = shape_ids(node)
        for item in _items(node, around, placeholders=placeholders, depth=depth):
            yield replace(item, shapes=(*own, *item.shapes))


def _note_newer(tree: Node, around: Surroundings) -> None:
    """Note what is shown by the picture that newer programs keep of it for older ones."""
    for node in tree:
        choice = child(node, "mc:Choice") if local(node) == "AlternateContent" else None
        if choice is None:
            continue
        if any(local(inner) == "oMath" for inner in choice.iter()):
            around.note(ApproximationKind.EQUATION, "")
        elif any(local(inner) == "contentPart" for inner in choice):
            around.note(ApproximationKind.INK, "")


def _items(node: Node, around: Surroundings, *, placeholders: bool, depth: int) -> Iterator[Item]:
    match local(node):
        case "grpSp" if depth < _DEEPEST:
            yield from _group(node, around, placeholders=placeholders, depth=depth)
        case "sp" | "cxnSp":
            yield from read_shape(node, around)
        case "pic":
            yield from read_picture(node, around)
        case "graphicFrame":
            yield from around.graphic(node, around)
        case "contentPart":
            around.note(ApproximationKind.INK, "")


def _group(node: Node, around: Surroundings, *, placeholders: bool, depth: int) -> Iterator[Item]:
    properties = child(node, "p:grpSpPr")
    frame: Frame = frame_of(child(properties, "a:xfrm"))
    for effect in children(properties, "a:effectLst"):
        around.note(ApproximationKind.EFFECT, local(effect))
    inner = around.inside(_group_fill(properties, around), frame)
    for item in read_tree(node, inner, placeholders=placeholders, depth=depth + 1):
        yield frame.placed(item)


def _group_fill(properties: Node | None, around: Surroundings) -> Fill:
    fill = own_fill(properties)
    if fill is None:
        return NO_FILL
    if local(fill) == "grpFill":
        return around.group_fill
    return read_fill(fill, around.palette, around.images)


def shape_ids(node: Node) -> tuple[str, ...]:
    """Return the id by which animations name a shape, none where it has none."""
    properties = _properties(node)
    return () if properties is None else (properties.get("id", ""),)


def tree_children(tree: Node) -> Iterator[Node]:
    """Yield the shapes of a tree; of alternatives the one that every reader understands."""
    for node in tree:
        if local(node) == "AlternateContent":
            yield from _branch(node)
        else:
            yield node


def _branch(node: Node) -> Iterator[Node]:
    """Yield what stands for the rest of an `mc:AlternateContent`: the fallback, if it is a shape.

    That of a newer chart only says that a newer program is needed.
    """
    names = ["mc:Fallback", "mc:Choice"]
    choice = child(node, "mc:Choice")
    if choice is not None and choice.get("Requires", "").startswith("cx"):
        names.reverse()
    for name in names:
        branch = child(node, name)
        if branch is not None and len(branch):
            yield from branch
            return


def _properties(node: Node) -> Node | None:
    first = next(iter(node), None)
    return child(first, "p:cNvPr") if first is not None else None


def _is_placeholder(node: Node) -> bool:
    return any(child(node, holder, "p:nvPr", "p:ph") is not None for holder in _PLACEHOLDER_HOLDERS)
