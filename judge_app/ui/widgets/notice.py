"""A message that stays on the page: what happened, the next step, and what can be pressed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from judge_app.ui.language import language, later
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.fold import details_fold
from judge_app.ui.widgets.frames import row
from judge_app.ui.widgets.text import IconLabel, Label, restyle
from judge_app.ui.wording import Sentence

_ICONS = {
    "problem": ("error", "problem"),
    "warning": ("warning", "warning"),
    "info": ("info", "info"),
    "good": ("done", "done"),
}

Said = Sentence | Callable[[], Sentence]
"""What a notice is told: words, or a way of saying them in the language in use."""


class Notice(QFrame):
    """A box in the tone of its message: `problem`, `warning`, `info` or `good`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("info")
        self._what = Label("", "strong").wrapped()
        self._next = Label().wrapped()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SPACE_2)
        self._body = QVBoxLayout()
        self._body.setSpacing(SPACE_1)
        for part in (self._what, self._next):
            self._body.addWidget(part)
        self._body.addLayout(row(self._buttons, None))
        self._fold: QWidget | None = None
        self._said: Callable[[], Sentence] | None = None
        language.changed.connect(self.retranslate)
        outer = row(self._icon, spacing=SPACE_3, margins=(SPACE_3, SPACE_2))
        outer.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(self._body, 1)
        self.setLayout(outer)
        self.setVisible(False)

    @property
    def text(self) -> str:
        """Everything the box says."""
        return " ".join(part for part in (self._what.text(), self._next.text()) if part)

    def show_sentence(self, said: Said, tone: str = "problem") -> None:
        """Show a message; buttons of an earlier one go.

        A function is asked again when the language becomes another. What the user wished for is no
        problem.
        """
        self.clear()
        self._said = said if callable(said) else None
        sentence = said() if callable(said) else said
        tone = "info" if sentence.is_wished else tone
        self.setProperty("panel", tone)
        name, role = _ICONS[tone]
        self._icon.show_icon(name, role)
        self._write(sentence)
        if sentence.details:
            self._fold = details_fold(later("Chi tiết kỹ thuật"), sentence.details)
            self._body.addWidget(self._fold)
        restyle(self)
        self.setVisible(True)

    def retranslate(self) -> None:
        """Say it in the language in use."""
        if self._said is not None:
            self._write(self._said())

    def add_button(self, button: Button) -> Button:
        """Add an answer to the message, and return it."""
        self._buttons.addWidget(button)
        return button

    def clear(self) -> None:
        """Take the message away."""
        self.setVisible(False)
        self._said = None
        while item := self._buttons.takeAt(0):
            if (button := item.widget()) is not None:
                button.deleteLater()
        if self._fold is not None:
            self._fold.setParent(None)
            self._fold.deleteLater()
            self._fold = None

    def _write(self, sentence: Sentence) -> None:
        self._what.setText(sentence.what)
        self._next.setText(sentence.next_step)
        self._next.setVisible(bool(sentence.next_step))
        self.setAccessibleName(self.text)
