"""What a placeholder inherits from its layout and master: place, body properties, list styles."""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.slides.pptx.frames import box_of
from judge_app.slides.pptx.names import Node, child, q

_TITLES = {"title", "ctrTitle"}
_BODIES = {"body", "subTitle", "obj", None, ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The shape trees and styles that a slide stands on."""

    layout: Node | None
    master: Node | None
    default_styles: Node | None
    """The presentation's own default text style."""


def placeholder_of(shape: Node) -> Node | None:
    """Return the `p:ph` of a shape, None for an ordinary one."""
    for properties in shape:
        found = child(properties, "p:nvPr", "p:ph")
        if found is not None:
            return found
    return None


def ancestors(shape: Node, family: Family) -> tuple[Node, ...]:
    """Return the placeholders that `shape` follows, layout's before master's."""
    mark = placeholder_of(shape)
    if mark is None:
        return ()
    found = []
    layout = _match(family.layout, mark.get("type"), mark.get("idx"))
    kind = mark.get("type")
    if layout is not None:
        found.append(layout)
        inherited = placeholder_of(layout)
        kind = kind or (inherited.get("type") if inherited is not None else None)
    master = _match(family.master, _master_kind(kind), None)
    if master is not None:
        found.append(master)
    return tuple(found)


def transform_of(shape: Node, family: Family) -> Node | None:
    """Return a shape's transform, its own or the one of the placeholder it follows."""
    for relative in (shape, *ancestors(shape, family)):
        found = child(relative, "p:spPr", "a:xfrm")
        if box_of(found) is not None:
            return found
    return None


def kind_of(shape: Node, family: Family) -> str | None:
    """Return `title`, `body` or `other` for a placeholder, None for an ordinary shape."""
    mark = placeholder_of(shape)
    if mark is None:
        return None
    kind = mark.get("type")
    if kind is None:
        for parent in ancestors(shape, family):
            inherited = placeholder_of(parent)
            if inherited is not None and inherited.get("type"):
                kind = inherited.get("type")
                break
    if kind in _TITLES:
        return "title"
    return "body" if kind in _BODIES else "other"


def list_styles(shape: Node, family: Family) -> Iterator[Node]:
    """Yield the list styles behind a shape's own, the nearest first."""
    for parent in ancestors(shape, family):
        styles = child(parent, "p:txBody", "a:lstStyle")
        if styles is not None:
            yield styles
    kind = kind_of(shape, family)
    name = {"title": "p:titleStyle", "body": "p:bodyStyle"}.get(kind or "", "p:otherStyle")
    styles = None if family.master is None else child(_root(family.master), "p:txStyles", name)
    if kind is None and family.default_styles is not None:
        yield family.default_styles
    if styles is not None:
        yield styles
    if kind is not None and family.default_styles is not None:
        yield family.default_styles


def _root(tree: Node) -> Node:
    return tree.getparent().getparent()


def _master_kind(kind: str | None) -> str:
    if kind in _TITLES:
        return "title"
    if kind in {"dt", "ftr", "sldNum"}:
        return str(kind)
    return "body"


def _match(tree: Node | None, kind: str | None, index: str | None) -> Node | None:
    if tree is None:
        return None
    shapes = [s for s in tree.iter(q("p:sp"), q("p:pic")) if placeholder_of(s) is not None]
    if index is not None:
        for shape in shapes:
            mark = placeholder_of(shape)
            if mark is not None and mark.get("idx") == index:
                return shape
    for shape in shapes:
        mark = placeholder_of(shape)
        if mark is not None and _same_kind(mark.get("type"), kind):
            return shape
    return None


def _same_kind(left: str | None, right: str | None) -> bool:
    if left in _TITLES and right in _TITLES:
        return True
    return (left or "body") == (right or "body")
