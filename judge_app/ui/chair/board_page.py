"""Second page of the desk: judges by entries, one small square each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_app.contest.ids import JudgeId
from judge_app.tally.cells import CellState
from judge_app.ui.chair.board_legend import BoardLegend
from judge_app.ui.chair.desk_model import DeskView
from judge_app.ui.language import language, later, tr, tr_later
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.data_table import Cell, DataTable
from judge_app.ui.widgets.frames import column, holding, row, scrolled
from judge_app.ui.widgets.text import Label
from judge_app.vietnamese.numbers import comma
from judge_app.workflows.board import BoardRow, Receipt

_RECEIPTS = {
    Receipt.MISSING: ("unmarked", "problem", later("Chưa có phiếu")),
    Receipt.RECEIVED: ("done", "done", later("Đã nhận")),
    Receipt.SEALED: ("private", "in_work", later("Đã nhận, niêm phong")),
    Receipt.CORRECTED: ("outdated", "in_work", later("Đã nhận bản sửa")),
}
_NAMED = 6
"""Judges whose sheets are missing that are called by name."""

_STATES = {
    CellState.COUNTED: ("done", later("Được tính")),
    CellState.DROPPED: ("muted", later("Cao nhất hoặc thấp nhất, để ngoài")),
    CellState.VOID: ("problem", later("Bị loại vì lệch quá giới hạn")),
    CellState.OWN_UNIT: ("conflicted", later("Cùng đơn vị")),
    CellState.CONFLICTED: ("conflicted", later("Xung đột lợi ích")),
    CellState.ABSTAINED: ("abstained", later("Không cho điểm")),
    CellState.COULD_NOT_OPEN: ("could_not_open", later("Không mở được")),
    CellState.UNMARKED: ("unmarked", later("Chưa chấm")),
    CellState.INCOMPLETE: ("in_work", later("Chấm chưa đủ")),
    CellState.NO_SHEET: ("unmarked", later("Chưa có phiếu")),
    CellState.NOT_ASSIGNED: ("muted", later("Không được phân công")),
}
_ICONS = {
    CellState.CONFLICTED: "conflicted",
    CellState.OWN_UNIT: "conflicted",
    CellState.ABSTAINED: "abstained",
    CellState.COULD_NOT_OPEN: "could-not-open",
    CellState.NO_SHEET: "unmarked",
    CellState.UNMARKED: "unmarked",
    CellState.INCOMPLETE: "in-work",
    CellState.VOID: "refused",
}


class BoardPage(QWidget):
    """Who has sent what, and every judge's total of every entry."""

    opening_asked = Signal()
    """Sealed marks are to be opened."""
    changes_asked = Signal(str)
    """The id of a judge whose correction is to be seen beside the sheet before."""

    def __init__(self) -> None:
        super().__init__()
        self._view: DeskView | None = None
        self._summary = Label("", "section").wrapped()
        self._legend = BoardLegend(_STATES, _ICONS)
        self._table = DataTable(stretched=None)
        self._open = Button(later("Mở niêm phong…"), "primary", "private")
        self._open.clicked.connect(self.opening_asked)
        self._table.row_marked.connect(self._update)
        self._table.row_chosen.connect(self._ask_for_changes)
        self._changes = Button(later("Xem bản sửa…"), "plain", "outdated")
        self._changes.clicked.connect(self._ask_for_changes)
        head = row(spacing=SPACE_3)
        head.addWidget(self._summary, 1)
        head.addWidget(self._changes)
        head.addWidget(self._open)
        layout = column(head, spacing=SPACE_2, margins=(SPACE_4, SPACE_3))
        layout.setSpacing(SPACE_3)
        layout.addWidget(self._legend)
        layout.addWidget(self._table, 1)
        self.setLayout(column(scrolled(holding(layout)), spacing=0))
        language.changed.connect(self._show)

    @property
    def table(self) -> DataTable:
        """The board."""
        return self._table

    def show_view(self, view: DeskView) -> None:
        """Show the desk as it is now."""
        self._view = view
        self._show()

    def _show(self) -> None:
        if self._view is None:
            return
        board = self._view.board
        self._open.setVisible(self._view.contest.sealed_marks)
        state = self._view.state
        can_open = bool(state.sealed_now) or not state.marks_open
        self._open.setEnabled(can_open and not state.frozen)
        missing = self._names(board.missing)
        self._summary.setText(
            tr("Còn thiếu phiếu của {judges}.", judges=missing)
            if missing
            else tr("Đã nhận đủ phiếu của {count} giám khảo.", count=len(board.rows))
        )
        headings = [tr("Giám khảo"), tr("Họ tên"), tr("Phiếu"), tr("Lần"), *board.entries]
        self._table.show_rows(headings, [_row(line) for line in board.rows])
        cells = (cell for line in board.rows for cell in line.cells)
        self._legend.show_states({cell.state for cell in cells if cell is not None})
        self._update()

    def _names(self, judges: tuple[JudgeId, ...]) -> str:
        """Return who is meant, by name; the last of many are counted."""
        contest = self._view.contest if self._view is not None else None
        if contest is None or not judges:
            return ""
        names = [f"{contest.panel.member(judge).name} ({judge})" for judge in judges[:_NAMED]]
        if len(judges) > _NAMED:
            names.append(tr("và {count} người nữa", count=len(judges) - _NAMED))
        return ", ".join(names)

    def _update(self) -> None:
        self._changes.setEnabled(self._has_changes())

    def _has_changes(self) -> bool:
        rows = () if self._view is None else self._view.board.rows
        marked = self._table.marked_key
        return any(line.judge == marked and line.revisions > 1 for line in rows)

    def _ask_for_changes(self) -> None:
        if self._has_changes():
            self.changes_asked.emit(self._table.marked_key)


def _row(line: BoardRow) -> tuple[str, list[Cell]]:
    icon, role, word = _RECEIPTS[line.receipt]
    receipt = tr_later(word)
    if line.on_paper:
        receipt = tr("{receipt}, phiếu giấy", receipt=receipt)
    revision = "" if line.held is None else str(line.held.sheet.revision)
    cells = [
        Cell(text=line.judge),
        Cell(text=line.name, is_person=True),
        Cell(text=receipt, icon=icon, role=role),
        Cell(text=revision),
    ]
    for found in line.cells:
        if found is None:
            cells.append(Cell(text=""))
            continue
        role, word = _STATES[found.state]
        figure = "" if found.total is None else comma(found.total)
        shown = figure if found.state in {CellState.COUNTED, CellState.DROPPED} else ""
        cells.append(
            Cell(
                text=shown or figure,
                order=found.total,
                icon=_ICONS.get(found.state, ""),
                role=role,
                tooltip=tr_later(word),
            )
        )
    return line.judge, cells
