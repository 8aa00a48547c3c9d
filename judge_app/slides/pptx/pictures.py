"""Pictures on a slide, with what lies behind their transparent parts."""

from collections.abc import Iterator
from dataclasses import replace

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.effects import note_depth, read_glow, read_shadow, soft_edge
from judge_app.slides.pptx.fills import own_fill, read_fill, read_image
from judge_app.slides.pptx.frames import Box, box_of, item_at
from judge_app.slides.pptx.names import Node, child, local, q
from judge_app.slides.pptx.placeholders import transform_of
from judge_app.slides.pptx.recolour import left_out
from judge_app.slides.pptx.shape import read_outline
from judge_app.slides.pptx.strokes import read_stroke
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.scene import Fill, Image, Item
from judge_app.slides.scene_colours import Rgba
from judge_app.slides.scene_text import Paragraph, Run, TextBox

_EMPTY: Rgba = (230, 230, 230, 255)
_GREY: Rgba = (110, 110, 110, 255)


def read_picture(node: Node, around: Surroundings) -> Iterator[Item]:
    """Yield the item of a `p:pic`, and one behind it where the picture has a fill of its own."""
    transform = transform_of(node, around.family)
    box = box_of(transform)
    if box is None:
        return
    properties = child(node, "p:spPr")
    item = replace(
        item_at(transform, box),
        outlines=read_outline([] if properties is None else [properties], box, around).outlines,
        stroke=read_stroke(child(properties, "a:ln"), around.palette, *_theme_line(node, around)),
        shadow=read_shadow(child(properties, "a:effectLst"), around.palette, around.note),
        glow=read_glow(child(properties, "a:effectLst"), around.palette),
        soft_edge=soft_edge(child(properties, "a:effectLst")),
    )
    blip = child(node, "p:blipFill")
    image = read_image(blip, around.images, around.palette) if blip is not None else None
    note_depth(properties, around.note)
    for name in left_out(child(blip, "a:blip")):
        around.note(ApproximationKind.PICTURE, name)
    behind = own_fill(properties)
    if behind is not None and local(behind) != "noFill":
        fill = read_fill(behind, around.palette, around.images)
        yield replace(item, fill=fill, stroke=None)
    yield _shown(item, image) if image is not None else _not_there(item, blip, box, around)


def _theme_line(node: Node, around: Surroundings) -> tuple[Node | None, Rgba | None]:
    index, colour = around.reference(child(node, "p:style"), "a:lnRef")
    lines = around.theme.lines
    return (lines[index - 1] if 0 < index <= len(lines) else None), colour


def _shown(item: Item, image: Image) -> Item:
    return replace(item, fill=Fill(image=image))


def _not_there(item: Item, blip: Node | None, box: Box, around: Surroundings) -> Item:
    """Draw a grey box for a picture that is missing, or one that lies outside the deck."""
    link = "" if blip is None else around.links(_link(blip))
    around.note(ApproximationKind.LINKED if link else ApproximationKind.PICTURE, _host(link))
    run = Run(text=_host(link), size=min(14.0, box[3] / 12700 / 3), font="Arial", colour=_GREY)
    text = TextBox(paragraphs=(Paragraph(runs=(run,), align="ctr"),), anchor="ctr")
    return replace(item, fill=Fill(colour=_EMPTY), text=text if link and run.size > 4 else None)


def _link(blip: Node) -> str:
    found = child(blip, "a:blip")
    return "" if found is None else str(found.get(q("r:link"), ""))


def _host(link: str) -> str:
    """Return the part of an address that says whose it is."""
    return link.partition("://")[2].partition("/")[0] or link[-40:]
