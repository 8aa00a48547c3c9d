"""The sentences that say what marks of a criterion mean, beside the field in work."""

from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QWidget

from judge_app.contest.rubric import Criterion
from judge_app.ui.judge.marking_lines import hint_of, level_at, level_lines
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2
from judge_app.ui.widgets.text import Label


class LevelsView(QWidget):
    """What may be typed, and each level with its range; the one reached is in bold."""

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criterion = criterion
        self._mark: Decimal | None = None
        self._hint = Label("", "caption").wrapped()
        self._spans = [Label("", "caption") for _ in criterion.levels]
        self._texts = [Label("", "caption").wrapped() for _ in criterion.levels]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, SPACE_1)
        grid.setHorizontalSpacing(SPACE_2)
        grid.setVerticalSpacing(SPACE_1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._hint, 0, 0, 1, 2)
        for line, (span, text) in enumerate(zip(self._spans, self._texts, strict=True), 1):
            grid.addWidget(span, line, 0)
            grid.addWidget(text, line, 1)
        self.retranslate()

    def show_mark(self, mark: Decimal | None) -> None:
        """Point out the level that `mark` falls into."""
        self._mark = mark
        reached = level_at(self._criterion, mark)
        for line, labels in enumerate(zip(self._spans, self._texts, strict=True)):
            for label in labels:
                label.set_tone("accent" if line == reached else "")

    def retranslate(self) -> None:
        """Show the sentences in the language in use."""
        self._hint.setText(hint_of(self._criterion))
        for line, (span, text) in enumerate(level_lines(self._criterion)):
            self._spans[line].setText(span)
            self._texts[line].setText(text)
        self.show_mark(self._mark)
