"""The one place that makes threads.

Four lanes, each a single worker, so that work in one lane keeps its order: stored things,
rendering, reading ahead, and long work (checking a bundle, importing) that must not hold up the
others. Results return to the window's thread through one queued signal. Nothing here knows a widget.
"""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum, auto
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from judge_app.errors import CancelledByUserError, JudgeAppError
from judge_app.progress import Cancellation, Progress, Report

T = TypeVar("T")

_REPORT_EVERY = 0.04  # seconds; faster than the eye, slower than a flood of events


class Lane(Enum):
    """Which worker does the work."""

    STORED = auto()
    """Everything that touches a judge's or a panel's store; strictly one after another."""
    RENDERING = auto()
    """Pictures of pages."""
    READING = auto()
    """What somebody will want to see soon, read before that; nobody waits for it."""
    LONG = auto()
    """Minutes of reading and writing that touch no open store."""
    LOOKING = auto()
    """Minutes of looking through a folder, while other long work may go on."""


class Task(QObject):
    """One piece of work under way. Signals arrive on the window's thread."""

    progressed = Signal(object)
    finished = Signal()
    """After success, failure or cancelling; the callbacks have run."""

    def __init__(self, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._cancellation = Cancellation()
        self._is_done = False

    @property
    def lane(self) -> Lane:
        """The worker that does it."""
        return self._lane

    @property
    def cancellation(self) -> Cancellation:
        """The flag that the work asks for."""
        return self._cancellation

    @property
    def is_done(self) -> bool:
        """Whether the outcome has been handed over."""
        return self._is_done

    def cancel(self) -> None:
        """Ask the work to stop at its next safe place."""
        self._cancellation.cancel()

    def close(self) -> None:
        """Tell listeners that it is over; called by the runner alone."""
        self._is_done = True
        self.finished.emit()
        self.deleteLater()


class _Order(Generic[T]):
    """What to do, and whom to tell."""

    def __init__(
        self,
        work: Callable[[Report, Cancellation], T],
        then: Callable[[T], object] | None,
        failed: Callable[[JudgeAppError], object] | None,
        task: Task,
    ) -> None:
        self.work = work
        self.then = then
        self.failed = failed
        self.task = task


class _Part(Generic[T]):
    """Whom to tell what is found while the work goes on."""

    def __init__(self, each: Callable[[T], object], task: Task) -> None:
        self.each = each
        self.task = task


class TaskRunner(QObject):
    """Runs work beside the window and hands the outcome back to it."""

    failure_unheard = Signal(object)
    """A `JudgeAppError` of work that named no one to tell."""
    broken = Signal(object)
    """An exception that is a bug; the crash handler takes it."""
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {
            lane: ThreadPoolExecutor(1, thread_name_prefix=lane.name.lower()) for lane in Lane
        }
        self._pending = 0
        self._is_shut = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def pending(self) -> int:
        """How many pieces of work have not handed over their outcome."""
        return self._pending

    def store(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], object] | None = None,
        failed: Callable[[JudgeAppError], object] | None = None,
    ) -> Task:
        """Do short work on stored things, in the order of the calls."""
        return self.run(Lane.STORED, lambda _report, _stop: work(), then=then, failed=failed)

    def render(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], object] | None = None,
        failed: Callable[[JudgeAppError], object] | None = None,
    ) -> Task:
        """Make a picture; `Task.cancel` before its turn drops it silently."""
        return self.run(Lane.RENDERING, lambda _report, _stop: work(), then=then, failed=failed)

    def run(
        self,
        lane: Lane,
        work: Callable[[Report, Cancellation], T],
        *,
        then: Callable[[T], object] | None = None,
        failed: Callable[[JudgeAppError], object] | None = None,
    ) -> Task:
        """Do `work` in `lane`; it may report progress and should ask whether to stop.

        `then` gets the result, `failed` a `JudgeAppError` (also `CancelledByUserError`); both run
        on the window's thread, and neither if the widget they belong to is gone by then.
        """
        return self._submit(_Order(work, then, failed, Task(lane, self)))

    def run_in_parts(
        self,
        lane: Lane,
        work: Callable[[Report, Cancellation], Iterable[T]],
        *,
        each: Callable[[T], object],
        failed: Callable[[JudgeAppError], object] | None = None,
    ) -> Task:
        """Do `work` as `run` does; `each` gets every result as it comes, until it is cancelled."""
        task = Task(lane, self)

        def tell(report: Report, stop: Cancellation) -> None:
            for found in work(report, stop):
                self._arrived.emit((_Part(each, task), found, None))

        return self._submit(_Order(tell, None, failed, task))

    def shut_down(self) -> None:
        """Stop taking work and wait for what is under way; what is to be stored is stored."""
        if self._is_shut:
            return
        self._is_shut = True
        for task in self.findChildren(Task):
            if task.lane is not Lane.STORED:
                task.cancel()
        for executor in self._lanes.values():
            executor.shutdown(wait=True)

    def _submit(self, order: _Order[Any]) -> Task:
        if not self._is_shut:
            self._pending += 1
            self._lanes[order.task.lane].submit(self._carry_out, order)
        return order.task

    def _carry_out(self, order: _Order[Any]) -> None:
        """Run on a lane's thread: whatever happens, one message goes back."""
        cancellation = order.task.cancellation
        try:
            if order.task.lane is not Lane.STORED:
                cancellation.check()
            result = order.work(self._reporter(order.task), cancellation)
        except JudgeAppError as failure:
            self._arrived.emit((order, None, failure))
        except Exception as bug:  # noqa: BLE001  one of three places that may
            self._arrived.emit((order, None, bug))
        else:
            self._arrived.emit((order, result, None))

    def _reporter(self, task: Task) -> Report:
        last, step = 0.0, ""

        def report(progress: Progress) -> None:
            nonlocal last, step
            now = time.monotonic()
            is_turn = progress.step != step or progress.done == progress.total
            if is_turn or now - last >= _REPORT_EVERY:
                last, step = now, progress.step
                self._arrived.emit((task, progress, None))

        return report

    def _deliver(self, message: tuple[Any, Any, BaseException | None]) -> None:
        addressee, value, failure = message
        if isinstance(addressee, Task):
            if not addressee.is_done:
                addressee.progressed.emit(value)
            return
        if isinstance(addressee, _Part):
            if not addressee.task.cancellation.is_requested and _is_alive(addressee.each):
                addressee.each(value)
            return
        self._pending -= 1
        try:
            self._hand_over(addressee, value, failure)
        finally:
            addressee.task.close()

    def _hand_over(self, order: _Order[Any], value: Any, failure: BaseException | None) -> None:
        if failure is None:
            if order.then is not None and _is_alive(order.then):
                order.then(value)
        elif not isinstance(failure, JudgeAppError):
            self.broken.emit(failure)
        elif order.failed is not None:
            if _is_alive(order.failed):
                order.failed(failure)
        elif not isinstance(failure, CancelledByUserError):
            self.failure_unheard.emit(failure)


def _is_alive(callback: Callable[..., object]) -> bool:
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
