"""A key that the judge makes: the code is shown once and typed back before anything leaves."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from judge_app.documents.keys.codes import normalise_code
from judge_app.ui.language import language, later, tr
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_5
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.code_field import CodeField, grouped
from judge_app.ui.widgets.file_dialogs import ask_for_file, ask_for_folder
from judge_app.ui.widgets.fingerprint import Fingerprint
from judge_app.ui.widgets.frames import column, frame, row
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.text import Label, Text
from judge_app.ui.wording import Sentence

if TYPE_CHECKING:
    from judge_app.documents.keys.key_answer import KeyAnswer
    from judge_app.workflows.own_key import KeptKey, OwnKey


class OwnKeyCard(QFrame):
    """From nothing, to a code on paper, to a request on a stick, to an answer."""

    make_asked = Signal()
    request_asked = Signal(object, object)
    """The key's file, and the folder to write its request into."""
    answer_chosen = Signal(object)
    """The path of an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: OwnKey | None = None
        self._kept: tuple[KeptKey, ...] = ()
        self._state = Label("", "muted").wrapped()
        self._fingerprint = Fingerprint(later("Dấu vân tay của khóa, đọc cho Ban Tổ chức"))
        self._code = Label("", "code").selectable()
        self._again = CodeField()
        self._again.filled.connect(self._update)
        self._make = Button(later("Tạo khóa trên máy này"), "plain", "key")
        self._make.clicked.connect(self._on_make)
        self._write = Button(later("Ghi yêu cầu ra USB…"), "primary", "safety-copy")
        self._write.clicked.connect(self._on_write)
        self._answer = Button(later("Nhận trả lời của Ban Tổ chức…"), "plain", "open")
        self._answer.clicked.connect(self._on_answer)
        self.notice = Notice()
        self._fresh = frame("surface", self._fresh_layout())
        self.setProperty("panel", "card")
        self.setLayout(
            column(
                Text(later("Khóa tự tạo"), "section"),
                Text(
                    later(
                        "Khóa sinh ra ngay trên máy này và không rời khỏi đây: kể cả Ban Tổ chức "
                        "cũng không có bản sao. Chỉ ký được khi Ban Tổ chức đã xác nhận."
                    ),
                    "muted",
                ).wrapped(),
                self._state,
                self._fresh,
                self._fingerprint,
                self.notice,
                row(self._make, self._write, self._answer, None, spacing=SPACE_3),
                spacing=SPACE_2,
                margins=(SPACE_5, SPACE_5),
            )
        )
        language.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def fingerprint(self) -> str:
        """The digits on the screen, in groups."""
        return self._fingerprint.text

    def begin(self) -> None:
        """Start afresh for a person."""
        self._made, self._kept = None, ()
        self._again.clear()
        self.notice.clear()
        self.retranslate()

    def show_kept(self, kept: "tuple[KeptKey, ...]") -> None:
        """Show how far this person's keys have come."""
        self._kept = kept
        self.retranslate()

    def show_made(self, made: "OwnKey") -> None:
        """Show the code, this once."""
        self._made = made
        self._again.clear()
        self.notice.clear()
        self.retranslate()
        self._again.setFocus()

    def show_written(self, path: Path) -> None:
        """Say where the request is; the code goes from the screen."""
        self._made = None
        self._again.clear()
        self.notice.show_sentence(partial(_written_sentence, path), "good")
        self.retranslate()

    def show_answer(self, answer: "KeyAnswer") -> None:
        """Say that staff certified the key."""
        self.notice.show_sentence(partial(_answer_sentence, answer), "good")

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self._again.setAccessibleName(tr("Gõ lại mã vừa ghi"))
        self._state.setText(self._state_words())
        self._state.setVisible(bool(self._state.text()))
        self._code.setText(grouped(self._made.code) if self._made is not None else "")
        self._fresh.setVisible(self._made is not None)
        self._fingerprint.show_digits(self._digits())
        self._update()

    def _fresh_layout(self) -> QLayout:
        return column(
            Text(later("Mã mở khóa của bạn"), "strong"),
            self._code,
            Text(
                later(
                    "Ghi mã ra giấy ngay: mã chỉ hiện lần này và không lưu ở đâu cả. Mất mã thì "
                    "phải xin khóa khác."
                ),
                "caption",
            ).wrapped(),
            Text(later("Gõ lại mã vừa ghi"), "strong"),
            self._again,
            spacing=SPACE_2,
        )

    def _digits(self) -> str:
        if self._made is not None:
            return self._made.fingerprint
        first = self._kept[0] if self._kept else None
        return "" if first is None or first.state.value == "in-force" else first.fingerprint

    def _state_words(self) -> str:
        if self._made is not None or not self._kept:
            return ""
        match self._kept[0].state.value:
            case "in-force":
                return tr("Khóa bạn tự tạo đã được xác nhận và đang dùng với gói này.")
            case "certified":
                return tr("Khóa đã được xác nhận. Chờ gói bài thi mới của Ban Tổ chức để ký.")
            case _:
                return tr("Đã tạo khóa trên máy này; Ban Tổ chức chưa xác nhận.")

    def _update(self) -> None:
        made = self._made
        typed = made is not None and normalise_code(self._again.code) == made.code
        waiting = bool(self._kept) and self._kept[0].state.value != "in-force"
        self._write.setVisible(made is not None or waiting)
        self._write.setEnabled(typed if made is not None else waiting)
        self._make.setVisible(made is None)
        self._answer.setVisible(made is None and bool(self._kept))

    def _on_make(self) -> None:
        self.notice.clear()
        self.make_asked.emit()

    def _on_write(self) -> None:
        ask_for_folder(self, tr("Chọn USB để ghi yêu cầu"), self._on_folder)

    def _on_folder(self, folder: str) -> None:
        key = self._made.file if self._made is not None else self._kept[0].file
        self.request_asked.emit(key, Path(folder))

    def _on_answer(self) -> None:
        answers = tr("Trả lời về khóa (*.keyanswer)")
        ask_for_file(self, tr("Chọn trả lời của Ban Tổ chức"), [answers], self._on_answer_file)

    def _on_answer_file(self, file: str) -> None:
        self.answer_chosen.emit(Path(file))


def _written_sentence(path: Path) -> Sentence:
    return Sentence(
        what=tr("Đã ghi yêu cầu {name}.", name=path.name),
        next_step=tr(
            "Đưa USB cho Ban Tổ chức và tự mình đọc dấu vân tay bên trên cho họ, trực tiếp hoặc "
            "qua điện thoại."
        ),
    )


def _answer_sentence(answer: "KeyAnswer") -> Sentence:
    return Sentence(
        what=tr("Ban Tổ chức đã xác nhận đúng khóa của máy này."),
        next_step=tr(
            "Ký được với gói bài thi có danh sách khóa từ lần {revision}.",
            revision=answer.roster_revision,
        ),
    )
