"""The whole rubric of one entry: rows under one another, the keyboard going from field to field."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from judge_app.contest.ids import CriterionId
from judge_app.ui.judge.criterion_row import LeafRow, ParentRow
from judge_app.ui.judge.marking_lines import MarkingLine
from judge_app.ui.widgets.frames import column


class RubricView(QWidget):
    """Rows for every line; one of them is in work and shows its level texts."""

    mark_changed = Signal(str, object)
    finished = Signal()
    """Enter was pressed in the last field."""
    criterion_entered = Signal(str)
    """The criterion in work became another."""
    note_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[CriterionId, LeafRow] = {}
        self._parents: list[ParentRow] = []
        self._order: list[CriterionId] = []
        self._in_work: CriterionId | None = None
        self._column = column(spacing=0)
        self.setLayout(self._column)

    @property
    def in_work(self) -> CriterionId | None:
        """The criterion whose field had the cursor last."""
        return self._in_work

    @property
    def has_problem(self) -> bool:
        """Whether a text on display is not a mark."""
        return any(row.field.problem is not None for row in self._rows.values())

    def row(self, criterion: CriterionId) -> LeafRow:
        """Return the row of a leaf; `KeyError` if there is none."""
        return self._rows[criterion]

    def build(self, lines: tuple[MarkingLine, ...]) -> None:
        """Make the rows once for a contest; every entry has the same rubric."""
        for line in lines:
            if line.criterion.is_leaf:
                self._add_leaf(line)
            else:
                parent = ParentRow(line)
                self._parents.append(parent)
                self._column.addWidget(parent)

    def show_lines(self, lines: tuple[MarkingLine, ...], *, fresh: bool) -> None:
        """Show marks and sums. `fresh` replaces also what is being typed."""
        parents = iter(self._parents)
        for line in lines:
            if line.criterion.is_leaf:
                row = self._rows[line.criterion.id]
                (row.show_fresh if fresh else row.show_line)(line)
            else:
                next(parents).show_line(line)

    def take_all(self) -> bool:
        """Read the field with the cursor now; return whether every field holds a mark."""
        for row in self._rows.values():
            if row.field.hasFocus():
                row.field.take()
        return not self.has_problem

    def focus_first_unmarked(self) -> None:
        """Put the cursor into the first empty field, or into the first of all."""
        if not self._order:
            return
        empty = (c for c in self._order if self._rows[c].field.mark is None)
        self.focus_criterion(next(empty, self._order[0]))

    def focus_criterion(self, criterion: CriterionId) -> None:
        """Put the cursor into the field of a criterion."""
        if criterion in self._rows:
            self._rows[criterion].field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        for row in self._rows.values():
            row.retranslate()

    def _add_leaf(self, line: MarkingLine) -> None:
        row = LeafRow(line)
        self._rows[line.criterion.id] = row
        self._order.append(line.criterion.id)
        self._column.addWidget(row)
        row.mark_changed.connect(self.mark_changed)
        row.note_wanted.connect(self.note_wanted)
        row.entered.connect(self._on_entered)
        row.left_downwards.connect(self._on_left_downwards)
        row.left_upwards.connect(self._on_left_upwards)
        row.focused.connect(self._on_focused)

    def _on_entered(self, criterion: str) -> None:
        position = self._order.index(CriterionId(criterion))
        if position + 1 < len(self._order):
            self.focus_criterion(self._order[position + 1])
        else:
            self.finished.emit()

    def _on_left_downwards(self, criterion: str) -> None:
        self._go(criterion, 1)

    def _on_left_upwards(self, criterion: str) -> None:
        self._go(criterion, -1)

    def _on_focused(self, criterion: str) -> None:
        now = CriterionId(criterion)
        if self._in_work is not None and self._in_work != now:
            self._rows[self._in_work].unfold(is_open=False)
        self._in_work = now
        self._rows[now].unfold(is_open=True)
        self.criterion_entered.emit(criterion)
        # The row grows when its levels appear; only then is it known where it ends.
        QTimer.singleShot(0, self, self._bring_into_sight)

    def _go(self, criterion: str, steps: int) -> None:
        position = self._order.index(CriterionId(criterion)) + steps
        if 0 <= position < len(self._order):
            self.focus_criterion(self._order[position])

    def _bring_into_sight(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self._in_work is not None:
            area.ensureWidgetVisible(self._rows[self._in_work], 0, 8)
