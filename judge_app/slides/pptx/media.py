"""Clips and sounds that lie on a slide: where each is, through groups, and which part holds it."""

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from judge_app.slides.deck import MediaPlace
from judge_app.slides.pptx.frames import Frame, box_of, frame_of, item_at
from judge_app.slides.pptx.names import Node, child, local, q
from judge_app.slides.pptx.placeholders import Family, transform_of
from judge_app.slides.pptx.shapes import shape_ids, tree_children
from judge_app.slides.scene import Item

_SOUNDS = ("a:audioFile", "a:wavAudioFile", "a:audioCd")
_LONGEST_CUT = 86_400_000
"""A day in milliseconds; no clip on a page is longer."""
_CLIPS = ("a:videoFile", "a:quickTimeFile")


FamilyOf = Callable[[], Family]
"""Says what a slide stands on; asked only where a clip has no place of its own."""


def media_places(root: Node, part: Any, family: FamilyOf) -> Iterator[MediaPlace]:
    """Yield the clips of a slide from the back to the front; `part` knows its relationships."""
    tree = child(root, "p:cSld", "p:spTree")
    if tree is not None:
        yield from _inside(tree, part, family, ())


def _inside(
    tree: Node, part: Any, family: FamilyOf, groups: tuple[Frame, ...]
) -> Iterator[MediaPlace]:
    """Yield the clips of a tree; `groups` are the frames around it, the innermost first."""
    for node in tree_children(tree):
        if local(node) == "grpSp":
            frame = frame_of(child(node, "p:grpSpPr", "a:xfrm"))
            yield from _inside(node, part, family, (frame, *groups))
        elif local(node) == "pic":
            properties = child(node, "p:nvPicPr", "p:nvPr")
            named = next((n for name in (*_CLIPS, *_SOUNDS) for n in _all(properties, name)), None)
            transform = None if named is None else _transform(node, family)
            if named is not None and transform is not None:
                item = _item(transform, groups)
                shape = next(iter(shape_ids(node)), "")
                place = _place(item, named, _relation(properties, named, part), shape)
                start, end = (_cut(properties, side) for side in ("st", "end"))
                yield replace(place, cut_start_ms=start, cut_end_ms=end)


def _transform(node: Node, family: FamilyOf) -> Node | None:
    own = child(node, "p:spPr", "a:xfrm")
    return own if box_of(own) is not None else transform_of(node, family())


def _item(transform: Node, groups: tuple[Frame, ...]) -> Item:
    box = box_of(transform)
    assert box is not None
    item = item_at(transform, box)
    for frame in groups:
        item = frame.placed(item)
    return item


def _place(item: Item, named: Node, relation: Any, shape: str) -> MediaPlace:
    external = relation is None or relation.is_external
    turn = math.radians(item.rotation)
    across, along = abs(math.cos(turn)), abs(math.sin(turn))
    width = item.width * across + item.height * along
    height = item.width * along + item.height * across
    # Flipped both ways is turned upside down: nothing is mirrored.
    rotation = item.rotation + (180 if item.flip_y else 0)
    return MediaPlace(
        part="" if external else str(relation.target_part.partname),
        x=round(item.x + (item.width - width) / 2),
        y=round(item.y + (item.height - height) / 2),
        width=round(width),
        height=round(height),
        external=external,
        is_sound=f"a:{local(named)}" in _SOUNDS,
        shape=shape,
        link=_host(relation.target_ref) if external and relation is not None else "",
        rotation=rotation % 360,
        is_mirrored=item.flip_x != item.flip_y,
    )


def _cut(properties: Node | None, side: str) -> int:
    """Return the milliseconds cut away at a side, `st` or `end` ([MS-PPTX] 2.3.3.18)."""
    trim = next(_all(properties, "p14:trim"), None)
    try:
        cut = float("0" if trim is None else trim.get(side, "0"))
    except ValueError:  # another unit than milliseconds; programs write none
        return 0
    return round(cut) if 0 < cut < _LONGEST_CUT else 0


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
