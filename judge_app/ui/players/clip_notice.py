"""The message under the picture when a clip has a problem, with everything that can be done."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from judge_app.byte_source import ByteSource
from judge_app.errors import CancelledByUserError, JudgeAppError
from judge_app.media.copying import copy_out
from judge_app.ui.language import later, tr
from judge_app.ui.moments import clip_time
from judge_app.ui.players.problems import PlayProblem, after_crash, sentence
from judge_app.ui.tasks import Lane, TaskRunner
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.long_work import LongWorkBar
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.wording import Sentence, explain


class ClipNotice(Notice):
    """Says what is wrong; offers going on, trying again, a copy, and "could not open"."""

    resumed = Signal(int)
    """Go on from this moment."""
    retried = Signal()
    gave_up = Signal(object)
    """`PlayProblem`: the judge marks the entry as "could not open"."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._source: ByteSource | None = None
        self._problem: PlayProblem | None = None
        self._copying = LongWorkBar()
        self._body.addWidget(self._copying)

    def set_source(self, source: ByteSource) -> None:
        """Tell which clip may be copied out."""
        self._source = source

    def show_problem(self, problem: PlayProblem) -> None:
        """Say what is wrong and offer what can be done."""
        self._problem = problem
        self.show_sentence(sentence(problem), "warning" if problem.resume_ms else "problem")
        if problem.resume_ms is not None:
            self._offer_going_on(problem.resume_ms)
        if problem.may_retry:
            again = self.add_button(Button(later("Thử lại"), "primary", "retry"))
            again.clicked.connect(self._on_retried)
        if problem.may_copy:
            copy = self.add_button(Button(later("Lưu bản sao…"), icon_name="copy"))
            copy.clicked.connect(self._on_copy_wanted)
        give_up = self.add_button(Button(later("Không mở được"), icon_name="could-not-open"))
        give_up.clicked.connect(self._on_gave_up)

    def show_recovery(self, plays_otherwise: bool) -> None:
        """Say that the program ended with this clip open the last time, and what is different now."""
        if self._source is not None:
            self.show_sentence(partial(after_crash, self._source.name, plays_otherwise), "info")
            seen = self.add_button(Button(later("Đã hiểu")))
            seen.clicked.connect(self.clear)

    def copy_to(self, folder: Path) -> None:
        """Copy the clip into `folder`, beside the window; marking can go on meanwhile."""
        source = self._source
        if source is None:
            return
        task = self._tasks.run(
            Lane.LONG,
            partial(copy_out, source, folder),
            then=partial(self._on_copied, source),
            failed=partial(self._on_copy_failed, source),
        )
        said = Sentence(
            what=tr("Đang lưu bản sao của {name}.", name=source.name),
            next_step=tr("Trong lúc chờ vẫn chấm được bình thường."),
        )
        self.show_sentence(said, "info")
        self._copying.follow(task)

    def _offer_going_on(self, resume_ms: int) -> None:
        button = self.add_button(Button("", "primary", "play"))
        button.setText(tr("Xem tiếp từ {time}", time=clip_time(resume_ms)))
        button.clicked.connect(self._on_resumed)

    def _on_resumed(self) -> None:
        if self._problem is not None and self._problem.resume_ms is not None:
            self.resumed.emit(self._problem.resume_ms)

    def _on_retried(self) -> None:
        self.retried.emit()

    def _on_gave_up(self) -> None:
        self.gave_up.emit(self._problem)

    def _on_copy_wanted(self) -> None:
        dialog = QFileDialog(self, tr("Lưu bản sao vào thư mục"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_folder_chosen(self, folder: str) -> None:
        self.copy_to(Path(folder))

    def _on_copied(self, source: ByteSource, copy: Path) -> None:
        if source is not self._source:
            return  # the judge has gone on to another clip
        said = Sentence(
            what=tr("Đã lưu bản sao: {name}.", name=copy.name),
            next_step=tr("Mở bằng chương trình khác để xem, rồi quay lại đây để chấm."),
        )
        self.show_sentence(said, "good")
        folder = self.add_button(Button(later("Mở thư mục"), icon_name="folder"))
        folder.clicked.connect(partial(_open_folder, copy.parent))
        give_up = self.add_button(Button(later("Không mở được"), icon_name="could-not-open"))
        give_up.clicked.connect(self._on_gave_up)

    def _on_copy_failed(self, source: ByteSource, failure: JudgeAppError) -> None:
        if source is not self._source:
            return
        if isinstance(failure, CancelledByUserError) and self._problem is not None:
            self.show_problem(self._problem)
            return
        self.show_sentence(partial(explain, failure))
        give_up = self.add_button(Button(later("Không mở được"), icon_name="could-not-open"))
        give_up.clicked.connect(self._on_gave_up)


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
