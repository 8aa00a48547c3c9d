"""Where decks are examined, given to a converter, and packed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from judge_app.contest.ids import EntryCode
from judge_app.intake.folder import PAGES, FoundFile
from judge_app.progress import Cancellation, Progress, Report
from judge_app.slides.converting.convert import Conversion, ConversionJob, convert_all
from judge_app.slides.converting.converter import Converter, Wanted
from judge_app.slides.deck import UnreadableReason
from judge_app.slides.examining import PDF_FORM, Examination, counted_slides
from judge_app.slides.pack_making import DeckFile, PackMaker
from judge_app.workflows.deck_archive import DeckArchive, PackRecord

_NO_DECKS = {UnreadableReason.NOT_A_DECK, UnreadableReason.OTHER_DOCUMENT}


class DeckInHand:
    """A deck of an entry, on its way."""

    def __init__(self, entry: EntryCode, found: FoundFile) -> None:
        self.entry = entry
        self.found = found
        self.suffix = PurePosixPath(found.file.path).suffix.casefold()
        self.seen = Examination(form="")

    @property
    def file(self) -> DeckFile:
        """The file as the pack names it."""
        file = self.found.file
        name = PurePosixPath(file.path).name
        return DeckFile(path=self.found.disk_path, name=name, sha256=file.sha256, size=file.size)

    @property
    def may_be_converted(self) -> bool:
        """Whether a converter is to be shown it."""
        is_document = self.suffix in PAGES and self.seen.reason in _NO_DECKS
        return self.seen.may_be_converted or is_document


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckResult:
    """What became of a deck; `failure` is the converter's, as a key."""

    seen: Examination
    record: PackRecord | None = None
    pack: Path | None = None
    failure: str = ""


class DeckDesk:
    """Where decks are examined, given to the converter, and packed."""

    def __init__(
        self, decks: list[DeckInHand], room: Path, maker: PackMaker, report: Report
    ) -> None:
        self._room = room
        self._maker = maker
        self._report = report
        self._total = len(decks)
        self.results: dict[int, DeckResult] = {}
        self._by_target: dict[Path, DeckInHand] = {}

    def work(
        self,
        decks: list[DeckInHand],
        converter: Converter | None,
        archive: DeckArchive,
        cancellation: Cancellation,
    ) -> None:
        """Take care of every deck of a group."""
        for deck in decks if converter is None else ():
            cancellation.check()
            if not self._is_settled(deck, archive):
                self._pack(deck, None, archive)
        if converter is not None:
            jobs = self._jobs(decks, archive, cancellation)
            for job, done in convert_all(jobs, converter, cancellation):
                cancellation.check()
                self._pack(self._by_target[job.target], done, archive)
        cancellation.check()

    def _jobs(
        self, decks: list[DeckInHand], archive: DeckArchive, cancellation: Cancellation
    ) -> Iterator[ConversionJob]:
        """Yield what the converter is to do; other decks are finished on the way."""
        for deck in decks:
            cancellation.check()
            if self._is_settled(deck, archive):
                continue
            if deck.seen.needs_modern_form:
                yield self._job(deck, Wanted.MODERN_DECK)
                continue
            if not deck.may_be_converted:
                self._pack(deck, None, archive)
                continue
            yield self._job(deck, Wanted.PAGES)

    def _job(self, deck: DeckInHand, wanted: Wanted) -> ConversionJob:
        target = self._room / f"{len(self._by_target)}.{wanted.value}"
        self._by_target[target] = deck
        slides = counted_slides(deck.seen)
        path = deck.found.disk_path
        return ConversionJob(deck=path, target=target, slides=slides, wanted=wanted)

    def _is_settled(self, deck: DeckInHand, archive: DeckArchive) -> bool:
        """Look a deck up, and through; say whether nothing is left to do for it."""
        subject = f"{deck.entry} {deck.found.file.path}"
        done = len(self.results)
        self._report(Progress(step="decks", subject=subject, done=done, total=self._total))
        sha256 = deck.found.file.sha256
        record = archive.known(sha256)
        if record is not None:
            self._settle(deck, record, archive.pack(sha256))
            return True
        deck.seen = self._maker.examine(deck.file)
        if deck.seen.form == PDF_FORM:
            self.results[id(deck)] = DeckResult(seen=deck.seen)
            return True
        return False

    def _pack(self, deck: DeckInHand, done: Conversion | None, archive: DeckArchive) -> None:
        failure = "" if done is None or done.failure is None else done.failure.value
        draft = self._room / "draft.pack"
        if done is not None and done.made is not None and deck.seen.needs_modern_form:
            pack = self._maker.from_modern_form(deck.file, deck.seen, done, draft)
        elif done is not None and done.made is not None:
            pack = self._maker.from_conversion(deck.file, deck.seen, done, draft)
        elif deck.seen.pages:
            pack = self._maker.from_reader(deck.file, deck.seen, draft)
        else:
            self.results[id(deck)] = DeckResult(seen=deck.seen, failure=failure)
            return
        record = PackRecord(pack=pack, failure=failure)
        sha256 = deck.found.file.sha256
        archive.keep(sha256, record, draft)
        self._settle(deck, record, archive.pack(sha256))

    def _settle(self, deck: DeckInHand, record: PackRecord, pack: Path) -> None:
        self.results[id(deck)] = DeckResult(
            seen=deck.seen, record=record, pack=pack, failure=record.failure
        )
