"""Fifth page of the desk: what only people know, the chair's code, and the result set."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from judge_app.errors import JudgeAppError
from judge_app.ui.chair.chair_signature import ChairSignature
from judge_app.ui.chair.desk_model import DeskView
from judge_app.ui.language import language, later, tr, tr_later
from judge_app.ui.tasks import Task
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_5
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.code_field import CodeField
from judge_app.ui.widgets.file_dialogs import ask_for_folder
from judge_app.ui.widgets.fingerprint import Fingerprint
from judge_app.ui.widgets.frames import centred, column, frame, row, scrolled
from judge_app.ui.widgets.long_work import LongWorkBar
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.text import Label, Text
from judge_app.ui.wording import Sentence, explain
from judge_app.workflows.ledger_contents import MeetingHeld

if TYPE_CHECKING:
    from judge_app.workflows.publish import ResultSet

_FIELDS = (
    ("number", later("Số biên bản")),
    ("place", later("Địa điểm họp")),
    ("began", later("Bắt đầu lúc")),
    ("ended", later("Kết thúc lúc")),
    ("secretary", later("Thư ký")),
    ("guests", later("Khách mời")),
)


class PublishPage(QWidget):
    """Writes the signed documents; print and preview come from the files themselves."""

    meeting_changed = Signal(object)
    publish_asked = Signal(object, object)
    """Folder, and the `ChairSecret` to sign with."""
    print_asked = Signal(object)
    """The path of a PDF to print."""
    certificates_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: DeskView | None = None
        self._done: ResultSet | None = None
        self._edits = {name: QLineEdit() for name, _ in _FIELDS}
        self._labels = {name: Label("") for name, _ in _FIELDS}
        for edit in self._edits.values():
            edit.editingFinished.connect(self._on_edited)
        self.signature = ChairSignature()
        self._root = Fingerprint(
            later("Dấu vân tay của cuộc thi: ai cũng kiểm tra được kết quả bằng 24 chữ số này")
        )
        self._draft = Text(
            later(
                "Kết quả chưa chốt: bộ kết quả ghi lúc này mang chữ “chưa chính thức”. Chốt ở trang "
                "“Kết quả” trước khi ký."
            ),
            "muted",
        ).wrapped()
        self._publish = Button(later("Ghi bộ kết quả…"), "primary", "export")
        self._publish.clicked.connect(self._choose_folder)
        self._print = Button(later("In bảng tổng hợp…"), "plain", "print")
        self._print.clicked.connect(self._on_print_table)
        self._minutes = Button(later("In biên bản…"), "plain", "print")
        self._minutes.clicked.connect(self._on_print_minutes)
        self._open = Button(later("Mở thư mục"), "plain", "folder")
        self._open.clicked.connect(self._on_open)
        self._certificates = Button(later("Giấy chứng nhận, giấy khen…"), "plain", "ranking")
        self._certificates.clicked.connect(self.certificates_asked)
        self.work = LongWorkBar()
        self._notice = Notice()
        self._scroll = scrolled(centred(self._page(), 760))
        self.setLayout(column(self._scroll))
        language.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def notice(self) -> Notice:
        """What became of the last step."""
        return self._notice

    @property
    def code_field(self) -> CodeField:
        """The chair's code."""
        return self.signature.code_field

    def show_view(self, view: DeskView) -> None:
        """Show the desk as it is now."""
        self._view = view
        self._update()
        for name, edit in self._edits.items():
            if not edit.hasFocus():
                edit.setText(getattr(view.state.meeting, name))

    def show_root(self, digits: str) -> None:
        """Show the contest's fingerprint, that the result can be checked by."""
        self._root.show_digits(digits)

    def show_published(self, done: "ResultSet") -> None:
        """Say where the documents are."""
        self._done = done
        self.signature.clear()
        self._notice.show_sentence(partial(_written_sentence, done), "good")
        self._update()
        self._print.setFocus()
        QTimer.singleShot(0, self, self._show_the_end)

    def follow(self, task: Task) -> None:
        """Show how far the documents are."""
        self.work.follow(task)
        QTimer.singleShot(0, self, self._show_the_end)

    def show_failure(self, failure: JudgeAppError) -> None:
        """Say why nothing was written."""
        self._notice.show_sentence(partial(explain, failure))
        QTimer.singleShot(0, self, self._show_the_end)

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        for name, words in _FIELDS:
            self._labels[name].setText(tr_later(words))
            self._edits[name].setAccessibleName(tr_later(words))
        self._update()

    def _page(self) -> QWidget:
        form = QFormLayout()
        form.setSpacing(SPACE_2)
        for name, _ in _FIELDS:
            form.addRow(self._labels[name], self._edits[name])
        card = column(
            Text(later("Cuộc họp ban giám khảo"), "section"),
            Text(later("Chỗ nào để trống sẽ in dòng chấm để ghi tay."), "caption"),
            form,
            SPACE_3,
            Text(later("Chữ ký số của trưởng ban"), "section"),
            self.signature,
            self._root,
            SPACE_3,
            self._notice,
            self.work,
            self._draft,
            row(self._publish, None, spacing=SPACE_2),
            row(self._print, self._minutes, self._open, None, spacing=SPACE_2),
            row(self._certificates, None, spacing=SPACE_2),
            spacing=SPACE_2,
            margins=(SPACE_5, SPACE_5),
        )
        content = QWidget()
        content.setLayout(column(frame("card", card), None, margins=(SPACE_4, SPACE_5)))
        return content

    def _show_the_end(self) -> None:
        """Bring what became of the step into view, once there is room for it."""
        self._scroll.ensureWidgetVisible(self._certificates)

    def _update(self) -> None:
        self._draft.setVisible(self._view is None or self._view.state.frozen is None)
        for button in (self._print, self._minutes, self._open):
            button.setEnabled(self._done is not None)

    def _on_edited(self) -> None:
        held = MeetingHeld(**{name: edit.text().strip() for name, edit in self._edits.items()})
        if self._view is not None and held != self._view.state.meeting:
            self.meeting_changed.emit(held)

    def _choose_folder(self) -> None:
        if self.signature.lacks_driver:
            self._notice.show_sentence(_no_driver_sentence)
            return
        ask_for_folder(self, tr("Chọn thư mục để ghi bộ kết quả"), self._on_folder)

    def _on_folder(self, folder: str) -> None:
        self.publish_asked.emit(Path(folder), self.signature.given)

    def _on_print_table(self) -> None:
        self._print_document(0)

    def _on_print_minutes(self) -> None:
        self._print_document(1)

    def _print_document(self, place: int) -> None:
        if self._done is not None:
            self.print_asked.emit(self._done.documents[place])

    def _on_open(self) -> None:
        if self._done is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._done.folder)))


def _no_driver_sentence() -> Sentence:
    return Sentence(
        what=tr("Chưa chọn trình điều khiển của USB Token."),
        next_step=tr("Bấm “Chọn trình điều khiển…” rồi ghi lại."),
    )


def _written_sentence(done: "ResultSet") -> Sentence:
    step = tr("Thư mục: {folder}.", folder=done.folder)
    if not done.is_signed:
        step += " " + tr("Chưa có chữ ký số: nhập mã của trưởng ban rồi ghi lại nếu cần.")
    what = tr("Đã ghi {count} tài liệu.", count=len(done.documents))
    return Sentence(what=what, next_step=step)
