"""The line under the page: turning, page number, zoom, search, and what is to be known."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from judge_app.slides.deck import PageFacts
from judge_app.ui.actions import ActionTable
from judge_app.ui.language import tr
from judge_app.ui.slides.approximations import approximation_sentence
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2

_LEFT = ("deck.thumbnails", "deck.previous")
_RIGHT = (
    "deck.zoom-out",
    "deck.zoom-in",
    "deck.fit",
    "deck.notes",
    "deck.note",
    "deck.full-screen",
)


class DeckBar(QWidget):
    """Buttons and two fields; it shows what it is told and says what was entered."""

    page_entered = Signal(int)
    search_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_2, 0, SPACE_2, SPACE_1)
        self._row.setSpacing(SPACE_1)
        self._page = QLineEdit(self)
        self._page.setProperty("field", "page")
        self._page.setValidator(QIntValidator(1, 99999, self))
        self._count = QLabel(self)
        self._badge = QLabel(self)
        self._badge.setProperty("role", "badge")
        self._badge.hide()
        self._search = QLineEdit(self)
        self._search.setProperty("field", "find")
        self._search.setClearButtonEnabled(True)
        self._page.returnPressed.connect(self._on_page_entered)
        self._search.returnPressed.connect(self._on_search_entered)

    def take(self, actions: ActionTable) -> None:
        """Lay out the buttons of the declared actions."""
        for action_id in _LEFT:
            self._row.addWidget(self._button(actions, action_id))
        self._row.addWidget(self._page)
        self._row.addWidget(self._count)
        self._row.addWidget(self._button(actions, "deck.next"))
        self._row.addWidget(self._badge)
        self._row.addStretch(1)
        self._row.addWidget(self._search)
        for action_id in _RIGHT:
            self._row.addWidget(self._button(actions, action_id))

    def show_page(self, facts: PageFacts, count: int) -> None:
        """Show which page it is and what is not exact on it."""
        self._page.setText(str(facts.number))
        self._count.setText(tr("/ {count}", count=count))
        remarks = []
        if facts.hidden:
            remarks.append(tr("trang ẩn"))
        if facts.steps:
            remarks.append(tr("{count} bước", count=len(facts.steps)))
        if facts.approximations:
            remarks.append(tr("vẽ gần đúng"))
        self._badge.setText(" · ".join(remarks))
        self._badge.setToolTip(approximation_sentence(facts))
        self._badge.setVisible(bool(remarks))

    def show_found(self, count: int) -> None:
        """Say on how many pages the words stand."""
        self._search.setToolTip(
            tr("Có ở {count} trang. Bấm Enter để đến trang kế tiếp.", count=count)
            if count
            else tr("Không thấy trong bài này.")
        )
        self._search.setProperty("found", bool(count))

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._search.setFocus()
        self._search.selectAll()

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        self._search.setPlaceholderText(tr("Tìm chữ"))
        self._search.setAccessibleName(tr("Tìm chữ trong bài"))
        self._page.setAccessibleName(tr("Số trang"))

    def _button(self, actions: ActionTable, action_id: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(actions[action_id])
        button.setAutoRaise(True)
        return button

    def _on_page_entered(self) -> None:
        self.page_entered.emit(int(self._page.text()))

    def _on_search_entered(self) -> None:
        self.search_entered.emit(self._search.text())
