"""Fills and lines of shapes, their own or the theme's."""

from collections.abc import Callable

from judge_app.slides.pptx.colours import Palette
from judge_app.slides.pptx.names import Node, child, children, local, q, whole
from judge_app.slides.pptx.recolour import read_recolour
from judge_app.slides.scene import Fill, Gradient, Image, Rgba, Stroke

ReadImage = Callable[[str], bytes | None]
"""From a relationship's id to a picture's bytes, None where it is linked or missing."""

NO_FILL = Fill()
_KINDS = {"noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"}


def own_fill(holder: Node | None) -> Node | None:
    """Return the fill element of properties, None where they say nothing of it."""
    if holder is None:
        return None
    return next((node for node in holder if local(node) in _KINDS), None)


def read_fill(
    node: Node | None, palette: Palette, images: ReadImage, instead: Rgba | None = None
) -> Fill:
    """Return what a fill element means."""
    if node is None:
        return NO_FILL
    kind = local(node)
    if kind == "solidFill":
        return Fill(colour=palette.colour(node, instead))
    if kind == "gradFill":
        return _gradient(node, palette, instead)
    if kind == "pattFill":
        return Fill(colour=_pattern_colour(node, palette, instead))
    if kind == "blipFill":
        image = read_image(node, images, palette)
        return Fill(image=image) if image is not None else NO_FILL
    return NO_FILL


def read_image(node: Node, images: ReadImage, palette: Palette) -> Image | None:
    """Return the picture of a blip fill."""
    blip = child(node, "a:blip")
    relation = None if blip is None else blip.get(q("r:embed"))
    content = images(relation) if relation else None
    if content is None:
        return None
    crop = child(node, "a:srcRect")
    left, top, right, bottom = (whole(crop, side) / 100000 for side in "ltrb")
    amount = child(blip, "a:alphaModFix")
    alpha = whole(amount, "amt", 100000) / 100000
    return Image(
        content=content,
        crop=(left, top, right, bottom),
        alpha=alpha,
        recolour=read_recolour(blip, palette),
    )


def read_stroke(
    line: Node | None, palette: Palette, instead: tuple[Rgba, int] | None = None
) -> Stroke | None:
    """Return the line that `a:ln` and, behind it, the theme's reference ask for."""
    fill = own_fill(line)
    if fill is not None and local(fill) == "noFill":
        return None
    colour = instead[0] if instead is not None else None
    width = instead[1] if instead is not None else 9525
    if fill is not None:
        colour = _line_colour(fill, palette, colour)
    if colour is None:
        return None
    if line is not None and line.get("w") is not None:
        width = whole(line, "w")
    dash = child(line, "a:prstDash")
    return Stroke(
        colour=colour,
        width=max(width, 3175),
        dash="solid" if dash is None else dash.get("val", "solid"),
        head=_is_arrow(child(line, "a:headEnd")),
        tail=_is_arrow(child(line, "a:tailEnd")),
    )


def _line_colour(fill: Node, palette: Palette, instead: Rgba | None) -> Rgba | None:
    if local(fill) == "gradFill":
        first = child(fill, "a:gsLst", "a:gs")
        return palette.colour(first, instead)
    return palette.colour(fill, instead)


def _is_arrow(end: Node | None) -> bool:
    return end is not None and end.get("type", "none") != "none"


def _gradient(node: Node, palette: Palette, instead: Rgba | None) -> Fill:
    stops = []
    for stop in children(node, "a:gsLst"):
        colour = palette.colour(stop, instead)
        if colour is not None:
            stops.append((max(0.0, min(1.0, whole(stop, "pos") / 100000)), colour))
    if len(stops) < 2:
        return Fill(colour=stops[0][1]) if stops else NO_FILL
    direction = child(node, "a:lin")
    angle = whole(direction, "ang") / 60000
    return Fill(
        gradient=Gradient(
            stops=tuple(sorted(stops)), angle=angle, is_radial=child(node, "a:path") is not None
        )
    )


def _pattern_colour(node: Node, palette: Palette, instead: Rgba | None) -> Rgba | None:
    """Return the middle of a pattern's two colours: what it looks like from afar."""
    front = palette.colour(child(node, "a:fgClr"), instead)
    back = palette.colour(child(node, "a:bgClr"), instead)
    if front is None or back is None:
        return front or back
    red, green, blue, alpha = ((a + 2 * b) // 3 for a, b in zip(front, back, strict=True))
    return red, green, blue, alpha
