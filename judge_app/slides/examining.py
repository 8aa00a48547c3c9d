"""Looks through a deck once: what sort it is, what stands on each page, what is not drawn exactly."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from judge_app.byte_source import ByteSource, FileSource
from judge_app.file_errors import explained
from judge_app.progress import Cancellation
from judge_app.slides.deck import (
    Approximation,
    ApproximationKind,
    UnreadableDeckError,
    UnreadableReason,
)
from judge_app.slides.opening import PDF_WITHIN, is_pdf
from judge_app.slides.pack import PackPage
from judge_app.slides.precheck import DeckForm, Precheck, precheck
from judge_app.slides.worker import DeckWorker, PageNotDrawnError

PDF_FORM = "pdf"
_LOOK_WIDTH = 96
_MOST_FAILURES = 3
"""So many pages may take too long or kill the drawing process; the rest is not tried then."""


_COUNTED = {DeckForm.PRESENTATION.value, DeckForm.SHOW.value, DeckForm.TEMPLATE.value}
"""Forms whose number of slides is known for certain."""
PLAIN_FORMS = frozenset({DeckForm.OLD_BINARY.value, DeckForm.OPEN_DOCUMENT.value})
"""Forms of which the built-in reader shows words and pictures only."""
_CONVERTIBLE = {
    UnreadableReason.DAMAGED,
    UnreadableReason.OLD_BINARY,
    UnreadableReason.NO_PAGES,
    UnreadableReason.TOO_LARGE,
    UnreadableReason.TOO_SLOW,
    UnreadableReason.KILLED_READER,
}
"""What the built-in reader cannot show and a converter may."""
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What is known of a deck. `reason` says why it has no pages, None where it can be shown."""

    form: str
    """A `DeckForm`, `pdf`, or empty where the file is no deck."""
    has_macros: bool = False
    is_strict: bool = False
    brings_fonts: bool = False
    pages: tuple[PackPage, ...] = ()
    """Each page on the sheet of its own number."""
    reason: UnreadableReason | None = None
    detail: str = ""

    @property
    def may_be_converted(self) -> bool:
        """Whether a converter may be shown it.

        Bombs and locked files never are, and decks in old Vietnamese fonts neither: a converter
        that lacks those fonts prints "TiÕng ViÖt" without a word.
        """
        if self.form == PDF_FORM or self.has_old_letters:
            return False
        return self.reason is None or self.reason in _CONVERTIBLE

    @property
    def needs_modern_form(self) -> bool:
        """Whether a converter had better save it in the newer format than print it.

        The built-in reader then draws it, with old letters as Unicode.
        """
        return self.form in PLAIN_FORMS and self.has_old_letters

    @property
    def has_old_letters(self) -> bool:
        """Whether any of its words are in Vietnamese fonts of the 1990s."""
        return any(
            found.kind is ApproximationKind.OLD_LETTERS
            for page in self.pages
            for found in page.facts.approximations
        )

    @property
    def undrawn(self) -> tuple[int, ...]:
        """Numbers of the pages that could not be drawn."""
        return tuple(page.facts.number for page in self.pages if page.undrawn)


def examine(path: Path, worker: DeckWorker, cancellation: Cancellation) -> Examination:
    """Return what is known of the deck at `path`; it stays open in `worker` where it has pages."""
    source = FileSource(path)
    try:
        kind = _kind(source)
        worker.open(source)
        return replace(kind, pages=_pages(worker, cancellation))
    except UnreadableDeckError as refused:
        return Examination(form="", reason=refused.reason, detail=refused.detail)
    finally:
        worker.close_deck()
        source.close()


def refusal_at_sight(path: Path) -> UnreadableReason | None:
    """Return why nobody can show a deck, as far as its directory and first bytes tell; else None.

    Takes milliseconds, and starts nothing.
    """
    source = FileSource(path)
    try:
        _kind(source)
    except UnreadableDeckError as refused:
        return None if refused.reason in _CONVERTIBLE else refused.reason
    finally:
        source.close()
    return None


def counted_slides(seen: Examination) -> int | None:
    """Return how many pages a converter must make of a deck, None where that is not known."""
    return len(seen.pages) or None if seen.form in _COUNTED else None


def sha256_of(path: Path) -> str:
    """Return the hash of a file, in hexadecimal."""
    whole = hashlib.sha256()
    with explained(path), path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            whole.update(block)
    return whole.hexdigest()


def _kind(source: ByteSource) -> Examination:
    if is_pdf(source.read_at(0, PDF_WITHIN)):
        return Examination(form=PDF_FORM)
    found: Precheck = precheck(source)
    return Examination(
        form=found.form.value,
        has_macros=found.has_macros,
        is_strict=found.is_strict,
        brings_fonts=found.brings_fonts,
    )


def _pages(worker: DeckWorker, cancellation: Cancellation) -> tuple[PackPage, ...]:
    found: list[PackPage] = []
    failures = 0
    for number in range(1, len(worker.pages) + 1):
        cancellation.check()
        undrawn = "not-tried" if failures >= _MOST_FAILURES else _reason_undrawn(worker, number)
        failures += undrawn in {"died", "too-slow"}
        text = "" if undrawn == "not-tried" else _text(worker, number)
        page = PackPage(facts=worker.pages[number - 1], sheet=number, text=text)
        found.append(undrawn_page(page, undrawn) if undrawn else page)
    return tuple(found)


def undrawn_page(page: PackPage, reason: str) -> PackPage:
    """Return a page as one that could not be drawn; it says so wherever it is shown."""
    said = (Approximation(kind=ApproximationKind.UNDRAWN),)
    return replace(page, facts=replace(page.facts, approximations=said), undrawn=reason)


def _reason_undrawn(worker: DeckWorker, number: int) -> str:
    try:
        worker.render(number, _LOOK_WIDTH)
    except PageNotDrawnError as failure:
        return failure.reason
    return ""


def _text(worker: DeckWorker, number: int) -> str:
    try:
        return worker.text(number)
    except PageNotDrawnError:
        return ""
