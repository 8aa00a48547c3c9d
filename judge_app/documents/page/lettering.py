"""Lines of text as PDF writes them, in the cuts of one document's fonts.

A sheet has a thousand lines, mostly short and often the same: what of a line depends on its text is
worked out once in a run. A line with letters beyond the ordinary ones waits until the document is
whole, for the numbers of such letters depend on what else is in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from judge_app.documents.page import fonts
from judge_app.documents.page.font_cuts import ORDINARY, FontCut, further_cuts, ordinary_cut
from judge_app.documents.page.fonts import Face

_NAMES = {face: f"/F{number}" for number, face in enumerate(Face)}


@dataclass(frozen=True, slots=True)
class Line:
    """A line with letters beyond the ordinary ones; `place` is the operator that moves there."""

    face: Face
    size: float
    place: str
    text: str


@lru_cache(maxsize=16384)
def shown(face: Face, size: float, text: str) -> str | None:
    """Return the operators that show a text where the pen is, None if it is empty or rarer."""
    printable = fonts.printable(text)
    if not printable or not ORDINARY.issuperset(printable):
        return None
    digits = printable.translate(ordinary_cut(face).digits)
    return f"{font_name(face)} {size:g} Tf <{digits}> Tj ET"


def font_name(face: Face, cut: int = 0) -> str:
    """Return what pages call a cut of a face; `cut` 0 is the first."""
    return f"{_NAMES[face]}-{cut}"


class Lettering:
    """The further cuts that some lines need."""

    def __init__(self, lines: Iterable[Line]) -> None:
        texts: dict[Face, set[str]] = {}
        for line in lines:
            texts.setdefault(line.face, set()).update(line.text)
        self._cuts = {
            face: (ordinary_cut(face), *further_cuts(face, frozenset(letters)))
            for face, letters in texts.items()
        }
        self._cut_of = {
            face: {letter: number for number, cut in enumerate(cuts) for letter in cut.letters}
            for face, cuts in self._cuts.items()
        }

    def cuts(self, face: Face) -> tuple[FontCut, ...]:
        """Return all cuts of a face that the document needs."""
        return self._cuts.get(face, (ordinary_cut(face),))

    def operators(self, line: Line) -> str:
        """Return the operators that write a line, its text in hexadecimal digits."""
        cuts, cut_of = self._cuts[line.face], self._cut_of[line.face]
        runs = ((cut, "".join(run)) for cut, run in groupby(line.text, key=cut_of.__getitem__))
        written = " ".join(
            f"{font_name(line.face, cut)} {line.size:g} Tf <{run.translate(cuts[cut].digits)}> Tj"
            for cut, run in runs
        )
        return f"{line.place} {written} ET"
