"""A judge's correction beside the sheet before it: reason, every changed mark, totals, remarks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_app.contest.contest import Contest
from judge_app.ui.language import language, later, tr
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.data_table import Cell, DataTable
from judge_app.ui.widgets.frames import column
from judge_app.ui.widgets.roomy_dialog import RoomyDialog
from judge_app.ui.widgets.text import Label
from judge_app.workflows.difference_sentences import DifferenceSentences
from judge_app.workflows.sheet_differences import SheetComparison

_WIDTH, _HEIGHT = 900, 560


class DifferenceDialog(RoomyDialog):
    """Shows old and new; where the correction is still to be taken, the chair decides here."""

    accepted_correction = Signal()
    """The chair takes the correction."""
    left_correction = Signal()
    """The chair does not take it now."""

    def __init__(
        self,
        contest: Contest,
        comparison: SheetComparison,
        *,
        is_asking: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._contest = contest
        self._comparison = comparison
        self._title = Label("", "page").wrapped()
        self._reason = Label("", "strong").wrapped().selectable()
        self._count = Label("", "muted").wrapped()
        self._table = DataTable(stretched=1)
        self._table.wrap_lines()
        page = column(self._title, self._reason, self._count)
        page.addWidget(self._table, 1)
        self.lay_out(page, *self._buttons(is_asking=is_asking), width=_WIDTH, height=_HEIGHT)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        found = self._comparison
        judge = self._contest.panel.member(found.judge)
        title = tr(
            "Bản sửa của {judge} {name}: lần {before} → lần {after}",
            judge=judge.id,
            name=judge.name,
            before=found.before.revision,
            after=found.after.revision,
        )
        self.setWindowTitle(title)
        self._title.setText(title)
        self._reason.setText(tr("Lý do sửa: {reason}", reason=found.after.reason or "-"))
        self._count.setText(
            tr(
                "{marks} điểm khác, {totals} bài đổi tổng điểm, {remarks} bài đổi nhận xét.",
                marks=len(found.marks),
                totals=len(found.totals),
                remarks=len(found.remarks),
            )
        )
        headings = [tr("Bài"), tr("Chỗ khác")]
        before = tr("Lần {revision}", revision=found.before.revision)
        after = tr("Lần {revision}", revision=found.after.revision)
        self._table.show_rows([*headings, before, after], self._rows())

    def _rows(self) -> list[tuple[str, list[Cell]]]:
        found = self._comparison
        words = DifferenceSentences(self._contest, language.current.value)
        lines = [
            (d.entry, words.place(d), words.value(d.before), words.value(d.after))
            for d in found.marks
        ]
        lines += [
            (d.entry, tr("Tổng điểm"), words.value(d.before), words.value(d.after))
            for d in found.totals
        ]
        lines += [(d.entry, tr("Nhận xét"), d.before or "-", d.after or "-") for d in found.remarks]
        lines.sort(key=lambda line: line[0])
        return [
            (str(place), [Cell(text=text, tooltip=text) for text in line])
            for place, line in enumerate(lines)
        ]

    def _buttons(self, *, is_asking: bool) -> tuple[Button, ...]:
        if not is_asking:
            close = Button(later("Đóng"), "primary")
            close.clicked.connect(self.accept)
            return (close,)
        later_on = Button(later("Chưa nhận bản sửa"))
        take = Button(later("Nhận bản sửa"), "primary", "check")
        later_on.clicked.connect(self._on_later)
        take.clicked.connect(self._on_take)
        return (later_on, take)

    def _on_later(self) -> None:
        self.left_correction.emit()
        self.reject()

    def _on_take(self) -> None:
        self.accepted_correction.emit()
        self.accept()
