"""Pages of a PDF: entries that are PDFs, and decks that were converted when the bundle was made."""

import ctypes
from pathlib import Path

import pypdfium2 as pdfium

from judge_app.byte_source import ByteSource
from judge_app.slides.byte_stream import ByteStream
from judge_app.slides.deck import (
    PageFacts,
    Picture,
    Sheet,
    UnreadableDeckError,
    UnreadableReason,
    WordPlace,
)
from judge_app.slides.pdf_search import find_words
from judge_app.slides.turned_letters import NOTHING, letters_of

_POINT_EMU = 12700
_PASSWORD_NEEDED = 4
"""FPDF_ERR_PASSWORD of PDFium."""
_LARGEST_PIXELS = 60_000_000
"""A page of absurd proportions is drawn smaller rather than filling the memory."""


class PdfDeck:
    """A PDF read in place through its source."""

    def __init__(self, source: ByteSource) -> None:
        self._stream = ByteStream(source)
        try:
            self._document = pdfium.PdfDocument(self._stream)
        except pdfium.PdfiumError as error:
            locked = getattr(error, "err_code", None) == _PASSWORD_NEEDED
            reason = UnreadableReason.PASSWORD if locked else UnreadableReason.DAMAGED
            raise UnreadableDeckError(source.name, reason, str(error)) from error
        if len(self._document) == 0:
            raise UnreadableDeckError(source.name, UnreadableReason.NO_PAGES)
        self._pages = tuple(self._facts(number) for number in range(1, len(self._document) + 1))

    @property
    def pages(self) -> tuple[PageFacts, ...]:
        """The pages in order."""
        return self._pages

    def render(self, page: int, width: int, step: int | None = None) -> Picture:  # noqa: ARG002
        """Draw page `page` (from 1) `width` pixels wide; a PDF has no steps."""
        sheet = self._document[page - 1]
        try:
            points_wide, points_high = sheet.get_size()
            scale = width / points_wide
            too_many = points_wide * points_high * scale * scale / _LARGEST_PIXELS
            if too_many > 1:
                scale /= too_many**0.5
            bitmap = sheet.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
            pixels = ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height)
            picture = Picture(
                width=bitmap.width, height=bitmap.height, stride=bitmap.stride, pixels=pixels
            )
            bitmap.close()
            return picture
        finally:
            sheet.close()

    def text(self, page: int) -> str:
        """Return the words of page `page` (from 1)."""
        sheet = self._document[page - 1]
        words = sheet.get_textpage()
        try:
            letters = letters_of(words)
            if NOTHING in letters:
                return letters.replace(NOTHING, "")
            return str(words.get_text_bounded())
        finally:
            words.close()
            sheet.close()

    def find(self, page: int, words: str) -> tuple[tuple[WordPlace, ...], ...]:
        """Return where `words` stand on page `page` (from 1)."""
        sheet = self._document[page - 1]
        try:
            return find_words(sheet, words)
        finally:
            sheet.close()

    def write_pages(self, sheets: tuple[Sheet, ...], target: Path) -> None:
        """Write pages as a PDF of their own."""
        chosen = pdfium.PdfDocument.new()
        try:
            chosen.import_pages(self._document, [sheet.page - 1 for sheet in sheets])
            chosen.save(target)
        finally:
            chosen.close()

    def close(self) -> None:
        """Close the document; the source stays open."""
        self._document.close()

    def _facts(self, page: int) -> PageFacts:
        width, height = self._document.get_page_size(page - 1)
        return PageFacts(
            number=page, width=round(width * _POINT_EMU), height=round(height * _POINT_EMU)
        )
