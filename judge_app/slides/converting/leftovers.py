"""What stays inexact on pages that a converter drew: not everything is, and not everything is not.

What is not in the deck is there for no program. Beyond that PowerPoint draws its own decks exactly,
and LibreOffice leaves out what it does not know: measured with 7.4.7, whose pages with and without
each of these are the same, pixel by pixel.
"""

from judge_app.slides.converting.libreoffice import PRODUCER
from judge_app.slides.deck import Approximation, ApproximationKind

_NOT_THERE = {
    ApproximationKind.LINKED,
    ApproximationKind.FONT,
    ApproximationKind.LETTERS,
    ApproximationKind.PICTURE,
    ApproximationKind.DAMAGED,
}
_LEFT_OUT = {"innerShdw", "reflection", "blur", "fillOverlay", "prstShdw", "text"}
"""Effects, as the file spells them; `text` are those of letters."""


def is_libreoffice(producer: str) -> bool:
    """Say whether it was LibreOffice that drew; it does not know the fonts that decks bring."""
    return producer.startswith(PRODUCER)


def left_inexact(found: tuple[Approximation, ...], producer: str) -> tuple[Approximation, ...]:
    """Return what of a page's approximations holds for the pages of `producer` too."""
    return tuple(one for one in found if _holds(one, producer))


def _holds(found: Approximation, producer: str) -> bool:
    if found.kind in _NOT_THERE:
        return True
    if not is_libreoffice(producer):
        return False
    is_left_out = found.kind is ApproximationKind.EFFECT and found.what in _LEFT_OUT
    return is_left_out or found.kind is ApproximationKind.THREE_D
