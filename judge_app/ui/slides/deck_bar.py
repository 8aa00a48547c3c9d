"""The line under the page: turning, the page's number, zoom, and what else can be done."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QWidget

from judge_app.ui.actions import ActionTable
from judge_app.ui.language import later, tr
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2
from judge_app.ui.widgets.buttons import ActionButton, MenuButton
from judge_app.ui.widgets.frames import row
from judge_app.ui.widgets.text import Label

_LEFT = ("deck.thumbnails", "deck.previous")
_RIGHT = (
    "deck.search",
    "deck.zoom-out",
    "deck.zoom-in",
    "deck.fit",
    "deck.width",
    "deck.notes",
    "deck.note",
    "deck.full-screen",
)
_FOLDING = ("deck.width", "deck.fit", "deck.notes", "deck.zoom-out", "deck.zoom-in", "deck.search")
"""Buttons that go into the menu where there is no room, the first of them first."""
_MENU = (
    "deck.first",
    "deck.last",
    "deck.contents",
    "deck.search",
    "deck.steps",
    "deck.play",
    "deck.zoom-in",
    "deck.zoom-out",
    "deck.fit",
    "deck.width",
    "deck.notes",
)


class DeckBar(QFrame):
    """Buttons and the number of the page; it shows what it is told and says what was entered."""

    page_entered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "foot")
        self._row = row(spacing=SPACE_1, margins=(SPACE_2, SPACE_1))
        self.setLayout(self._row)
        self._page = QLineEdit()
        self._page.setProperty("field", "page")
        self._page.setValidator(QIntValidator(1, 99999, self))
        self._page.returnPressed.connect(self._on_page_entered)
        self._count = Label()
        self._percent = Label("", "caption")
        self._menu = QMenu(self)
        self._parts: tuple[QWidget, ...] = ()
        self._folding: tuple[QWidget, ...] = ()

    def take(self, actions: ActionTable) -> None:
        """Lay out the buttons of the declared actions."""
        left = [ActionButton(actions[action_id]) for action_id in _LEFT]
        forward = ActionButton(actions["deck.next"])
        buttons = {action_id: ActionButton(actions[action_id]) for action_id in _RIGHT}
        for action_id in _MENU:
            self._menu.addAction(actions[action_id])
        menu = MenuButton("menu", later("Thêm việc với bài này"), self._menu)
        turning = (*left, self._page, self._count, forward)
        for part in turning:
            self._row.addWidget(part)
        self._row.addStretch(1)
        for part in (self._percent, *buttons.values(), menu):
            self._row.addWidget(part)
        self._folding = (self._percent, *(buttons[action_id] for action_id in _FOLDING))
        kept = (button for name, button in buttons.items() if name not in _FOLDING)
        self._parts = (*turning, *kept, menu)

    def show_page(self, page: int, count: int) -> None:
        """Show which page it is."""
        self._page.setText(str(page))
        self._count.setText(tr("/ {count}", count=count))

    def show_nothing(self) -> None:
        """Show no page, as no deck is open."""
        for part in (self._page, self._count, self._percent):
            part.clear()

    def show_percent(self, percent: int) -> None:
        """Show how large the page is."""
        self._percent.setText(f"{percent} %")
        self._fold()

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        self._page.setAccessibleName(tr("Số trang"))

    def minimumSizeHint(self) -> QSize:
        """Return the room without what can be put away."""
        return QSize(self._needed(self._parts), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put buttons away where there is no room, and bring them back."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        room = self.width() - self._needed(self._parts)
        for part in reversed(self._folding):
            room_needed = part.sizeHint().width() + SPACE_1
            part.setVisible(room >= room_needed)
            room -= room_needed

    def _needed(self, parts: Sequence[QWidget]) -> int:
        return 2 * SPACE_2 + sum(part.sizeHint().width() + SPACE_1 for part in parts)

    def _on_page_entered(self) -> None:
        self.page_entered.emit(int(self._page.text()))
