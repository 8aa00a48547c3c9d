"""A dialog as large as a page: it scrolls where the screen is small, and its buttons stay in sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLayout, QScrollArea, QVBoxLayout, QWidget

from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_2, SPACE_4, SPACE_5
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.frames import holding, row, scrolled

_EDGE = 40
"""Pixels of the screen that the dialog leaves free, for its own frame and the window behind it."""


class RoomyDialog(QDialog):
    """Modal, and gone when it is closed. Enter presses none of its buttons by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._area: QScrollArea | None = None

    def lay_out(self, content: QLayout, *buttons: Button, width: int, height: int) -> None:
        """Fill the dialog; it is so large at ordinary text size, and never larger than the screen."""
        content.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._area = scrolled(holding(content))
        layout.addWidget(self._area, 1)
        margins = (SPACE_5, SPACE_2, SPACE_5, SPACE_4)
        layout.addLayout(row(None, *buttons, spacing=SPACE_2, margins=margins))
        for button in buttons:
            button.setAutoDefault(False)
        self._fit(width, height)

    def bring_in_sight(self, part: QWidget) -> None:
        """Scroll until a part of the page can be seen."""
        if self._area is not None:
            self._area.ensureWidgetVisible(part)

    def _fit(self, width: int, height: int) -> None:
        screen = self.screen().availableSize()
        self.resize(
            min(theme.scaled(width), screen.width() - _EDGE),
            min(theme.scaled(height), screen.height() - _EDGE),
        )
