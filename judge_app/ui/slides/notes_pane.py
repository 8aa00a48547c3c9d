"""The speaker's notes of the page on display."""

from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from judge_app.slides.searching import SearchedText
from judge_app.ui.language import tr
from judge_app.ui.theme.theme import theme

_HEIGHT = 96
_FOUND = QColor(255, 214, 0, 110)


class NotesPane(QPlainTextEdit):
    """Text to read and copy, never to change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setMinimumHeight(theme.scaled(_HEIGHT) // 2)
        self.retranslate()

    def show_notes(self, notes: str) -> None:
        """Show the notes of another page."""
        self.setPlainText(notes)
        self.setExtraSelections([])

    def mark(self, words: str, current: int | None) -> None:
        """Mark found words; the hit `current` is brought into sight."""
        text = self.toPlainText()
        marks = []
        for number, (start, end) in enumerate(SearchedText(text).hits(words)):
            selection = QTextEdit.ExtraSelection()
            cursor = self.textCursor()
            cursor.setPosition(_units(text[:start]))
            cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format.setBackground(_FOUND)
            marks.append(selection)
            if number == current:
                cursor.clearSelection()
                self.setTextCursor(cursor)
        self.setExtraSelections(marks)

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        self.setPlaceholderText(tr("Trang này không có ghi chú của người trình bày."))
        self.setAccessibleName(tr("Ghi chú của người trình bày"))


def _units(text: str) -> int:
    """Return the length as Qt counts it: letters beyond the first 65,536 are two."""
    return len(text.encode("utf-16-le")) // 2
