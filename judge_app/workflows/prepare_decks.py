"""Makes a PDF of every deck and document while the bundle is built, so that all judges see alike.

LibreOffice is used where it is found; where it is not, or fails, judges see the deck through the
built-in reader, and the facts say so.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from judge_app.byte_source import FileSource
from judge_app.contest.entry import EntryFile, FileRole
from judge_app.contest.facts import DeckFacts, DeckPage
from judge_app.contest.ids import EntryCode, Sha256Hex
from judge_app.file_errors import explained
from judge_app.intake.folder import DECKS, PAGES, FoundFile
from judge_app.intake.problems import IntakeProblem, IntakeProblemCode
from judge_app.progress import Cancellation, Progress, Report
from judge_app.slides.convert import convert
from judge_app.slides.deck import PageFacts, UnreadableDeckError
from judge_app.slides.office import find_libreoffice
from judge_app.slides.worker import DeckWorker

PREVIEW_FOLDER = ".xem"
"""Inside an entry of the bundle: what the program made for looking at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedDeck:
    """What is known of one deck, the PDF that was made of it if any, and what went wrong."""

    facts: DeckFacts
    preview: FoundFile | None = None
    problem: IntakeProblem | None = None


class DeckPreparer:
    """Prepares decks one after another; `close` ends the drawing process."""

    def __init__(self, room: Path, report: Report, cancellation: Cancellation) -> None:
        self._room = room
        self._report = report
        self._cancellation = cancellation
        self._program = find_libreoffice()
        self._worker = DeckWorker()

    def prepare(self, entry: EntryCode, found: tuple[FoundFile, ...]) -> Iterator[PreparedDeck]:
        """Yield what was found out about each deck or document of an entry."""
        for file in found:
            suffix = PurePosixPath(file.file.path).suffix.casefold()
            if suffix in DECKS | PAGES:
                self._cancellation.check()
                self._report(Progress(step="decks", subject=f"{entry} {file.file.path}"))
                yield self._prepared(entry, file, is_pdf=suffix == ".pdf")

    def close(self) -> None:
        """End the drawing process."""
        self._worker.shut_down()

    def _prepared(self, entry: EntryCode, found: FoundFile, *, is_pdf: bool) -> PreparedDeck:
        pages, problem = self._pages(found)
        preview, producer = (None, "") if is_pdf else self._converted(entry, found, len(pages))
        facts = DeckFacts(
            entry=entry,
            path=found.file.path,
            pages=tuple(_deck_page(page) for page in pages),
            preview=preview.file.path if preview is not None else "",
            producer=producer,
            source_sha256=found.file.sha256,
            problem=problem if preview is None else "",
        )
        told = None
        if problem and preview is None:
            told = IntakeProblem(
                code=IntakeProblemCode.UNREADABLE_DECK,
                file=f"entries/{entry}/{found.file.path}",
                values=(problem,),
            )
        return PreparedDeck(facts=facts, preview=preview, problem=told)

    def _pages(self, found: FoundFile) -> tuple[tuple[PageFacts, ...], str]:
        source = FileSource(found.disk_path)
        try:
            return self._worker.open(source), ""
        except UnreadableDeckError as error:
            return (), error.reason.value
        finally:
            self._worker.close_deck()
            source.close()

    def _converted(
        self, entry: EntryCode, found: FoundFile, pages: int
    ) -> tuple[FoundFile | None, str]:
        if self._program is None:
            return None, ""
        target = self._room / f"{entry}-{found.file.sha256[:16]}.pdf"
        done = convert(
            found.disk_path,
            target,
            program=self._program,
            slides=pages or None,
            cancellation=self._cancellation,
        )
        self._cancellation.check()
        if done.pdf is None:
            return None, ""
        with explained(target):
            content = target.read_bytes()
        file = EntryFile(
            path=f"{PREVIEW_FOLDER}/{found.file.path}.pdf",
            role=FileRole.PREVIEW,
            size=len(content),
            sha256=Sha256Hex(hashlib.sha256(content).hexdigest()),
            made_from=found.file.path,
        )
        return FoundFile(file=file, disk_path=target), done.producer


def _deck_page(page: PageFacts) -> DeckPage:
    return DeckPage(
        title=page.title,
        hidden=page.hidden,
        notes=page.notes,
        steps=len(page.steps),
        approximations=tuple(found.kind.value for found in page.approximations),
    )
