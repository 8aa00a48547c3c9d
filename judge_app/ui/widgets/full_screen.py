"""Lends a widget the whole screen and gives it back to its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget


class FullScreen(QWidget):
    """A window of its own on the screen where `stage` is. Escape or closing gives it back."""

    left = Signal()

    def __init__(self, stage: QWidget, home: QBoxLayout) -> None:
        super().__init__(stage.window(), Qt.WindowType.Window)
        self._stage = stage
        self._home = home
        self.setProperty("panel", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(stage.window().windowTitle())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setScreen(stage.screen())
        layout.addWidget(stage)
        self.showFullScreen()
        self.activateWindow()

    def leave(self) -> None:
        """Give the widget back and go."""
        self._home.addWidget(self._stage)
        self._stage.show()
        self.hide()
        self.left.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing this window only leaves it."""
        event.ignore()
        self.leave()
