"""A second person reads what the first typed beside the paper, and confirms it or does not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from judge_app.contest.contest import Contest
from judge_app.ui.chair.typed_table import TypedTable
from judge_app.ui.language import language, later, tr
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.frames import column
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.roomy_dialog import RoomyDialog
from judge_app.ui.widgets.text import Label, Text
from judge_app.ui.wording import Sentence
from judge_app.workflows.panel_state import Typing
from judge_app.workflows.type_paper import NotTyped, TypingOutcome
from judge_app.workflows.typing_sentences import TypingSentences

_WIDTH, _HEIGHT = 980, 600


class ConfirmingDialog(RoomyDialog):
    """Nothing here can be edited."""

    confirmed = Signal(str, str)
    """A judge's id, and the name of the person who confirms."""

    def __init__(self, contest: Contest, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contest = contest
        self._typing = typing
        self._title = Label("", "page").wrapped()
        self._by = Label("").wrapped()
        self._notice = Notice()
        self._table = TypedTable(contest)
        self._name = QLineEdit()
        close = Button(later("Có chỗ sai, đóng lại"))
        right = Button(later("Đúng như bản giấy"), "primary", "check")
        close.clicked.connect(self.reject)
        right.clicked.connect(self._on_right)
        hint = later("Đọc từng dòng cạnh bản giấy. Có chỗ sai thì đóng lại và gõ bản của mình.")
        page = column(self._title, self._by, Text(hint, "muted").wrapped(), self._notice)
        page.addWidget(self._table, 1)
        page.addWidget(self._name)
        self.lay_out(page, close, right, width=_WIDTH, height=_HEIGHT)
        language.changed.connect(self.retranslate)
        self.retranslate()
        self._name.setFocus()

    def show_outcome(self, outcome: TypingOutcome) -> None:
        """Close when the sheet was taken; say what is wrong otherwise."""
        if not isinstance(outcome, NotTyped):
            self.accept()
            return
        said = TypingSentences(self._contest, language.current.value).outcome(outcome)
        what = tr("Chưa xác nhận được.")
        self._notice.show_sentence(Sentence(what=what, next_step="\n".join(said)), "warning")

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        sheet = self._typing.sheet
        judge = self._contest.panel.member(sheet.judge)
        title = tr("Đối chiếu phiếu giấy của {judge} {name}", judge=judge.id, name=judge.name)
        self.setWindowTitle(title)
        self._title.setText(title)
        by = tr("{name} đã gõ, lần {revision}.", name=self._typing.by, revision=sheet.revision)
        if sheet.reason:
            by += " " + tr("Lý do sửa: {reason}", reason=sheet.reason)
        self._by.setText(by)
        self._name.setAccessibleName(tr("Họ tên người xác nhận"))
        self._name.setPlaceholderText(tr("Họ tên người xác nhận"))
        self._table.show_sheet(sheet.assessments)

    def _on_right(self) -> None:
        self.confirmed.emit(self._typing.sheet.judge, self._name.text())
