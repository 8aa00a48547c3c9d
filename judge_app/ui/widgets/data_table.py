"""A table of words and figures: sortable by column, nothing to edit, a row can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from judge_app.ui.theme.icons import icon
from judge_app.ui.theme.tokens import TARGET


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a cell shows. `order` is what it sorts by; a figure stands on the right."""

    text: str
    order: Any = None
    icon: str = ""
    role: str = "text"
    tooltip: str = ""

    @property
    def is_figure(self) -> bool:
        """Whether the cell holds a number."""
        return self.order is not None


class DataTable(QTableWidget):
    """Shows rows with a key each."""

    row_chosen = Signal(str)
    """The key of the row that was activated."""
    row_marked = Signal(str)
    """The key of the row that is selected now."""

    def __init__(self, stretched: int | None = 1) -> None:
        """Let column `stretched` take the room that is left; with None, columns keep their size."""
        super().__init__(0, 0)
        self._stretched = stretched
        self._keys: tuple[str, ...] = ()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(TARGET)
        self.horizontalHeader().setHighlightSections(False)
        self.cellActivated.connect(self._on_activated)
        self.itemSelectionChanged.connect(self._on_selected)

    @property
    def marked_key(self) -> str:
        """The key of the selected row, empty where none is."""
        row = self.currentRow()
        return self._key_of(row) if row >= 0 else ""

    def wrap_lines(self) -> None:
        """Let long text take several lines, and rows grow with it."""
        self.setWordWrap(True)
        self.verticalHeader().setMinimumSectionSize(TARGET)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_rows(
        self, headings: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]]
    ) -> None:
        """Show `rows`, each a key and its cells, under `headings`."""
        marked = self.marked_key
        self.setSortingEnabled(False)
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels(list(headings))
        self.setRowCount(len(rows))
        for place, (key, cells) in enumerate(rows):
            for column, cell in enumerate(cells):
                self.setItem(place, column, _Item(key, cell))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if self._stretched is not None and self._stretched < len(headings):
            header.setSectionResizeMode(self._stretched, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.mark(marked)

    def mark(self, key: str) -> None:
        """Select the row with this key, if it is there."""
        for row in range(self.rowCount()):
            if key and self._key_of(row) == key:
                self.selectRow(row)

    def _key_of(self, row: int) -> str:
        item = self.item(row, 0)
        return item.key if isinstance(item, _Item) else ""

    def _on_activated(self, row: int, _column: int) -> None:
        self.row_chosen.emit(self._key_of(row))

    def _on_selected(self) -> None:
        self.row_marked.emit(self.marked_key)


class _Item(QTableWidgetItem):
    def __init__(self, key: str, cell: Cell) -> None:
        super().__init__(cell.text)
        self.key = key
        self._order = cell.order
        if cell.icon:
            self.setIcon(icon(cell.icon, cell.role))
        if cell.tooltip:
            self.setToolTip(cell.tooltip)
        side = Qt.AlignmentFlag.AlignRight if cell.is_figure else Qt.AlignmentFlag.AlignLeft
        self.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        """Compare figures as figures, empty ones last, and words as words."""
        theirs = getattr(other, "_order", None)
        if self._order is None and theirs is None:
            return super().__lt__(other)
        if self._order is None or theirs is None:
            return self._order is not None
        return bool(self._order < theirs)
