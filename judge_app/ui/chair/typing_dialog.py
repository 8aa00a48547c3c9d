"""One person types a plain paper sheet, without seeing what anybody else typed."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from judge_app.contest.ids import CriterionId, EntryCode, JudgeId
from judge_app.contest.scoresheet import Outcome
from judge_app.ui.chair.desk_model import DeskView
from judge_app.ui.chair.typed_table import TypedTable
from judge_app.ui.chair.typing_draft import TypingDraft
from judge_app.ui.chair.typing_strip import TypingStrip
from judge_app.ui.language import language, later, tr
from judge_app.ui.theme.tokens import SPACE_3
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.question import Answer, Question
from judge_app.ui.widgets.roomy_dialog import RoomyDialog
from judge_app.ui.widgets.text import Label
from judge_app.ui.wording import Sentence
from judge_app.workflows.panel_state import Typing
from judge_app.workflows.type_paper import (
    NotTyped,
    TypedMarks,
    TypingOutcome,
    TypingsDiffer,
    is_same_person,
    next_revision,
    plain_name,
    standing_of,
)
from judge_app.workflows.typing_sentences import TypingSentences

_WIDTH, _HEIGHT = 1040, 660
_MOST_LINES = 6


class TypingDialog(RoomyDialog):
    """Stays open until what was typed is kept, or the person gives up."""

    typed = Signal(object)
    """The `TypedMarks` to keep."""

    def __init__(self, view: DeskView, judge: JudgeId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._judge = view.contest.panel.member(judge)
        self._draft = TypingDraft(view.contest, judge)
        self._entry: EntryCode = self._draft.entries[0]
        self._filled_from = ""
        self._is_correction = next_revision(view.state, judge) > 1
        self._name, self._reason = QLineEdit(), QLineEdit()
        self._name.editingFinished.connect(self._on_named)
        self._name.returnPressed.connect(self._strip_starts)
        self._reason.setVisible(self._is_correction)
        self._title = Label("", "page").wrapped()
        self._about = Label("", "muted").wrapped()
        self._notice = Notice()
        self._table = TypedTable(view.contest)
        self._table.row_marked.connect(self._on_marked)
        self._strip = TypingStrip(view.contest)
        self._close = Button(later("Đóng"))
        self._keep = Button(later("Giữ bản gõ này"), "primary", "save")
        self._close.clicked.connect(self.reject)
        self._keep.clicked.connect(self._on_keep)
        self._lay_out()
        self._connect_strip()
        language.changed.connect(self.retranslate)
        self.retranslate()
        self._show_entry()
        self._name.setFocus()

    def show_outcome(self, outcome: TypingOutcome) -> None:
        """Close when the typing is kept; say what is wrong with it otherwise."""
        if not isinstance(outcome, NotTyped):
            self.accept()
            return
        said = TypingSentences(self._view.contest, language.current.value).outcome(outcome)
        lines = list(said[:_MOST_LINES]) + (["…"] if len(said) > _MOST_LINES else [])
        what = tr("Chưa giữ được bản gõ.")
        self._notice.show_sentence(Sentence(what=what, next_step="\n".join(lines)), "warning")
        places = [(problem.entry, problem.criterion) for problem in outcome.problems]
        if outcome.needs_name:
            self._name.setFocus()
        elif places and places[0][0] in self._draft.entries:
            self._go_to(*places[0])

    def reject(self) -> None:
        """Ask before anything typed is lost."""
        if not self._draft.is_touched:
            super().reject()
            return
        Question(
            tr("Bỏ những gì vừa gõ?"),
            tr("Bản gõ này chưa được giữ. Bấm “Giữ bản gõ này” khi đã gõ đủ."),
            (
                Answer(label=later("Gõ tiếp"), is_safe=True),
                Answer(label=later("Bỏ, không giữ"), run=super().reject),
            ),
            parent=self,
        ).open()

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        judge = self._judge
        title = tr("Gõ phiếu giấy của {judge} {name}", judge=judge.id, name=judge.name)
        self.setWindowTitle(title)
        self._title.setText(title)
        self._name.setAccessibleName(tr("Họ tên người gõ"))
        self._name.setPlaceholderText(tr("Họ tên người gõ"))
        self._reason.setAccessibleName(tr("Lý do sửa"))
        self._reason.setPlaceholderText(tr("Lý do sửa: giám khảo này đã có phiếu"))
        self._about.setText(self._who_typed())
        self._show_table()

    def _lay_out(self) -> None:
        names = row(spacing=SPACE_3)
        names.addWidget(self._name, 1)
        names.addWidget(self._reason, 1)
        page = column(self._title, self._about, names, self._notice)
        page.addWidget(self._table, 1)
        page.addWidget(self._strip)
        self.lay_out(page, self._close, self._keep, width=_WIDTH, height=_HEIGHT)

    def _connect_strip(self) -> None:
        strip = self._strip
        strip.mark_typed.connect(self._on_mark)
        strip.outcome_typed.connect(self._on_outcome)
        strip.went_on.connect(self._on_went_on)
        strip.went_down.connect(self._on_went_down)
        strip.went_up.connect(self._on_went_up)

    def _who_typed(self) -> str:
        names = [typing.by for typing in self._typings()]
        if not names:
            return tr("Người thứ hai sẽ gõ lại độc lập hoặc đối chiếu; chưa tính cho đến lúc đó.")
        return tr(
            "Đã gõ: {names}. Bản của người khác được giấu. Muốn sửa bản của mình thì ghi đúng tên "
            "mình.",
            names=", ".join(names),
        )

    def _typings(self) -> tuple[Typing, ...]:
        return self._view.state.typings_of(self._judge.id)

    def _on_named(self) -> None:
        """Begin from the person's own typing, with what differs from another's marked."""
        name = plain_name(self._name.text())
        own = next((t for t in self._typings() if is_same_person(t.by, name)), None)
        if own is None or own.by == self._filled_from or self._draft.is_touched:
            return
        self._filled_from = own.by
        self._draft.fill(own.sheet)
        self._reason.setText(own.sheet.reason)
        standing = standing_of(self._view.contest, self._view.state, self._judge.id, by=own.by)
        if isinstance(standing, TypingsDiffer):
            found = standing.differences
            self._table.doubt({(each.entry, each.criterion) for each in found})
            what = tr("{count} chỗ khác với bản của người kia.", count=len(found))
            step = tr("Xem lại bản giấy ở những ô có dấu; sửa nếu mình sai, giữ nguyên nếu đúng.")
            self._notice.show_sentence(Sentence(what=what, next_step=step), "warning")
        self._show_table()
        self._show_entry()

    def _strip_starts(self) -> None:
        self._on_named()
        self._start()

    def _on_mark(self, criterion: str, mark: object) -> None:
        value = mark if isinstance(mark, Decimal) else None
        self._draft.set_mark(self._entry, CriterionId(criterion), value)
        self._show_row()

    def _on_outcome(self, outcome: str, reason: str) -> None:
        self._draft.set_outcome(self._entry, Outcome(outcome), reason)
        self._show_row()

    def _on_went_on(self) -> None:
        below = self._draft.beside(self._entry, 1)
        if below is None:
            self._keep.setFocus()
        else:
            self._go_to(below)

    def _on_went_down(self) -> None:
        self._step(1)

    def _on_went_up(self) -> None:
        self._step(-1)

    def _step(self, steps: int) -> None:
        beside = self._draft.beside(self._entry, steps)
        if beside is not None:
            self._go_to(beside)

    def _on_marked(self, code: str) -> None:
        if code and code != self._entry and self._strip.take():
            self._entry = EntryCode(code)
            self._show_entry()

    def _go_to(self, code: EntryCode | None, criterion: CriterionId | None = None) -> None:
        if code is not None:
            self._entry = code
            self._show_entry()
            self._start(criterion)

    def _start(self, criterion: CriterionId | None = None) -> None:
        self._strip.start(criterion)
        self.bring_in_sight(self._strip)

    def _show_entry(self) -> None:
        entry = self._view.contest.entry(self._entry)
        self._strip.show_line(f"{entry.code} · {entry.title}", self._draft.assessment(self._entry))
        self._table.mark(self._entry)

    def _show_table(self) -> None:
        self._table.show_sheet(self._draft.assessment(code) for code in self._draft.entries)
        self._table.mark(self._entry)

    def _show_row(self) -> None:
        self._table.show_line(self._draft.assessment(self._entry))

    def _on_keep(self) -> None:
        if self._strip.take():
            self.typed.emit(
                TypedMarks(
                    judge=self._judge.id,
                    by=self._name.text(),
                    assessments=self._draft.assessments,
                    reason=self._reason.text(),
                )
            )
