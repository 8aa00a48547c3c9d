"""The field that takes one mark.

Qt's own number fields are not used: under a Vietnamese locale they turn a typed `8.5` into 85, and
the wheel changes a mark that nobody meant to change. Here a text stays as typed until the field
is left; then it is a legal mark and is announced, or it stays visible in red and is not.
"""

from decimal import Decimal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from judge_app.contest.rubric import Criterion
from judge_app.ui.widgets.score_reading import ScoreProblem, problem_words, read_score
from judge_app.ui.widgets.text import restyle
from judge_app.vietnamese.numbers import comma

_LONGEST = 16


class ScoreField(QLineEdit):
    """One mark of one criterion."""

    mark_changed = Signal(object)
    """A legal `Decimal`, or None where the field was emptied."""
    problem_changed = Signal(str)
    """Why the text is not a mark, empty when it is one."""
    entered = Signal()
    left_upwards = Signal()
    left_downwards = Signal()
    """Enter, Up and Down: the text was taken or refused before."""
    focused = Signal()

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criterion = criterion
        self._mark: Decimal | None = None
        self._problem: ScoreProblem | None = None
        self.setProperty("field", "score")
        self.setProperty("state", "")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setMaxLength(_LONGEST)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.textEdited.connect(self._on_edited)

    @property
    def criterion(self) -> Criterion:
        """The line of the rubric that is marked here."""
        return self._criterion

    @property
    def mark(self) -> Decimal | None:
        """The mark last announced or shown."""
        return self._mark

    @property
    def problem(self) -> ScoreProblem | None:
        """Why the text on display is not a mark, if it is not."""
        return self._problem

    @property
    def is_being_typed(self) -> bool:
        """Whether the text on display is not yet, or never, the mark."""
        return self.text() != _shown(self._mark)

    def show_mark(self, mark: Decimal | None) -> None:
        """Show a mark from the store; whatever was typed is replaced."""
        self._mark = mark
        self.setText(_shown(mark))
        self._set_problem(None)

    def take(self) -> bool:
        """Read the text now; return whether it is a mark (or nothing)."""
        reading = read_score(self.text(), self._criterion)
        self._set_problem(reading.problem)
        if reading.problem is not None:
            return False
        self.setText(_shown(reading.value))
        if reading.value != self._mark:
            self._mark = reading.value
            self.mark_changed.emit(reading.value)
        return True

    def retranslate(self) -> None:
        """Say the problem in the language in use."""
        self._announce_problem()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the screen unless there is typing here to be undone."""
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and not self.is_being_typed:
            steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(step) for step in steps):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the arrows take the text and go on; Escape brings the mark back."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        key = event.key()
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.take():
                self.entered.emit()
        elif plain and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.take()
            (self.left_downwards if key == Qt.Key.Key_Down else self.left_upwards).emit()
        elif plain and key == Qt.Key.Key_Escape and self.is_being_typed:
            self.show_mark(self._mark)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the mark, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read the text; a context menu is not leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.take()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; a wheel never changes a mark."""
        event.ignore()

    def _on_edited(self) -> None:
        if self._problem is not None:
            self._set_problem(None)

    def _set_problem(self, problem: ScoreProblem | None) -> None:
        if problem is self._problem:
            return
        self._problem = problem
        self.setProperty("state", "wrong" if problem is not None else "")
        restyle(self)
        self._announce_problem()

    def _announce_problem(self) -> None:
        words = problem_words(self._problem, self._criterion) if self._problem is not None else ""
        self.setAccessibleDescription(words)
        self.problem_changed.emit(words)


def _shown(mark: Decimal | None) -> str:
    return "" if mark is None else comma(mark)
