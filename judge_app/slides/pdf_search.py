"""Where words stand on a page of a PDF."""

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from judge_app.slides.deck import WordPlace
from judge_app.slides.searching import SearchedText, lines_of

_FINE = 1_000_000
"""A device so large that whole pixels are exact enough for shares of a page."""


def find_words(page: pdfium.PdfPage, words: str) -> tuple[tuple[WordPlace, ...], ...]:
    """Return the places of every hit on a page, line by line."""
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        letters = "".join(_letter(text_page, index) for index in range(count))
        hits = SearchedText(letters).hits(words)
        return tuple(places for hit in hits if (places := _places(page, text_page, *hit)))
    finally:
        text_page.close()


def _letter(text_page: pdfium.PdfTextPage, index: int) -> str:
    """Return one character for each index; what is no character counts as a space."""
    code = pdfium_c.FPDFText_GetUnicode(text_page, index)
    return chr(code) if 0 < code <= 0x10FFFF else " "


def _places(
    page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, start: int, end: int
) -> tuple[WordPlace, ...]:
    boxes = [
        _on_page(page, text_page.get_charbox(index, loose=True))
        for index in range(start, end)
        if not _letter(text_page, index).isspace()
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
