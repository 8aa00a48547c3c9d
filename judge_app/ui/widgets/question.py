"""A dialog is a question, and its answers are verbs; the safe one has the focus."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from judge_app.ui.language import later
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_3, SPACE_4, SPACE_5
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.fold import details_fold
from judge_app.ui.widgets.frames import row
from judge_app.ui.widgets.text import Label

_WIDTH = 440


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One way to answer. `label` is a marked source text; exactly one answer is the safe one."""

    label: str
    is_safe: bool = False
    is_primary: bool = False
    run: Callable[[], object] | None = None


class Question(QDialog):
    """Asks once, without stopping the program: `open()` returns at once, the answer runs later."""

    def __init__(
        self,
        title: str,
        text: str,
        answers: tuple[Answer, ...],
        *,
        parent: QWidget | None = None,
        details: str = "",
        content: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._answers = answers
        self._buttons: list[Button] = []
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Label(title, "section").wrapped())
        if text:
            layout.addWidget(Label(text).wrapped())
        if content is not None:
            layout.addWidget(content)
        if details:
            layout.addWidget(details_fold(later("Chi tiết kỹ thuật"), details))
        layout.addStretch(1)
        layout.addLayout(self._button_row())
        self.setMinimumWidth(theme.scaled(_WIDTH))

    def button(self, label: str) -> Button:
        """Return the button of an answer by its source text; `KeyError` if there is none."""
        for answer, button in zip(self._answers, self._buttons, strict=True):
            if answer.label == label:
                return button
        raise KeyError(label)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.isVisible():
            QTimer.singleShot(0, self, self._fit)

    def reject(self) -> None:
        """Closing the window is the safe answer."""
        super().reject()
        for answer in self._answers:
            if answer.is_safe and answer.run is not None:
                answer.run()

    def _fit(self) -> None:
        """Give wrapped text the height it needs at this width."""
        self.setMinimumWidth(theme.scaled(_WIDTH))
        width = max(self.width(), self.minimumSizeHint().width())
        self.resize(width, self._layout.totalHeightForWidth(width))

    def _button_row(self) -> QVBoxLayout:
        line = row(None)
        for answer in self._answers:
            button = Button(answer.label, "primary" if answer.is_primary else "plain")
            button.clicked.connect(self._chosen(answer))
            if answer.is_safe:
                button.setDefault(True)
                button.setFocus()
            line.addWidget(button)
            self._buttons.append(button)
        outer = QVBoxLayout()
        outer.addLayout(line)
        return outer

    def _chosen(self, answer: Answer) -> Callable[[], None]:
        def choose() -> None:
            if answer.is_safe:
                self.reject()
                return
            self.accept()
            if answer.run is not None:
                answer.run()

        return choose
