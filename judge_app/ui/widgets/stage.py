"""Picture and controls as one piece, which moves between the window and the whole screen."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class Stage(QWidget):
    """Answers to plain keys while something inside it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: Mapping[Qt.Key, Callable[[], None]] = {}

    def answer_keys(self, answers: Mapping[Qt.Key, Callable[[], None]]) -> None:
        """Call these when their keys come without Ctrl, Alt or Shift."""
        self._answers = answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer, or pass the key on."""
        answer = self._answers.get(Qt.Key(event.key()))
        if answer is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            answer()
