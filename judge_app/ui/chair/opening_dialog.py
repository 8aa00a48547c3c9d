"""Asks for the chair's code to open sealed marks, and for a reason while sheets are missing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from judge_app.ui.chair.desk_model import DeskView
from judge_app.ui.language import later, tr
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_2, SPACE_4, SPACE_5
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.code_field import CodeField
from judge_app.ui.widgets.frames import row
from judge_app.ui.widgets.text import Label, Text

_WIDTH = 480


class OpeningDialog(QDialog):
    """Says what opening means before it is done."""

    open_asked = Signal(str, str)
    """The chair's code, and the reason of an early opening."""

    def __init__(self, view: DeskView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(tr("Mở niêm phong điểm"))
        self._missing = view.board.missing
        self._code = CodeField()
        self._code.setAccessibleName(tr("Mã của trưởng ban"))
        self._code.filled.connect(self._update)
        self._reason = QLineEdit()
        self._reason.setAccessibleName(tr("Lý do mở sớm"))
        self._reason.setPlaceholderText(tr("Ví dụ: GK07 ốm, không chấm"))
        self._reason.textChanged.connect(self._update)
        self._open = Button(later("Mở niêm phong"), "primary", "check")
        self._open.clicked.connect(self._on_open)
        self._leave = Button(later("Để sau"), "plain")
        self._leave.clicked.connect(self.reject)
        self._fill(view)
        self.setMinimumWidth(theme.scaled(_WIDTH))
        self._update()

    def _fill(self, view: DeskView) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_2)
        layout.addWidget(Text(later("Mở niêm phong điểm?"), "section"))
        judges = ", ".join(held.sheet.judge for held in view.state.sealed_now)
        if judges:
            what = tr(
                "Sẽ mở phiếu của {judges}. Việc mở ghi vào sổ và không làm lại được.",
                judges=judges,
            )
        else:
            what = tr(
                "Chưa có phiếu niêm phong nào. Mở để gõ được phiếu giấy; việc mở ghi vào sổ và "
                "không làm lại được."
            )
        layout.addWidget(Label(what).wrapped())
        if self._missing:
            missing = ", ".join(self._missing)
            said = tr("Còn thiếu phiếu của {judges}: phải ghi lý do mở sớm.", judges=missing)
            layout.addWidget(Label(said).wrapped())
            layout.addWidget(Text(later("Lý do mở sớm"), "strong"))
            layout.addWidget(self._reason)
        layout.addWidget(Text(later("Mã 10 ký tự trên thẻ của trưởng ban"), "strong"))
        layout.addWidget(self._code)
        layout.addLayout(row(None, self._leave, self._open, spacing=SPACE_2))

    def _update(self) -> None:
        has_reason = bool(self._reason.text().strip()) or not self._missing
        self._open.setEnabled(self._code.is_full and has_reason)

    def _on_open(self) -> None:
        self.accept()
        self.open_asked.emit(self._code.code, self._reason.text().strip())
