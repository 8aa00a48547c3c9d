"""The one number that matters: an entry's total, with the most it can be."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from judge_app.ui.language import later
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2
from judge_app.ui.widgets.frames import row
from judge_app.ui.widgets.text import Label, Text
from judge_app.vietnamese.numbers import comma


class TotalFigure(QWidget):
    """`Tổng 41,0 / 100`; a dash while nothing is marked, for that is not zero."""

    def __init__(self, maximum: Decimal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = Text(later("Tổng"), "section")
        self._figure = Label("–", "figure")
        self._maximum = Label(f"/ {comma(maximum)}", "muted")
        line = row(self._word, None, self._figure, self._maximum, spacing=SPACE_2)
        line.setContentsMargins(0, 0, 0, 0)
        for label in (self._word, self._maximum):
            line.setAlignment(label, Qt.AlignmentFlag.AlignBottom)
            label.setContentsMargins(0, 0, 0, SPACE_1 + 2)
        self.setLayout(line)

    @property
    def text(self) -> str:
        """The figure as it is shown."""
        return self._figure.text()

    def show_total(self, total: Decimal | None) -> None:
        """Show a total, or that there is none."""
        self._figure.setText("–" if total is None else comma(total))
