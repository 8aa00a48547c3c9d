"""One line of the rubric in the marking panel: a leaf with its field, or a parent with its sum."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from judge_app.ui.judge.levels_view import LevelsView
from judge_app.ui.judge.marking_lines import MarkingLine, label_of, weighted_maximum
from judge_app.ui.language import later, tr
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.score_field import ScoreField
from judge_app.ui.widgets.text import Label
from judge_app.vietnamese.numbers import comma


class ParentRow(QWidget):
    """A criterion that is marked through its sub-criteria."""

    def __init__(self, line: MarkingLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._label = Label("", "strong").wrapped()
        self._maximum = Label("", "muted")
        self._sum = Label("", "strong")
        self._sum.setMinimumWidth(64)
        self._sum.setAlignment(Qt.AlignmentFlag.AlignRight)
        line_of_all = row(spacing=SPACE_2, margins=(0, SPACE_3, 0, SPACE_1))
        line_of_all.addWidget(self._label, 1)
        line_of_all.addWidget(self._maximum)
        line_of_all.addWidget(self._sum)
        self.setLayout(line_of_all)
        self.show_line(line)

    def show_line(self, line: MarkingLine) -> None:
        """Show the sum as it stands."""
        self._line = line
        criterion = line.criterion
        self._label.setText(f"{criterion.id} {label_of(criterion)}")
        self._maximum.setText(f"/{comma(weighted_maximum(criterion))}")
        self._sum.setText("" if line.subtotal is None else comma(line.subtotal))


class LeafRow(QWidget):
    """A criterion with a field of its own."""

    mark_changed = Signal(str, object)
    """The criterion's id, and a legal mark or None."""
    entered = Signal(str)
    left_upwards = Signal(str)
    left_downwards = Signal(str)
    focused = Signal(str)
    note_wanted = Signal(str)

    def __init__(self, line: MarkingLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        criterion = line.criterion
        self._label = Label("", "strong" if line.depth == 0 else "body").wrapped()
        self._maximum = Label(f"/{comma(criterion.maximum)}", "muted")
        self._field = ScoreField(criterion)
        self._problem = Label("", "caption").wrapped()
        self._problem.set_tone("problem")
        self._problem.setVisible(False)
        self._note = Button(later("Điểm này cần ghi lý do"), "link", "note")
        self._note.setVisible(False)
        self._levels = LevelsView(criterion)
        self._levels.setVisible(False)
        top = row(spacing=SPACE_2)
        top.addWidget(self._label, 1)
        top.addWidget(self._maximum)
        top.addWidget(self._field)
        indent = SPACE_3 * line.depth
        self.setLayout(
            column(
                top,
                self._problem,
                self._note,
                self._levels,
                spacing=SPACE_1,
                margins=(indent, SPACE_1, 0, SPACE_1),
            )
        )
        self._label.setBuddy(self._field)
        self._connect()
        self.show_line(line)

    @property
    def field(self) -> ScoreField:
        """The field that takes the mark."""
        return self._field

    def show_line(self, line: MarkingLine) -> None:
        """Show the mark; a text that is being typed is left alone."""
        self._line = line
        self._label.setText(f"{line.criterion.id} {label_of(line.criterion)}")
        self._field.setAccessibleName(tr("Điểm {criterion}", criterion=self._label.text()))
        typing = self._field.hasFocus() and self._field.is_being_typed
        if not typing and self._field.problem is None:
            self._field.show_mark(line.mark)
        self._levels.show_mark(line.mark)
        self._note.setVisible(line.needs_note)

    def show_fresh(self, line: MarkingLine) -> None:
        """Show the mark of another entry, or after undo: what was typed is gone."""
        self._field.show_mark(line.mark)
        self.show_line(line)

    def unfold(self, *, is_open: bool) -> None:
        """Show or hide the level texts."""
        self._levels.setVisible(is_open)

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self.show_line(self._line)
        self._levels.retranslate()
        self._field.retranslate()

    def _on_mark_changed(self, mark: object) -> None:
        self.mark_changed.emit(self._line.criterion.id, mark)

    def _on_problem_changed(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _on_entered(self) -> None:
        self.entered.emit(self._line.criterion.id)

    def _on_left_upwards(self) -> None:
        self.left_upwards.emit(self._line.criterion.id)

    def _on_left_downwards(self) -> None:
        self.left_downwards.emit(self._line.criterion.id)

    def _on_focused(self) -> None:
        self.focused.emit(self._line.criterion.id)

    def _on_note(self) -> None:
        self.note_wanted.emit(self._line.criterion.id)

    def _connect(self) -> None:
        self._field.mark_changed.connect(self._on_mark_changed)
        self._field.problem_changed.connect(self._on_problem_changed)
        self._field.entered.connect(self._on_entered)
        self._field.left_upwards.connect(self._on_left_upwards)
        self._field.left_downwards.connect(self._on_left_downwards)
        self._field.focused.connect(self._on_focused)
        self._note.clicked.connect(self._on_note)
