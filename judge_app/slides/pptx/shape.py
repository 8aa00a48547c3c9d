"""One ordinary shape or connector: outline, fill, line, shadow and words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.effects import note_depth, read_glow, read_shadow, soft_edge
from judge_app.slides.pptx.fills import NO_FILL, own_fill, read_fill
from judge_app.slides.pptx.frames import Box, box_of, item_at, rotation_of
from judge_app.slides.pptx.geometry.custom import read_custom
from judge_app.slides.pptx.geometry.pen import Drawn
from judge_app.slides.pptx.geometry.presets import ROUGH, draw_preset
from judge_app.slides.pptx.names import Node, child, children, finite, flag, local, q
from judge_app.slides.pptx.placeholders import ancestors, list_styles, transform_of
from judge_app.slides.pptx.recolour import left_out
from judge_app.slides.pptx.strokes import read_stroke
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.pptx.text import read_text
from judge_app.slides.scene import RECTANGLE, Fill, Item, Stroke
from judge_app.slides.scene_colours import Rgba
from judge_app.slides.scene_text import TextBox

_CORNER = (0.0, 0.0, 0.0, 0.0)
"""Where words stand whose shape says nothing of its place: better there than nowhere."""
_BOX = Drawn(outlines=(RECTANGLE,))


def read_shape(node: Node, around: Surroundings) -> Iterator[Item]:
    """Yield the item of a `p:sp` or `p:cxnSp`; nothing where it has neither place nor words."""
    transform = transform_of(node, around.family)
    box = box_of(transform)
    if box is None and next(node.iter(q("a:t")), None) is not None:
        box = _CORNER
    if box is None:
        return
    parents = ancestors(node, around.family)
    properties = [p for s in (node, *parents) if (p := child(s, "p:spPr")) is not None]
    style = child(node, "p:style")
    drawn = read_outline(properties, box, around)
    fill = _fill(node, properties, style, around)
    stroke = _stroke(properties, style, around)
    effects, instead = _effects(properties, style, around)
    note_depth(properties[0] if properties else None, around.note)
    yield _with_text_box(
        replace(
            item_at(transform, box),
            outlines=drawn.outlines,
            fill=_of_slide(fill, around) if flag(node, "useBgFill") else fill,
            stroke=stroke,
            shadow=read_shadow(effects, around.palette, around.note, instead),
            glow=read_glow(effects, around.palette, instead),
            soft_edge=soft_edge(effects),
            text=_text(node, parents, style, around),
            text_area=drawn.text_area,
        ),
        node,
    )


def _with_text_box(item: Item, node: Node) -> Item:
    """Give words of a diagram's drawing the place its `dsp:txXfrm` says."""
    own = next((n for n in node if local(n) == "txXfrm"), None)
    box = box_of(own)
    if item.text is None or box is None or not item.width or not item.height:
        return item
    left, top = (box[0] - item.x) / item.width, (box[1] - item.y) / item.height
    area = (left, top, left + box[2] / item.width, top + box[3] / item.height)
    text = item.text
    if rotation_of(own) % 360:
        turned = (rotation_of(own) + item.rotation) % 360
        text = replace(text, upright=turned % 360 == 0)
    return replace(item, text_area=area, text=text)


def read_outline(properties: Sequence[Node], box: Box, around: Surroundings) -> Drawn:
    """Return the outline that the nearest geometry asks for, a rectangle where none does."""
    for found in properties:
        preset = child(found, "a:prstGeom")
        if preset is not None:
            return _preset(preset, box, around)
        custom = child(found, "a:custGeom")
        if custom is not None:
            return read_custom(custom, box[2], box[3])
    return _BOX


def _preset(node: Node, box: Box, around: Surroundings) -> Drawn:
    name = node.get("prst", "rect")
    adjustments: dict[str, float] = {}
    for guide in children(node, "a:avLst"):
        operator, _, value = str(guide.get("fmla", "")).partition(" ")
        if operator == "val":
            number = finite(value)
            if number is not None:
                adjustments[guide.get("name", "")] = number
    drawn = draw_preset(name, adjustments, box[2], box[3])
    if drawn is None or name in ROUGH:
        around.note(ApproximationKind.SHAPE, name)
    return drawn or _BOX


def _fill(node: Node, properties: Sequence[Node], style: Node | None, around: Surroundings) -> Fill:
    if local(node) == "cxnSp":
        return NO_FILL
    for found in _nearest(properties, style):
        fill = own_fill(found)
        if fill is not None:
            if local(fill) == "grpFill":
                return around.group_fill
            _note_fill(fill, flag(fill, "rotWithShape") is False and _is_turned(node), around)
            return read_fill(fill, around.palette, around.images)
    return around.theme_fill(*around.reference(style, "a:fillRef"))


def _note_fill(fill: Node, turns: bool, around: Surroundings) -> None:
    """Note a fill that stays upright while its shape is turned, and pictures shown as they are."""
    if turns and local(fill) in {"gradFill", "blipFill"}:
        around.note(ApproximationKind.FILL, "rotWithShape")
    for name in left_out(child(fill, "a:blip")):
        around.note(ApproximationKind.PICTURE, name)


def _is_turned(node: Node) -> bool:
    return rotation_of(child(node, "p:spPr", "a:xfrm")) % 360 != 0


def _nearest(properties: Sequence[Node], style: Node | None) -> Sequence[Node]:
    """Return whose properties count: a shape's own style outranks what placeholders hand down."""
    return properties if style is None else properties[:1]


def _of_slide(fill: Fill, around: Surroundings) -> Fill:
    """Return the slide's background as the fill of a shape."""
    if around.background.is_empty:
        return fill
    return around.background if around.background.colour is not None else Fill(of_slide=True)


def _stroke(properties: Sequence[Node], style: Node | None, around: Surroundings) -> Stroke | None:
    nearest = _nearest(properties, style)
    line = next((n for p in nearest if (n := child(p, "a:ln")) is not None), None)
    _note_line(line, around)
    index, colour = around.reference(style, "a:lnRef")
    lines = around.theme.lines
    theme = lines[index - 1] if 0 < index <= len(lines) else None
    return read_stroke(line, around.palette, theme, colour)


def _note_line(line: Node | None, around: Surroundings) -> None:
    if line is None:
        return
    if line.get("cmpd") in {"thickThin", "thinThick"}:
        around.note(ApproximationKind.SHAPE, line.get("cmpd"))
    if child(line, "a:pattFill") is not None:
        around.note(ApproximationKind.FILL, "pattFill")


def _effects(
    properties: Sequence[Node], style: Node | None, around: Surroundings
) -> tuple[Node | None, Rgba | None]:
    """Return the `a:effectLst` that counts, and what `phClr` stands for in it."""
    for found in _nearest(properties, style):
        effects = child(found, "a:effectLst")
        if effects is not None:
            return effects, None
    index, colour = around.reference(style, "a:effectRef")
    styles = around.theme.effects
    if not 0 < index <= len(styles):
        return None, None
    return child(styles[index - 1], "a:effectLst"), colour


def _text(
    node: Node, parents: Sequence[Node], style: Node | None, around: Surroundings
) -> TextBox | None:
    _, colour = around.reference(style, "a:fontRef")
    styles = around.text_styles(tuple(list_styles(node, around.family)), colour)
    font = child(style, "a:fontRef")
    if font is not None:
        styles = replace(styles, font=around.theme_font(font.get("idx", "")))
    inherited = [b for p in parents if (b := child(p, "p:txBody", "a:bodyPr")) is not None]
    return read_text(child(node, "p:txBody"), styles, inherited)
