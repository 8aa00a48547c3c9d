"""Two questions before a key changes hands: staff's code for a new one, and the digits for another's."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from judge_app.contest.panel import Judge
from judge_app.ui.language import later, tr
from judge_app.ui.theme.tokens import SPACE_2
from judge_app.ui.widgets.code_field import CodeField
from judge_app.ui.widgets.frames import column, holding
from judge_app.ui.widgets.question import Answer, Question
from judge_app.ui.widgets.text import Label, Text

if TYPE_CHECKING:
    from judge_app.documents.keys.key_request import KeyRequest

_DIGITS = 24


class ReissueDialog(Question):
    """Asks for staff's code before a member gets a new key."""

    def __init__(
        self, member: Judge, decide: Callable[[str, bool], object], parent: QWidget | None
    ) -> None:
        """`decide` gets staff's code, and whether the slip shall carry a QR."""
        self._decide = decide
        self._code = _staff_code_field()
        self._qr = QCheckBox(tr("In thêm mã QR trên thẻ (cho máy quét mã)"))
        self._yes = later("Cấp khóa mới")
        super().__init__(
            tr("Cấp khóa mới cho {name} ({judge})?", name=member.name, judge=member.id),
            tr(
                "Khóa và mã cũ không dùng được nữa kể từ gói bài thi đóng lần sau. Phiếu ký bằng "
                "khóa cũ theo gói cũ sẽ không được nhận."
            ),
            (
                Answer(label=later("Thôi"), is_safe=True),
                Answer(label=self._yes, is_primary=True, run=self._on_yes),
            ),
            parent=parent,
            content=holding(
                column(
                    Text(later("Mã khóa gốc của Ban Tổ chức"), "strong"),
                    self._code,
                    self._qr,
                    spacing=SPACE_2,
                )
            ),
        )
        self._code.filled.connect(self._update)
        self._update()
        self._code.setFocus()

    def _update(self) -> None:
        self.button(self._yes).setEnabled(self._code.is_full)

    def _on_yes(self) -> None:
        self._decide(self._code.code, self._qr.isChecked())


class CertifyDialog(Question):
    """Asks for the digits that the judge reads out; the request's own are not shown here.

    Whoever saw them would only nod; typing what is heard is comparing.
    """

    def __init__(
        self,
        request: "KeyRequest",
        member: Judge,
        decide: Callable[[str, str], object],
        parent: QWidget | None,
    ) -> None:
        """`decide` gets the digits and staff's code."""
        self._decide = decide
        self._digits = QLineEdit()
        self._digits.setPlaceholderText("0000 0000 0000 0000 0000 0000")
        self._digits.setAccessibleName(tr("Dấu vân tay giám khảo đọc"))
        self._code = _staff_code_field()
        self._yes = later("Xác nhận khóa")
        super().__init__(
            tr("Xác nhận khóa của {name} ({judge})?", name=member.name, judge=member.id),
            tr(
                "Gọi hoặc gặp chính {name}, nhờ đọc sáu nhóm bốn chữ số trên màn hình của họ, và "
                "gõ những gì nghe được vào đây.",
                name=member.name,
            ),
            (
                Answer(label=later("Thôi"), is_safe=True),
                Answer(label=self._yes, is_primary=True, run=self._on_yes),
            ),
            parent=parent,
            content=holding(
                column(
                    Label(_kind_words(request), "muted").wrapped(),
                    Text(later("Dấu vân tay giám khảo đọc"), "strong"),
                    self._digits,
                    Text(later("Mã khóa gốc của Ban Tổ chức"), "strong"),
                    self._code,
                    spacing=SPACE_2,
                )
            ),
        )
        self._digits.textChanged.connect(self._update)
        self._code.filled.connect(self._update)
        self._update()
        self._digits.setFocus()

    @property
    def digits(self) -> str:
        """What was typed, digits only."""
        return re.sub(r"\D", "", self._digits.text())

    def _update(self) -> None:
        ready = len(self.digits) == _DIGITS and self._code.is_full
        self.button(self._yes).setEnabled(ready)

    def _on_yes(self) -> None:
        self._decide(self.digits, self._code.code)


def _staff_code_field() -> CodeField:
    field = CodeField()
    field.setAccessibleName(tr("Mã khóa gốc của Ban Tổ chức"))
    return field


def _kind_words(request: "KeyRequest") -> str:
    from judge_app.documents.keys.keys import certificate_from  # noqa: PLC0415  cryptography
    from judge_app.documents.keys.token_facts import TokenCertificate  # noqa: PLC0415

    if not request.is_of_token:
        return tr("Khóa do giám khảo tự tạo trên máy của mình.")
    certificate = certificate_from(request.token_certificate)
    shown = TokenCertificate(key_id=b"", certificate=certificate)
    return tr(
        "Khóa trên USB Token của {holder}, do {issuer} cấp ({kind}).",
        holder=shown.holder,
        issuer=shown.issuer,
        kind=shown.kind,
    )
