"""Paper at the desk: scans are matched, plain sheets are typed in by two people."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLayout, QWidget

from judge_app.contest.ids import JudgeId, Sha256Hex
from judge_app.ui.chair.desk_model import DeskView
from judge_app.ui.chair.paper_rows import match_rows, typing_rows
from judge_app.ui.language import language, later, tr
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.data_table import DataTable
from judge_app.ui.widgets.file_dialogs import ask_for_files, ask_for_folder
from judge_app.ui.widgets.frames import column, holding, row, scrolled
from judge_app.ui.widgets.long_work import LongWorkBar
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.text import Text
from judge_app.ui.wording import Sentence
from judge_app.workflows.paper_matches import MatchedSheet, PaperMatch
from judge_app.workflows.type_paper import BothAgree, TypingOutcome
from judge_app.workflows.typing_sentences import TypingSentences

_MOST_LINES = 6
"""Differences that the notice names; all of them are marked in the typing itself."""


class PaperPage(QWidget):
    """Scans above, typing below."""

    scans_chosen = Signal(object)
    """Paths of files or folders, in a tuple."""
    take_asked = Signal(object)
    """A `PaperMatch` with the sheets that are to be taken."""
    correction_asked = Signal(object)
    """The `MatchedSheet` of a correction to look at."""
    typing_asked = Signal(str)
    """A judge's id."""
    confirming_asked = Signal(str)
    discarding_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._match: PaperMatch | None = None
        self._accepted: frozenset[Sha256Hex] = frozenset()
        """The payloads of corrections that the chair looked at and takes."""
        self._view: DeskView | None = None
        self.work = LongWorkBar()
        self._notice = Notice()
        self._scans = Button(later("Chọn bản quét, ảnh chụp…"), "primary", "open")
        self._scans.clicked.connect(self._choose_scans)
        self._folder = Button(later("Chọn thư mục, USB…"), "plain", "folder")
        self._folder.clicked.connect(self._choose_folder)
        self._take = Button(later("Nhận điểm từ mã trên phiếu"), "primary", "check")
        self._take.clicked.connect(self._on_take)
        self._found = DataTable(stretched=4)
        self._found.wrap_lines()
        self._found.row_marked.connect(self._update)
        self._found.row_chosen.connect(self._ask_for_correction)
        self._correction = Button(later("Xem bản sửa…"), "plain", "outdated")
        self._correction.clicked.connect(self._ask_for_correction)
        self._judges = DataTable(stretched=2)
        self._judges.row_marked.connect(self._update)
        self._judges.row_chosen.connect(self.typing_asked)
        self._type = Button(later("Gõ phiếu…"), "plain", "note")
        self._confirm = Button(later("Đối chiếu, xác nhận…"), "plain", "check")
        self._discard = Button(later("Bỏ bản gõ…"), "plain")
        for button, signal in (
            (self._type, self.typing_asked),
            (self._confirm, self.confirming_asked),
            (self._discard, self.discarding_asked),
        ):
            button.clicked.connect(partial(self._ask, signal))
        self.setLayout(column(scrolled(holding(self._page())), spacing=0))
        language.changed.connect(self._show)
        self._show()

    @property
    def notice(self) -> Notice:
        """What became of the last step."""
        return self._notice

    @property
    def judges(self) -> DataTable:
        """The judges, and how far their paper is typed."""
        return self._judges

    @property
    def found(self) -> DataTable:
        """The pages of the scans, numbered from 0."""
        return self._found

    def decide(self, payload: Sha256Hex, *, is_taken: bool) -> None:
        """Take note of the chair's decision on a correction."""
        self._accepted = self._accepted | {payload} if is_taken else self._accepted - {payload}
        self._show()

    def show_view(self, view: DeskView) -> None:
        """Show the desk as it is now."""
        self._view = view
        self._show()

    def show_match(self, match: PaperMatch) -> None:
        """Show what scans say."""
        self._match = match
        self._accepted = frozenset()
        self._show()
        self._notice.show_sentence(partial(_match_sentence, match), "info")

    def show_taken(self, count: int) -> None:
        """Say how many sheets came in from their codes."""
        self._notice.show_sentence(partial(_taken_sentence, count), "good")

    def show_outcome(self, outcome: TypingOutcome) -> None:
        """Say what became of a typing."""
        if self._view is not None:
            said = partial(_outcome_sentence, self._view, outcome)
            tone = "good" if isinstance(outcome, BothAgree) else "warning"
            self._notice.show_sentence(said, tone)

    def _page(self) -> QLayout:
        page = column(
            row(self._scans, self._folder, None, self._correction, self._take, spacing=SPACE_3),
            self.work,
            self._notice,
            spacing=SPACE_2,
            margins=(SPACE_4, SPACE_3),
        )
        page.addWidget(self._found, 3)
        page.addLayout(
            row(
                Text(later("Gõ phiếu giấy, hai người"), "section"),
                None,
                self._type,
                self._confirm,
                self._discard,
                spacing=SPACE_2,
            )
        )
        page.addWidget(
            Text(
                later("Chọn giám khảo rồi bấm “Gõ phiếu…”. Người thứ hai gõ lại, hoặc xác nhận."),
                "caption",
            )
        )
        page.addWidget(self._judges, 2)
        return page

    def _show(self) -> None:
        spoken = language.current.value
        match, view = self._match, self._view
        headings = [tr("Tệp, trang"), tr("Phiếu"), tr("Chữ ký trong mã"), tr("Kết quả")]
        rows = [] if match is None else match_rows(match, spoken, self._accepted)
        self._found.show_rows([*headings, tr("Làm gì tiếp")], rows)
        self._take.setEnabled(bool(self._decided))
        judges = [tr("Giám khảo"), tr("Họ tên"), tr("Bản gõ"), tr("Phiếu đang tính")]
        self._judges.show_rows(judges, [] if view is None else typing_rows(view, spoken))
        if match is None and not self._notice.text:
            self._notice.show_sentence(_nothing_yet, "info")
        self._update()

    @property
    def _decided(self) -> tuple[MatchedSheet, ...]:
        """The offered sheets that are new, or corrections that the chair takes."""
        offered = () if self._match is None else self._match.offered
        return tuple(
            sheet
            for sheet in offered
            if sheet.before is None or sheet.printed.payload_sha256 in self._accepted
        )

    @property
    def _marked_correction(self) -> MatchedSheet | None:
        key = self._found.marked_key
        if self._match is None or not key:
            return None
        sheet = self._match.pages[int(key)].sheet
        return sheet if sheet is not None and sheet.before is not None else None

    def _ask_for_correction(self) -> None:
        sheet = self._marked_correction
        if sheet is not None:
            self.correction_asked.emit(sheet)

    def _update(self) -> None:
        self._correction.setEnabled(self._marked_correction is not None)
        view, judge = self._view, self._judges.marked_key
        is_open = view is not None and view.state.frozen is None and bool(judge)
        typings = view.state.typings_of(JudgeId(judge)) if view is not None else ()
        self._type.setEnabled(is_open)
        self._confirm.setEnabled(is_open and bool(typings))
        self._discard.setEnabled(is_open and bool(typings))

    def _ask(self, signal: SignalInstance) -> None:
        if self._judges.marked_key:
            signal.emit(self._judges.marked_key)

    def _on_take(self) -> None:
        if self._match is not None:
            self.take_asked.emit(PaperMatch(pages=self._match.pages, sheets=self._decided))

    def _choose_scans(self) -> None:
        scans = tr("Bản quét, ảnh (*.pdf *.png *.jpg *.jpeg)")
        ask_for_files(self, tr("Chọn bản quét, ảnh chụp"), [scans], self._on_files)

    def _choose_folder(self) -> None:
        ask_for_folder(self, tr("Chọn thư mục hoặc USB có bản quét"), self._on_folder)

    def _on_files(self, names: list[str]) -> None:
        self.scans_chosen.emit(tuple(map(Path, names)))

    def _on_folder(self, name: str) -> None:
        self.scans_chosen.emit((Path(name),))


def _taken_sentence(count: int) -> Sentence:
    return Sentence(
        what=tr("Đã nhận điểm của {count} phiếu từ mã trên giấy.", count=count),
        next_step=tr("So điểm in với bản giấy bằng mắt, rồi lưu bản giấy."),
    )


def _nothing_yet() -> Sentence:
    return Sentence(
        what=tr("Chưa đọc bản quét nào."),
        next_step=tr(
            "Chọn hoặc thả bản quét vào đây để biết đó là phiếu nào, có đúng phiếu đã nhận không."
        ),
    )


def _match_sentence(match: PaperMatch) -> Sentence:
    what = tr(
        "Đã đọc {pages} trang: {sheets} phiếu, {offered} phiếu nhận được điểm từ mã.",
        pages=len(match.pages),
        sheets=len(match.sheets),
        offered=len(match.offered),
    )
    if match.offered:
        step = tr("Chưa có gì thay đổi. Bấm “Nhận điểm từ mã trên phiếu” để ghi vào sổ.")
    else:
        step = tr("Xem từng trang bên dưới.")
    return Sentence(what=what, next_step=step)


def _outcome_sentence(view: DeskView, outcome: TypingOutcome) -> Sentence:
    what, *rest = TypingSentences(view.contest, language.current.value).outcome(outcome)
    shown = rest[:_MOST_LINES]
    if len(rest) > _MOST_LINES:
        shown.append("…")
    return Sentence(what=what, next_step="\n".join(shown))
