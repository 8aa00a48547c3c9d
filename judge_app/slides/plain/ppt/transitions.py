"""How a slide comes and whether it is shown at all ([MS-PPT] 2.6.6, `SlideShowSlideInfoAtom`)."""

from dataclasses import dataclass

from judge_app.slides.plain.records import Record

_SHOW_INFO = 1017
_HIDDEN, _HAS_SOUND = 0x04, 0x10
_CUT = 0
_THROUGH_BLACK = 1
_NAMES = {
    1: "random", 2: "blinds", 3: "checker", 4: "cover", 5: "dissolve", 6: "fade", 7: "pull",
    8: "randomBar", 9: "strips", 10: "wipe", 11: "zoom", 13: "split", 17: "diamond", 18: "plus",
    19: "wedge", 20: "push", 21: "comb", 22: "newsflash", 23: "fade", 26: "wheel", 27: "circle",
}  # fmt: skip
"""Under the names that newer decks have for the same effects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """How a slide comes in the show."""

    hidden: bool = False
    transition: str = ""
    sound: int = 0
    """The number of the sound that comes with it, 0 where none does."""


def showing_of(slide: Record) -> Showing:
    """Return how a slide comes; one that says nothing is shown and just appears."""
    atom = slide.first(_SHOW_INFO)
    if atom is None or len(atom.content) < 12:
        return Showing()
    direction, effect, flags = atom.content[8], atom.content[9], atom.content[10]
    name = _NAMES.get(effect, "")
    if effect == _CUT and direction == _THROUGH_BLACK:
        name = "cut"
    return Showing(
        hidden=bool(flags & _HIDDEN),
        transition=name,
        sound=atom.number(4) if flags & _HAS_SOUND else 0,
    )
