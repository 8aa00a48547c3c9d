"""Letters that no font of the machine has, such as Chinese ones on many laptops: boxes stand for them."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout

from judge_app.slides.paint.box_font import FAMILY, RANGES, font_of_boxes

_PICTURES = (0x1F000, 0x1FAFF)
"""Faces, hands, flags: where there is none, the system's own box stands for it."""
_FIRST = chr(RANGES[0][0])


def split_at_missing(text: str, font: QFont) -> Iterator[tuple[str, bool]]:
    """Yield stretches of a text, and whether neither `font` nor any other has their letters."""
    if not text or max(text) < _FIRST:
        yield text, False
        return
    for missing, letters in groupby(text, lambda letter: is_missing_letter(letter, font)):
        yield "".join(letters), missing


def count_missing(text: str, font: QFont) -> int:
    """Return how many letters and little pictures of a text no font of the machine has."""
    if not text or max(text) < _FIRST:
        return 0
    return sum(
        not _has(font.family(), letter)
        for letter in text
        if any(first <= ord(letter) <= last for first, last in (*RANGES, _PICTURES))
    )


def is_missing_letter(letter: str, font: QFont) -> bool:
    """Say whether a letter is one of those that boxes stand for."""
    code = ord(letter)
    if not any(first <= code <= last for first, last in RANGES):
        return False
    return not _has(font.family(), letter)


def box_font(font: QFont) -> QFont:
    """Return a font of the same size and style that has a box for every such letter."""
    _load()
    boxed = QFont(font)
    boxed.setFamilies([FAMILY])
    boxed.setBold(False)
    boxed.setItalic(False)
    return boxed


def forget_letters() -> None:
    """Forget which letters are missing: after fonts were added or taken away."""
    _has.cache_clear()


@cache
def _has(family: str, letter: str) -> bool:
    layout = QTextLayout(letter, QFont(family))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    # Once the boxes are loaded, they are what the system falls back to.
    return all(
        run.rawFont().familyName() != FAMILY and 0 not in run.glyphIndexes()
        for run in layout.glyphRuns()
    )


@cache
def _load() -> int:
    return QFontDatabase.addApplicationFontFromData(QByteArray(font_of_boxes()))
