"""Fourth page of staff: make the bundle, the keys and the slips, and print the slips."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from judge_app.documents.keys.keys import fingerprint_groups
from judge_app.errors import JudgeAppError
from judge_app.intake.problem_words import intake_sentence, place_of
from judge_app.slides.converting.choice import ConverterChoice
from judge_app.slides.converting.powerpoint import find_powerpoint
from judge_app.ui.language import language, later, tr, tr_later
from judge_app.ui.staff.check_words import unfinished_words
from judge_app.ui.tasks import Task
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_5
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.code_field import CodeField
from judge_app.ui.widgets.frames import centred, column, frame, row, scrolled
from judge_app.ui.widgets.long_work import LongWorkBar
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.text import Label, Text
from judge_app.ui.wording import Sentence, explain
from judge_app.workflows.check_contest import FolderReport

if TYPE_CHECKING:
    from judge_app.workflows.build_bundle import BuiltBundle


_PAPERS = (
    ("register", later("In sổ giao nhận USB…"), later("Sổ giao nhận USB")),
    ("blank-sheets", later("In bộ phiếu giấy dự phòng…"), later("Bộ phiếu giấy dự phòng")),
    (
        "entry-list",
        later("In danh sách mã số và tác giả…"),
        later("Danh sách mã số và tác giả"),
    ),
)
"""Name, words on the button, and title of each paper."""


class BuildPage(QWidget):
    """One button; the code of the root key is asked for once keys are there."""

    build_asked = Signal(str, bool)
    """Staff's code, empty the first time; whether new slips shall carry a QR."""
    print_asked = Signal()
    open_asked = Signal()
    paper_asked = Signal(str)
    """The name of a paper that goes with the bundle."""

    def __init__(self) -> None:
        super().__init__()
        self._report: FolderReport | None = None
        self._built: BuiltBundle | None = None
        self._has_keys = False
        self._has_bundle = False
        self._checklist = Label("", "body").wrapped()
        self._code_title = Text(later("Đóng gói lại thì gõ mã khóa gốc của Ban Tổ chức"), "strong")
        self._code = CodeField()
        self._code.filled.connect(self._update)
        self._qr = QCheckBox()
        self._powerpoint = QCheckBox()
        self._powerpoint.setVisible(find_powerpoint() is not None)
        self._build = Button(later("Đóng gói"), "primary", "bundle")
        self._build.clicked.connect(self._on_build)
        self._print = Button(later("In thẻ mã…"), "plain", "print")
        self._print.clicked.connect(self.print_asked)
        self._open = Button(later("Mở thư mục"), "plain", "folder")
        self._open.clicked.connect(self.open_asked)
        self._papers = [Button(words, "plain", "print") for _, words, _ in _PAPERS]
        for button, (name, _, _) in zip(self._papers, _PAPERS, strict=True):
            button.clicked.connect(self._asker(name))
        self.work = LongWorkBar()
        self._notice = Notice()
        self._remarks = Label("", "muted").wrapped()
        self.setLayout(column(scrolled(centred(self._page(), 760))))
        language.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def converter(self) -> ConverterChoice:
        """Which program is to draw the pages of decks."""
        if self._powerpoint.isChecked():
            return ConverterChoice.POWERPOINT
        return ConverterChoice.AUTOMATIC

    @property
    def notice(self) -> Notice:
        """What became of building."""
        return self._notice

    def follow(self, task: Task) -> None:
        """Show how far a check, the bundle or a paper is; one thing at a time."""
        self.work.follow(task)
        self._update()
        task.finished.connect(self._update)

    def show_report(self, report: FolderReport, *, has_keys: bool, has_bundle: bool) -> None:
        """Show what the bundle will hold and whether it can be made."""
        self._report = report
        self._has_keys = has_keys
        self._has_bundle = has_bundle
        self.retranslate()

    def show_built(self, built: "BuiltBundle") -> None:
        """Say what was made, and what judges may stumble over."""
        self._built = built
        self._has_keys = self._has_bundle = True
        self._notice.show_sentence(partial(_built_sentence, built), "good")
        spoken = language.current.value
        self._remarks.setText(
            "\n".join(
                f"{place_of(p, spoken)}: {intake_sentence(p, spoken)}" for p in built.problems
            )
        )
        self._code.clear()
        self._update()
        (self._print if self._print.isEnabled() else self._open).setFocus()

    def show_failure(self, failure: JudgeAppError) -> None:
        """Say why no bundle was made; what was there before still is."""
        self._notice.show_sentence(partial(explain, failure))

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self._code.setAccessibleName(tr("Mã khóa gốc của Ban Tổ chức"))
        self._qr.setText(tr("In thêm mã QR trên thẻ (cho máy quét mã)"))
        self._powerpoint.setText(tr("Dùng PowerPoint của máy này để vẽ trang trình chiếu"))
        self._powerpoint.setToolTip(
            tr("Đóng PowerPoint trước khi đóng gói. Không chọn thì dùng LibreOffice nếu có.")
        )
        report = self._report
        if report is not None and report.contest is not None:
            contest = report.contest
            self._checklist.setText(
                tr(
                    "{entries} bài dự thi, {judges} giám khảo, {units} đơn vị.",
                    entries=len(contest.entries),
                    judges=len(contest.panel.marking),
                    units=len(contest.units),
                )
                + " "
                + _may_build_words(report)
            )
        self._update()

    def _page(self) -> QWidget:
        card = column(
            Text(later("Đóng gói bài thi"), "page"),
            self._checklist,
            SPACE_2,
            self._code_title,
            self._code,
            self._qr,
            self._powerpoint,
            row(self._build, None, self._print, self._open, spacing=SPACE_3),
            self.work,
            self._notice,
            self._remarks,
            SPACE_2,
            Text(later("Giấy tờ đi kèm"), "section"),
            Text(
                later(
                    "In từ gói vừa đóng; tệp nằm trong thư mục papers, không chép vào USB. "
                    "Danh sách mã số có tên tác giả: chỉ Ban Tổ chức giữ."
                ),
                "caption",
            ).wrapped(),
            *(row(button, None) for button in self._papers),
            spacing=SPACE_2,
            margins=(SPACE_5, SPACE_5),
        )
        content = QWidget()
        content.setLayout(column(frame("card", card), None, margins=(SPACE_4, SPACE_5)))
        return content

    def _update(self) -> None:
        self._code_title.setVisible(self._has_keys)
        self._code.setVisible(self._has_keys)
        may = self._report is not None and self._report.may_build and not self.work.is_busy
        self._build.setEnabled(may and (self._code.is_full or not self._has_keys))
        self._print.setEnabled(self._built is not None and self._built.slips is not None)
        self._open.setEnabled(self._built is not None)
        for button in self._papers:
            button.setEnabled(self._has_bundle and not self.work.is_busy)

    def _asker(self, name: str) -> Callable[[], None]:
        def ask() -> None:
            self.paper_asked.emit(name)

        return ask

    def _on_build(self) -> None:
        self._notice.clear()
        code = self._code.code if self._has_keys else ""
        self.build_asked.emit(code, self._qr.isChecked())


def paper_title(name: str) -> str:
    """Return what a paper is called."""
    return next(tr_later(title) for known, _, title in _PAPERS if known == name)


def _may_build_words(report: FolderReport) -> str:
    waiting = unfinished_words(report)
    if report.errors:
        waiting = f"{waiting} " + tr("Còn lỗi phải sửa ở trang “Kiểm tra”.")
        return waiting.strip()
    if waiting:
        step = tr(
            "Kiểm tra xong mới đóng gói được; nếu đã dừng, bấm “Kiểm tra lại” ở trang “Kiểm tra”."
        )
        return f"{waiting} {step}"
    return tr("Đủ điều kiện đóng gói.")


def _built_sentence(built: "BuiltBundle") -> Sentence:
    step = tr(
        "Chép cả thư mục {folder} vào USB. Dấu vân tay của cuộc thi: {groups}.",
        folder=built.bundle.parent,
        groups=fingerprint_groups(built.root_fingerprint),
    )
    if built.slips is not None:
        step += " " + tr(
            "In thẻ mã ngay: mã chỉ có trong tệp {slips}, đừng chép tệp đó vào USB.",
            slips=built.slips,
        )
    return Sentence(what=tr("Đã đóng gói {name}.", name=built.bundle.name), next_step=step)
