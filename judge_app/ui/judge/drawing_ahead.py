"""The drawing process, loaded while the judge still types the code, so that no deck waits for it."""

from typing import TYPE_CHECKING

from judge_app.bundle.manifest import Manifest
from judge_app.contest.entry import Entry
from judge_app.ui.judge.viewer_items import Viewer, viewer_of
from judge_app.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from judge_app.slides.worker import DeckWorker


class DrawingAhead:
    """Holds at most one process, until a view takes it over."""

    def __init__(self, tasks: TaskRunner) -> None:
        self._tasks = tasks
        self._worker: DeckWorker | None = None

    @property
    def worker(self) -> "DeckWorker | None":
        """The process that nobody took over yet."""
        return self._worker

    def prepare(self, entries: tuple[Entry, ...], manifest: Manifest) -> None:
        """Start a process and load its readers, beside the window, if there are decks to show."""
        if self._worker is None and _has_decks(entries, manifest):
            from judge_app.slides.worker import DeckWorker  # noqa: PLC0415  only where decks are

            self._worker = DeckWorker()
            self._tasks.render(self._worker.start)

    def take(self) -> "DeckWorker | None":
        """Hand the process over to whoever will end it; None where none was started."""
        worker, self._worker = self._worker, None
        return worker

    def shut_down(self) -> None:
        """End a process that nobody took over."""
        if (worker := self.take()) is not None:
            worker.shut_down()


def _has_decks(entries: tuple[Entry, ...], manifest: Manifest) -> bool:
    return any(
        viewer_of(entry, file, manifest) is Viewer.DECK for entry in entries for file in entry.files
    )
