"""The chair's desk without widgets: every step runs beside the window and ends in a new view."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from judge_app.contest.contest import Contest
from judge_app.errors import JudgeAppError
from judge_app.progress import Cancellation, Report
from judge_app.tally.ballots import PanelVote, Settlement
from judge_app.tally.entry_result import TallyResult
from judge_app.ui.chair.chair_signature import ChairSecret
from judge_app.ui.tasks import Lane, Task, TaskRunner
from judge_app.workflows.board import Board
from judge_app.workflows.import_sheets import ImportPlan
from judge_app.workflows.key_ring import KeyRing
from judge_app.workflows.ledger_contents import MeetingHeld
from judge_app.workflows.panel_state import PanelState

if TYPE_CHECKING:
    from judge_app.workflows.panel_desk import PanelDesk
    from judge_app.workflows.publish import ResultSet
    from judge_app.workflows.weigh_result import Soundness


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """Everything the pages show, read in one go."""

    contest: Contest
    state: PanelState
    board: Board
    result: TallyResult


class DeskModel(QObject):
    """Owns the desk; `changed` follows every step."""

    changed = Signal(object)
    """A `DeskView`."""
    plan_ready = Signal(object)
    """An `ImportPlan`: nothing has been taken."""
    published = Signal(object)
    """A `ResultSet`."""
    weighed = Signal(object)
    """A `Soundness`."""
    failed = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        clock: Callable[[], datetime],
        folder: Path,
        keys: KeyRing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._clock = clock
        self._folder = folder
        self._keys = keys
        self._desk: PanelDesk | None = None

    @property
    def desk(self) -> "PanelDesk | None":
        """The open desk; its methods may only be called by the serial worker."""
        return self._desk

    def open(self, bundle: Path) -> None:
        """Open the desk of a bundle."""
        clock, folder = self._clock, self._folder

        def begin() -> "tuple[PanelDesk, DeskView]":
            from judge_app.workflows.open_bundle import open_bundle  # noqa: PLC0415  heavy
            from judge_app.workflows.panel_desk import PanelDesk  # noqa: PLC0415

            desk = PanelDesk.open(open_bundle(bundle), folder=folder, clock=clock)
            return desk, read_view(desk)

        self._tasks.store(begin, then=self._on_opened, failed=self._on_failed)

    def look_at(self, paths: tuple[Path, ...]) -> Task | None:
        """Look at files and folders without taking anything."""
        desk = self._desk
        if desk is None:
            return None

        def look(report: Report, stop: Cancellation) -> ImportPlan:
            return desk.dry_run(paths, report, stop)

        return self._tasks.run(Lane.STORED, look, then=self._on_plan, failed=self._on_failed)

    def take(self, plan: ImportPlan) -> Task | None:
        """Take what a dry run would take."""
        desk = self._desk
        if desk is None:
            return None

        def run(report: Report, stop: Cancellation) -> DeskView:
            desk.take(plan, report, stop)
            return read_view(desk)

        return self._tasks.run(Lane.STORED, run, then=self._on_view, failed=self._on_failed)

    def undo_import(self, number: int, reason: str) -> None:
        """Take an import back."""
        self._step(lambda desk: desk.undo_import(number, reason))

    def open_marks(self, code: str, reason: str) -> None:
        """Open sealed marks with the chair's key."""
        keys, home = self._keys, self._folder

        def step(desk: "PanelDesk") -> None:
            from judge_app.documents.keys.held_key import HeldFileKey  # noqa: PLC0415  heavy
            from judge_app.documents.sheet.sealed_payload import ChairCannotOpenError  # noqa: PLC0415
            from judge_app.workflows.open_bundle import key_file_of, own_keys  # noqa: PLC0415

            chair = desk.contest.panel.chair
            if chair is None:
                raise ChairCannotOpenError
            path = key_file_of(desk.opened, chair.id, own_keys(home))
            held = keys.open(desk.opened, chair.id, path, code)
            if not isinstance(held, HeldFileKey):
                raise ChairCannotOpenError  # a token signs, and opens nothing
            desk.open_marks(held.key, reason)

        self._step(step)

    def settle(self, settlement: Settlement) -> None:
        """Record how a discrepancy was settled."""
        self._step(lambda desk: desk.settle(settlement))

    def vote(self, vote: PanelVote) -> None:
        """Record the panel's vote on a tie."""
        self._step(lambda desk: desk.vote(vote))

    def hold_meeting(self, meeting: MeetingHeld) -> None:
        """Record what only people know of the meeting."""
        self._step(lambda desk: desk.hold_meeting(meeting))

    def freeze(self, *, despite_open_matters: bool) -> None:
        """Make the result official."""
        self._step(lambda desk: desk.freeze(despite_open_matters=despite_open_matters))

    def publish(self, folder: Path, given: ChairSecret) -> Task | None:
        """Write the result set, signed where the chair's code or PIN is given."""
        desk, clock, keys, home = self._desk, self._clock, self._keys, self._folder
        if desk is None:
            return None

        def write(report: Report, stop: Cancellation) -> "ResultSet":
            from judge_app.workflows.open_bundle import key_file_of, own_keys  # noqa: PLC0415
            from judge_app.workflows.publish import publish  # noqa: PLC0415  heavy

            key = None
            chair = desk.contest.panel.chair
            if given.secret and chair is not None and given.driver is not None:
                key = keys.open_token(desk.opened, chair.id, given.driver, given.secret)
            elif given.secret and chair is not None:
                path = key_file_of(desk.opened, chair.id, own_keys(home))
                key = keys.open(desk.opened, chair.id, path, given.secret)
            return publish(desk, folder, clock(), chair=key, report=report, cancellation=stop)

        return self._tasks.run(Lane.STORED, write, then=self._on_published, failed=self._on_failed)

    def weigh(self, result: TallyResult) -> Task:
        """Ask how sound a result is; beside everything else, for it reads no store."""

        def ask(report: Report, stop: Cancellation) -> "Soundness":
            from judge_app.workflows.weigh_result import weigh  # noqa: PLC0415  rarely wanted

            return weigh(result, report, stop)

        return self._tasks.run(Lane.LONG, ask, then=self._on_weighed, failed=self._on_failed)

    def close(self) -> None:
        """Close the ledger."""
        desk, self._desk = self._desk, None
        if desk is not None:
            self._tasks.store(desk.close)

    def _step(self, step: "Callable[[PanelDesk], object]") -> None:
        desk = self._desk
        if desk is None:
            return

        def run() -> DeskView:
            step(desk)
            return read_view(desk)

        self._tasks.store(run, then=self._on_view, failed=self._on_failed)

    def _on_opened(self, opened: "tuple[PanelDesk, DeskView]") -> None:
        self._desk, view = opened
        self.changed.emit(view)

    def _on_view(self, view: DeskView) -> None:
        self.changed.emit(view)

    def _on_plan(self, plan: ImportPlan) -> None:
        self.plan_ready.emit(plan)

    def _on_published(self, done: object) -> None:
        self.published.emit(done)

    def _on_weighed(self, found: "Soundness") -> None:
        self.weighed.emit(found)

    def _on_failed(self, failure: JudgeAppError) -> None:
        self.failed.emit(failure)


def read_view(desk: "PanelDesk") -> DeskView:
    """Return everything the pages show; only for the serial worker."""
    return DeskView(
        contest=desk.contest, state=desk.state, board=desk.board(), result=desk.result()
    )
