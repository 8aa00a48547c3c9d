"""One line of a paper sheet being typed: a field for each criterion, or an outcome instead."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit

from judge_app.contest.contest import Contest
from judge_app.contest.ids import CriterionId
from judge_app.contest.rubric import Criterion
from judge_app.contest.scoresheet import Assessment, Outcome
from judge_app.ui.language import language, later, tr
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3
from judge_app.ui.widgets.choice import Choice
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.score_field import ScoreField
from judge_app.ui.widgets.text import ElidedLabel, Label
from judge_app.vietnamese.numbers import comma

_OUTCOMES = (
    (Outcome.MARKED.value, later("Có chấm")),
    (Outcome.ABSTAINED.value, later("Không cho điểm")),
    (Outcome.CONFLICTED.value, later("Xung đột lợi ích")),
    (Outcome.COULD_NOT_OPEN.value, later("Không mở được")),
)
_FIELDS_A_LINE = 6


class TypingStrip(QFrame):
    """Enter goes from field to field and on to the next entry; the arrows go up and down."""

    mark_typed = Signal(str, object)
    """A criterion's id, and its mark or None."""
    outcome_typed = Signal(str, str)
    """An outcome, and the reason that stands on the paper."""
    went_on = Signal()
    went_down = Signal()
    went_up = Signal()

    def __init__(self, contest: Contest) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self._contest = contest
        self._title = ElidedLabel("", "section")
        self._outcome = Choice()
        self._outcome.set_options(*_OUTCOMES)
        self._outcome.setMinimumContentsLength(16)
        self._outcome.chosen.connect(self._on_outcome)
        self._reason = QLineEdit()
        self._reason.editingFinished.connect(self._on_outcome)
        self._problem = Label("", "caption").wrapped()
        self._problem.set_tone("problem")
        self._names: list[ElidedLabel] = []
        self._fields = tuple(ScoreField(leaf) for leaf in contest.rubric.leaves)
        top = row(spacing=SPACE_3)
        top.addWidget(self._title, 1)
        top.addWidget(self._outcome)
        self.setLayout(
            column(
                top,
                self._reason,
                self._grid(),
                self._problem,
                spacing=SPACE_2,
                margins=(SPACE_3, SPACE_2),
            )
        )
        language.changed.connect(self.retranslate)
        self.retranslate()

    def show_line(self, title: str, assessment: Assessment) -> None:
        """Show what was typed of an entry."""
        self._title.setText(title)
        self._outcome.choose(assessment.outcome.value)
        self._reason.setText(assessment.reason)
        for field in self._fields:
            field.show_mark(assessment.mark(field.criterion.id))
        self._show_outcome(assessment.outcome)

    def start(self, criterion: CriterionId | None = None, *, at_end: bool = False) -> None:
        """Put the cursor into a criterion's field, or into the first or last."""
        wanted = [field for field in self._fields if field.criterion.id == criterion]
        field = wanted[0] if wanted else self._fields[-1 if at_end else 0]
        if field.isEnabled():
            _enter(field)
        else:
            self._outcome.setFocus(Qt.FocusReason.TabFocusReason)

    def take(self) -> bool:
        """Read what is being typed; return whether all of it can be read."""
        return all(field.take() for field in self._fields if field.isEnabled())

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self._outcome.setAccessibleName(tr("Tình trạng trên phiếu"))
        self._reason.setAccessibleName(tr("Lý do trên phiếu"))
        self._reason.setPlaceholderText(tr("Lý do ghi trên phiếu, nếu có"))
        for field, name in zip(self._fields, self._names, strict=True):
            label = _label(field.criterion)
            name.setText(f"{field.criterion.id}. {label}")
            field.setAccessibleName(label)
            field.retranslate()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_2)
        grid.setVerticalSpacing(SPACE_1)
        for place, field in enumerate(self._fields):
            line, across = divmod(place, _FIELDS_A_LINE)
            leaf = field.criterion
            name = ElidedLabel("", "caption")
            self._names.append(name)
            maximum = Label(f"/{comma(leaf.maximum)}", "muted")
            grid.addWidget(name, 2 * line, across)
            grid.addLayout(row(field, maximum, None, spacing=SPACE_1), 2 * line + 1, across)
            grid.setColumnStretch(across, 1)
            field.mark_changed.connect(partial(self._on_mark, leaf.id))
            field.problem_changed.connect(self._problem.setText)
            field.entered.connect(partial(self._on_entered, place))
            field.left_downwards.connect(self.went_down)
            field.left_upwards.connect(self.went_up)
        return grid

    def _on_mark(self, criterion: CriterionId, mark: Decimal | None) -> None:
        self.mark_typed.emit(criterion, mark)

    def _on_entered(self, place: int) -> None:
        if place + 1 < len(self._fields):
            _enter(self._fields[place + 1])
        else:
            self.went_on.emit()

    def _on_outcome(self) -> None:
        self._show_outcome(Outcome(self._outcome.value))
        self.outcome_typed.emit(self._outcome.value, self._reason.text())

    def _show_outcome(self, outcome: Outcome) -> None:
        is_marked = outcome is Outcome.MARKED
        self._reason.setVisible(not is_marked)
        for field in self._fields:
            field.setEnabled(is_marked)
            if not is_marked:
                field.show_mark(None)
        self._problem.setText("")


def _enter(field: ScoreField) -> None:
    """Put the cursor into a field so that typing replaces the mark in it."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()


def _label(criterion: Criterion) -> str:
    english = language.current.value == "en"
    return (english and criterion.label_en) or criterion.label
