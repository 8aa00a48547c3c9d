"""How a slide of an OpenDocument deck comes, and whether it is shown (ODF 1.2, 20.3)."""

from dataclasses import dataclass

from judge_app.slides.plain.odp.nodes import attribute, local
from judge_app.slides.plain.odp.styles import Styles

_FAMILY = "drawing-page"
_NAMES = {
    "barWipe": "wipe", "boxWipe": "zoom", "fourBoxWipe": "plus", "barnDoorWipe": "split",
    "irisWipe": "zoom", "ellipseWipe": "circle", "pinWheelWipe": "wheel", "fanWipe": "wedge",
    "pushWipe": "push", "slideWipe": "cover", "fade": "fade", "dissolve": "dissolve",
    "checkerBoardWipe": "checker", "blindsWipe": "blinds", "randomBarWipe": "randomBar",
    "waterfallWipe": "strips", "zoom": "newsflash", "random": "random",
}  # fmt: skip
"""SMIL's families of transitions under the names that newer decks have for the same effects."""
_OLD_NAMES = {
    "fade": "fade", "move": "cover", "uncover": "pull", "open": "split", "close": "split",
    "dissolve": "dissolve", "random": "random", "wavyline": "wipe", "roll": "push",
    "stretch": "wipe", "vertical": "randomBar", "horizontal": "randomBar", "spiral": "wheel",
    "fly": "cover", "interlocking": "comb",
}  # fmt: skip
"""First words of `presentation:transition-style`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """How a slide comes in the show."""

    hidden: bool = False
    transition: str = ""
    sound: str = ""
    """Where the sound that comes with it lies, empty where none does."""


def showing_of(style: str, styles: Styles) -> Showing:
    """Return how the slides of a style come."""
    sounds = (
        attribute(sound, "href")
        for properties in styles.properties(_FAMILY, style)
        for sound in properties
        if local(sound) == "sound"
    )
    return Showing(
        hidden=styles.value(_FAMILY, style, "visibility") == "hidden",
        transition=_transition(style, styles),
        sound=next(sounds, ""),
    )


def _transition(style: str, styles: Styles) -> str:
    family = styles.value(_FAMILY, style, "type")
    if family:
        return _NAMES.get(family, family)
    old = styles.value(_FAMILY, style, "transition-style")
    if not old or old == "none":
        return ""
    first = old.partition("-")[0]
    return _OLD_NAMES.get(first, old)
