"""What the pictures on the board mean: only of those that are on it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from judge_app.tally.cells import CellState
from judge_app.ui.language import tr_later
from judge_app.ui.theme.tokens import SPACE_1, SPACE_4
from judge_app.ui.widgets.frames import row
from judge_app.ui.widgets.text import IconLabel, Label


class BoardLegend(QWidget):
    """A line of pictures and words."""

    def __init__(
        self, states: Mapping[CellState, tuple[str, str]], icons: Mapping[CellState, str]
    ) -> None:
        """Take role and marked word of each state, and the pictures of those that have one."""
        super().__init__()
        self._words = {state: states[state][1] for state in icons}
        self._labels = {state: Label("", "caption") for state in icons}
        self._parts: dict[CellState, QWidget] = {}
        line = row(spacing=SPACE_4)
        for state, name in icons.items():
            part = QWidget()
            picture = IconLabel(name, states[state][0])
            part.setLayout(row(picture, self._labels[state], spacing=SPACE_1))
            self._parts[state] = part
            line.addWidget(part)
        line.addStretch(1)
        self.setLayout(line)

    def show_states(self, present: set[CellState]) -> None:
        """Show what is on the board now, in the language in use."""
        for state, part in self._parts.items():
            self._labels[state].setText(tr_later(self._words[state]))
            part.setVisible(state in present)
        self.setVisible(bool(present & set(self._parts)))
