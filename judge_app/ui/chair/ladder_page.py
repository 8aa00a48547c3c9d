"""Third page of the desk: judges too far apart, all their marks and notes, and the settlement."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from judge_app.contest.ids import EntryCode
from judge_app.contest.rules import LadderAction
from judge_app.tally.ballots import Settlement
from judge_app.tally.entry_result import EntryResult
from judge_app.ui.chair.desk_model import DeskView
from judge_app.ui.language import language, later, tr
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.choice import Choice
from judge_app.ui.widgets.data_table import Cell, DataTable
from judge_app.ui.widgets.frames import column, frame, holding, row, scrolled
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.text import Label, Text
from judge_app.ui.wording import Sentence
from judge_app.vietnamese.numbers import comma, parse_score
from judge_app.workflows.why_sentences import WhySentences

_ACTIONS = (
    (LadderAction.CONFER.value, later("Các giám khảo đã hội ý")),
    (LadderAction.MINUTES.value, later("Trưởng ban lập biên bản")),
    (LadderAction.THIRD_MARKING.value, later("Chấm lần ba, lấy điểm đó")),
    (LadderAction.MEAN_OF_THREE.value, later("Trung bình ba lần chấm")),
    (LadderAction.ACCEPT.value, later("Chấp nhận")),
)
_THIRD = {LadderAction.THIRD_MARKING.value, LadderAction.MEAN_OF_THREE.value}


class LadderPage(QWidget):
    """Entries by their discrepancy; the original marks always stay."""

    settled = Signal(object)
    """A `Settlement`."""

    def __init__(self) -> None:
        super().__init__()
        self._view: DeskView | None = None
        self._summary = Label("", "section").wrapped()
        self._table = DataTable(stretched=1)
        self._table.row_marked.connect(self._on_marked)
        self._about = Label("", "body").wrapped()
        self._action = Choice()
        self._action.setMinimumContentsLength(20)
        self._action.chosen.connect(self._update)
        self._words = QLineEdit()
        self._words.textChanged.connect(self._update)
        self._figure = QLineEdit()
        self._figure.setProperty("field", "find")
        self._figure.textChanged.connect(self._update)
        self._notice = Notice()
        self._settle = Button(later("Ghi cách xử lý"), "primary", "save")
        self._settle.clicked.connect(self._on_settle)
        self.setLayout(self._page())
        language.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def table(self) -> DataTable:
        """The entries."""
        return self._table

    def show_view(self, view: DeskView) -> None:
        """Show the desk as it is now."""
        self._view = view
        self._show()

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self._action.set_options(*_ACTIONS)
        self._action.setAccessibleName(tr("Cách xử lý"))
        self._words.setPlaceholderText(tr("Lý do, ghi vào biên bản"))
        self._figure.setPlaceholderText(tr("Điểm"))
        self._show()

    def _page(self) -> QLayout:
        foot = column(
            self._about,
            row(self._action, self._words, spacing=SPACE_2),
            row(self._figure, None, self._settle, spacing=SPACE_2),
            Text(
                later("Điểm gốc của giám khảo không bao giờ bị sửa; cách xử lý ghi thêm bên cạnh."),
                "caption",
            ),
            self._notice,
            spacing=SPACE_2,
            margins=(SPACE_4, SPACE_3),
        )
        head = column(self._summary, spacing=SPACE_2, margins=(SPACE_4, SPACE_3, SPACE_4, 0))
        head.addWidget(self._table, 1)
        whole = column(spacing=0)
        whole.addLayout(head, 1)
        whole.addWidget(frame("foot", foot))
        return column(scrolled(holding(whole)), spacing=0)

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        open_count = len(view.result.open_discrepancies)
        self._summary.setText(
            tr("Còn {count} bài chênh lệch chưa xử lý.", count=open_count)
            if open_count
            else tr("Không còn chênh lệch phải xử lý.")
        )
        why = WhySentences(view.contest, language.current.value)
        rows = []
        measured = [e for e in view.result.entries if e.discrepancy is not None]
        for entry in sorted(measured, key=_spread, reverse=True):
            found = entry.discrepancy
            if found is None:
                continue
            state = tr("Chưa xử lý") if found.is_open else tr("Không phải làm gì")
            if found.settlements:
                state = tr("Đã xử lý")
            rows.append(
                (
                    entry.code,
                    [
                        Cell(
                            text=entry.code,
                            icon="warning" if found.is_open else "done",
                            role="warning" if found.is_open else "done",
                        ),
                        Cell(text=view.contest.entry(entry.code).title),
                        Cell(text=comma(found.spread), order=found.spread),
                        Cell(text=why.action(found.action)),
                        Cell(text=state),
                    ],
                )
            )
        headings = [tr("Mã số"), tr("Tên bài"), tr("Chênh lệch"), tr("Thể lệ"), tr("Xử lý")]
        self._table.show_rows(headings, rows)
        self._on_marked(self._table.marked_key)

    def _on_marked(self, code: str) -> None:
        view = self._view
        if view is None or not code:
            self._about.setText("")
        else:
            why = WhySentences(view.contest, language.current.value)
            self._about.setText(" ".join(why.of(view.result.entry(EntryCode(code)))))
        self._update()

    def _update(self) -> None:
        needs_figure = self._action.value in _THIRD
        figure = parse_score(self._figure.text()) if self._figure.text().strip() else None
        bad = bool(self._figure.text().strip()) and figure is None
        ready = bool(self._table.marked_key) and bool(self._words.text().strip())
        self._settle.setEnabled(ready and not bad and (figure is not None or not needs_figure))
        if bad:
            what = tr("“{text}” không phải là điểm.", text=self._figure.text())
            step = tr("Viết như 85,5.")
            self._notice.show_sentence(Sentence(what=what, next_step=step), "warning")
        else:
            self._notice.clear()

    def _on_settle(self) -> None:
        action = LadderAction(self._action.value)
        figure = parse_score(self._figure.text()) if self._figure.text().strip() else None
        third = action.value in _THIRD
        self.settled.emit(
            Settlement(
                entry=EntryCode(self._table.marked_key),
                action=action,
                words=self._words.text().strip(),
                figure=None if third else figure,
                third_total=figure if third else None,
            )
        )
        self._words.clear()
        self._figure.clear()


def _spread(entry: EntryResult) -> Decimal:
    return entry.discrepancy.spread if entry.discrepancy is not None else Decimal(0)
