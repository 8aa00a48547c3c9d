"""How a slide changes the colours of a picture it shows."""

from judge_app.slides.pptx.colours import Palette
from judge_app.slides.pptx.names import Node, child, whole
from judge_app.slides.scene import Recolour


def read_recolour(blip: Node, palette: Palette) -> Recolour | None:
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
        dark, light = (palette.colour([node]) for node in duotone)
        if dark is not None and light is not None:
            return Recolour(dark=dark, light=light)
    light = child(blip, "a:lum")
    if light is not None and whole(light, "bright"):
        return Recolour(brightness=max(-1.0, min(1.0, whole(light, "bright") / 100000)))
    return None
