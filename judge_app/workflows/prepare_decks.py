"""Makes the preview pack of every deck and document, so that all judges see the same pages.

A converter is used where there is one; where there is none, or it fails, the built-in reader draws
the pages. Several decks are converted at the same time, and each has a report of its own.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from judge_app.contest.facts import DeckFacts, DeckPage
from judge_app.contest.ids import EntryCode
from judge_app.intake.deck_problems import deck_problems
from judge_app.intake.folder import DECKS, PAGES, FoundFile
from judge_app.intake.problems import IntakeProblem
from judge_app.progress import Cancellation, Report
from judge_app.slides.converting.choice import ConverterChoice, find_converter
from judge_app.slides.converting.converter import Converter
from judge_app.slides.linked_clips import missing_clips
from judge_app.slides.pack import PackPage
from judge_app.slides.pack_making import BUILT_IN_PRODUCER, PackMaker
from judge_app.slides.worker import DeckWorker
from judge_app.workflows.deck_archive import DeckArchive
from judge_app.workflows.deck_desk import DeckDesk, DeckInHand, DeckResult
from judge_app.workflows.preview_files import preview_file


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedDecks:
    """What is known of all decks, and the files with the packs that were added."""

    files: dict[EntryCode, tuple[FoundFile, ...]]
    facts: tuple[DeckFacts, ...]
    problems: tuple[IntakeProblem, ...]


def prepare_decks(
    files: dict[EntryCode, tuple[FoundFile, ...]],
    contest_folder: Path,
    *,
    choice: ConverterChoice,
    report: Report,
    cancellation: Cancellation,
) -> PreparedDecks:
    """Return what is known of every deck and document, with packs to look at.

    Raises:
        CancelledByUserError: the user stopped it; packs that were made are kept for the next time.
    """
    decks = [DeckInHand(code, found) for code, all_found in files.items() for found in all_found]
    decks = [deck for deck in decks if deck.suffix in DECKS | PAGES]
    with tempfile.TemporaryDirectory(prefix="judge-app-decks-") as room:
        worker = DeckWorker()
        desk = DeckDesk(decks, Path(room), PackMaker(worker, Path(room), cancellation), report)
        try:
            for group, converter in _groups(decks, choice):
                archive = DeckArchive(contest_folder, _maker(converter))
                desk.work(group, converter, archive, cancellation)
        finally:
            worker.shut_down()
    return _collected(files, decks, desk.results)


def _groups(
    decks: list[DeckInHand], choice: ConverterChoice
) -> Iterator[tuple[list[DeckInHand], Converter | None]]:
    """Yield decks and documents with what converts them; PowerPoint takes decks alone."""
    for suffixes, wish in ((DECKS, choice), (PAGES, _for_documents(choice))):
        group = [deck for deck in decks if deck.suffix in suffixes]
        if group:
            yield group, find_converter(wish)


def _for_documents(choice: ConverterChoice) -> ConverterChoice:
    is_powerpoint = choice is ConverterChoice.POWERPOINT
    return ConverterChoice.AUTOMATIC if is_powerpoint else choice


def _maker(converter: Converter | None) -> str:
    return BUILT_IN_PRODUCER if converter is None else f"{converter} {converter.producer('')}"


def _collected(
    files: dict[EntryCode, tuple[FoundFile, ...]],
    decks: list[DeckInHand],
    results: dict[int, DeckResult],
) -> PreparedDecks:
    whole = dict(files)
    facts: list[DeckFacts] = []
    problems: list[IntakeProblem] = []
    for deck in decks:
        result = results[id(deck)]
        added = None if result.pack is None else preview_file(deck.found, result.pack)
        if added is not None:
            whole[deck.entry] = (*whole[deck.entry], added)
        one = _facts(deck, result, "" if added is None else added.file.path)
        facts.append(one)
        pack = None if result.record is None else result.record.pack
        pages = result.seen.pages if pack is None else pack.pages
        problems += deck_problems(
            one,
            result.failure,
            has_macros=pack is not None and pack.has_macros,
            missing_clips=missing_clips(
                (page.facts for page in pages), (found.file.path for found in files[deck.entry])
            ),
        )
    return PreparedDecks(files=whole, facts=tuple(facts), problems=tuple(problems))


def _facts(deck: DeckInHand, result: DeckResult, preview: str) -> DeckFacts:
    pack = None if result.record is None else result.record.pack
    pages = result.seen.pages if pack is None else pack.pages
    reason = result.seen.reason
    return DeckFacts(
        entry=deck.entry,
        path=deck.found.file.path,
        pages=tuple(map(_page, pages)),
        preview=preview,
        producer="" if pack is None else pack.producer,
        origin="" if pack is None else pack.origin.value,
        source_sha256=deck.found.file.sha256,
        problem=reason.value if pack is None and reason is not None else "",
    )


def _page(page: PackPage) -> DeckPage:
    facts = page.facts
    return DeckPage(
        title=facts.title,
        hidden=facts.hidden,
        notes=facts.notes,
        steps=len(facts.steps),
        approximations=tuple(found.kind.value for found in facts.approximations),
        undrawn=page.undrawn,
    )
