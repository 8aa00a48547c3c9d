"""Clips and sounds that lie on a slide: where each is, through groups, and which part holds it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from judge_app.slides.deck import MediaPlace
from judge_app.slides.pptx.frames import Frame, box_of, frame_of
from judge_app.slides.pptx.names import Node, child, local, q
from judge_app.slides.pptx.shapes import shape_ids, tree_children
from judge_app.slides.scene import Item

_SOUNDS = ("a:audioFile", "a:wavAudioFile", "a:audioCd")
_CLIPS = ("a:videoFile", "a:quickTimeFile")


def media_places(root: Node, part: Any) -> Iterator[MediaPlace]:
    """Yield the clips of a slide from the back to the front; `part` knows its relationships."""
    tree = child(root, "p:cSld", "p:spTree")
    if tree is not None:
        yield from _inside(tree, part, ())


def _inside(tree: Node, part: Any, groups: tuple[Frame, ...]) -> Iterator[MediaPlace]:
    """Yield the clips of a tree; `groups` are the frames around it, the innermost first."""
    for node in tree_children(tree):
        if local(node) == "grpSp":
            frame = frame_of(child(node, "p:grpSpPr", "a:xfrm"))
            yield from _inside(node, part, (frame, *groups))
        elif local(node) == "pic":
            place = _place(node, part, groups)
            if place is not None:
                yield place


def _place(node: Node, part: Any, groups: tuple[Frame, ...]) -> MediaPlace | None:
    properties = child(node, "p:nvPicPr", "p:nvPr")
    box = box_of(child(node, "p:spPr", "a:xfrm"))
    named = next((n for name in (*_CLIPS, *_SOUNDS) for n in _all(properties, name)), None)
    if named is None or box is None:
        return None
    item = Item(x=box[0], y=box[1], width=box[2], height=box[3])
    for frame in groups:
        item = frame.placed(item)
    relation = _relation(properties, named, part)
    external = relation is None or relation.is_external
    return MediaPlace(
        part="" if external else str(relation.target_part.partname),
        x=round(item.x),
        y=round(item.y),
        width=round(item.width),
        height=round(item.height),
        external=external,
        is_sound=f"a:{local(named)}" in _SOUNDS,
        shape=next(iter(shape_ids(node)), ""),
        link=_host(relation.target_ref) if external and relation is not None else "",
    )


def _relation(properties: Node, named: Node, part: Any) -> Any:
    """Return the relationship to the clip itself; newer files name it beside the older link."""
    for media in _all(properties, "p14:media"):
        found = part.rels.get(media.get(q("r:embed"), ""))
        if found is not None and not found.is_external:
            return found
    name = named.get(q("r:link")) or named.get(q("r:embed")) or ""
    return part.rels.get(name)


def _all(node: Node | None, name: str) -> Iterator[Node]:
    if node is not None:
        yield from node.iter(q(name))


def _host(address: str) -> str:
    """Return where a link leads, without the rest of it: a site, or the name of a file."""
    host = urlsplit(address).hostname
    return host or address.replace("\\", "/").rpartition("/")[2]
