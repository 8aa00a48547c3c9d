"""How many of the panel raised their hands for an entry that is equal with others."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from judge_app.contest.rules import TieBreakKind
from judge_app.tally.ballots import PanelVote
from judge_app.tally.entry_result import EntryResult
from judge_app.ui.chair.desk_model import DeskView
from judge_app.ui.language import language, later, tr
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.text import Text


class TieVote(QWidget):
    """There for an entry in a tie that the rules let the panel vote on, until the result is final."""

    voted = Signal(object)
    """A `PanelVote`."""

    def __init__(self) -> None:
        super().__init__()
        self._entry: EntryResult | None = None
        self._count = QLineEdit()
        self._count.setProperty("field", "find")
        self._count.setValidator(QRegularExpressionValidator("[0-9]{1,3}", self))
        self._count.textChanged.connect(self._update)
        self._record = Button(later("Ghi biểu quyết"), "plain", "save")
        self._record.clicked.connect(self._on_record)
        self.setLayout(
            column(
                Text(later("Số người trong ban biểu quyết cho bài này"), "caption").wrapped(),
                row(self._count, None, self._record, spacing=SPACE_2),
                spacing=SPACE_1,
            )
        )
        language.changed.connect(self._name)
        self._name()

    def show_entry(self, view: DeskView, entry: EntryResult | None) -> None:
        """Show the votes that an entry has, if it is in a tie that votes may part."""
        steps = view.contest.scoring.tie_breaks
        by_vote = any(step.kind is TieBreakKind.VOTE for step in steps)
        is_open = view.state.frozen is None and by_vote
        shown = entry if entry is not None and entry.tie is not None and is_open else None
        self._entry = shown
        self.setVisible(shown is not None)
        if shown is not None:
            votes = {vote.entry: vote.votes for vote in view.state.votes}
            self._count.setText(str(votes.get(shown.code, "")))
        self._update()

    def _name(self) -> None:
        self._count.setAccessibleName(tr("Số người trong ban biểu quyết cho bài này"))

    def _update(self) -> None:
        self._record.setEnabled(self._entry is not None and self._count.hasAcceptableInput())

    def _on_record(self) -> None:
        if self._entry is not None:
            votes = int(self._count.text())
            self.voted.emit(PanelVote(entry=self._entry.code, votes=votes))
