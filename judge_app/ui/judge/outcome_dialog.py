"""Asks why an entry gets no marks: abstained, conflicted, or could not open."""

import unicodedata
from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from judge_app.contest.scoresheet import Outcome
from judge_app.ui.language import later, tr, tr_later
from judge_app.ui.widgets.question import Answer, Question

WORDS = {
    Outcome.ABSTAINED: (
        later("Không cho điểm bài {code}?"),
        later("Bài này sẽ không có điểm của bạn; đó không phải là điểm 0. Ghi lý do:"),
        later("Ghi nhận không cho điểm"),
    ),
    Outcome.CONFLICTED: (
        later("Khai xung đột lợi ích với bài {code}?"),
        later("Trưởng ban sẽ thấy lý do và giao bài cho người khác. Ghi lý do:"),
        later("Ghi nhận xung đột"),
    ),
    Outcome.COULD_NOT_OPEN: (
        later("Báo không mở được bài {code}?"),
        later("Bài không bị điểm thấp vì lý do này; trưởng ban sẽ xử lý. Ghi điều bạn thấy:"),
        later("Báo không mở được"),
    ),
}


class OutcomeDialog(Question):
    """The question with a field for the reason, without which there is no yes."""

    def __init__(
        self,
        code: str,
        outcome: Outcome,
        decide: Callable[[str], object],
        *,
        has_marks: bool,
        suggestion: str = "",
        parent: QWidget | None = None,
    ) -> None:
        title, text, yes = WORDS[outcome]
        self._reason = QPlainTextEdit(suggestion)
        self._reason.setAccessibleName(tr("Lý do"))
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(88)
        self._decide = decide
        self._yes = yes
        words = tr_later(text)
        if has_marks:
            kept = tr("Điểm đã nhập không tính nữa, nhưng vẫn giữ nếu bạn chấm lại bài này.")
            words = f"{kept} {words}"
        super().__init__(
            tr_later(title, code=code),
            words,
            (
                Answer(label=later("Xem lại"), is_safe=True),
                Answer(label=yes, is_primary=True, run=self._on_yes),
            ),
            parent=parent,
            content=self._reason,
        )
        self._reason.textChanged.connect(self._on_text_changed)
        self._on_text_changed()
        self._reason.setFocus()

    @property
    def reason(self) -> str:
        """The reason as it will be kept."""
        return unicodedata.normalize("NFC", self._reason.toPlainText()).strip()

    def write_reason(self, text: str) -> None:
        """Put a text into the field."""
        self._reason.setPlainText(text)

    def _on_text_changed(self) -> None:
        self.button(self._yes).setEnabled(bool(self.reason))

    def _on_yes(self) -> None:
        self._decide(self.reason)
