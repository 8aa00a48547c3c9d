"""Where words stand on a page of a PDF."""

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from judge_app.slides.deck import WordPlace
from judge_app.slides.searching import SearchedText, lines_of
from judge_app.slides.turned_letters import NOTHING, letters_of

_FINE = 1_000_000
"""A device so large that whole pixels are exact enough for shares of a page."""


def find_words(page: pdfium.PdfPage, words: str) -> tuple[tuple[WordPlace, ...], ...]:
    """Return the places of every hit on a page, line by line."""
    text_page = page.get_textpage()
    try:
        letters = letters_of(text_page)
        hits = SearchedText(letters).hits(words)
        found = (_places(page, text_page, letters, hit) for hit in hits)
        return tuple(places for places in found if places)
    finally:
        text_page.close()


def _places(
    page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, letters: str, hit: tuple[int, int]
) -> tuple[WordPlace, ...]:
    boxes = [
        _on_page(page, text_page.get_charbox(index, loose=True))
        for index in range(*hit)
        if not (letters[index].isspace() or letters[index] == NOTHING)
    ]
    return tuple(
        WordPlace(x=left, y=top, width=right - left, height=bottom - top)
        for left, top, right, bottom in lines_of(boxes)
    )


def _on_page(
    page: pdfium.PdfPage, box: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom as shares of the page as it is shown."""
    left, bottom, right, top = box
    corners = [_corner(page, x, y) for x, y in ((left, bottom), (right, top))]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _corner(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(
        page, 0, 0, _FINE, _FINE, 0, x, y, ctypes.byref(across), ctypes.byref(down)
    )
    return across.value / _FINE, down.value / _FINE
