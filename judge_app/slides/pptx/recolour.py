"""How a slide changes the colours of a picture it shows."""

from collections.abc import Iterator

from judge_app.slides.pptx.colours import Palette
from judge_app.slides.pptx.names import Node, child, local, whole
from judge_app.slides.scene import Recolour
from judge_app.slides.scene_colours import Rgba

_LEFT_OUT = {
    "hsl", "tint", "clrRepl", "alphaBiLevel", "alphaInv", "alphaCeiling", "alphaFloor", "alphaRepl",
    "alphaMod", "blur", "fillOverlay",
}  # fmt: skip


def read_recolour(blip: Node, palette: Palette, instead: Rgba | None = None) -> Recolour | None:
    """Return what the effects inside `a:blip` ask for, None where they ask for nothing."""
    if child(blip, "a:grayscl") is not None:
        return Recolour(dark=(0, 0, 0, 255), light=(255, 255, 255, 255))
    level = child(blip, "a:biLevel")
    if level is not None:
        return Recolour(
            dark=(0, 0, 0, 255),
            light=(255, 255, 255, 255),
            threshold=whole(level, "thresh", 50000) / 100000,
        )
    duotone = child(blip, "a:duotone")
    if duotone is not None and len(duotone) == 2:
        dark, light = (palette.colour([node], instead) for node in duotone)
        if dark is not None and light is not None:
            return Recolour(dark=dark, light=light)
    change = child(blip, "a:clrChange", "a:clrFrom")
    after = palette.colour(child(blip, "a:clrChange", "a:clrTo"), instead)
    if change is not None and after is not None and after[3] == 0:
        return Recolour(see_through=palette.colour(change, instead))
    return _lightness(child(blip, "a:lum"))


def left_out(blip: Node | None) -> Iterator[str]:
    """Yield the effects inside `a:blip` that are not drawn."""
    for node in blip if blip is not None else ():
        if local(node) in _LEFT_OUT:
            yield local(node)
    after = child(blip, "a:clrChange", "a:clrTo")
    if after is not None and not any(local(n) == "alpha" for n in after.iter()):
        yield "clrChange"


def _lightness(lum: Node | None) -> Recolour | None:
    bright, contrast = whole(lum, "bright") / 100000, whole(lum, "contrast") / 100000
    if not (bright or contrast):
        return None
    return Recolour(brightness=max(-1.0, min(1.0, bright)), contrast=max(-1.0, min(1.0, contrast)))
