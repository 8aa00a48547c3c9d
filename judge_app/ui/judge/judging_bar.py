"""The top line while judging: whose work, how far, whether it is saved, and the way on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from judge_app.contest.contest import Contest
from judge_app.contest.panel import Judge
from judge_app.ui.actions import ActionTable
from judge_app.ui.judge.entry_rows import OPEN_STATES, EntryRow
from judge_app.ui.judge.save_queue import SaveState, SaveStatus
from judge_app.ui.language import language, later, tr
from judge_app.ui.moments import clock_time
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import NARROW, SPACE_2, SPACE_3
from judge_app.ui.widgets.buttons import ActionButton, Button, LanguageButton
from judge_app.ui.widgets.frames import column, frame, row
from judge_app.ui.widgets.shell_menu import shell_menu_button
from judge_app.ui.widgets.text import ElidedLabel, IconLabel, Label

_BAR_WIDTH = 120


class JudgingBar(QWidget):
    """Shows what it is told; `finish_asked` and `retry_asked` are its only wishes."""

    finish_asked = Signal()
    retry_asked = Signal()

    def __init__(
        self, contest: Contest, judge: Judge, actions: ActionTable, shell: ActionTable
    ) -> None:
        super().__init__()
        self._status = SaveStatus(state=SaveState.QUIET)
        self._done, self._total = 0, 0
        self._contest = ElidedLabel(contest.name, "strong")
        self._judge = Label(f"{judge.id} {judge.name}", "muted")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(_BAR_WIDTH)
        self._count = Label("")
        self._save_icon = IconLabel("saved", "done")
        self._save = Label("")
        self._retry = Button(later("Lưu lại"), "primary", "retry")
        self._retry.clicked.connect(self.retry_asked)
        self._finish = Button(later("Hoàn tất…"), "primary", "finish")
        self._finish.clicked.connect(self.finish_asked)
        left = row(ActionButton(actions["judge.list"]), spacing=SPACE_2)
        left.addWidget(self._contest, 1)
        left.addWidget(self._judge)
        whole = row(spacing=SPACE_3, margins=(SPACE_3, SPACE_2))
        whole.addLayout(left, 1)
        for part in (self._count, self._progress, self._save_icon, self._save, self._retry):
            whole.addWidget(part)
        whole.addWidget(ActionButton(actions["judge.compare"]))
        whole.addWidget(ActionButton(actions["judge.marks"]))
        whole.addWidget(LanguageButton(shell["language"]))
        whole.addWidget(shell_menu_button(actions, shell))
        whole.addWidget(self._finish)
        self.setLayout(column(frame("bar", whole)))
        language.changed.connect(self.retranslate)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what matters stays: progress in figures, and saving."""
        super().resizeEvent(event)
        roomy = event.size().width() >= theme.scaled(NARROW)
        for part in (self._contest, self._judge, self._progress):
            part.setVisible(roomy)

    @property
    def save_text(self) -> str:
        """What is said about saving."""
        return self._save.text()

    def show_rows(self, rows: tuple[EntryRow, ...]) -> None:
        """Show how far the judge is."""
        self._total = len(rows)
        self._done = sum(entry.state not in OPEN_STATES for entry in rows)
        self._progress.setRange(0, max(1, self._total))
        self._progress.setValue(self._done)
        self._count.setText(tr("{done}/{total} bài", done=self._done, total=self._total))

    def show_status(self, status: SaveStatus) -> None:
        """Show whether the work is on the disk."""
        self._status = status
        self._retry.setVisible(status.state is SaveState.FAILED)
        self._save_icon.setVisible(status.state is not SaveState.QUIET)
        match status.state:
            case SaveState.QUIET:
                self._save.setText("")
            case SaveState.SAVING:
                self._save_icon.show_icon("saving", "muted")
                self._save.setText(tr("Đang lưu…"))
            case SaveState.SAVED:
                self._save_icon.show_icon("saved", "done")
                time = clock_time(status.at) if status.at is not None else ""
                self._save.setText(tr("Đã lưu {time}", time=time))
            case SaveState.FAILED:
                self._save_icon.show_icon("error", "problem")
                self._save.setText(tr("Chưa lưu được"))
        self._save.set_tone("problem" if status.state is SaveState.FAILED else "muted")

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self._count.setText(tr("{done}/{total} bài", done=self._done, total=self._total))
        self._progress.setAccessibleName(tr("Tiến độ chấm"))
        self.show_status(self._status)
