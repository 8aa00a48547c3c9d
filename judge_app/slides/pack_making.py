"""Makes the preview pack of a deck, from a converter's PDF or with the built-in reader."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2 as pdfium

import judge_app
from judge_app.byte_source import FileSource
from judge_app.progress import Cancellation
from judge_app.slides.converting.convert import Conversion
from judge_app.slides.converting.leftovers import is_libreoffice, left_inexact
from judge_app.slides.deck import ApproximationKind, PageFacts, Sheet
from judge_app.slides.examining import PLAIN_FORMS, Examination, examine, undrawn_page
from judge_app.slides.pack import DeckPack, PackOrigin, PackPage, write_pack
from judge_app.slides.worker import DeckWorker, PageNotDrawnError

BUILT_IN_PRODUCER = f"judge-app {judge_app.__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckFile:
    """A deck on the disk as it was submitted."""

    path: Path
    name: str
    sha256: str
    size: int


class PackMaker:
    """Makes packs in a room for drafts, with a drawing process of its own."""

    def __init__(self, worker: DeckWorker, room: Path, cancellation: Cancellation) -> None:
        self._worker = worker
        self._room = room
        self._cancellation = cancellation

    def examine(self, deck: DeckFile) -> Examination:
        """Look through a deck."""
        return examine(deck.path, self._worker, self._cancellation)

    def from_conversion(
        self, deck: DeckFile, seen: Examination, done: Conversion, target: Path
    ) -> DeckPack:
        """Write the pack `target` around the PDF that a converter made."""
        assert done.made is not None
        pages = self._map(deck, seen, done)
        origin = PackOrigin.CONVERTED
        return self._written(deck, seen, origin, done.producer, pages, done.made, target)

    def from_modern_form(
        self, deck: DeckFile, seen: Examination, done: Conversion, target: Path
    ) -> DeckPack:
        """Write the pack `target` with a deck's newer form as the built-in reader draws it.

        Clips, steps and notes stay those of the deck as submitted, from which they are played.
        """
        assert done.made is not None
        newer = replace(deck, path=done.made)
        drawn = self.examine(newer)
        if len(drawn.pages) != len(seen.pages):
            return self.from_reader(deck, seen, target)
        pdf, pages = self._drawn_by_reader(newer, drawn.pages)
        known = tuple(_as_submitted(page, own) for page, own in zip(pages, seen.pages, strict=True))
        producer = f"{done.producer}, {BUILT_IN_PRODUCER}"
        return self._written(deck, seen, PackOrigin.BUILT_IN, producer, known, pdf, target)

    def from_reader(self, deck: DeckFile, seen: Examination, target: Path) -> DeckPack:
        """Write the pack `target` with pages as the built-in reader draws them."""
        pdf, pages = self._drawn_by_reader(deck, seen.pages)
        origin = origin_of(seen)
        return self._written(deck, seen, origin, BUILT_IN_PRODUCER, pages, pdf, target)

    def _drawn_by_reader(
        self, deck: DeckFile, pages: tuple[PackPage, ...]
    ) -> tuple[Path, tuple[PackPage, ...]]:
        """Return the PDF of a deck's pages, and what is known of them now that they are drawn."""
        sheets = tuple(Sheet(page=p.facts.number, plain=bool(p.undrawn)) for p in pages)
        pdf = self._room / "pages.pdf"
        if not self._drawn(deck, sheets, pdf):
            pages = self._one_by_one(deck, pages, pdf)
        return pdf, pages

    def _map(self, deck: DeckFile, seen: Examination, done: Conversion) -> tuple[PackPage, ...]:
        """Return the pages of the deck on the sheets of the PDF; what it cannot tell is left out."""
        assert done.made is not None
        if len(seen.pages) != done.pages:
            return examine(done.made, self._worker, self._cancellation).pages
        pages = seen.pages
        if seen.brings_fonts and is_libreoffice(done.producer):
            pages = self._without_own_fonts(deck)
        if any(not page.text and page.undrawn for page in pages):
            said = examine(done.made, self._worker, self._cancellation).pages
            pages = tuple(
                replace(page, text=page.text or sheet.text)
                for page, sheet in zip(pages, said, strict=True)
            )
        return tuple(as_converted(page, done.producer) for page in pages)

    def _without_own_fonts(self, deck: DeckFile) -> tuple[PackPage, ...]:
        """Look through a deck as it looks to who does not know the fonts that it brings."""
        before = self._worker.own_fonts
        self._worker.own_fonts = False
        try:
            return self.examine(deck).pages
        finally:
            self._worker.own_fonts = before

    def _drawn(self, deck: DeckFile, sheets: tuple[Sheet, ...], target: Path) -> bool:
        source = FileSource(deck.path)
        try:
            self._worker.open(source)
            self._worker.write_pages(sheets, target)
        except PageNotDrawnError:
            return False
        finally:
            self._worker.close_deck()
            source.close()
        return True

    def _one_by_one(
        self, deck: DeckFile, pages: Sequence[PackPage], target: Path
    ) -> tuple[PackPage, ...]:
        """Draw each page by itself, so that one that fails costs only its own look."""
        parts, mapped = [], []
        for page in pages:
            self._cancellation.check()
            number = page.facts.number
            part = self._room / f"page-{number}.pdf"
            is_plain = bool(page.undrawn)
            if not self._drawn(deck, (Sheet(page=number, plain=is_plain),), part):
                page = undrawn_page(page, page.undrawn or "damaged")  # noqa: PLW2901
                if not self._drawn(deck, (Sheet(page=number, plain=True),), part):
                    _blank(part, page.facts)
            parts.append(part)
            mapped.append(page)
        _join(parts, target)
        return tuple(mapped)

    @staticmethod
    def _written(
        deck: DeckFile,
        seen: Examination,
        origin: PackOrigin,
        producer: str,
        pages: tuple[PackPage, ...],
        pdf: Path,
        target: Path,
    ) -> DeckPack:
        pack = DeckPack(
            name=deck.name,
            sha256=deck.sha256,
            size=deck.size,
            origin=origin,
            producer=producer,
            pages=pages,
            form=seen.form,
            has_macros=seen.has_macros,
            is_strict=seen.is_strict,
        )
        write_pack(target, pack, pdf)
        return pack


def _as_submitted(page: PackPage, own: PackPage) -> PackPage:
    """Return a page of the newer form with what is known of it from the deck as submitted."""
    facts = replace(own.facts, approximations=page.facts.approximations)
    return replace(page, facts=facts, text=own.text or page.text)


def origin_of(seen: Examination) -> PackOrigin:
    """Return how the pages of a deck look where nothing converts it."""
    return PackOrigin.TEXT_AND_PICTURES if seen.form in PLAIN_FORMS else PackOrigin.BUILT_IN


def as_renewed(page: PackPage) -> PackPage:
    """Return what is known of a page that is to be drawn from the deck's newer form."""
    known = page.facts.approximations
    kept = tuple(one for one in known if one.kind is not ApproximationKind.TEXT_ONLY)
    return replace(page, facts=replace(page.facts, approximations=kept))


def as_converted(page: PackPage, producer: str) -> PackPage:
    """Return what is known of a page that a converter drew."""
    kept = left_inexact(page.facts.approximations, producer)
    return replace(page, facts=replace(page.facts, approximations=kept), undrawn="")


def _join(parts: Sequence[Path], target: Path) -> None:
    whole = pdfium.PdfDocument.new()
    try:
        for path in parts:
            part = pdfium.PdfDocument(path)
            try:
                whole.import_pages(part)
            finally:
                part.close()
        whole.save(target)
    finally:
        whole.close()


def _blank(target: Path, facts: PageFacts) -> None:
    empty = pdfium.PdfDocument.new()
    try:
        empty.new_page(facts.width / 12700, facts.height / 12700)
        empty.save(target)
    finally:
        empty.close()
