"""The chair's desk: sheets come in, discrepancies are settled, the result is worked out and frozen.

Every step is an entry of the ledger; the state is the ledger replayed. Nothing is overwritten.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import msgspec

from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode, JudgeId, Sha256Hex
from judge_app.db.ledger import LedgerEntry, LedgerKind
from judge_app.db.panel_store import PanelStore, StoredFile
from judge_app.documents.keys.keys import HolderKey, spki_sha256
from judge_app.documents.sheet.sealed_payload import ChairCannotOpenError, chair_key
from judge_app.errors import JudgeAppError
from judge_app.progress import Cancellation, Progress, Report, unheard
from judge_app.tally.ballot_problems import BallotsError
from judge_app.tally.ballots import Ballots, PanelVote, Settlement
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.reading import check_ballots
from judge_app.tally.result import work_out
from judge_app.tally.verified import RecountMismatch, verified_result
from judge_app.workflows.board import Board, draw_board
from judge_app.workflows.clock import Clock
from judge_app.workflows.import_sheets import ImportPlan, plan_import
from judge_app.workflows.ledger_contents import (
    Frozen,
    ImportUndone,
    MeetingHeld,
    Settled,
    Voted,
)
from judge_app.workflows.open_bundle import OpenedBundle
from judge_app.workflows.open_marks import EarlyOpeningError, opened_marks
from judge_app.workflows.panel_state import PanelState, after, replay
from judge_app.workflows.take_files import ImportedFile, imported_file, parts_of


class FrozenResultError(JudgeAppError):
    """The result is official; nothing more can change it."""


class OpenMattersError(JudgeAppError):
    """The result cannot be official while these matters are open."""

    def __init__(
        self, discrepancies: tuple[EntryCode, ...], ties: tuple[EntryCode, ...], missing: int
    ) -> None:
        super().__init__(discrepancies, ties, missing)
        self.discrepancies = discrepancies
        self.ties = ties
        self.missing = missing


class NoSuchImportError(JudgeAppError):
    """No import with this number of the ledger stands."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class SealedMarksError(JudgeAppError):
    """The latest sheets of these judges are sealed; there is no result before they are opened."""

    def __init__(self, judges: tuple[JudgeId, ...]) -> None:
        super().__init__(judges)
        self.judges = judges


class ResultMismatchError(JudgeAppError):
    """The two counting routines differ; no result may be shown."""

    def __init__(self, mismatch: RecountMismatch) -> None:
        super().__init__(len(mismatch.differences))
        self.mismatch = mismatch


class PanelDesk:
    """The desk of one contest. Not for several threads at once."""

    def __init__(self, opened: OpenedBundle, store: PanelStore, clock: Clock) -> None:
        self._opened = opened
        self._store = store
        self._clock = clock
        self._state = replay(store.entries(), store.path)

    @classmethod
    def open(
        cls, opened: OpenedBundle, *, folder: Path, clock: Clock, database: str = ""
    ) -> "PanelDesk":
        """Open the desk's ledger under `folder`, or on a server; a `StoreError` says why not."""
        contest, bundle = opened.contest.id, opened.bundle_sha256
        now = clock().isoformat()
        if database:
            store = PanelStore.open_server(database, contest, bundle, now)
        else:
            store = PanelStore.open(panel_path(folder, opened), contest, bundle, now)
        with ExitStack() as undoing:
            undoing.callback(store.close)
            desk = cls(opened, store, clock)
            undoing.pop_all()
        return desk

    @property
    def opened(self) -> OpenedBundle:
        """The bundle whose sheets come in."""
        return self._opened

    @property
    def contest(self) -> Contest:
        """The contest as frozen in the bundle."""
        return self._opened.contest

    @property
    def state(self) -> PanelState:
        """Everything at the desk now."""
        return self._state

    def ledger(self) -> Iterator[LedgerEntry]:
        """Return every entry of the ledger, the first one first."""
        return self._store.entries()

    def dry_run(
        self,
        paths: Iterable[Path],
        report: Report = unheard,
        cancellation: Cancellation | None = None,
    ) -> ImportPlan:
        """Look at files and folders without taking anything."""
        return plan_import(self._opened, self._state, paths, report, cancellation)

    def take(
        self,
        plan: ImportPlan,
        report: Report = unheard,
        cancellation: Cancellation | None = None,
    ) -> LedgerEntry | None:
        """Take what a dry run would take, and keep what it would refuse.

        A backup of the ledger is written first. Returns None where there is nothing to record, or
        as `record_import`.

        Raises `FileChangedError` or `FileProblemError` where a file is no longer what was looked
        at, `CancelledByUserError` where the user stops it; then nothing is taken.
        """
        self._refuse_if_frozen()
        known = {file.pdf for file in self._state.refused}
        refused = [file for file in plan.would_refuse if file.pdf not in known]
        files = (*plan.would_take, *refused)
        if not files:
            return None
        return self.record_import(map(imported_file, files), len(files), report, cancellation)

    def record_import(
        self,
        files: Iterable[ImportedFile],
        count: int,
        report: Report = unheard,
        cancellation: Cancellation | None = None,
    ) -> LedgerEntry:
        """Add an import of `count` files, behind a backup, all of it or nothing.

        A large one is several entries of the ledger, each made when the one before is written, so
        that no more than one is ever in memory. Returns the first, whose number names the import.
        """
        self._refuse_if_frozen()
        self._back_up()
        stop = cancellation or Cancellation()
        at, state = self._clock().isoformat(), self._state
        first: LedgerEntry | None = None
        with self._store.adding() as adding:
            for part in parts_of(files, count):
                report(Progress(step="keep", done=part.done, total=count))
                kind = LedgerKind.IMPORT if first is None else LedgerKind.IMPORT_CONTINUED
                entry = adding.add(kind, _spelt(part.content), at, part.kept)
                first, state = first or replace(entry, content=""), after(state, entry)
                stop.check()
        self._state = state
        if first is None:
            raise AssertionError(count)
        return first

    def undo_import(self, number: int, reason: str) -> None:
        """Take an import back; its sheets stay in the ledger and count no longer.

        Raises `NoSuchImportError` where no import of this number stands.
        """
        self._refuse_if_frozen()
        standing = {past.number for past in self._state.imports if not past.undone}
        if number not in standing:
            raise NoSuchImportError(number)
        self._back_up()
        self._add(LedgerKind.IMPORT_UNDONE, ImportUndone(number=number, reason=reason))

    def record(
        self, kind: LedgerKind, content: msgspec.Struct, files: Iterable[StoredFile] = ()
    ) -> LedgerEntry:
        """Add an entry while the result is open, behind a backup (`paper_desk`, `type_paper`)."""
        self._refuse_if_frozen()
        self._back_up()
        return self._add(kind, content, files)

    def now(self) -> str:
        """Return the desk's time, as the ledger writes it."""
        return self._clock().isoformat(timespec="seconds")

    def open_marks(self, chair: HolderKey, reason: str = "") -> LedgerEntry | None:
        """Open all sealed marks with the chair's key; None where there is nothing to open.

        Where only paper comes in, the first opening opens nothing, and lets it be typed.

        Raises:
            EarlyOpeningError: sheets are missing, and there is no `reason` to open all the same.
            ChairCannotOpenError: the key is not the one that marks are sealed to.
        """
        self._refuse_if_frozen()
        _, pin = chair_key(self.contest, self._opened.roster)
        if spki_sha256(chair.certificate) != pin:
            raise ChairCannotOpenError
        waiting = [held.sheet for held in self._state.sealed if held.failure is None]
        missing = self.board().missing
        if not waiting and (self._state.marks_open or not missing):
            return None
        if missing and not reason.strip():
            raise EarlyOpeningError(missing)
        content = opened_marks(waiting, self._opened, chair.private_key)
        self._back_up()
        return self._add(
            LedgerKind.EARLY_OPENING if missing else LedgerKind.MARKS_OPENED,
            msgspec.structs.replace(
                content, missing=missing, reason=reason.strip() if missing else ""
            ),
        )

    def settle(self, settlement: Settlement) -> None:
        """Record how a discrepancy was settled; the marks stay. `BallotsError` says why not."""
        self._refuse_if_frozen()
        self._refuse_contradictions(settlements=(settlement,))
        self._add(LedgerKind.SETTLEMENT, Settled(settlement=settlement))

    def vote(self, vote: PanelVote) -> None:
        """Record the panel's vote on a tie; `BallotsError` says why not."""
        self._refuse_if_frozen()
        self._refuse_contradictions(panel_votes=(vote,))
        self._add(LedgerKind.PANEL_VOTE, Voted(vote=vote))

    def hold_meeting(self, meeting: MeetingHeld) -> None:
        """Record what the minutes need and only people know."""
        self._add(LedgerKind.MEETING, meeting)

    def file(self, pdf: Sha256Hex) -> bytes | None:
        """Return a file as it was handed in."""
        found = self._store.file(pdf)
        return None if found is None else found.content

    def ballots(self) -> Ballots:
        """Return what the tally starts from."""
        return Ballots(
            contest=self.contest,
            sheets=tuple(held.sheet for held in self._state.current),
            settlements=self._state.settlements,
            panel_votes=self._state.votes,
        )

    def board(self) -> Board:
        """Return who has sent what."""
        return draw_board(self.contest, self._state, work_out(self.ballots()))

    def result(self) -> TallyResult:
        """Return the result that two routines agree on; `ResultMismatchError` if they do not."""
        found = verified_result(self.ballots())
        if isinstance(found, RecountMismatch):
            raise ResultMismatchError(found)
        return found

    def freeze(self, *, despite_open_matters: bool = False) -> None:
        """Make the result official.

        Raises `OpenMattersError` while discrepancies or ties are open or sheets are missing,
        unless the chair says "all the same"; `SealedMarksError` while marks are sealed.
        """
        self._refuse_if_frozen()
        self.refuse_if_sealed()
        result = self.result()
        missing = len(result.missing_sheets)
        if (result.open_discrepancies or result.withheld or missing) and not despite_open_matters:
            raise OpenMattersError(result.open_discrepancies, result.withheld, missing)
        sheets = tuple(held.file.payload for held in self._state.current)
        self._back_up()
        self._add(LedgerKind.FREEZE, Frozen(sheets=sheets, result=result_sha256(result)))

    def close(self) -> None:
        """Close the ledger."""
        self._store.close()

    def refuse_if_sealed(self) -> None:
        """Raise `SealedMarksError` while the latest sheet of any judge is sealed."""
        sealed = tuple(held.sheet.judge for held in self._state.sealed_now)
        if sealed:
            raise SealedMarksError(sealed)

    def _refuse_contradictions(
        self, settlements: tuple[Settlement, ...] = (), panel_votes: tuple[PanelVote, ...] = ()
    ) -> None:
        """Keep out of the ledger what no tally could use: nothing there can be taken back."""
        new = Ballots(
            contest=self.contest, sheets=(), settlements=settlements, panel_votes=panel_votes
        )
        problems = check_ballots(new)
        if problems:
            raise BallotsError(problems)

    def _refuse_if_frozen(self) -> None:
        if self._state.frozen is not None:
            raise FrozenResultError

    def _add(
        self, kind: LedgerKind, content: msgspec.Struct, files: Iterable[StoredFile] = ()
    ) -> LedgerEntry:
        with self._store.adding() as adding:
            entry = adding.add(kind, _spelt(content), self._clock().isoformat(), files)
        self._state = after(self._state, entry)
        return entry

    def _back_up(self) -> None:
        number = self._store.count()
        path = self._store.path
        self._store.back_up(path.parent / "backups" / f"{path.stem}-{number:05d}{path.suffix}")


def _spelt(content: msgspec.Struct) -> bytes:
    return msgspec.json.encode(content, order="deterministic")


def panel_path(folder: Path, opened: OpenedBundle) -> Path:
    """Return where the desk of this very bundle keeps its ledger under `folder`."""
    return folder / "panel" / f"{opened.contest.id}-{opened.bundle_sha256[:12]}.judgepanel"


def result_sha256(result: TallyResult) -> Sha256Hex:
    """Return the fingerprint of a result: places, figures and awards of every entry."""
    lines = "\n".join(
        f"{e.code}\t{e.category}\t{e.figure}\t{e.place_text}\t{','.join(e.awards)}"
        for e in sorted(result.entries, key=lambda entry: entry.code)
    )
    return Sha256Hex(hashlib.sha256(b"judge-app/result/1\0" + lines.encode()).hexdigest())
