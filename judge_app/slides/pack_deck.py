"""A preview pack as a deck: pages from its PDF, everything else from its index."""

from pathlib import Path

from judge_app.byte_source import ByteSource
from judge_app.slides.deck import (
    PageFacts,
    Picture,
    Sheet,
    UnreadableDeckError,
    UnreadableReason,
    WordPlace,
)
from judge_app.slides.pack import read_pack
from judge_app.slides.pdf_deck import PdfDeck


class PackDeck:
    """An open pack, read in place through its source."""

    def __init__(self, source: ByteSource) -> None:
        self._pack, pages = read_pack(source)
        self._sheets = PdfDeck(pages)
        count = len(self._sheets.pages)
        if any(not 1 <= page.sheet <= count for page in self._pack.pages):
            raise UnreadableDeckError(source.name, UnreadableReason.DAMAGED, "page map")

    @property
    def pages(self) -> tuple[PageFacts, ...]:
        """The slides in order, hidden ones included."""
        return tuple(page.facts for page in self._pack.pages)

    def render(self, page: int, width: int, step: int | None = None) -> Picture:  # noqa: ARG002
        """Draw slide `page` (from 1) `width` pixels wide; steps are drawn from the deck itself."""
        return self._sheets.render(self._sheet(page), width)

    def text(self, page: int) -> str:
        """Return the words of slide `page` (from 1)."""
        return self._pack.pages[page - 1].text

    def find(self, page: int, words: str) -> tuple[tuple[WordPlace, ...], ...]:
        """Return where words stand on slide `page` (from 1)."""
        return self._sheets.find(self._sheet(page), words)

    def write_pages(self, sheets: tuple[Sheet, ...], target: Path) -> None:
        """Write slides as a PDF."""
        own = tuple(Sheet(page=self._sheet(sheet.page)) for sheet in sheets)
        self._sheets.write_pages(own, target)

    def close(self) -> None:
        """Close the PDF; the source stays open."""
        self._sheets.close()

    def _sheet(self, page: int) -> int:
        return self._pack.pages[page - 1].sheet
