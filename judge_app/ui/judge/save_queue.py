"""Changes on their way to the store: one at a time, in order, none lost when a save fails.

A failed change stays at the head and everything after it waits behind, so that a later mark can
never be overtaken by an earlier one that is tried again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from judge_app.contest.ids import EntryCode
from judge_app.contest.scoresheet import Assessment
from judge_app.errors import FileProblemError, JudgeAppError
from judge_app.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from judge_app.workflows.mark_entry import JudgingSession
    from judge_app.workflows.safety_copy import CopyState


class SaveState(StrEnum):
    """What can be said of the judge's changes."""

    QUIET = "quiet"
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveStatus:
    """The state; `at` is the moment of the last commit, `failure` why the head is stuck."""

    state: SaveState
    at: datetime | None = None
    failure: JudgeAppError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What a change left behind: the assessment as the store holds it now."""

    entry: EntryCode | None
    assessment: Assessment | None
    at: datetime | None
    copy: "CopyState | None"
    outcome: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change. A later step with the same `key` replaces one that still waits."""

    key: tuple[str, ...]
    run: "Callable[[JudgingSession], Stored]"


class SaveQueue(QObject):
    """Feeds the serial worker and tells how it went."""

    status_changed = Signal(object)
    stored = Signal(object)
    """A `Stored`, after its commit."""
    refused = Signal(object)
    """A `JudgeAppError`: the store took the change for illegal, and it is dropped."""

    def __init__(
        self, session: "JudgingSession", tasks: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._waiting: list[Step] = []
        self._is_busy = False
        self._status = SaveStatus(state=SaveState.QUIET)
        self._on_empty: list[Callable[[], object]] = []

    @property
    def status(self) -> SaveStatus:
        """What can be said now."""
        return self._status

    @property
    def is_empty(self) -> bool:
        """Whether everything is stored."""
        return not self._waiting

    def concerns(self, entry: EntryCode) -> bool:
        """Return whether a change of this entry is still under way."""
        return any(str(entry) in step.key for step in self._waiting)

    def add(self, step: Step) -> None:
        """Store a change as soon as those before it are stored."""
        head = self._waiting[:1] if self._is_busy else []
        rest = [known for known in self._waiting[len(head) :] if known.key != step.key]
        self._waiting = [*head, *rest, step]
        self.retry()

    def retry(self) -> None:
        """Go on with the head of the queue."""
        if self._is_busy or not self._waiting:
            return
        self._is_busy = True
        self._say(SaveState.SAVING)
        step, session = self._waiting[0], self._session
        self._tasks.store(lambda: step.run(session), then=self._on_done, failed=self._on_failed)

    def when_empty(self, act: Callable[[], object]) -> None:
        """Call `act` once everything is stored; at once where it is."""
        if self.is_empty:
            act()
        else:
            self._on_empty.append(act)
            self.retry()

    def forget_waiting(self) -> None:
        """Drop what could not be stored; the user was asked."""
        self._waiting = self._waiting[:1] if self._is_busy else []
        self._on_empty.clear()

    def _on_done(self, stored: Stored) -> None:
        self._is_busy = False
        del self._waiting[0]
        self.stored.emit(stored)
        if self._waiting:
            self.retry()
            return
        at = stored.at or self._status.at
        self._status = SaveStatus(state=SaveState.SAVED if at else SaveState.QUIET, at=at)
        self.status_changed.emit(self._status)
        waiting, self._on_empty = self._on_empty, []
        for act in waiting:
            act()

    def _on_failed(self, failure: JudgeAppError) -> None:
        self._is_busy = False
        if isinstance(failure, FileProblemError) or _is_store_failure(failure):
            self._on_empty.clear()
            self._status = SaveStatus(state=SaveState.FAILED, at=self._status.at, failure=failure)
            self.status_changed.emit(self._status)
            return
        del self._waiting[0]
        self._say(SaveState.QUIET)
        self.refused.emit(failure)
        self.retry()

    def _say(self, state: SaveState) -> None:
        self._status = SaveStatus(state=state, at=self._status.at)
        self.status_changed.emit(self._status)


def _is_store_failure(failure: JudgeAppError) -> bool:
    """Return whether the store itself is in trouble; the window may not know its classes."""
    return any(family.__name__ == "StoreError" for family in type(failure).__mro__)
