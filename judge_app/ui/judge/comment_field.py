"""The judge's comment on an entry: saved at every pause, tidied up on leaving."""

import unicodedata

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from judge_app.ui.language import tr

_PAUSE_MS = 1200


class CommentField(QPlainTextEdit):
    """A few lines of text that grow with what is in them."""

    comment_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.take)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(72)
        self.textChanged.connect(self._pause.start)
        self.retranslate()

    def show_comment(self, text: str) -> None:
        """Show a comment from the store; whatever was typed is replaced."""
        self._told = text
        if self.toPlainText() != text:
            self.setPlainText(text)
        self._pause.stop()

    def take(self) -> None:
        """Announce the text as it stands, without touching what is on display."""
        self._pause.stop()
        text = unicodedata.normalize("NFC", self.toPlainText()).rstrip()
        if text != self._told:
            self._told = text
            self.comment_changed.emit(text)

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self.setPlaceholderText(tr("Nhận xét chung về bài, in trong phiếu chấm"))
        self.setAccessibleName(tr("Nhận xét"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Announce what was written."""
        super().focusOutEvent(event)
        self.take()
