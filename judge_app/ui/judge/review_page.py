"""Before signing: everything in one table, what is missing on top, a private look at oneself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QPlainTextEdit, QWidget

from judge_app.ui.judge.finishing import Review
from judge_app.ui.judge.sheet_problem_words import hint_words, problem_lines
from judge_app.ui.judge.work import JudgeWork
from judge_app.ui.language import language, later, tr, tr_later
from judge_app.ui.theme.states import STATES
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.data_table import Cell, DataTable
from judge_app.ui.widgets.frames import column, frame, holding, row, scrolled
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.text import Label, Text
from judge_app.ui.wording import Sentence
from judge_app.vietnamese.numbers import comma

_MOST_NAMED = 6


class ReviewPage(QWidget):
    """Shows one review; a row goes back to its entry."""

    back_asked = Signal()
    entry_chosen = Signal(str)
    continue_asked = Signal(str)
    """The reason for a correction, empty for a first sheet."""

    def __init__(self, work: JudgeWork) -> None:
        super().__init__()
        self._work = work
        self._review: Review | None = None
        self._title = Label("", "page")
        self._notice = Notice()
        self._hints = Label("", "muted").wrapped()
        self._table = DataTable()
        self._table.row_chosen.connect(self.entry_chosen)
        self._reason_title = Text(later("Lý do sửa phiếu đã xuất"), "strong")
        self._reason = QPlainTextEdit()
        self._reason.setFixedHeight(64)
        self._reason.setTabChangesFocus(True)
        self._reason.textChanged.connect(self._update)
        self._back = Button(later("Chấm tiếp"), "plain", "back")
        self._back.clicked.connect(self.back_asked)
        self._continue = Button(later("Xem phiếu và ký"), "primary", "finish")
        self._continue.clicked.connect(self._on_continue)
        self.setLayout(self._page())
        language.changed.connect(self._show)

    @property
    def table(self) -> DataTable:
        """All entries."""
        return self._table

    @property
    def notice(self) -> Notice:
        """What is missing."""
        return self._notice

    def show_review(self, review: Review) -> None:
        """Show the work as it stands."""
        self._review = review
        self._show()

    def _page(self) -> QLayout:
        foot = row(self._back, None, self._continue, spacing=SPACE_3, margins=(SPACE_4, SPACE_3))
        head = column(
            self._title,
            self._notice,
            self._hints,
            self._reason_title,
            self._reason,
            spacing=SPACE_2,
            margins=(SPACE_4, SPACE_3),
        )
        inside = column(head, spacing=0)
        inside.addWidget(self._table, 1)
        whole = column(spacing=0)
        whole.addWidget(scrolled(holding(inside)), 1)
        whole.addWidget(frame("foot", foot))
        return whole

    def _show(self) -> None:
        if self._review is None:
            return
        self._title.setText(tr("Xem lại trước khi ký"))
        self._table.setAccessibleName(tr("Các bài thi"))
        self._show_problems(self._review)
        hints = [hint_words(hint) for hint in self._review.hints]
        self._hints.setText(" ".join(hints))
        self._hints.setVisible(bool(hints))
        needs_reason = self._review.revision > 1 and self._review.is_changed
        self._reason_title.setVisible(needs_reason)
        self._reason.setVisible(needs_reason)
        self._reason.setPlaceholderText(tr("Ví dụ: nhập nhầm điểm bài SP-020"))
        self._fill(self._review)
        self._update()

    def _show_problems(self, review: Review) -> None:
        lines = problem_lines(review.problems)
        if not lines:
            what = tr("Đã chấm đủ. Không còn thiếu gì.")
            step = tr("Bấm một hàng để xem lại bài đó, hoặc đi tiếp để xem phiếu và ký.")
            self._notice.show_sentence(Sentence(what=what, next_step=step), "good")
            return
        named = list(lines[:_MOST_NAMED])
        if len(lines) > _MOST_NAMED:
            named.append(tr("Và {count} chỗ khác.", count=len(lines) - _MOST_NAMED))
        what = tr("Còn {count} chỗ chưa xong.", count=len(lines))
        self._notice.show_sentence(Sentence(what=what, next_step=" ".join(named)), "warning")

    def _fill(self, review: Review) -> None:
        rows = []
        for entry in self._work.rows:
            look = STATES[entry.state]
            place = review.places.get(entry.code)
            cells = [
                Cell(text=entry.code),
                Cell(text=entry.title, tooltip=entry.title),
                Cell(text=entry.unit),
                Cell(text=tr_later(look.word), icon=look.icon, role=look.role),
                Cell(text="" if entry.total is None else comma(entry.total), order=entry.total),
                Cell(text="" if place is None else str(place), order=place),
            ]
            rows.append((entry.code, cells))
        headings = [
            tr("Mã số"), tr("Tên bài"), tr("Đơn vị"), tr("Trạng thái"), tr("Tổng"), tr("Hạng"),
        ]  # fmt: skip
        self._table.show_rows(headings, rows)

    def _update(self) -> None:
        review = self._review
        if review is None:
            return
        needs_reason = review.revision > 1 and review.is_changed
        has_reason = bool(self._reason.toPlainText().strip())
        self._continue.setEnabled(not review.problems and (has_reason or not needs_reason))

    def _on_continue(self) -> None:
        self.continue_asked.emit(self._reason.toPlainText().strip())
