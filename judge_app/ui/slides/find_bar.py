"""The little bar over the page in which words are looked for."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from judge_app.ui.actions import ActionTable
from judge_app.ui.language import later, tr
from judge_app.ui.slides.deck_search import DeckSearch
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2
from judge_app.ui.widgets.buttons import ActionButton, IconButton
from judge_app.ui.widgets.frames import row
from judge_app.ui.widgets.text import Label

_TYPING_MS = 300
"""Looking begins when typing pauses for so long."""


class FindBar(QFrame):
    """Says what to look for, and shows how many times it was found."""

    words_entered = Signal(str)
    """Look for these words anew."""
    next_asked = Signal()
    closed = Signal()

    def __init__(self, search: DeckSearch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._search = search
        self._field = QLineEdit()
        self._field.setProperty("field", "find")
        self._field.textEdited.connect(self._on_edited)
        self._field.returnPressed.connect(self._on_entered)
        self._count = Label("", "caption")
        self._close = IconButton("cancel", later("Thôi tìm"))
        self._close.clicked.connect(self.closed)
        self._row = row(self._field, self._count, spacing=SPACE_1, margins=(SPACE_2, SPACE_1))
        self.setLayout(self._row)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_MS)
        self._pause.timeout.connect(self._on_paused)
        search.changed.connect(self._show)
        self.hide()

    def take(self, actions: ActionTable) -> None:
        """Lay out the buttons that go from hit to hit."""
        self._row.addWidget(ActionButton(actions["deck.previous-hit"]))
        self._row.addWidget(ActionButton(actions["deck.next-hit"]))
        self._row.addWidget(self._close)

    @property
    def result(self) -> str:
        """What it says about the hits."""
        return self._count.text()

    def open(self) -> None:
        """Show the bar with the cursor in its field."""
        self.show()
        self.raise_()
        self._field.setFocus()
        self._field.selectAll()
        self._show()

    def look_for(self, words: str) -> None:
        """Enter words as if they were typed."""
        self._field.setText(words)
        self._on_entered()

    def clear(self) -> None:
        """Forget the words: another deck is open."""
        self._pause.stop()
        self._field.clear()
        self.hide()

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        self._field.setPlaceholderText(tr("Tìm chữ"))
        self._field.setAccessibleName(tr("Tìm chữ trong bài"))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        self._pause.start()

    def _on_paused(self) -> None:
        if self._field.text().strip() != self._search.words:
            self.words_entered.emit(self._field.text())

    def _on_entered(self) -> None:
        self._pause.stop()
        if self._field.text().strip() != self._search.words:
            self.words_entered.emit(self._field.text())
        else:
            self.next_asked.emit()

    def _show(self) -> None:
        search = self._search
        if not search.words:
            words = ""
        elif search.count:
            words = tr("{number}/{count}", number=search.position, count=search.count)
        else:
            words = tr("Không thấy") if search.is_over else tr("Đang tìm…")
        self._count.setText(words)
        self._count.setAccessibleName(words)
        self.adjustSize()
