"""Chooses the reader for a deck by its first bytes, never by its name."""

from judge_app.byte_source import ByteSource
from judge_app.slides.deck import Deck, UnreadableDeckError, UnreadableReason

_PDF_MAGIC = b"%PDF-"
_PDF_WITHIN = 1024
"""PDF readers accept the mark within the first kilobyte."""


def open_deck(source: ByteSource) -> Deck:
    """Open a deck; `UnreadableDeckError` says why it cannot be shown.

    The readers are loaded only when a deck needs them.
    """
    head = source.read_at(0, _PDF_WITHIN)
    if not head:
        raise UnreadableDeckError(source.name, UnreadableReason.CUT_SHORT)
    if _PDF_MAGIC in head:
        from judge_app.slides.pdf_deck import PdfDeck  # noqa: PLC0415

        return PdfDeck(source)
    from judge_app.slides.pptx_deck import PptxDeck  # noqa: PLC0415

    return PptxDeck(source)
