"""Asks what certificates need and only people know; preview, print and file are the same bytes."""

import unicodedata
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QFormLayout, QLineEdit, QWidget

from judge_app.documents.result.certificate_form import (
    CertificateForm,
    CertificateKind,
    CertificateLayout,
    CertificatePaper,
    ReadingOrder,
    Recipients,
)
from judge_app.errors import JudgeAppError
from judge_app.ui.language import language, later, tr, tr_later
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.choice import Choice
from judge_app.ui.widgets.frames import column
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.roomy_dialog import RoomyDialog
from judge_app.ui.widgets.text import Text
from judge_app.ui.wording import Sentence, explain
from judge_app.vietnamese.numbers import comma, parse_score

if TYPE_CHECKING:
    from judge_app.workflows.certificates import CertificateSet

_WIDTH, _HEIGHT = 1000, 680
_LETTERS = 26
"""As many as the longest option has, more or less."""
_TWO_SIDES = 900
"""Pixels at ordinary text size that two sides need."""
_FILE = "giay-chung-nhan.pdf"

_KINDS = (
    (CertificateKind.CERTIFICATE.value, later("Giấy chứng nhận")),
    (CertificateKind.PRAISE.value, later("Giấy khen")),
)
_RECIPIENTS = (
    (Recipients.ENTRY.value, later("Mỗi bài một giấy")),
    (Recipients.PERSON.value, later("Mỗi người một giấy")),
)
_ORDERS = (
    (ReadingOrder.LOWEST_FIRST.value, later("Từ giải thấp lên giải cao")),
    (ReadingOrder.HIGHEST_FIRST.value, later("Từ giải cao xuống giải thấp")),
)
_LAYOUTS = (
    (CertificateLayout.FULL.value, later("In cả khung trên giấy trắng")),
    (CertificateLayout.TEXTS.value, later("Chỉ in chữ, phôi có sẵn khung")),
    (CertificateLayout.ENTRIES_ONLY.value, later("Phôi có sẵn Quốc hiệu, tên giấy")),
)
_PAPERS = (
    (CertificatePaper.A4.value, later("A4 ngang (297 × 210 mm)")),
    (CertificatePaper.WIDE.value, later("360 × 237 mm")),
)
_CHOICES = (
    ("kind", later("Loại giấy"), _KINDS),
    ("recipients", later("Trao cho"), _RECIPIENTS),
    ("order", later("Thứ tự đọc"), _ORDERS),
    ("layout", later("Cách in"), _LAYOUTS),
    ("paper", later("Khổ giấy"), _PAPERS),
)
_MOVES = (
    ("right", later("Dịch sang phải (mm)")),
    ("down", later("Dịch xuống dưới (mm)")),
)
_TEXTS = (
    ("parent", later("Cơ quan chủ quản"), ""),
    ("issuer", later("Cơ quan trao giải"), ""),
    ("decision", later("Số quyết định"), "45/QĐ-BTV"),
    ("decision_day", later("Ngày quyết định"), "20/4/2024"),
    ("register", later("Số sổ đầu tiên"), "015/GCN"),
    ("place", later("Địa danh"), ""),
    ("day", later("Ngày ký"), "26/4/2024"),
    ("on_behalf", later("Thay mặt"), "TM. BAN THƯỜNG VỤ"),
    ("signer_title", later("Chức vụ người ký"), "CHỦ TỊCH"),
    ("signer", later("Họ tên người ký"), ""),
)


class CertificateDialog(RoomyDialog):
    """Stays open, so that texts can be moved by a millimetre and printed again."""

    print_asked = Signal(object)
    """A `CertificateForm` to preview and print."""
    file_asked = Signal(object, object)
    """A `CertificateForm`, and the path to write to."""

    def __init__(self, form: CertificateForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._choices = {name: Choice() for name, _, _ in _CHOICES}
        self._edits = {name: QLineEdit() for name, *_ in (*_TEXTS, *_MOVES)}
        self._notice = Notice()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(SPACE_4)
        self._fill()
        close = Button(later("Đóng"))
        self._write = Button(later("Ghi tệp PDF…"), "plain", "export")
        self._print = Button(later("Xem và in…"), "primary", "print")
        close.clicked.connect(self.reject)
        self._write.clicked.connect(self._on_write)
        self._print.clicked.connect(self._on_print)
        page = column(
            Text(later("Giấy chứng nhận, giấy khen"), "page"),
            Text(
                later(
                    "Mỗi giải một trang, theo kết quả đã chốt. Giấy không ký số: ký bút và đóng "
                    "dấu sau khi in. Chỗ nào để trống thì in dòng chấm hoặc không in."
                ),
                "muted",
            ).wrapped(),
            self._notice,
            self._page(),
            None,
            spacing=SPACE_3,
        )
        self.lay_out(page, close, self._write, self._print, width=_WIDTH, height=_HEIGHT)
        language.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def notice(self) -> Notice:
        """What became of the last step."""
        return self._notice

    @property
    def form(self) -> CertificateForm:
        """What is typed and chosen now; a length that is no number counts as far too long."""
        texts = {name: _composed(self._edits[name].text()) for name, *_ in _TEXTS}
        return CertificateForm(
            kind=CertificateKind(self._choices["kind"].value),
            recipients=Recipients(self._choices["recipients"].value),
            order=ReadingOrder(self._choices["order"].value),
            layout=CertificateLayout(self._choices["layout"].value),
            paper=CertificatePaper(self._choices["paper"].value),
            right=_length(self._edits["right"].text()),
            down=_length(self._edits["down"].text()),
            **texts,
        )

    def show_made(self, done: "CertificateSet", path: Path | None) -> None:
        """Say how many pages there are, and what whoever prints them should know."""
        said = partial(_made_sentence, done, path)
        needs_care = done.without_winner or done.withheld or done.hard_to_read
        self._notice.show_sentence(said, "warning" if needs_care else "good")
        self.bring_in_sight(self._notice)

    def show_failure(self, failure: JudgeAppError) -> None:
        """Say why nothing was made."""
        self._notice.show_sentence(partial(explain, failure))
        self.bring_in_sight(self._notice)

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self.setWindowTitle(tr("Giấy chứng nhận, giấy khen"))
        for name, words, *_ in (*_TEXTS, *_MOVES):
            self._edits[name].setAccessibleName(tr_later(words))
        for name, words, _ in _CHOICES:
            self._choices[name].setAccessibleName(tr_later(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both sides under one another where they have no room beside each other."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < theme.scaled(_TWO_SIDES)
        way = QBoxLayout.Direction
        self._sides.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)

    def _fill(self) -> None:
        for name, _, options in _CHOICES:
            choice = self._choices[name]
            choice.setMinimumContentsLength(_LETTERS)
            choice.set_options(*options)
            choice.choose(getattr(self._form, name).value)
        for name, _, example in _TEXTS:
            self._edits[name].setText(getattr(self._form, name))
            self._edits[name].setCursorPosition(0)
            self._edits[name].setPlaceholderText(example)
        for name, _ in _MOVES:
            self._edits[name].setText(_length_text(getattr(self._form, name)))
        self._choices["layout"].chosen.connect(self._on_layout)
        self._on_layout()

    def _page(self) -> QBoxLayout:
        """Return what is chosen, and what is typed beside it or, in a narrow dialog, below it."""
        chosen: list[tuple[str, QWidget]] = [(w, self._choices[name]) for name, w, _ in _CHOICES]
        chosen += [(words, self._edits[name]) for name, words in _MOVES]
        typed = [(words, self._edits[name]) for name, words, _ in _TEXTS]
        for side in (chosen, typed):
            form = QFormLayout()
            form.setHorizontalSpacing(SPACE_3)
            form.setVerticalSpacing(SPACE_2)
            for words, field in side:
                form.addRow(Text(words), field)
            self._sides.addLayout(form, 1)
        return self._sides

    def _on_layout(self) -> None:
        is_full = self._choices["layout"].value == CertificateLayout.FULL.value
        for name, _ in _MOVES:
            self._edits[name].setEnabled(not is_full)

    def _on_print(self) -> None:
        self._notice.clear()
        self.print_asked.emit(self.form)

    def _on_write(self) -> None:
        self._notice.clear()
        dialog = QFileDialog(self, tr("Ghi giấy chứng nhận ra tệp"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Tệp PDF (*.pdf)")])
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(_FILE)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _on_file(self, file: str) -> None:
        self.file_asked.emit(self.form, Path(file))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _length(text: str) -> float:
    """Return millimetres as typed, `-1,5` or `-1.5`; nothing typed is no way at all."""
    bare = text.strip()
    if not bare:
        return 0.0
    found = parse_score(bare.removeprefix("-").removeprefix("−"))
    if found is None:
        return float("inf")
    return -float(found) if bare[0] in "-−" else float(found)


def _length_text(length: float) -> str:
    return comma(Decimal(str(length))) if length else ""


def _made_sentence(done: "CertificateSet", path: Path | None) -> Sentence:
    count = len(done.lines)
    if path is None:
        what = tr("Có {count} giấy, mỗi giấy một trang.", count=count)
    else:
        what = tr("Đã ghi {count} giấy vào {path}.", count=count, path=path)
    steps = [tr("Ký bút và đóng dấu sau khi in.")]
    for names, words in (
        (done.without_winner, later("Giải không có bài đạt: {names}.")),
        (done.withheld, later("Chờ phân định, chưa có giấy: {names}.")),
        (done.hard_to_read, later("Chữ phải in rất nhỏ vì tên quá dài: {names}.")),
    ):
        if names:
            steps.append(tr_later(words, names=", ".join(names)))
    return Sentence(what=what, next_step=" ".join(steps))
