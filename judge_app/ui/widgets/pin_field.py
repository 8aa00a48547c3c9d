"""The field for a USB token's PIN: hidden letters, no guessing by the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from judge_app.ui.language import language, tr

_LONGEST = 64


class PinField(QLineEdit):
    """Takes what the token takes; nothing of it is changed or remembered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(_LONGEST)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhHiddenText | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase
        )
        language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what the field is for."""
        self.setAccessibleName(tr("Mã PIN của USB Token"))
        self.setPlaceholderText(tr("Mã PIN của USB Token"))
