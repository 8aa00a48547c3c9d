"""All imports of the ledger; one that was a mistake can be taken back, with a reason."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from judge_app.ui.chair.desk_model import DeskView
from judge_app.ui.language import later, tr
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_2, SPACE_4, SPACE_5
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.data_table import Cell, DataTable
from judge_app.ui.widgets.frames import row
from judge_app.ui.widgets.text import Text
from judge_app.workflows.panel_state import PastImport

_WIDTH, _HEIGHT = 760, 460


class ImportsDialog(QDialog):
    """Nothing is erased: taking back is an entry of its own, and sheets can be taken again."""

    undo_asked = Signal(int, str)
    """The number of an import, and why it is taken back."""

    def __init__(self, view: DeskView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(tr("Các lần nhận phiếu"))
        self._frozen = view.state.frozen is not None
        self._standing = {str(p.number) for p in view.state.imports if not p.undone}
        self._table = DataTable(stretched=2)
        self._table.row_marked.connect(self._update)
        self._reason = QLineEdit()
        self._reason.setAccessibleName(tr("Lý do rút lại"))
        self._reason.setPlaceholderText(tr("Lý do rút lại, ví dụ: nhận nhầm USB"))
        self._reason.textChanged.connect(self._update)
        self._undo = Button(later("Rút lại lần nhận này"), "plain")
        self._undo.clicked.connect(self._on_undo)
        self._close = Button(later("Đóng"), "primary")
        self._close.setDefault(True)
        self._close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_2)
        layout.addWidget(Text(later("Các lần nhận phiếu"), "section"))
        layout.addWidget(
            Text(
                later(
                    "Chọn một lần nhận để rút lại. Không có gì bị xóa: sổ ghi thêm một dòng, phiếu "
                    "không còn tính và có thể nhận lại."
                ),
                "muted",
            ).wrapped()
        )
        layout.addWidget(self._table, 1)
        layout.addWidget(self._reason)
        layout.addLayout(row(self._undo, None, self._close, spacing=SPACE_2))
        headings = [tr("Số"), tr("Lúc"), tr("Phiếu của"), tr("Không nhận"), tr("Tình trạng")]
        self._table.show_rows(headings, [_row(past, view) for past in view.state.imports])
        self.resize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))
        self._update()

    @property
    def table(self) -> DataTable:
        """The imports."""
        return self._table

    def _update(self) -> None:
        chosen = self._table.marked_key in self._standing and not self._frozen
        self._undo.setEnabled(chosen and bool(self._reason.text().strip()))

    def _on_undo(self) -> None:
        self.accept()
        self.undo_asked.emit(int(self._table.marked_key), self._reason.text().strip())


def _row(past: PastImport, view: DeskView) -> tuple[str, list[Cell]]:
    names = [view.contest.panel.member(judge).name for judge in past.judges]
    judges = ", ".join(past.judges)
    whose = tr("{count} phiếu: {judges}", count=len(names), judges=judges) if names else "-"
    moment = datetime.fromisoformat(past.at)
    state = tr("Đã rút: {reason}", reason=past.undone) if past.undone else tr("Đang tính")
    return str(past.number), [
        Cell(text=str(past.number), order=past.number),
        Cell(text=f"{moment:%H:%M:%S %d/%m/%Y}"),
        Cell(text=whose, tooltip="\n".join(names)),
        Cell(text=str(past.refused), order=past.refused),
        Cell(text=state, role="muted" if past.undone else "text"),
    ]
