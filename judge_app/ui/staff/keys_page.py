"""Fifth page of staff: whose key is what, new keys for lost slips, and judges' own keys."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from judge_app.contest.ids import JudgeId
from judge_app.errors import JudgeAppError
from judge_app.ui.language import language, later, tr, tr_later
from judge_app.ui.staff.key_dialogs import CertifyDialog, ReissueDialog
from judge_app.ui.staff.keys_model import KeysModel
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.data_table import Cell, DataTable
from judge_app.ui.widgets.fingerprint import Fingerprint
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.text import Label
from judge_app.ui.wording import Sentence, explain

if TYPE_CHECKING:
    from judge_app.contest.panel import Judge
    from judge_app.documents.keys.key_request import KeyRequest
    from judge_app.workflows.certify_key import CertifiedKey
    from judge_app.workflows.key_desk import KeyOverview

_ORIGINS = {
    "staff": later("Ban Tổ chức cấp, mở bằng mã trên thẻ"),
    "holder": later("Giám khảo tự tạo, đã xác nhận"),
    "token": later("USB Token, đã xác nhận"),
}
_SEATS = {
    "judge": later("Giám khảo"),
    "chair": later("Trưởng ban"),
    "secretary": later("Thư ký"),
}


class KeysPage(QWidget):
    """A line for each member of the panel, and the contest's fingerprint above."""

    print_asked = Signal(object)
    """The PDF of a new slip."""

    def __init__(self, model: KeysModel) -> None:
        super().__init__()
        self._model = model
        self._overview: KeyOverview | None = None
        self._root = Fingerprint(
            later("Dấu vân tay của cuộc thi: đọc to khi khai mạc, niêm yết cùng danh sách")
        )
        self._revision = Label("", "muted").wrapped()
        self._table = DataTable()
        self._table.row_marked.connect(self._update)
        self._reissue = Button(later("Cấp khóa mới…"), "plain", "key")
        self._reissue.clicked.connect(self._on_reissue)
        self._certify = Button(later("Xác nhận khóa tự tạo hoặc token…"), "plain", "open")
        self._certify.clicked.connect(self._on_certify)
        self._notice = Notice()
        head = row(spacing=SPACE_3)
        head.addWidget(self._root)
        head.addStretch(1)
        head.addWidget(self._reissue)
        head.addWidget(self._certify)
        layout = column(
            head,
            self._revision,
            self._notice,
            spacing=SPACE_2,
            margins=(SPACE_4, SPACE_3),
        )
        layout.addWidget(self._table, 1)
        self.setLayout(layout)
        self._connect()
        self.retranslate()

    @property
    def table(self) -> DataTable:
        """The members and their keys."""
        return self._table

    @property
    def notice(self) -> Notice:
        """What became of the last step."""
        return self._notice

    def show_overview(self, overview: "KeyOverview | None") -> None:
        """Show whose key is what."""
        self._overview = overview
        self.retranslate()

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        found = self._overview
        self._root.show_digits(found.root_fingerprint if found is not None else "")
        self._revision.setText(
            tr(
                "Danh sách khóa lần {revision}. Ai mất thẻ: chọn tên, bấm “Cấp khóa mới…”.",
                revision=found.revision,
            )
            if found is not None
            else tr("Chưa có khóa: khóa của mọi người được tạo khi đóng gói lần đầu.")
        )
        rows = []
        for line in found.members if found is not None else ():
            origin = later("chưa có") if line.origin is None else _ORIGINS[line.origin.value]
            seat = tr_later(_SEATS[line.member.seat.value])
            cells = [
                Cell(text=line.member.id),
                Cell(text=line.member.name, is_person=True),
                *(Cell(text=text) for text in (seat, tr_later(origin), line.kind)),
            ]
            rows.append((str(line.member.id), cells))
        headings = [tr("Mã số"), tr("Họ tên"), tr("Vai trò"), tr("Khóa"), tr("Loại")]
        self._table.show_rows(headings, rows)
        self._update()

    def _connect(self) -> None:
        model = self._model
        model.shown.connect(self.show_overview)
        model.reissued.connect(self._on_reissued)
        model.asked.connect(self._on_asked)
        model.certified.connect(self._on_certified)
        model.failed.connect(self._on_failed)
        language.changed.connect(self.retranslate)

    def _update(self) -> None:
        self._reissue.setEnabled(self._member(self._table.marked_key) is not None)
        self._certify.setEnabled(self._overview is not None)

    def _member(self, judge: str) -> "Judge | None":
        lines = self._overview.members if self._overview is not None else ()
        return next((line.member for line in lines if line.member.id == judge), None)

    def _on_reissue(self) -> None:
        member = self._member(self._table.marked_key)
        if member is not None:
            ReissueDialog(member, partial(self._reissue_now, member.id), self).open()

    def _reissue_now(self, judge: JudgeId, code: str, with_qr: bool) -> None:
        self._notice.clear()
        self._model.reissue(judge, code, with_qr=with_qr)

    def _on_certify(self) -> None:
        dialog = QFileDialog(self, tr("Chọn yêu cầu của giám khảo"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Yêu cầu xác nhận khóa (*.keyrequest)"), tr("Mọi tệp (*)")])
        dialog.fileSelected.connect(self._on_request_file)
        dialog.open()

    def _on_request_file(self, file: str) -> None:
        self._notice.clear()
        self._model.open_request(Path(file))

    def _on_asked(self, request: "KeyRequest") -> None:
        member = self._member(request.holder)
        if member is not None:
            CertifyDialog(request, member, partial(self._model.certify, request), self).open()

    def _on_reissued(self, judge: str, slip: Path) -> None:
        self._notice.show_sentence(partial(_reissued_sentence, judge, slip), "good")
        button = self._notice.add_button(Button(later("In thẻ mã…"), "plain", "print"))
        button.clicked.connect(partial(self.print_asked.emit, slip))

    def _on_certified(self, done: "CertifiedKey", answer: Path) -> None:
        self._notice.show_sentence(partial(_certified_sentence, done, answer), "good")

    def _on_failed(self, failure: JudgeAppError) -> None:
        self._notice.show_sentence(partial(explain, failure))


def _reissued_sentence(judge: str, slip: Path) -> Sentence:
    return Sentence(
        what=tr("Đã cấp khóa mới cho {judge}. Thẻ mã: {name}.", judge=judge, name=slip.name),
        next_step=tr("In thẻ, rồi đóng gói lại và phát gói mới cho mọi giám khảo."),
    )


def _certified_sentence(done: "CertifiedKey", answer: Path) -> Sentence:
    return Sentence(
        what=tr("Đã xác nhận khóa của {judge}.", judge=done.holder),
        next_step=tr(
            "Trả lời {name} đã ghi cạnh yêu cầu. Đóng gói lại và phát gói mới cho mọi giám khảo.",
            name=answer.name,
        ),
    )
