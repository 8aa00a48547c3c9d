"""The letters of a PDF's page, with words whole that lie aslant or on their side.

Where a PDF sets letters one by one, pdfium joins them by their places, and for turned ones puts
the end of a line between most of them. Whether such letters are of one word is told here by the
width of the letter before, as for level ones.
"""

import ctypes
from dataclasses import dataclass, replace
from math import cos, hypot, sin, tau

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

NOTHING = "\u200b"
"""Stands where pdfium has put a space or a line's end into a word."""
_LEVEL = 0.02
_SAME_LINE = 0.3
"""How far letters of a line are from it, in type sizes."""
_LETTER_GAP, _WORD_GAP = 0.15, 1.5
"""Up to where letters are of one word, and words of one line, in type sizes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turned:
    """A letter that is not level: its place in points, its size and how wide it is."""

    angle: float
    x: float
    y: float
    size: float
    width: float


def letters_of(page: pdfium.PdfTextPage) -> str:
    """Return one character for each of pdfium's; what is no character counts as a space."""
    letters: list[str] = []
    before: _Turned | None = None
    made = 0
    for index in range(page.count_chars()):
        letters.append(_letter(page, index))
        if pdfium_c.FPDFText_IsGenerated(page, index) == 1:
            made += 1
            continue
        here = _turned(page, index)
        if made and before is not None and here is not None:
            between = _between(before, here)
            if between is not None:
                letters[-1 - made : -1] = [between, *[NOTHING] * (made - 1)]
        elif before is not None and here is not None and (before.x, before.y) == (here.x, here.y):
            here = replace(here, width=before.width + here.width)  # of one glyph, such as "ti"
        before, made = here, 0
    return "".join(letters)


def _letter(page: pdfium.PdfTextPage, index: int) -> str:
    code = pdfium_c.FPDFText_GetUnicode(page, index)
    return chr(code) if 0 < code <= 0x10FFFF else " "


def _turned(page: pdfium.PdfTextPage, index: int) -> _Turned | None:
    angle = pdfium_c.FPDFText_GetCharAngle(page, index) % tau
    if angle < _LEVEL or angle > tau - _LEVEL:
        return None
    x, y, width = ctypes.c_double(), ctypes.c_double(), ctypes.c_float()
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetCharOrigin(page, index, x, y)
    pdfium_c.FPDFText_GetMatrix(page, index, matrix)
    set_size = pdfium_c.FPDFText_GetFontSize(page, index)
    font = pdfium_c.FPDFTextObj_GetFont(pdfium_c.FPDFText_GetTextObject(page, index))
    letter = pdfium_c.FPDFText_GetUnicode(page, index)
    pdfium_c.FPDFFont_GetGlyphWidth(font, letter, set_size, width)
    scale = hypot(matrix.a, matrix.b)
    return _Turned(
        angle=angle, x=x.value, y=y.value, size=set_size * scale, width=width.value * scale
    )


def _between(before: _Turned, here: _Turned) -> str | None:
    """Return what stands between two letters, None where they are not of one line."""
    if abs(before.angle - here.angle) > _LEVEL or not before.size:
        return None
    across, down = cos(here.angle), -sin(here.angle)
    x, y = here.x - before.x, here.y - before.y
    gap = (x * across + y * down - before.width) / before.size
    if abs(x * down - y * across) > _SAME_LINE * before.size or not -_LETTER_GAP < gap < _WORD_GAP:
        return None
    return NOTHING if gap < _LETTER_GAP else " "
