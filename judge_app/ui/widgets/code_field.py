"""The field for the code on a judge's slip: ten characters in two groups of five."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

LENGTH = 10
_GROUP = 5


def characters(text: str) -> str:
    """Return the letters and digits of a typed code, without spaces and hyphens."""
    return "".join(letter for letter in text if letter.isalnum())


def grouped(text: str) -> str:
    """Return a code as the slip prints it, `XXXXX-XXXXX`."""
    letters = characters(text).upper()
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


class CodeField(QLineEdit):
    """Takes the code in any case, with or without hyphen; it is tidied up only on leaving."""

    completed = Signal(str)
    """Enter was pressed on a code of full length."""
    filled = Signal(bool)
    """Whether all ten characters are there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("field", "code")
        self.setPlaceholderText("XXXXX-XXXXX")
        self.setMaxLength(LENGTH * 2)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhNoPredictiveText | hints.ImhPreferUppercase | hints.ImhSensitiveData
        )
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._on_return)

    @property
    def code(self) -> str:
        """The characters typed so far."""
        return characters(self.text())

    @property
    def is_full(self) -> bool:
        """Whether all ten characters are there."""
        return len(self.code) == LENGTH

    def sizeHint(self) -> QSize:
        """Return room for the longest code."""
        width = self.fontMetrics().horizontalAdvance("W" * (LENGTH + 3))
        return QSize(width, super().sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the code as the slip prints it."""
        super().focusOutEvent(event)
        self.setText(grouped(self.text()))

    def _on_text_changed(self) -> None:
        self.filled.emit(self.is_full)

    def _on_return(self) -> None:
        if self.is_full:
            self.completed.emit(self.code)
