"""The way from complete work to an exported sheet, without widgets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from judge_app.contest.completeness import SheetProblem
from judge_app.contest.ids import EntryCode
from judge_app.errors import JudgeAppError
from judge_app.ui.judge.work import JudgeWork
from judge_app.ui.tasks import TaskRunner
from judge_app.workflows.key_ring import KeyRing

if TYPE_CHECKING:
    from judge_app.workflows.consistency import Hint
    from judge_app.workflows.finalise import ExportedSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the judge sees before signing. `revision` is the one that would be made."""

    problems: tuple[SheetProblem, ...]
    hints: "tuple[Hint, ...]"
    places: dict[EntryCode, int]
    """The judge's own ranking of the marked entries, equal totals sharing a place."""
    revision: int
    is_changed: bool
    """Whether the work differs from the sheet that is final already."""


class Finishing(QObject):
    """Looks the work over, draws it, signs it and writes it, each beside the window."""

    reviewed = Signal(object)
    """A `Review`."""
    previewed = Signal(object)
    """The pages as PDF bytes."""
    exported = Signal(object)
    """An `ExportedSheet`."""
    failed = Signal(object)

    def __init__(
        self,
        work: JudgeWork,
        tasks: TaskRunner,
        clock: Callable[[], datetime],
        keys: KeyRing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._tasks = tasks
        self._clock = clock
        self._keys = keys

    def review(self) -> None:
        """Look the work over; `reviewed` follows once everything is stored."""
        self._work.queue.when_empty(self._review)

    def preview(self, reason: str) -> None:
        """Draw the sheet as it would be printed."""
        session, clock = self._work.session, self._clock

        def draw() -> bytes:
            from judge_app.workflows import finalise  # noqa: PLC0415  loads documents

            sheets = session.final_sheets()
            if sheets and not finalise.is_changed(session):
                return finalise.preview(session, sheets[-1])
            return finalise.preview(session, finalise.draft(session, reason=reason, clock=clock))

        self._tasks.store(draw, then=self._on_previewed, failed=self._on_failed)

    def export(self, folder: Path, code: str, reason: str, ink: bytes | None) -> None:
        """Declare the work final, sign it, and write it into `folder`.

        The key is open since the judge came in; `code` says once more that the judge wants it.
        """
        session, clock, keys = self._work.session, self._clock, self._keys

        def write() -> "ExportedSheet":
            from judge_app.workflows import finalise  # noqa: PLC0415  loads documents

            key = keys.held(session.opened, session.judge.id)
            assert key is not None
            key.confirm(code)
            sheets = session.final_sheets()
            if sheets and not finalise.is_changed(session):
                sheet = sheets[-1]
            else:
                sheet = finalise.finalise(session, reason=reason, clock=clock)
            return finalise.export(session, sheet, key, folder, ink)

        self._tasks.store(write, then=self._on_exported, failed=self._on_failed)

    def _review(self) -> None:
        session = self._work.session

        def look() -> Review:
            from judge_app.workflows import finalise  # noqa: PLC0415  loads documents
            from judge_app.workflows.consistency import consistency  # noqa: PLC0415

            totals = {e.code: e.total for e in session.summary().entries if e.total is not None}
            return Review(
                problems=finalise.problems(session),
                hints=consistency(session),
                places=own_places(totals),
                revision=len(session.final_sheets()) + 1,
                is_changed=finalise.is_changed(session),
            )

        self._tasks.store(look, then=self._on_reviewed, failed=self._on_failed)

    def _on_reviewed(self, review: Review) -> None:
        self.reviewed.emit(review)

    def _on_previewed(self, pages: bytes) -> None:
        self.previewed.emit(pages)

    def _on_exported(self, sheet: object) -> None:
        self.exported.emit(sheet)

    def _on_failed(self, failure: JudgeAppError) -> None:
        self.failed.emit(failure)


def own_places(totals: dict[EntryCode, Decimal]) -> dict[EntryCode, int]:
    """Return each entry's place among these totals; equal totals share one ("1224")."""
    return {
        code: 1 + sum(other > total for other in totals.values()) for code, total in totals.items()
    }
