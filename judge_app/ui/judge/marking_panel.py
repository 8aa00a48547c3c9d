"""The right side of the judging screen: what the entry is, the rubric, the comment, the total."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry
from judge_app.contest.ids import CriterionId
from judge_app.contest.scoresheet import Assessment, Outcome
from judge_app.contest.totals import total
from judge_app.ui.judge.comment_field import CommentField
from judge_app.ui.judge.marking_lines import marking_lines
from judge_app.ui.judge.rubric_view import RubricView
from judge_app.ui.language import language, later, tr, tr_later
from judge_app.ui.theme.icons import icon
from judge_app.ui.theme.states import KINDS
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from judge_app.ui.widgets.buttons import Button, IconButton
from judge_app.ui.widgets.frames import column, frame, row, scrolled
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.text import Label, Text
from judge_app.ui.widgets.total_figure import TotalFigure
from judge_app.ui.wording import Sentence

_OUTCOMES = {
    Outcome.ABSTAINED: later("Bạn không cho điểm bài này."),
    Outcome.CONFLICTED: later("Bạn đã khai xung đột lợi ích với bài này."),
    Outcome.COULD_NOT_OPEN: later("Bạn đã báo không mở được bài này."),
}


class MarkingPanel(QWidget):
    """Shows one assessment and tells what the judge changes."""

    mark_changed = Signal(str, object)
    comment_changed = Signal(str)
    outcome_asked = Signal(object)
    """An `Outcome` that the judge wants for this entry."""
    note_wanted = Signal(str)
    criterion_entered = Signal(str)
    finished = Signal()

    def __init__(self, contest: Contest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contest = contest
        self._code = Label("", "section")
        self._title = Label("", "body").wrapped()
        self._about = Label("", "caption").wrapped()
        self._notice = Notice()
        self._rubric = RubricView()
        self._rubric.build(marking_lines(contest, Assessment(entry=contest.entries[0].code)))
        self._comment = CommentField()
        self._total = TotalFigure(contest.rubric.maximum)
        self._outcomes = IconButton("abstained", later("Không chấm bài này…"))
        self._fill_outcomes()
        self._next = Button(later("Bài chưa chấm tiếp theo"), "plain", "next-unmarked")
        self._next.clicked.connect(self.finished)
        self.setLayout(self._page())
        self._connect()

    @property
    def rubric(self) -> RubricView:
        """The rows with the fields."""
        return self._rubric

    @property
    def comment(self) -> CommentField:
        """The field for the comment."""
        return self._comment

    @property
    def total_text(self) -> str:
        """The total as it is shown."""
        return self._total.text

    @property
    def notice(self) -> Notice:
        """What is said about an entry that is not marked."""
        return self._notice

    def show_entry(self, entry: Entry, assessment: Assessment, *, is_barred: bool) -> None:
        """Show an entry anew. `is_barred`: the rules keep this judge from marking it."""
        self._show(entry, assessment, is_barred=is_barred, fresh=True)

    def refresh(self, entry: Entry, assessment: Assessment, *, is_barred: bool) -> None:
        """Show what became of the same entry; what is being typed stays."""
        self._show(entry, assessment, is_barred=is_barred, fresh=False)

    def take_all(self) -> bool:
        """Read everything that is being typed now; return whether all of it can be kept."""
        self._comment.take()
        return self._rubric.take_all()

    def focus_first_unmarked(self) -> None:
        """Put the cursor where the judge goes on."""
        if self._rubric.isEnabled():
            self._rubric.focus_first_unmarked()
        else:
            self._comment.setFocus()

    def focus_criterion(self, criterion: CriterionId) -> None:
        """Put the cursor into a field."""
        self._rubric.focus_criterion(criterion)

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self._rubric.retranslate()
        self._comment.retranslate()
        self._fill_outcomes()

    def _on_mark_again(self) -> None:
        self.outcome_asked.emit(Outcome.MARKED)

    def _show(self, entry: Entry, assessment: Assessment, *, is_barred: bool, fresh: bool) -> None:
        self._code.setText(entry.code)
        self._title.setText(entry.title)
        unit = self._contest.unit(entry.unit).name
        category = self._contest.category(entry.category).name
        self._about.setText(f"{unit} · {category} · {tr_later(KINDS[entry.kind.value].word)}")
        self._rubric.show_lines(marking_lines(self._contest, assessment), fresh=fresh)
        self._total.show_total(total(self._contest.rubric, assessment))
        if fresh:
            self._comment.show_comment(assessment.comment)
        is_marked = assessment.outcome is Outcome.MARKED and not is_barred
        self._rubric.setEnabled(is_marked)
        self._outcomes.setVisible(is_marked)
        self._show_outcome(assessment, is_barred=is_barred)

    def _show_outcome(self, assessment: Assessment, *, is_barred: bool) -> None:
        if is_barred:
            what = tr("Theo thể lệ, bạn không chấm bài này.")
            step = tr("Bài của đơn vị bạn hoặc đã khai xung đột. Bạn không cần làm gì thêm.")
            self._notice.show_sentence(Sentence(what=what, next_step=step), "info")
        elif assessment.outcome is not Outcome.MARKED:
            what = tr_later(_OUTCOMES[assessment.outcome])
            reason = tr("Lý do: {reason}", reason=assessment.reason)
            self._notice.show_sentence(Sentence(what=what, next_step=reason), "warning")
            again = self._notice.add_button(Button(later("Chấm bài này")))
            again.clicked.connect(self._on_mark_again)
        else:
            self._notice.clear()

    def _fill_outcomes(self) -> None:
        menu = QMenu(self._outcomes)
        for outcome, label, name in (
            (Outcome.ABSTAINED, later("Không cho điểm…"), "abstained"),
            (Outcome.CONFLICTED, later("Khai xung đột lợi ích…"), "conflicted"),
            (Outcome.COULD_NOT_OPEN, later("Không mở được…"), "could-not-open"),
        ):
            action = menu.addAction(icon(name), tr_later(label))
            action.triggered.connect(partial(self.outcome_asked.emit, outcome))
        self._outcomes.setMenu(menu)
        self._outcomes.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        self._rubric.mark_changed.connect(self.mark_changed)
        self._rubric.note_wanted.connect(self.note_wanted)
        self._rubric.criterion_entered.connect(self.criterion_entered)
        self._rubric.finished.connect(self.finished)
        self._comment.comment_changed.connect(self.comment_changed)
        language.changed.connect(self.retranslate)

    def _page(self) -> QVBoxLayout:
        top = row(self._code, None, self._outcomes, spacing=SPACE_2)
        head = column(top, self._title, self._about, spacing=SPACE_1)
        head.setContentsMargins(SPACE_4, SPACE_3, SPACE_3, SPACE_3)
        content = QWidget()
        content.setLayout(
            column(
                self._notice,
                self._rubric,
                SPACE_3,
                Text(later("Nhận xét"), "strong"),
                self._comment,
                None,
                spacing=SPACE_1,
                margins=(SPACE_4, SPACE_2, SPACE_4, SPACE_3),
            )
        )
        foot = column(self._total, self._next, spacing=SPACE_2, margins=(SPACE_4, SPACE_2))
        whole = column(frame("bar", head), spacing=0)
        whole.addWidget(scrolled(content, "surface"), 1)
        whole.addWidget(frame("foot", foot))
        return whole
