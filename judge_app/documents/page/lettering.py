"""Lines of text as PDF writes them, in the subsets of one document's fonts.

reportlab writes a line in twenty times the time that a look-up takes; on a sheet of a thousand
cells that is most of the work. Letters are numbered in the order of Unicode and not of their use,
so that documents of the same letters share the same cut of a font.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from judge_app.documents.page.fonts import Face

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its base line begins at `x` and `y`, in points from the lower left corner."""

    face: Face
    size: float
    x: float
    y: float
    text: str
    upwards: bool = False


class Lettering:
    """Knows the number of every letter that some lines need."""

    def __init__(self, canvas: "Canvas", lines: Iterable[Line]) -> None:
        texts: dict[Face, list[str]] = {}
        for line in lines:
            texts.setdefault(line.face, []).append(line.text)
        self._cuts = {
            face: _cuts(canvas._doc, face, sorted(set("".join(texts[face]))))  # noqa: SLF001
            for face in sorted(texts)
        }

    def operators(self, line: Line) -> str:
        """Return the operators that write a line, its text in hexadecimal digits."""
        cuts = self._cuts[line.face]
        turned = "0 1 -1 0" if line.upwards else "1 0 0 1"
        runs = (
            [(cuts.fonts[0], line.text)] if len(cuts.fonts) == 1 else _runs(cuts.font_of, line.text)
        )
        shown = " ".join(
            f"{font} {line.size:g} Tf <{run.translate(cuts.digits)}> Tj" for font, run in runs
        )
        return f"BT {turned} {line.x:.2f} {line.y:.2f} Tm {shown} ET"


@dataclass(frozen=True, slots=True)
class _Cuts:
    """A face as one document has it: cut into fonts of at most 256 letters, as pages name them."""

    fonts: tuple[str, ...]
    font_of: dict[str, str]
    digits: dict[int, str]
    """Each letter's number in its font, by its number in Unicode."""


def _runs(font_of: dict[str, str], text: str) -> list[tuple[str, str]]:
    return [(font, "".join(run)) for font, run in groupby(text, key=font_of.__getitem__)]


def _cuts(document: Any, face: Face, letters: list[str]) -> _Cuts:
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - loads in 0.1 s

    font = pdfmetrics.getFont(face.value)
    font_of, digits = {}, {}
    for letter in letters:
        ((subset, content),) = font.splitString(letter, document)
        font_of[letter] = font.getSubsetInternalName(subset, document)
        digits[ord(letter)] = content.hex()
    return _Cuts(fonts=tuple(dict.fromkeys(font_of.values())), font_of=font_of, digits=digits)
