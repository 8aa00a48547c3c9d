"""Who are you, and what is the code on your slip."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from judge_app.contest.ids import JudgeId
from judge_app.contest.panel import Judge
from judge_app.errors import JudgeAppError
from judge_app.ui.judge.opening import Found
from judge_app.ui.language import language, later, tr
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_5, TARGET
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.code_field import CodeField, grouped
from judge_app.ui.widgets.fingerprint import Fingerprint
from judge_app.ui.widgets.frames import centred, column, frame, row, scrolled
from judge_app.ui.widgets.long_work import LongWorkBar
from judge_app.ui.widgets.notice import Notice, Said
from judge_app.ui.widgets.text import Label, Text
from judge_app.ui.wording import Sentence, explain

_PERSON = Qt.ItemDataRole.UserRole
_MOST_ROWS = 6


class SignInPage(QWidget):
    """A list of the panel's judges and a field for the code."""

    signed_in = Signal(str, object, str)
    """Judge's id, key file, code."""
    check_asked = Signal()
    own_key_asked = Signal(str)
    """The judge's id: a key of their own, or a USB token."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Found | None = None
        self._keys: dict[JudgeId, Path] = {}
        self._contest = Label("", "page").wrapped()
        self._about = Label("", "muted").wrapped()
        self._hint = Notice()
        self._people = QListWidget()
        self._people.itemSelectionChanged.connect(self._on_person)
        self._code = CodeField()
        self._code.filled.connect(self._update)
        self._code.completed.connect(self._go)
        self._key_state = Label("", "caption").wrapped()
        self._choose_key = Button(later("Chọn tệp khóa…"), "plain", "key")
        self._choose_key.clicked.connect(self._on_choose_key)
        self._own_key = Button(later("Khóa tự tạo, USB Token…"), "quiet", "key")
        self._own_key.clicked.connect(self._on_own_key)
        self._root = Fingerprint(later("Dấu vân tay của cuộc thi, so với thẻ hoặc bảng niêm yết"))
        self._notice = Notice()
        self._begin = Button(later("Bắt đầu chấm"), "primary")
        self._begin.clicked.connect(self._go)
        self._check = Button(later("Kiểm tra toàn bộ gói"), "quiet", "check")
        self._check.clicked.connect(self.check_asked)
        self.work = LongWorkBar()
        self._area = scrolled(centred(self._page(), 720))
        self.setLayout(column(self._area))
        language.changed.connect(self.retranslate)

    @property
    def notice(self) -> Notice:
        """What is said about a code that does not fit."""
        return self._notice

    @property
    def code_field(self) -> CodeField:
        """The field for the code."""
        return self._code

    def show_bundle(self, found: Found, person: str = "", code: str = "") -> None:
        """Show a bundle's contest and panel; `code` is the demo's and is shown to be typed."""
        self._found = found
        self._keys = dict(found.keys)
        self._notice.clear()
        self._code.clear()
        self._people.clear()
        for judge in found.judges:
            self._people.addItem(_person_item(judge))
        lines = min(max(2, len(found.judges)), _MOST_ROWS)
        self._people.setFixedHeight(theme.scaled(lines * TARGET) + SPACE_2)
        self._root.show_digits(found.opened.roster.root_fingerprint)
        self._choose_person(person)
        self._show_demo_code(person, code)
        self.retranslate()

    def forget_code(self) -> None:
        """Take the code from the screen, now that it has served."""
        self._set_busy(is_busy=False)
        self._code.clear()

    def show_failure(self, failure: JudgeAppError) -> None:
        """Say why the code or the key does not open the work."""
        self._set_busy(is_busy=False)
        self._notice.show_sentence(partial(explain, failure))
        QTimer.singleShot(0, self, self._show_lower_end)
        self._code.setFocus()
        self._code.selectAll()

    def show_sentence(self, sentence: Said, tone: str) -> None:
        """Say how a check of the bundle went."""
        self._notice.show_sentence(sentence, tone)

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        if self._found is None:
            return
        contest = self._found.opened.contest
        self._contest.setText(contest.name)
        self._about.setText(
            " · ".join(
                part
                for part in (
                    contest.round_name,
                    tr("{count} bài dự thi", count=len(contest.entries)),
                    self._found.opened.path.name,
                )
                if part
            )
        )
        self._code.setAccessibleName(tr("Mã trên thẻ giám khảo"))
        self._people.setAccessibleName(tr("Bạn là ai?"))
        self._update()

    def _page(self) -> QWidget:
        content = QWidget()
        card = column(
            Text(later("Bạn là ai?"), "section"),
            self._people,
            SPACE_3,
            Text(later("Mã trên thẻ giám khảo"), "section"),
            Text(later("10 ký tự, không phân biệt chữ hoa, chữ thường."), "caption"),
            self._notice,
            self._code,
            row(self._key_state, None, self._choose_key, self._own_key),
            SPACE_2,
            row(self._begin, None, self._check),
            self.work,
            spacing=SPACE_2,
            margins=(SPACE_5, SPACE_5),
        )
        content.setLayout(
            column(
                self._contest,
                self._about,
                self._root,
                SPACE_2,
                self._hint,
                frame("card", card),
                None,
                spacing=SPACE_3,
                margins=(SPACE_4, SPACE_4),
            )
        )
        return content

    def _show_lower_end(self) -> None:
        self._area.ensureWidgetVisible(self._begin, 0, SPACE_5)

    def _person(self) -> JudgeId | None:
        # the current row is not enough: a list that gets the focus has one that nobody chose
        chosen = self._people.selectedItems()
        return JudgeId(chosen[0].data(_PERSON)) if chosen else None

    def _choose_person(self, person: str) -> None:
        for position in range(self._people.count()):
            if self._people.item(position).data(_PERSON) == person:
                self._people.setCurrentRow(position)
        if self._people.count() == 1:
            self._people.setCurrentRow(0)
        (self._code if self._person() is not None else self._people).setFocus()

    def _show_demo_code(self, person: str, code: str) -> None:
        if not code:
            self._hint.clear()
            return
        self._hint.show_sentence(partial(_demo_sentence, person, code), "info")
        fill = self._hint.add_button(Button(later("Điền mã này")))
        fill.clicked.connect(lambda: self._fill(code))

    def _fill(self, code: str) -> None:
        self._code.setText(grouped(code))
        self._begin.setFocus()
        self._show_lower_end()

    def _on_person(self) -> None:
        self._notice.clear()
        self._update()

    def _on_own_key(self) -> None:
        person = self._person()
        if person is not None:
            self.own_key_asked.emit(person)

    def _on_choose_key(self) -> None:
        assert self._found is not None
        folder = str(self._found.opened.path.parent)
        dialog = QFileDialog(self, tr("Chọn tệp khóa"), folder)
        dialog.setNameFilters([tr("Khóa giám khảo (*.judgekey)"), tr("Mọi tệp (*)")])
        dialog.fileSelected.connect(self._on_key_selected)
        dialog.open()

    def _on_key_selected(self, file: str) -> None:
        person = self._person()
        if person is not None:
            self._keys[person] = Path(file)
        self._update()

    def _go(self) -> None:
        person = self._person()
        if person is None or person not in self._keys or not self._code.is_full:
            return
        self._notice.clear()
        self._set_busy(is_busy=True)
        self.signed_in.emit(person, self._keys[person], self._code.code)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._begin.set_source(later("Đang mở…") if is_busy else later("Bắt đầu chấm"))
        for part in (self._begin, self._code, self._people, self._choose_key):
            part.setEnabled(not is_busy)
        if not is_busy:
            self._update()

    def _update(self) -> None:
        person = self._person()
        key = self._keys.get(person) if person is not None else None
        if person is None:
            self._key_state.setText(tr("Chọn tên bạn trong danh sách."))
        elif key is None:
            self._key_state.setText(tr("Chưa thấy khóa của {person} cạnh gói.", person=person))
        else:
            self._key_state.setText(tr("Khóa: {name}", name=key.name))
        self._choose_key.setVisible(person is not None and key is None)
        self._own_key.setEnabled(person is not None)
        self._begin.setEnabled(key is not None and self._code.is_full)


def _person_item(judge: Judge) -> QListWidgetItem:
    words = f"{judge.id} · {judge.name}"
    item = QListWidgetItem(f"{words} · {judge.position}" if judge.position else words)
    item.setData(_PERSON, judge.id)
    return item


def _demo_sentence(person: str, code: str) -> Sentence:
    return Sentence(
        what=tr("Bản dùng thử: mã của {person} là {code}", person=person, code=grouped(code)),
        next_step=tr("Trong cuộc thi thật, mã in trên thẻ riêng của từng giám khảo."),
    )
