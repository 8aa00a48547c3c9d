"""The pages by their titles: a list of contents."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListView, QWidget

from judge_app.ui.language import language, tr
from judge_app.ui.slides.deck_model import DeckModel
from judge_app.ui.slides.thumbnail_list import page_name
from judge_app.ui.theme.theme import theme

_Index = QModelIndex | QPersistentModelIndex


class _Titles(QAbstractListModel):
    def __init__(self, deck: DeckModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._deck = deck
        deck.opened.connect(self._on_opened)
        language.changed.connect(self._on_language_changed)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return the number of pages."""
        return 0 if parent is not None and parent.isValid() else len(self._deck.pages)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a page's number and title; pages without one are called by their number."""
        facts = self._deck.pages[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            title = facts.title or tr("Trang {page}", page=facts.number)
            return f"{facts.number}.  {title}" + (f" ({tr('ẩn')})" if facts.hidden else "")
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return page_name(facts)
        if role == Qt.ItemDataRole.ForegroundRole and (facts.hidden or not facts.title):
            return QColor(theme.palette.muted)
        return None

    def _on_opened(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def _on_language_changed(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))


class ContentsList(QListView):
    """Titles one under another; choosing one shows its page."""

    page_chosen = Signal(int)

    def __init__(self, deck: DeckModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(_Titles(deck, self))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def show_page(self, page: int) -> None:
        """Mark the page that is looked at and bring it into sight."""
        self.setCurrentIndex(self.model().index(page - 1, 0))

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Swallow nothing: letters belong to the Vietnamese keyboard."""

    def _on_chosen(self, index: QModelIndex) -> None:
        self.page_chosen.emit(index.row() + 1)
