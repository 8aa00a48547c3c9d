"""Copying an entry's files out of the bundle, after a clear warning; and the safety copy's news."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from judge_app.byte_source import ByteSource
from judge_app.contest.entry import Entry
from judge_app.errors import JudgeAppError
from judge_app.progress import Cancellation, Report
from judge_app.ui.judge.work import JudgeWork
from judge_app.ui.language import later, tr
from judge_app.ui.notices import failure_dialog
from judge_app.ui.tasks import Lane, TaskRunner
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.question import Answer, Question
from judge_app.ui.wording import Sentence, explain

if TYPE_CHECKING:
    from judge_app.workflows.safety_copy import CopyState


class Copying(QObject):
    """Asks, copies beside the window, and opens the folder in the system's own file manager."""

    def __init__(self, work: JudgeWork, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._tasks = tasks
        self._window: QWidget | None = None

    def ask(self, entry: Entry, window: QWidget) -> None:
        """Warn, ask for a folder, and copy the entry's files there."""
        self._window = window
        Question(
            tr("Chép các tệp của bài {code} ra một thư mục?", code=entry.code),
            tr(
                "Chương trình không chạy tệp nào của bài. Nếu bạn tự mở phần mềm dự thi, chỉ mở "
                "trên máy không có dữ liệu quan trọng, và đóng lại khi xem xong."
            ),
            (
                Answer(label=later("Thôi"), is_safe=True),
                Answer(
                    label=later("Chọn thư mục…"),
                    is_primary=True,
                    run=lambda: self._choose_folder(entry),
                ),
            ),
            parent=window,
        ).open()

    def show_copy_state(self, state: object, notice: Notice) -> None:
        """Say how the safety copy stands."""
        known = cast("CopyState", state)
        if known.failure is not None:
            said = explain(known.failure)
            what = tr("Bản sao an toàn chưa ghi được. {why}", why=said.what)
            safe = tr("Điểm vẫn an toàn trên máy này. {step}", step=said.next_step)
            notice.show_sentence(Sentence(what=what, next_step=safe), "warning")
        elif known.folder is not None:
            what = tr("Đang giữ bản sao an toàn trong {folder}.", folder=known.folder)
            step = tr("Mỗi lần lưu đều ghi thêm vào đó.")
            notice.show_sentence(Sentence(what=what, next_step=step), "info")

    def _choose_folder(self, entry: Entry) -> None:
        dialog = QFileDialog(self._window, tr("Chọn thư mục để chép vào"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self._copy(entry, Path(folder)))
        dialog.open()

    def _copy(self, entry: Entry, folder: Path) -> None:
        reader = self._work.session.opened.reader

        def member(path: str) -> ByteSource:
            return reader.member(entry.code, path)

        def copy(report: Report, stop: Cancellation) -> Path:
            from judge_app.workflows.copy_out import copy_out  # noqa: PLC0415

            return copy_out(entry, member, folder, report, stop)

        self._tasks.run(Lane.LONG, copy, then=self._on_copied, failed=self._on_failed)

    def _on_copied(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _on_failed(self, failure: JudgeAppError) -> None:
        if self._window is not None:
            failure_dialog(self._window, failure).open()
