"""A bar for long work: what is being done, how far, how long still, and a way to stop it."""

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from judge_app.progress import Progress
from judge_app.ui.language import later, tr
from judge_app.ui.moments import duration_words
from judge_app.ui.tasks import Task
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.text import ElidedLabel, Label
from judge_app.ui.wording_steps import step_words

_ENOUGH_TO_GUESS = 0.02
_SECONDS_BEFORE_GUESSING = 2.0


class LongWorkBar(QFrame):
    """Follows one task at a time; hidden while there is none."""

    stopped = Signal()
    """The user pressed stop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self._task: Task | None = None
        self._began = 0.0
        self._what = ElidedLabel("", "strong")
        self._left = Label("", "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = Button(later("Dừng"))
        self._stop.clicked.connect(self._on_stop)
        top = row(self._what, self._left, spacing=SPACE_3)
        inside = column(top, self._bar, spacing=SPACE_1)
        outer = row(spacing=SPACE_3, margins=(SPACE_3, SPACE_2))
        outer.addLayout(inside, 1)
        outer.addWidget(self._stop)
        self.setLayout(outer)
        self.setVisible(False)

    @property
    def is_busy(self) -> bool:
        """Whether the task that it follows is under way."""
        return self._task is not None

    def follow(self, task: Task) -> None:
        """Show a task until it is over, in the place of any other."""
        if self._task is not None:
            self._task.progressed.disconnect(self._on_progressed)
            self._task.finished.disconnect(self._on_finished)
        self._task = task
        self._began = time.monotonic()
        self._what.setText(tr("Đang chuẩn bị…"))
        self._left.setText("")
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        task.progressed.connect(self._on_progressed)
        task.finished.connect(self._on_finished)
        self.setVisible(True)

    def _on_progressed(self, progress: Progress) -> None:
        words = step_words(progress.step)
        self._what.setText(f"{words}: {progress.subject}" if progress.subject else words)
        if progress.total <= 0:
            self._bar.setRange(0, 0)
            self._left.setText("")
            return
        # Byte counts are larger than Qt's int.
        self._bar.setRange(0, 1000)
        self._bar.setValue(progress.done * 1000 // progress.total)
        self._left.setText(self._remaining(progress.done / progress.total))

    def _on_stop(self) -> None:
        if self._task is not None:
            self._stop.setEnabled(False)
            self._what.setText(tr("Đang dừng…"))
            self._task.cancel()
        self.stopped.emit()

    def _on_finished(self) -> None:
        self._task = None
        self.setVisible(False)

    def _remaining(self, share: float) -> str:
        passed = time.monotonic() - self._began
        percent = f"{round(share * 100)} %"
        if share < _ENOUGH_TO_GUESS or passed < _SECONDS_BEFORE_GUESSING:
            return percent
        left = duration_words(passed * (1 - share) / share)
        return tr("{percent}, còn khoảng {left}", percent=percent, left=left)
