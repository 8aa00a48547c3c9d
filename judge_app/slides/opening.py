"""Chooses the reader for a deck by its first bytes, never by its name."""

import importlib
from typing import assert_never

from judge_app.byte_source import ByteSource
from judge_app.slides.deck import Deck
from judge_app.slides.pack import is_pack
from judge_app.slides.precheck import DeckForm, precheck

_PDF_MAGIC = b"%PDF-"
PDF_WITHIN = 1024
"""PDF readers accept the mark within the first kilobyte."""


def open_deck(source: ByteSource) -> Deck:
    """Open a deck; `UnreadableDeckError` says why it cannot be shown.

    The readers are loaded only when a deck needs them.
    """
    head = source.read_at(0, PDF_WITHIN)
    if is_pack(head):
        from judge_app.slides.pack_deck import PackDeck  # noqa: PLC0415

        return PackDeck(source)
    if is_pdf(head):
        from judge_app.slides.pdf_deck import PdfDeck  # noqa: PLC0415

        return PdfDeck(source)
    form = precheck(source).form
    match form:
        case DeckForm.PRESENTATION | DeckForm.SHOW | DeckForm.TEMPLATE:
            from judge_app.slides.pptx_deck import PptxDeck  # noqa: PLC0415

            return PptxDeck(source)
        case DeckForm.OPEN_DOCUMENT:
            from judge_app.slides.plain_deck import PlainDeck  # noqa: PLC0415

            return PlainDeck.of_odp(source)
        case DeckForm.OLD_BINARY:
            from judge_app.slides.plain_deck import PlainDeck  # noqa: PLC0415

            return PlainDeck.of_ppt(source)
        case _ as never:
            assert_never(never)


def is_pdf(head: bytes) -> bool:
    """Say whether a file that begins with `head` is a PDF."""
    return _PDF_MAGIC in head[:PDF_WITHIN]


def load_readers() -> None:
    """Load the readers ahead of time."""
    for name in ("pdf_deck", "pptx_deck"):
        importlib.import_module(f"judge_app.slides.{name}")
