"""Paper at the desk without widgets: scans are read and typed sheets kept beside the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from judge_app.contest.ids import JudgeId
from judge_app.errors import JudgeAppError
from judge_app.progress import Cancellation, Report
from judge_app.ui.chair.desk_model import DeskModel, DeskView, read_view
from judge_app.ui.tasks import Lane, Task, TaskRunner
from judge_app.workflows.paper_matches import PaperMatch
from judge_app.workflows.type_paper import TypedMarks, confirm, discard, type_in

if TYPE_CHECKING:
    from judge_app.workflows.panel_desk import PanelDesk

T = TypeVar("T")


class PaperModel(QObject):
    """Every step that changes the ledger ends in a new view of the whole desk."""

    taken = Signal(int)
    """How many sheets were taken from their codes; `matched` has told the scans' new standing."""
    matched = Signal(object)
    """A `PaperMatch`: nothing has been taken."""
    typed = Signal(object)
    """A `TypingOutcome`."""
    failed = Signal(object)

    def __init__(self, tasks: TaskRunner, desk: DeskModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._desk = desk

    def match(self, paths: tuple[Path, ...]) -> Task | None:
        """Say which sheets scans show."""
        desk = self._desk.desk
        if desk is None:
            return None

        def read(report: Report, stop: Cancellation) -> PaperMatch:
            from judge_app.workflows.paper_desk import PaperDesk  # noqa: PLC0415  heavy

            return PaperDesk(desk).match(paths, report, stop)

        return self._tasks.run(Lane.STORED, read, then=self._on_matched, failed=self._on_failed)

    def take(self, match: PaperMatch) -> None:
        """Take the marks of every sheet whose codes bring them in, and match the scans again."""
        paths = tuple(dict.fromkeys(page.path for page in match.pages))

        def take(desk: "PanelDesk") -> PaperMatch:
            from judge_app.workflows.paper_desk import PaperDesk  # noqa: PLC0415  heavy

            paper = PaperDesk(desk)
            paper.take(match.offered)
            return paper.match(paths)

        def announce(again: PaperMatch) -> None:
            self.matched.emit(again)
            self.taken.emit(len(match.offered))

        self._step(take, announce)

    def type_in(self, marks: TypedMarks) -> None:
        """Keep what one person typed."""
        self._step(lambda desk: type_in(desk, marks), self.typed.emit)

    def confirm(self, judge: JudgeId, by: str) -> None:
        """Take what the first person typed, in the name of a second."""
        self._step(lambda desk: confirm(desk, judge, by), self.typed.emit)

    def discard(self, judge: JudgeId, reason: str) -> None:
        """Set aside what was typed for a judge."""
        self._step(lambda desk: discard(desk, judge, reason), lambda _nothing: None)

    def _step(self, step: "Callable[[PanelDesk], T]", announce: Callable[[T], object]) -> None:
        desk = self._desk.desk
        if desk is None:
            return

        def run() -> tuple[T, DeskView]:
            done = step(desk)
            return done, read_view(desk)

        def finish(found: tuple[T, DeskView]) -> None:
            done, view = found
            self._desk.changed.emit(view)
            announce(done)

        self._tasks.store(run, then=finish, failed=self._on_failed)

    def _on_matched(self, match: PaperMatch) -> None:
        self.matched.emit(match)

    def _on_failed(self, failure: JudgeAppError) -> None:
        self.failed.emit(failure)
