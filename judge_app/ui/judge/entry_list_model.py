"""The rows of the entry list for Qt."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from judge_app.contest.ids import EntryCode
from judge_app.ui.judge.entry_rows import EntryRow
from judge_app.ui.language import tr_later
from judge_app.ui.theme.states import KINDS, STATES
from judge_app.vietnamese.numbers import comma

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class EntryListModel(QAbstractListModel):
    """Shows rows, and changes single ones in place so that the selection stays."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[EntryRow, ...] = ()

    @property
    def rows(self) -> tuple[EntryRow, ...]:
        """The rows on display."""
        return self._rows

    def show(self, rows: tuple[EntryRow, ...]) -> None:
        """Show `rows`; where only their content differs, nothing jumps."""
        same = [row.code for row in rows] == [row.code for row in self._rows]
        if same:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def position(self, code: EntryCode) -> int | None:
        """Return where an entry stands, or None where the filter hides it."""
        return next((n for n, row in enumerate(self._rows) if row.code == code), None)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or its words for screen readers and tooltips."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.code
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row_words(row)
        return None


def row_words(row: EntryRow) -> str:
    """Return everything that a row shows, in words."""
    parts = [
        row.code,
        row.title,
        tr_later(KINDS[row.kind].word),
        tr_later(STATES[row.state].word),
        "" if row.total is None else comma(row.total),
        row.unit,
    ]
    return " · ".join(part for part in parts if part)
