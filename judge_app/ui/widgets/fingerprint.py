"""A fingerprint as people compare it: six groups of four digits, under what it is of."""

from PySide6.QtWidgets import QWidget

from judge_app.ui.widgets.frames import column
from judge_app.ui.widgets.text import Label, Text


class Fingerprint(QWidget):
    """Shows the digits in groups; hidden while there are none."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        """Take the marked source text of what the digits are of."""
        super().__init__(parent)
        self._digits = Label("", "strong").wrapped().selectable()
        self.setLayout(column(Text(caption, "caption").wrapped(), self._digits, spacing=0))
        self.setVisible(False)

    @property
    def text(self) -> str:
        """The digits as they are shown."""
        return self._digits.text()

    def show_digits(self, digits: str) -> None:
        """Show 24 digits, or nothing for an empty text."""
        self._digits.setText(" ".join(digits[at : at + 4] for at in range(0, len(digits), 4)))
        self.setVisible(bool(digits))
