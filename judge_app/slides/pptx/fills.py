"""Fills of shapes, backgrounds and cells, their own or the theme's."""

from collections.abc import Callable

from judge_app.slides.pptx.colours import Palette
from judge_app.slides.pptx.names import Node, child, children, local, q, whole
from judge_app.slides.pptx.recolour import read_recolour
from judge_app.slides.scene import Fill, Image, Pattern, Tile
from judge_app.slides.scene_colours import Gradient, GradientShape, Rgba, Sides

ReadImage = Callable[[str], bytes | None]
"""From a relationship's id to a picture's bytes, None where it is linked or missing."""

NO_FILL = Fill()
_KINDS = {"noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"}
_WHITE: Rgba = (255, 255, 255, 255)
_BLACK: Rgba = (0, 0, 0, 255)


def own_fill(holder: Node | None) -> Node | None:
    """Return the fill element of properties, None where they say nothing of it."""
    if holder is None:
        return None
    return next((node for node in holder if local(node) in _KINDS), None)


def read_fill(
    node: Node | None, palette: Palette, images: ReadImage, instead: Rgba | None = None
) -> Fill:
    """Return what a fill element means; `instead` is what `phClr` stands for."""
    if node is None:
        return NO_FILL
    kind = local(node)
    if kind == "solidFill":
        return Fill(colour=palette.colour(node, instead))
    if kind == "gradFill":
        return _gradient_fill(node, palette, instead)
    if kind == "pattFill":
        pattern = Pattern(
            name=node.get("prst", "pct50"),
            front=palette.colour(child(node, "a:fgClr"), instead) or _BLACK,
            back=palette.colour(child(node, "a:bgClr"), instead) or _WHITE,
        )
        return Fill(pattern=pattern)
    if kind == "blipFill":
        image = read_image(node, images, palette, instead)
        return Fill(image=image) if image is not None else NO_FILL
    return NO_FILL


def read_image(
    node: Node, images: ReadImage, palette: Palette, instead: Rgba | None = None
) -> Image | None:
    """Return the picture of a blip fill."""
    blip = child(node, "a:blip")
    content = None if blip is None else _content(blip, images)
    if content is None:
        return None
    left, top, right, bottom = (_share(child(node, "a:srcRect"), side) for side in "ltrb")
    amount = child(blip, "a:alphaModFix")
    return Image(
        content=content,
        crop=_inside(child(node, "a:stretch", "a:fillRect"), (left, top, right, bottom)),
        alpha=whole(amount, "amt", 100000) / 100000,
        recolour=read_recolour(blip, palette, instead),
        tile=_tile(child(node, "a:tile")),
    )


def _content(blip: Node, images: ReadImage) -> bytes | None:
    """Return the picture, or its SVG twin where there is nothing else."""
    relations = [
        blip.get(q("r:embed")),
        *(n.get(q("r:embed")) for n in blip.iter(q("asvg:svgBlip"))),
    ]
    return next((found for r in relations if r and (found := images(r)) is not None), None)


def _share(node: Node | None, name: str) -> float:
    """Return a percentage (thousandths, or written with a sign) as a share."""
    value = "0" if node is None else str(node.get(name, "0"))
    try:
        return float(value[:-1]) / 100 if value.endswith("%") else float(value) / 100000
    except ValueError:
        return 0.0


def _inside(rect: Node | None, crop: Sides) -> Sides:
    """Return the crop that also puts the picture into `a:fillRect`, a part of its box."""
    left, top, right, bottom = (_share(rect, side) for side in "ltrb")
    if not any((left, top, right, bottom)):
        return crop
    across, down = max(0.01, 1 - left - right), max(0.01, 1 - top - bottom)
    wide, high = 1 - crop[0] - crop[2], 1 - crop[1] - crop[3]
    return (
        crop[0] - left / across * wide,
        crop[1] - top / down * high,
        crop[2] - right / across * wide,
        crop[3] - bottom / down * high,
    )


def _tile(node: Node | None) -> Tile | None:
    if node is None:
        return None
    return Tile(
        across=whole(node, "sx", 100000) / 100000,
        down=whole(node, "sy", 100000) / 100000,
        x=whole(node, "tx"),
        y=whole(node, "ty"),
        align=node.get("algn", "tl"),
        mirrored=node.get("flip", "none"),
    )


def _gradient_fill(node: Node, palette: Palette, instead: Rgba | None) -> Fill:
    gradient = read_gradient(node, palette, instead)
    if gradient is not None:
        return Fill(gradient=gradient)
    only = next(iter(children(node, "a:gsLst")), None)
    return Fill(colour=palette.colour(only, instead))


def read_gradient(node: Node, palette: Palette, instead: Rgba | None) -> Gradient | None:
    """Return a gradient, None where it has fewer than two colours."""
    stops = []
    for stop in children(node, "a:gsLst"):
        colour = palette.colour(stop, instead)
        if colour is not None:
            stops.append((max(0.0, min(1.0, _share(stop, "pos"))), colour))
    if len(stops) < 2:
        return None
    path = child(node, "a:path")
    shape = GradientShape.LINE
    if path is not None:
        is_round = path.get("path", "circle") == "circle"
        shape = GradientShape.CIRCLE if is_round else GradientShape.RECTANGLE
    focus = child(path, "a:fillToRect")
    left, top, right, bottom = (_share(focus, side) for side in "ltrb")
    return Gradient(
        stops=tuple(sorted(stops, key=lambda stop: stop[0])),
        angle=whole(child(node, "a:lin"), "ang") / 60000,
        shape=shape,
        focus=(left, top, right, bottom),
    )
