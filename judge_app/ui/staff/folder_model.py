"""A contest folder without widgets: looked through and built beside the window."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from judge_app.contest.ids import ContestId, JudgeId
from judge_app.errors import CancelledByUserError, JudgeAppError
from judge_app.progress import Cancellation, Report
from judge_app.slides.converting.choice import ConverterChoice
from judge_app.ui.tasks import Lane, Task, TaskRunner
from judge_app.workflows.check_contest import FolderReport

if TYPE_CHECKING:
    from judge_app.workflows.assign_judges import Assigned


class FolderModel(QObject):
    """Knows the folder that is open; every answer comes by a signal."""

    looking = Signal(object)
    """The `Task` that looks the folder through."""
    checked = Signal(object)
    """A `FolderReport`, several times while the folder is looked through."""
    built = Signal(object)
    """A `BuiltBundle`."""
    copied = Signal(object)
    """A tuple of `CopiedClip`; `checked` has told the folder's new state before."""
    planned = Signal(object)
    """An `Assigned` that nobody has written, or a tuple of `Impossible`."""
    paper_ready = Signal(str, object)
    """The name of a paper that was written, and its bytes."""
    failed = Signal(object)

    def __init__(
        self, tasks: TaskRunner, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._clock = clock
        self._folder: Path | None = None
        self._looking: Task | None = None

    @property
    def folder(self) -> Path | None:
        """The folder that is open."""
        return self._folder

    @property
    def has_keys(self) -> bool:
        """Whether the contest has its keys already, so that staff's code is needed."""
        return self._folder is not None and (self._folder / "keys" / "root.judgekey").is_file()

    @property
    def has_bundle(self) -> bool:
        """Whether there is a bundle, so that papers can be printed from it."""
        folder = self._folder
        return folder is not None and any((folder / "built").glob("*.judgebundle"))

    def open(self, folder: Path) -> None:
        """Look a folder through, in the place of any look that is under way."""
        self._folder = folder
        self.shut_down()

        def look(report: Report, stop: Cancellation) -> Iterator[FolderReport]:
            from judge_app.workflows.check_contest import check_in_steps  # noqa: PLC0415  heavy

            return check_in_steps(folder, report, stop)

        self._looking = self._tasks.run_in_parts(
            Lane.LOOKING, look, each=self._on_checked, failed=self._on_look_failed
        )
        self.looking.emit(self._looking)

    def create(self, folder: Path, contest_id: str, name: str) -> None:
        """Make a new contest from the sample rules, and open it."""

        def make(_report: Report, _stop: Cancellation) -> Path:
            from dataclasses import replace  # noqa: PLC0415

            from judge_app.workflows.new_contest import create_contest_folder  # noqa: PLC0415
            from judge_app.workflows.sample_rules import sample_contest  # noqa: PLC0415

            contest = replace(sample_contest(), id=ContestId(contest_id), name=name, name_en="")
            create_contest_folder(folder, contest)
            return folder

        self._tasks.run(Lane.LONG, make, then=self.open, failed=self._on_failed)

    def shut_down(self) -> None:
        """Stop looking; what was found so far stands."""
        if self._looking is not None:
            self._looking.cancel()

    def build(
        self,
        staff_code: str,
        *,
        with_qr: bool = False,
        choice: ConverterChoice = ConverterChoice.AUTOMATIC,
    ) -> Task | None:
        """Make the bundle; `staff_code` is empty the first time, `with_qr` is for new slips.

        `choice` says which program draws the pages of decks.
        """
        folder, clock = self._folder, self._clock
        if folder is None:
            return None

        def make(report: Report, stop: Cancellation) -> object:
            from judge_app.workflows import build_bundle  # noqa: PLC0415  heavy

            outside = build_bundle.Building(
                clock=clock, random_bytes=os.urandom, qr_on_slips=with_qr
            )
            return build_bundle.build(
                folder,
                outside,
                staff_code=staff_code or None,
                choice=choice,
                report=report,
                cancellation=stop,
            )

        return self._tasks.run(Lane.LONG, make, then=self._on_built, failed=self._on_failed)

    def copy_clips(self) -> Task | None:
        """Make copies of the clips that not every laptop plays, and look the folder through again."""
        folder = self._folder
        if folder is None:
            return None

        def make(report: Report, stop: Cancellation) -> tuple[object, FolderReport]:
            from judge_app.workflows.check_contest import check_folder  # noqa: PLC0415  heavy
            from judge_app.workflows.copy_clips import copy_needed  # noqa: PLC0415

            done = copy_needed(folder, report, stop)
            return done, check_folder(folder, report, stop)

        return self._tasks.run(Lane.LONG, make, then=self._on_copied, failed=self._on_failed)

    def print_paper(self, name: str) -> Task | None:
        """Write a paper of the bundle, and hand it over to be printed."""
        folder = self._folder
        if folder is None:
            return None

        def make(_report: Report, _stop: Cancellation) -> tuple[str, bytes]:
            from judge_app.file_errors import explained  # noqa: PLC0415
            from judge_app.workflows.print_papers import StaffPaper, print_paper  # noqa: PLC0415

            path = print_paper(folder, StaffPaper(name))
            with explained(path):
                return name, path.read_bytes()

        return self._tasks.run(Lane.LONG, make, then=self._on_paper, failed=self._on_failed)

    def plan_judges(self, per_entry: int, afresh: bool, without: tuple[JudgeId, ...]) -> None:
        """Share the entries out and tell the plan; nothing is written."""
        folder = self._folder
        if folder is None:
            return

        def make(_report: Report, _stop: Cancellation) -> object:
            from judge_app.workflows.assign_judges import plan_judges  # noqa: PLC0415  heavy

            return plan_judges(folder, per_entry=per_entry, afresh=afresh, without=without)

        self._tasks.run(Lane.LONG, make, then=self._on_planned, failed=self._on_failed)

    def write_plan(self, assigned: "Assigned") -> None:
        """Write a plan into the rules, and look the folder through again."""
        folder = self._folder
        if folder is None:
            return

        def write(_report: Report, _stop: Cancellation) -> Path:
            from judge_app.workflows.assign_judges import write_plan  # noqa: PLC0415  heavy

            write_plan(folder, assigned)
            return folder

        self._tasks.run(Lane.LONG, write, then=self.open, failed=self._on_failed)

    def _on_paper(self, written: tuple[str, bytes]) -> None:
        self.paper_ready.emit(*written)

    def _on_planned(self, found: object) -> None:
        self.planned.emit(found)

    def _on_copied(self, result: tuple[object, FolderReport]) -> None:
        done, report = result
        self.checked.emit(report)
        self.copied.emit(done)

    def _on_checked(self, report: FolderReport) -> None:
        self.checked.emit(report)

    def _on_built(self, built: object) -> None:
        self.built.emit(built)

    def _on_look_failed(self, failure: JudgeAppError) -> None:
        looking = self._looking
        is_stopped = isinstance(failure, CancelledByUserError)
        if is_stopped and looking is not None and not looking.cancellation.is_requested:
            return  # another look has taken its place
        self.failed.emit(failure)

    def _on_failed(self, failure: JudgeAppError) -> None:
        self.failed.emit(failure)
