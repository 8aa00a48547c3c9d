"""From a bundle's path to a judge at work: open, choose a person, unlock; no widgets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from judge_app.contest.ids import JudgeId
from judge_app.contest.panel import Judge
from judge_app.errors import JudgeAppError
from judge_app.progress import Cancellation, Report
from judge_app.ui.judge.work import Loaded, load
from judge_app.ui.tasks import Lane, Task, TaskRunner
from judge_app.workflows.key_ring import KeyRing

if TYPE_CHECKING:
    from judge_app.bundle.reader import DamagedMember
    from judge_app.workflows.open_bundle import OpenedBundle


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An opened bundle with the keys that lie beside it."""

    opened: "OpenedBundle"
    keys: dict[JudgeId, Path]

    @property
    def judges(self) -> tuple[Judge, ...]:
        """Everybody who marks, in the order of the panel."""
        return self.opened.contest.panel.marking


class BundleOpening(QObject):
    """Reads beside the window; tells what was found or what stands in the way."""

    bundle_opened = Signal(object)
    """A `Found`."""
    bundle_failed = Signal(object)
    session_opened = Signal(object)
    """A `Loaded`."""
    unlock_failed = Signal(object)
    bundle_checked = Signal(object)
    """The `DamagedMember`s of a whole check, in a tuple."""
    check_failed = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        clock: Callable[[], datetime],
        folder: Path,
        keys: KeyRing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self._tasks = tasks
        self._clock = clock
        self._folder = folder
        self._found: Found | None = None

    @property
    def found(self) -> Found | None:
        """The bundle that is open."""
        return self._found

    def open(self, path: Path) -> None:
        """Open and verify a bundle, and look for keys beside it."""
        folder = self._folder
        self._tasks.render(
            lambda: _find(path, folder), then=self._on_found, failed=self._on_bundle_failed
        )

    def sign_in(self, judge: JudgeId, key_file: Path, code: str) -> None:
        """Unlock a judge's key as proof of who is there, and open the judge's work."""
        found = self._found
        assert found is not None
        folder, clock, keys = self._folder, self._clock, self._keys

        def begin() -> Loaded:
            from judge_app.workflows.mark_entry import JudgingSession  # noqa: PLC0415  heavy

            keys.open(found.opened, judge, key_file, code)
            return load(JudgingSession.open(found.opened, judge, folder=folder, clock=clock))

        self._tasks.store(begin, then=self._on_session, failed=self._on_unlock_failed)

    def sign_in_by_token(self, judge: JudgeId, driver: Path, pin: str) -> None:
        """Log in to a judge's token as proof of who is there, and open the judge's work."""
        found = self._found
        assert found is not None
        folder, clock, keys = self._folder, self._clock, self._keys

        def begin() -> Loaded:
            from judge_app.workflows.mark_entry import JudgingSession  # noqa: PLC0415  heavy

            keys.open_token(found.opened, judge, driver, pin)
            return load(JudgingSession.open(found.opened, judge, folder=folder, clock=clock))

        self._tasks.store(begin, then=self._on_session, failed=self._on_unlock_failed)

    def check_everything(self) -> Task:
        """Check every byte of the bundle."""
        assert self._found is not None
        reader = self._found.opened.reader

        def check(report: Report, stop: Cancellation) -> "tuple[DamagedMember, ...]":
            return reader.verify_all(report, stop)

        return self._tasks.run(
            Lane.LONG, check, then=self._on_checked, failed=self._on_check_failed
        )

    def _on_found(self, found: Found) -> None:
        self._found = found
        self.bundle_opened.emit(found)

    def _on_bundle_failed(self, failure: JudgeAppError) -> None:
        self.bundle_failed.emit(failure)

    def _on_session(self, loaded: Loaded) -> None:
        self.session_opened.emit(loaded)

    def _on_unlock_failed(self, failure: JudgeAppError) -> None:
        self.unlock_failed.emit(failure)

    def _on_checked(self, damaged: "tuple[DamagedMember, ...]") -> None:
        self.bundle_checked.emit(damaged)

    def _on_check_failed(self, failure: JudgeAppError) -> None:
        self.check_failed.emit(failure)


def _find(path: Path, data_folder: Path) -> Found:
    from judge_app.workflows import open_bundle  # noqa: PLC0415  heavy

    opened = open_bundle.open_bundle(path)
    keys = open_bundle.find_key_files(opened, open_bundle.own_keys(data_folder))
    return Found(opened=opened, keys=keys)
