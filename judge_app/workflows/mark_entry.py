"""A judge marks entries: every change is on the disk before the method returns."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from judge_app.contest.contest import Contest
from judge_app.contest.ids import CriterionId, EntryCode, JudgeId
from judge_app.contest.panel import Judge
from judge_app.contest.scoresheet import (
    Assessment,
    FinalSheet,
    Note,
    Outcome,
    Place,
)
from judge_app.db.edits import Edit, EditKind
from judge_app.db.judge_rows import mark_of, thousandths
from judge_app.db.judge_store import JudgeStore, StoreIdentity, note_text, outcome_text
from judge_app.documents.sheet import payload
from judge_app.errors import JudgeAppError
from judge_app.workflows.clock import Clock
from judge_app.workflows.judging_progress import SessionSummary, standing
from judge_app.workflows.open_bundle import OpenedBundle
from judge_app.workflows.safety_copy import CopyState, SafetyCopy


class IllegalMarkError(JudgeAppError):
    """A mark outside its range or off its step; nothing was saved."""

    def __init__(self, criterion: CriterionId, value: Decimal) -> None:
        super().__init__(criterion, value)
        self.criterion = criterion
        self.value = value


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A change that is on the disk: when, and how the safety copy stands."""

    at: datetime
    copy: CopyState


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an undo or redo did."""

    kind: EditKind
    entry: EntryCode
    part: str
    saved: Saved


@dataclass(frozen=True, slots=True, kw_only=True)
class PastMark:
    """One step in a mark's history; None is unmarked."""

    at: datetime
    before: Decimal | None
    after: Decimal | None
    is_reversal: bool


class JudgingSession:
    """One judge's work on one bundle. Not for several threads at once."""

    def __init__(self, opened: OpenedBundle, judge: Judge, store: JudgeStore, clock: Clock) -> None:
        self._opened = opened
        self._judge = judge
        self._store = store
        self._clock = clock
        self._copy = SafetyCopy(store)
        self._order = _own_order(opened.contest, judge)
        self._assessments = {a.entry: a for a in store.assessments()}

    @classmethod
    def open(
        cls, opened: OpenedBundle, judge: JudgeId, *, folder: Path, clock: Clock
    ) -> "JudgingSession":
        """Open the judge's work under `folder`, or begin it; a `StoreError` says why not."""
        member = opened.contest.panel.member(judge)
        identity = StoreIdentity(
            contest=opened.contest.id, bundle=opened.bundle_sha256, judge=judge
        )
        path = store_path(folder, opened, judge)
        store = JudgeStore.open(path, identity, clock().isoformat())
        return cls(opened, member, store, clock)

    @property
    def opened(self) -> OpenedBundle:
        """The bundle that is judged."""
        return self._opened

    @property
    def contest(self) -> Contest:
        """The contest as frozen in the bundle."""
        return self._opened.contest

    @property
    def judge(self) -> Judge:
        """Whose work this is."""
        return self._judge

    @property
    def order(self) -> tuple[EntryCode, ...]:
        """The entries in the judge's own order."""
        return self._order

    @property
    def copy_state(self) -> CopyState:
        """How the safety copy stands."""
        return self._copy.state

    def assessment(self, code: EntryCode) -> Assessment:
        """Return what the judge has said of an entry; an untouched one is unmarked."""
        return self._assessments.get(code, Assessment(entry=code))

    def assessments(self) -> tuple[Assessment, ...]:
        """Return what the judge has said of all entries, in the own order."""
        return tuple(self.assessment(code) for code in self._order)

    def summary(self) -> SessionSummary:
        """Return where every entry stands."""
        return SessionSummary(
            entries=tuple(
                standing(self.contest, self._judge, self.assessment(code)) for code in self._order
            )
        )

    def set_mark(self, code: EntryCode, criterion: CriterionId, value: Decimal | None) -> Saved:
        """Give a mark, or take it back with None; `IllegalMarkError` saves nothing."""
        leaf = self.contest.rubric.leaf(criterion)
        if value is not None and not leaf.accepts(value):
            raise IllegalMarkError(criterion, value)
        before = self.assessment(code).mark(criterion)
        return self._record(
            Edit(
                kind=EditKind.MARK,
                entry=code,
                part=criterion,
                before=_mark_text(before),
                after=_mark_text(value),
            )
        )

    def set_comment(self, code: EntryCode, text: str) -> Saved:
        """Replace the remark on an entry."""
        before = self.assessment(code).comment
        return self._record(Edit(kind=EditKind.COMMENT, entry=code, before=before, after=text))

    def set_outcome(self, code: EntryCode, outcome: Outcome, reason: str = "") -> Saved:
        """Say that an entry is marked, abstained from, conflicted, or could not be opened.

        Marks given before stay stored and come back with `Outcome.MARKED`.
        """
        old = self.assessment(code)
        return self._record(
            Edit(
                kind=EditKind.OUTCOME,
                entry=code,
                before=outcome_text(old.outcome, old.reason),
                after=outcome_text(outcome, reason),
            )
        )

    def put_note(self, code: EntryCode, note: Note) -> Saved:
        """Add a note, or replace the one with its id."""
        return self._change_note(code, note.id, note)

    def remove_note(self, code: EntryCode, note_id: str) -> Saved:
        """Take a note away."""
        return self._change_note(code, note_id, None)

    def undo(self) -> Change | None:
        """Take back the latest change; None if there is nothing to take back."""
        return self._reversed(self._store.undo(self._now()))

    def redo(self) -> Change | None:
        """Make the change again that was taken back last."""
        return self._reversed(self._store.redo(self._now()))

    def history(self, code: EntryCode, criterion: CriterionId) -> tuple[PastMark, ...]:
        """Return everything that happened to a mark, oldest first."""
        return tuple(
            PastMark(
                at=datetime.fromisoformat(entry.at),
                before=_mark(entry.edit.before),
                after=_mark(entry.edit.after),
                is_reversal=entry.is_reversal,
            )
            for entry in self._store.history(code, EditKind.MARK, criterion)
        )

    def record_viewing(self, code: EntryCode, seconds: int) -> None:
        """Add to how long an entry was on the screen."""
        self._store.add_viewing(code, seconds)

    def viewed(self) -> dict[EntryCode, int]:
        """Return seconds on the screen by entry."""
        return self._store.viewings()

    def remember_place(self, code: EntryCode, place: Place) -> None:
        """Remember where the judge was in a file."""
        self._store.remember_place(code, place)

    def place(self, code: EntryCode, file: str) -> Place | None:
        """Return where the judge was in a file."""
        return self._store.place(code, file)

    def choose_copy_folder(self, folder: Path | None) -> CopyState:
        """Keep a safety copy in `folder` from now on, or none."""
        return self._copy.choose(folder)

    def final_sheets(self) -> tuple[FinalSheet, ...]:
        """Return every sheet the judge declared final, first revision first."""
        return tuple(payload.decode(content) for content in self._store.final_sheets())

    def keep_final_sheet(self, sheet: FinalSheet) -> None:
        """Keep a final sheet for ever; the workflow of finalising calls this."""
        content = payload.encode(sheet)
        self._store.add_final_sheet(sheet.revision, payload.payload_sha256(content), content)
        self._copy.bring_up()

    def last_saved_at(self) -> datetime | None:
        """Return when the last change was saved."""
        at = self._store.last_change_at()
        return datetime.fromisoformat(at) if at else None

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def _change_note(self, code: EntryCode, note_id: str, note: Note | None) -> Saved:
        old = next((n for n in self.assessment(code).notes if n.id == note_id), None)
        return self._record(
            Edit(
                kind=EditKind.NOTE,
                entry=code,
                part=note_id,
                before=None if old is None else note_text(old),
                after=None if note is None else note_text(note),
            )
        )

    def _record(self, edit: Edit) -> Saved:
        at = self._clock()
        if edit.before != edit.after:
            self._store.record(edit, at.isoformat())
            self._reload(edit.entry)
            self._copy.bring_up()
        return Saved(at=at, copy=self._copy.state)

    def _reversed(self, edit: Edit | None) -> Change | None:
        if edit is None:
            return None
        self._reload(edit.entry)
        saved = Saved(at=self._clock(), copy=self._copy.bring_up())
        return Change(kind=edit.kind, entry=edit.entry, part=edit.part, saved=saved)

    def _reload(self, entry: EntryCode) -> None:
        self._assessments[entry] = self._store.assessment(entry)

    def _now(self) -> str:
        return self._clock().isoformat()


def store_path(folder: Path, opened: OpenedBundle, judge: JudgeId) -> Path:
    """Return where a judge's work on this very bundle is kept under `folder`."""
    contest = opened.contest.id
    return folder / "work" / contest / f"{judge}-{opened.bundle_sha256[:12]}.judgework"


def _own_order(contest: Contest, judge: Judge) -> tuple[EntryCode, ...]:
    """Return the entries by code, or shuffled the same way at every opening."""
    codes = [entry.code for entry in contest.entries_for(judge.id)]
    if contest.shuffled_order:
        codes.sort(
            key=lambda code: hashlib.sha256(f"{contest.id}/{judge.id}/{code}".encode()).digest()
        )
    return tuple(codes)


def _mark_text(value: Decimal | None) -> str | None:
    return None if value is None else str(thousandths(value))


def _mark(text: str | None) -> Decimal | None:
    return None if text is None else mark_of(int(text))
