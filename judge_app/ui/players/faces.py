"""What stands in the picture's place where there is no picture to show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from judge_app.ui.theme.tokens import ICON_LARGE, SPACE_2, SPACE_3, SPACE_5
from judge_app.ui.widgets.frames import column
from judge_app.ui.widgets.text import IconLabel, Label

_LOW = 200
"""Pixels of height below which there is no room for the icon."""


class PlainFace(QFrame):
    """A large quiet icon with a line or two: sound without a picture, or a clip that fails."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icon = IconLabel("sound", "muted", 2 * ICON_LARGE)
        self._title = Label("", "section").wrapped()
        self._line = Label("", "muted").wrapped()
        for label in (self._title, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(None, self._icon, self._title, self._line, None, spacing=SPACE_3)
        self._inner = layout
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setAlignment(self._icon, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(layout)

    @property
    def title(self) -> str:
        """The line in large type."""
        return self._title.text()

    def say(self, icon_name: str, title: str, line: str = "") -> None:
        """Show an icon with these words."""
        self._icon.show_icon(icon_name, "muted")
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self.setAccessibleName(f"{title} {line}".strip())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that it was clicked, as the picture does."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is low, keep the words and let the icon go."""
        super().resizeEvent(event)
        is_low = event.size().height() < _LOW
        self._icon.setVisible(not is_low)
        space = SPACE_2 if is_low else SPACE_5
        self._inner.setContentsMargins(SPACE_5, space, SPACE_5, space)
