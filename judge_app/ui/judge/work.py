"""One judge's work as the screens see it: a mirror of the store that is never ahead unnoticed.

Screens change the mirror at once and the store a moment later; only the store's answer makes the
window say "saved". Nothing here draws.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry
from judge_app.contest.ids import CriterionId, EntryCode
from judge_app.contest.panel import Judge
from judge_app.contest.scoresheet import Assessment, Audience, Note, Outcome, Place
from judge_app.ui.judge import edits
from judge_app.ui.judge.entry_rows import EntryRow, entry_row, next_open
from judge_app.ui.judge.save_queue import SaveQueue, Step, Stored
from judge_app.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from judge_app.workflows.mark_entry import Change, JudgingSession, Saved


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Everything the window needs of a session, read in one go by the serial worker."""

    session: "JudgingSession"
    assessments: tuple[Assessment, ...]
    """In the judge's own order."""


def load(session: "JudgingSession") -> Loaded:
    """Read a session for the window."""
    return Loaded(
        session=session,
        assessments=tuple(session.assessment(code) for code in session.order),
    )


class JudgeWork(QObject):
    """Knows the entry in work and every assessment."""

    current_leaving = Signal()
    """Another entry is about to be taken up: what is being written still belongs to this one."""
    current_changed = Signal()
    entry_changed = Signal(str)
    """The assessment of this entry is another now; what is being typed is newer still."""
    entry_replaced = Signal(str)
    """The same after undo or a refusal: what is on display must give way."""
    undone = Signal(object)
    """What undo or redo changed, or None where there was nothing."""

    def __init__(
        self,
        loaded: Loaded,
        tasks: TaskRunner,
        new_id: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = loaded.session
        self._new_id = new_id
        self._contest = loaded.session.contest
        self._judge = loaded.session.judge
        self._assessments = {each.entry: each for each in loaded.assessments}
        self._entries = {entry.code: entry for entry in self._contest.entries}
        self._current: EntryCode | None = None
        self.queue = SaveQueue(loaded.session, tasks, self)
        self.queue.stored.connect(self._on_stored)
        self.queue.refused.connect(self._on_refused)

    @property
    def session(self) -> "JudgingSession":
        """The session; its methods may only be called by the serial worker."""
        return self._session

    @property
    def contest(self) -> Contest:
        """The contest."""
        return self._contest

    @property
    def judge(self) -> Judge:
        """Whose work it is."""
        return self._judge

    @property
    def current(self) -> Entry | None:
        """The entry in work."""
        return None if self._current is None else self._entries[self._current]

    @property
    def rows(self) -> tuple[EntryRow, ...]:
        """All entries of the judge in their own order."""
        return tuple(
            entry_row(self._contest, self._judge, self._entries[code], assessment)
            for code, assessment in self._assessments.items()
        )

    def entry(self, code: EntryCode) -> Entry:
        """Return an entry; `KeyError` if there is none."""
        return self._entries[code]

    def assessment(self, code: EntryCode) -> Assessment:
        """Return what the judge says of an entry."""
        return self._assessments[code]

    def is_barred(self, code: EntryCode) -> bool:
        """Return whether the rules keep this judge from marking an entry."""
        return self._contest.is_conflicted(self._judge, self._entries[code])

    def go_to(self, code: EntryCode) -> None:
        """Take an entry up."""
        if code != self._current and code in self._assessments:
            self.current_leaving.emit()
            self._current = code
            self.current_changed.emit()

    def go_by(self, steps: int) -> None:
        """Take up the entry so many places further on, if there is one."""
        codes = list(self._assessments)
        if self._current is None:
            return
        position = codes.index(self._current) + steps
        if 0 <= position < len(codes):
            self.go_to(codes[position])

    def go_to_next_open(self) -> bool:
        """Take up the next entry with something to do; return whether there is one."""
        code = next_open(self.rows, self._current)
        if code is None:
            return False
        self.go_to(code)
        return True

    def set_mark(self, criterion: CriterionId, value: Decimal | None) -> None:
        """Set or take away a mark of the entry in work."""
        self._change(
            ("mark", criterion),
            lambda old: edits.with_mark(old, criterion, value),
            lambda session, code: session.set_mark(code, criterion, value),
        )

    def set_comment(self, text: str) -> None:
        """Change the comment on the entry in work."""
        self._change(
            ("comment",),
            lambda old: edits.with_comment(old, text),
            lambda session, code: session.set_comment(code, text),
        )

    def set_outcome(self, outcome: Outcome, reason: str) -> None:
        """Mark the entry in work, or say why not; its marks stay stored and come back."""
        self._change(
            ("outcome",),
            lambda old: edits.with_outcome(old, outcome, reason),
            lambda session, code: session.set_outcome(code, outcome, reason),
        )

    def put_note(self, note: Note) -> None:
        """Add or change a note of the entry in work."""
        self._change(
            ("note", note.id),
            lambda old: edits.with_note(old, note),
            lambda session, code: session.put_note(code, note),
        )

    def remove_note(self, note_id: str) -> None:
        """Take a note away from the entry in work."""
        self._change(
            ("note", note_id),
            lambda old: edits.without_note(old, note_id),
            lambda session, code: session.remove_note(code, note_id),
        )

    def new_note(self, place: Place | None, criterion: CriterionId | None) -> Note:
        """Return an empty note to be written."""
        return Note(
            id=self._new_id(),
            text="",
            audience=Audience.PANEL,
            criterion=criterion,
            place=place,
        )

    def undo(self) -> None:
        """Take the last change back."""
        self.queue.add(Step(key=("undo", self._new_id()), run=_undo))

    def redo(self) -> None:
        """Make the change that was taken back again."""
        self.queue.add(Step(key=("redo", self._new_id()), run=_redo))

    def _change(
        self,
        key: tuple[str, ...],
        mirror: Callable[[Assessment], Assessment],
        store: "Callable[[JudgingSession, EntryCode], Saved]",
    ) -> None:
        code = self._current
        if code is None:
            return
        self._assessments[code] = mirror(self._assessments[code])
        self.queue.add(Step(key=(str(code), *key), run=_storing(code, store)))
        self.entry_changed.emit(code)

    def _on_stored(self, stored: Stored) -> None:
        if stored.entry is None or stored.assessment is None:
            self.undone.emit(None)
            return
        is_step_back = stored.outcome is not None
        if not self.queue.concerns(stored.entry):
            differs = self._assessments[stored.entry] != stored.assessment
            self._assessments[stored.entry] = stored.assessment
            if differs and not is_step_back:
                self.entry_changed.emit(stored.entry)
        if is_step_back:
            self.entry_replaced.emit(stored.entry)
            self.undone.emit(stored.outcome)

    def _on_refused(self, _failure: object) -> None:
        if self._current is not None:
            self.queue.add(Step(key=(str(self._current), "look"), run=_looking(self._current)))


def _storing(
    code: EntryCode, store: "Callable[[JudgingSession, EntryCode], Saved]"
) -> "Callable[[JudgingSession], Stored]":
    def run(session: "JudgingSession") -> Stored:
        saved = store(session, code)
        return Stored(
            entry=code,
            assessment=session.assessment(code),
            at=saved.at,
            copy=saved.copy,
            outcome=None,
        )

    return run


def _looking(code: EntryCode) -> "Callable[[JudgingSession], Stored]":
    def run(session: "JudgingSession") -> Stored:
        assessment = session.assessment(code)
        return Stored(entry=code, assessment=assessment, at=None, copy=None, outcome="refused")

    return run


def _undo(session: "JudgingSession") -> Stored:
    return _stepped(session, session.undo())


def _redo(session: "JudgingSession") -> Stored:
    return _stepped(session, session.redo())


def _stepped(session: "JudgingSession", change: "Change | None") -> Stored:
    if change is None:
        return Stored(entry=None, assessment=None, at=None, copy=None, outcome=None)
    assessment = session.assessment(change.entry)
    return Stored(
        entry=change.entry,
        assessment=assessment,
        at=change.saved.at,
        copy=change.saved.copy,
        outcome=change,
    )
