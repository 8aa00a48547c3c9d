"""Shadows of shapes; other effects are counted."""

import math

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.colours import Palette
from judge_app.slides.pptx.names import Node, child, flag, local, whole
from judge_app.slides.pptx.text_styles import Note
from judge_app.slides.scene import Shadow
from judge_app.slides.scene_colours import Rgba

_DEGREE = 60000
_COUNTED = {"innerShdw", "glow", "reflection", "softEdge", "blur", "fillOverlay", "prstShdw"}
_NOTHING_SEEN = {"orthographicFront", "legacyObliqueTopRight", "perspectiveFront"}


def read_shadow(
    effects: Node | None, palette: Palette, note: Note, instead: Rgba | None = None
) -> Shadow | None:
    """Return the outer shadow of an `a:effectLst`; the other effects in it are noted."""
    if effects is None:
        return None
    for node in effects:
        if local(node) in _COUNTED:
            note(ApproximationKind.EFFECT, local(node))
    shadow = child(effects, "a:outerShdw")
    colour = palette.colour(shadow, instead)
    if shadow is None or colour is None:
        return None
    if any(whole(shadow, skew) for skew in ("kx", "ky")) or whole(shadow, "sy", 1) < 0:
        note(ApproximationKind.EFFECT, "outerShdw")
    distance = whole(shadow, "dist")
    angle = math.radians(whole(shadow, "dir") / _DEGREE)
    return Shadow(
        colour=colour,
        x=distance * math.cos(angle),
        y=distance * math.sin(angle),
        blur=whole(shadow, "blurRad"),
        scale=(whole(shadow, "sx", 100000) / 100000, whole(shadow, "sy", 100000) / 100000),
        turns=flag(shadow, "rotWithShape") is not False,
    )


def read_glow(effects: Node | None, palette: Palette, instead: Rgba | None = None) -> Shadow | None:
    """Return the glow of an `a:effectLst`: a rim that fades outwards."""
    glow = child(effects, "a:glow")
    colour = palette.colour(glow, instead)
    radius = whole(glow, "rad")
    if colour is None or radius <= 0:
        return None
    return Shadow(colour=colour, x=0.0, y=0.0, blur=radius, spread=radius / 2)


def note_depth(properties: Node | None, note: Note) -> None:
    """Note a shape that stands in space: bevels, depth, a camera that is not straight ahead."""
    if child(properties, "a:sp3d") is not None:
        note(ApproximationKind.THREE_D, "")
        return
    camera = child(properties, "a:scene3d", "a:camera")
    if camera is not None and camera.get("prst", "orthographicFront") not in _NOTHING_SEEN:
        note(ApproximationKind.THREE_D, camera.get("prst", ""))


def soft_edge(effects: Node | None) -> float:
    """Return over how much of its rim a shape fades away, EMU."""
    return float(max(0, whole(child(effects, "a:softEdge"), "rad")))
