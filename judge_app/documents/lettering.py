"""Lines of text as PDF writes them, in the subsets of one document's fonts.

reportlab writes a line in twenty times the time that a look-up takes; on a sheet of a thousand
cells that is most of the work. Letters are numbered in the order of Unicode and not of their use,
so that documents of the same letters share the same cut of a font.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from judge_app.documents.fonts import Face

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
        letters: dict[Face, set[str]] = {}
        for line in lines:
            letters.setdefault(line.face, set()).update(line.text)
        self._numbers = {
            face: _numbered(canvas._doc, face, sorted(letters[face]))  # noqa: SLF001
            for face in sorted(letters)
        }

    def operators(self, line: Line) -> str:
        """Return the operators that write a line, its text in hexadecimal digits."""
        numbers = self._numbers[line.face]
        turned = "0 1 -1 0" if line.upwards else "1 0 0 1"
        runs = groupby((numbers[letter] for letter in line.text), key=lambda number: number[0])
        shown = " ".join(
            f"{font} {line.size:g} Tf <{''.join(digits for _, digits in run)}> Tj"
            for font, run in runs
        )
        return f"BT {turned} {line.x:.2f} {line.y:.2f} Tm {shown} ET"


def _numbered(document: Any, face: Face, letters: list[str]) -> dict[str, tuple[str, str]]:
    """Return each letter's font, as pages name it, and its number there."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - loads in 0.1 s

    font = pdfmetrics.getFont(face.value)
    numbers = {}
    for letter in letters:
        ((subset, content),) = font.splitString(letter, document)
        numbers[letter] = (font.getSubsetInternalName(subset, document), content.hex())
    return numbers
