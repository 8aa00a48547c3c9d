"""A table of words and figures: sortable by column, nothing to edit, a row can be chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from judge_app.ui.theme.icons import icon
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import ICON, TARGET
from judge_app.vietnamese.sorting import person_key, text_key

_LEAST_STRETCHED = 200
_LEAST_ROWS = 5
"""Lines that a table shows whatever the size of the window, its heading among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a cell shows. `order` is what it sorts by; a figure stands on the right."""

    text: str
    order: Any = None
    icon: str = ""
    role: str = "text"
    tooltip: str = ""
    is_person: bool = False
    """Whether the text is a person's name, which sorts by the given name first."""

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
        self._size_rows()
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
        self._share_width()
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.mark(marked)

    def show_row(self, key: str, cells: Sequence[Cell]) -> None:
        """Show other cells in the row with this key; the order of rows stays as it is."""
        self.setSortingEnabled(False)
        for row in range(self.rowCount()):
            if self._key_of(row) == key:
                for column, cell in enumerate(cells):
                    self.setItem(row, column, _Item(key, cell))

    def mark(self, key: str) -> None:
        """Select the row with this key, if it is there."""
        for row in range(self.rowCount()):
            if key and self._key_of(row) == key:
                self.selectRow(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Let rows grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._size_rows()

    def _size_rows(self) -> None:
        target = theme.scaled(TARGET)
        self.verticalHeader().setMinimumSectionSize(target)
        self.verticalHeader().setDefaultSectionSize(target)
        self.setMinimumHeight(target * _LEAST_ROWS)
        self.setIconSize(QSize(theme.scaled(ICON), theme.scaled(ICON)))

    def _share_width(self) -> None:
        """Stretch one column, but never so far below its words that nothing can be read."""
        column = self._stretched
        if column is None or column >= self.columnCount():
            return
        header = self.horizontalHeader()
        others = sum(self.columnWidth(c) for c in range(self.columnCount()) if c != column)
        is_roomy = self.viewport().width() - others >= theme.scaled(_LEAST_STRETCHED)
        mode = QHeaderView.ResizeMode
        header.setSectionResizeMode(column, mode.Stretch if is_roomy else mode.Interactive)
        if not is_roomy:
            header.resizeSection(column, theme.scaled(_LEAST_STRETCHED))

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
        self._words_order: Callable[[str], Any] = person_key if cell.is_person else text_key
        if cell.icon:
            self.setIcon(icon(cell.icon, cell.role))
        if cell.tooltip:
            self.setToolTip(cell.tooltip)
        side = Qt.AlignmentFlag.AlignRight if cell.is_figure else Qt.AlignmentFlag.AlignLeft
        self.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        """Compare figures as figures, empty ones last; words as dictionaries, people as lists do."""
        theirs = getattr(other, "_order", None)
        if self._order is None and theirs is None:
            return bool(self._words_order(self.text()) < self._words_order(other.text()))
        if self._order is None or theirs is None:
            return self._order is not None
        return bool(self._order < theirs)
