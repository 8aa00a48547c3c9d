"""Walks a slide's shapes, groups included, and turns each into items of the scene."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.colours import Palette
from judge_app.slides.pptx.fills import (
    NO_FILL,
    ReadImage,
    own_fill,
    read_fill,
    read_image,
    read_stroke,
)
from judge_app.slides.pptx.geometry import RECTANGLE, Path, custom_paths, preset_paths
from judge_app.slides.pptx.names import Node, child, children, flag, local, whole
from judge_app.slides.pptx.placeholders import Family, ancestors, list_styles
from judge_app.slides.pptx.text import TextStyles, read_text
from judge_app.slides.scene import Fill, Item, Rgba, Stroke, TextBox

Note = Callable[[ApproximationKind, str], None]
"""Told of everything that is not drawn exactly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a group moves and stretches what is inside it."""

    x: float = 0.0
    y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0

    def placed(self, item: Item) -> Item:
        """Return an item as it stands on the slide."""
        return replace(
            item,
            x=self.x + item.x * self.scale_x,
            y=self.y + item.y * self.scale_y,
            width=item.width * self.scale_x,
            height=item.height * self.scale_y,
        )

    def inside(self, transform: Node | None) -> "Frame":
        """Return the frame of a group's children."""
        if transform is None:
            return self
        off, ext = child(transform, "a:off"), child(transform, "a:ext")
        inner_off, inner_ext = child(transform, "a:chOff"), child(transform, "a:chExt")
        scale_x = whole(ext, "cx") / max(1, whole(inner_ext, "cx", whole(ext, "cx", 1)))
        scale_y = whole(ext, "cy") / max(1, whole(inner_ext, "cy", whole(ext, "cy", 1)))
        x = whole(off, "x") - whole(inner_off, "x") * scale_x
        y = whole(off, "y") - whole(inner_off, "y") * scale_y
        return Frame(
            x=self.x + x * self.scale_x,
            y=self.y + y * self.scale_y,
            scale_x=self.scale_x * scale_x,
            scale_y=self.scale_y * scale_y,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What shapes of one part (slide, layout, master) need to know."""

    palette: Palette
    images: ReadImage
    family: Family
    major: str
    minor: str
    theme_fills: tuple[Node, ...]
    theme_lines: tuple[Node, ...]
    number: int
    note: Note
    graphic: "Callable[[Node, Surroundings], Iterator[Item]]"
    """Draws what a graphic frame holds: a table, a chart, a diagram."""


def read_tree(
    tree: Node, around: Surroundings, *, placeholders: bool, frame: Frame | None = None
) -> Iterator[Item]:
    """Yield the items of a shape tree from the back to the front.

    `placeholders` is false for layouts and masters, whose placeholders only show on slides.
    """
    place = frame or Frame()
    for node in tree_children(tree):
        if flag(_properties(node), "hidden"):
            continue
        kind = local(node)
        if kind == "grpSp":
            inner = place.inside(child(node, "p:grpSpPr", "a:xfrm"))
            for item in read_tree(node, around, placeholders=placeholders, frame=inner):
                turned = turned_with(item, child(node, "p:grpSpPr", "a:xfrm"), place)
                yield replace(turned, shapes=(*shape_ids(node), *item.shapes))
            continue
        if not placeholders and child(node, "p:nvSpPr", "p:nvPr", "p:ph") is not None:
            continue
        for item in _one(kind, node, around):
            yield replace(place.placed(item), shapes=shape_ids(node))


def shape_ids(node: Node) -> tuple[str, ...]:
    """Return the id by which animations name a shape, none where it has none."""
    properties = _properties(node)
    return () if properties is None else (properties.get("id", ""),)


def tree_children(tree: Node) -> Iterator[Node]:
    """Yield the shapes of a tree; of alternatives the one that every reader understands."""
    for node in tree:
        if local(node) == "AlternateContent":
            branch = child(node, "mc:Fallback")
            if branch is None:
                branch = child(node, "mc:Choice")
            yield from branch if branch is not None else ()
        else:
            yield node


def _properties(node: Node) -> Node | None:
    first = next(iter(node), None)
    return child(first, "p:cNvPr") if first is not None else None


def _one(kind: str, node: Node, around: Surroundings) -> Iterator[Item]:
    if kind in {"sp", "cxnSp"}:
        item = _shape(node, around)
        if item is not None:
            yield item
    elif kind == "pic":
        item = _picture(node, around)
        if item is not None:
            yield item
    elif kind == "graphicFrame":
        yield from around.graphic(node, around)
    elif kind == "contentPart":
        around.note(ApproximationKind.INK, "")


def box_of(node: Node | None) -> tuple[float, float, float, float] | None:
    """Return left, top, width and height of a transform."""
    off, ext = child(node, "a:off"), child(node, "a:ext")
    if off is None or ext is None:
        return None
    return whole(off, "x"), whole(off, "y"), whole(ext, "cx"), whole(ext, "cy")


def _transform(node: Node, around: Surroundings) -> Node | None:
    for shape in (node, *ancestors(node, around.family)):
        found = child(shape, "p:spPr", "a:xfrm")
        if box_of(found) is not None:
            return found
    return None


def _shape(node: Node, around: Surroundings) -> Item | None:
    transform = _transform(node, around)
    box = box_of(transform)
    if box is None:
        return None
    parents = ancestors(node, around.family)
    properties = [p for s in (node, *parents) if (p := child(s, "p:spPr")) is not None]
    style = child(node, "p:style")
    item = Item(
        x=box[0],
        y=box[1],
        width=box[2],
        height=box[3],
        rotation=whole(transform, "rot") / 60000,
        flip_x=bool(flag(transform, "flipH")),
        flip_y=bool(flag(transform, "flipV")),
        paths=_outline(properties, box, around),
        fill=_fill(properties, style, around),
        stroke=_stroke(properties, style, around),
        text=_text(node, parents, style, around),
    )
    if properties and (effects := child(properties[0], "a:effectLst")) is not None and len(effects):
        around.note(ApproximationKind.EFFECT, "")
    if properties and child(properties[0], "a:sp3d") is not None:
        around.note(ApproximationKind.THREE_D, "")
    return item


def _outline(
    properties: list[Node], box: tuple[float, float, float, float], around: Surroundings
) -> tuple[Path, ...]:
    for found in properties:
        preset = child(found, "a:prstGeom")
        if preset is not None:
            name = preset.get("prst", "rect")
            adjust = {
                guide.get("name", ""): float(guide.get("fmla", "val 0").split()[-1])
                for guide in children(preset, "a:avLst")
                if guide.get("fmla", "").startswith("val ")
            }
            paths = preset_paths(name, adjust, box[2], box[3])
            if paths is None:
                around.note(ApproximationKind.SHAPE, name)
                return (RECTANGLE,)
            return paths
        custom = child(found, "a:custGeom")
        if custom is not None:
            return custom_paths(custom)
    return (RECTANGLE,)


def _reference(style: Node | None, name: str, around: Surroundings) -> tuple[int, Rgba | None]:
    node = child(style, name)
    if node is None:
        return 0, None
    return whole(node, "idx"), around.palette.colour(node)


def _fill(properties: list[Node], style: Node | None, around: Surroundings) -> Fill:
    for found in properties:
        node = own_fill(found)
        if node is not None:
            return read_fill(node, around.palette, around.images)
    index, colour = _reference(style, "a:fillRef", around)
    if 0 < index <= len(around.theme_fills):
        return read_fill(around.theme_fills[index - 1], around.palette, around.images, colour)
    return NO_FILL


def _stroke(properties: list[Node], style: Node | None, around: Surroundings) -> Stroke | None:
    line = next((n for p in properties if (n := child(p, "a:ln")) is not None), None)
    index, colour = _reference(style, "a:lnRef", around)
    instead = None
    if 0 < index <= len(around.theme_lines) and colour is not None:
        instead = (colour, whole(around.theme_lines[index - 1], "w", 9525))
    return read_stroke(line, around.palette, instead)


def _text(
    node: Node, parents: tuple[Node, ...], style: Node | None, around: Surroundings
) -> TextBox | None:
    _, colour = _reference(style, "a:fontRef", around)
    styles = TextStyles(
        lists=tuple(list_styles(node, around.family)),
        palette=around.palette,
        major=around.major,
        minor=around.minor,
        colour=colour,
        number=around.number,
    )
    inherited = [b for p in parents if (b := child(p, "p:txBody", "a:bodyPr")) is not None]
    return read_text(child(node, "p:txBody"), styles, inherited)


def _picture(node: Node, around: Surroundings) -> Item | None:
    transform = _transform(node, around)
    box = box_of(transform)
    if box is None:
        return None
    blip = child(node, "p:blipFill")
    image = read_image(blip, around.images, around.palette) if blip is not None else None
    fill = Fill(image=image) if image is not None else Fill(colour=(230, 230, 230, 255))
    if image is None:
        around.note(ApproximationKind.PICTURE, "")
    properties = child(node, "p:spPr")
    return Item(
        x=box[0],
        y=box[1],
        width=box[2],
        height=box[3],
        rotation=whole(transform, "rot") / 60000,
        flip_x=bool(flag(transform, "flipH")),
        flip_y=bool(flag(transform, "flipV")),
        paths=_outline([properties] if properties is not None else [], box, around),
        fill=fill,
        stroke=read_stroke(child(properties, "a:ln"), around.palette),
    )


def turned_with(item: Item, transform: Node | None, outer: Frame) -> Item:
    """Turn and mirror an item with its group, around the group's middle."""
    angle = whole(transform, "rot") / 60000
    flip_x, flip_y = bool(flag(transform, "flipH")), bool(flag(transform, "flipV"))
    box = box_of(transform)
    if box is None or not (angle or flip_x or flip_y):
        return item
    cx = outer.x + (box[0] + box[2] / 2) * outer.scale_x
    cy = outer.y + (box[1] + box[3] / 2) * outer.scale_y
    x, y = item.x + item.width / 2 - cx, item.y + item.height / 2 - cy
    rotation = item.rotation
    if flip_x:
        x, rotation = -x, -rotation
    if flip_y:
        y, rotation = -y, -rotation
    turn = math.radians(angle)
    x, y = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
    return replace(
        item,
        x=cx + x - item.width / 2,
        y=cy + y - item.height / 2,
        rotation=rotation + angle,
        flip_x=item.flip_x ^ flip_x,
        flip_y=item.flip_y ^ flip_y,
    )
