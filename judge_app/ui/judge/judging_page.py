"""The judging screen: entries on the left, the viewer in the middle, the marks on the right."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from judge_app.contest.ids import CriterionId, EntryCode
from judge_app.contest.scoresheet import Note, Outcome, Place
from judge_app.errors import JudgeAppError
from judge_app.ui.actions import ActionTable
from judge_app.ui.judge import judging_actions
from judge_app.ui.judge.clips_ahead import ClipsAhead
from judge_app.ui.judge.comparing import Comparing
from judge_app.ui.judge.copying import Copying
from judge_app.ui.judge.drawing_ahead import DrawingAhead
from judge_app.ui.judge.entry_list import EntryList
from judge_app.ui.judge.judging_bar import JudgingBar
from judge_app.ui.judge.marking_panel import MarkingPanel
from judge_app.ui.judge.moving_views import MovingViews
from judge_app.ui.judge.note_lines import note_lines
from judge_app.ui.judge.notes_strip import NotesStrip
from judge_app.ui.judge.outcome_dialog import OutcomeDialog
from judge_app.ui.judge.save_queue import SaveState, SaveStatus
from judge_app.ui.judge.viewer import ViewerPanel
from judge_app.ui.judge.work import JudgeWork
from judge_app.ui.language import language, later, tr
from judge_app.ui.services import Services
from judge_app.ui.theme.tokens import MEDIUM
from judge_app.ui.widgets.folding_panels import FoldingPanels, Panel
from judge_app.ui.widgets.frames import column, holding
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.wording import explain

_LIST_WIDTH, _MARKS_WIDTH = 268, 372
_LIST, _VIEWER, _MARKS = range(3)
_LOOK_SECONDS = 5


class JudgingPage(QWidget):
    """Brings the judge's work and its views together."""

    finish_asked = Signal()

    def __init__(
        self, work: JudgeWork, services: Services, shell: ActionTable, ahead: DrawingAhead
    ) -> None:
        super().__init__()
        self._work = work
        self._services = services
        self._actions = ActionTable(self)
        self._declare()
        contest = work.contest
        self._bar = JudgingBar(contest, work.judge, self._actions, shell)
        self._notice = Notice()
        self._list = EntryList()
        self._moving = MovingViews(services.tasks, services.data_folder, self, ahead=ahead)
        self._viewer = ViewerPanel(work.session.opened.reader, services.tasks, self._moving)
        self._comparing = Comparing(work, services, self._viewer, self)
        self._notes = NotesStrip(contest)
        self._marks = MarkingPanel(contest)
        self._copying = Copying(work, services.tasks, self)
        self._list_was_folded = False
        # Before the page hears of an entry, so that its clip is read while the page is filled in.
        self._clips = ClipsAhead(work, work.session.opened.reader, services.tasks, self)
        self._build()
        self._connect()
        self._look_timer = QTimer(self)
        self._look_timer.setInterval(_LOOK_SECONDS * 1000)
        self._look_timer.timeout.connect(self._on_looked)
        self._look_timer.start()

    @property
    def actions_table(self) -> ActionTable:
        """The actions of this screen and of its viewers."""
        return self._actions

    @property
    def bar(self) -> JudgingBar:
        """The top line."""
        return self._bar

    @property
    def entry_list(self) -> EntryList:
        """The entries."""
        return self._list

    @property
    def marks(self) -> MarkingPanel:
        """The fields."""
        return self._marks

    @property
    def notes(self) -> NotesStrip:
        """The notes of the entry in work."""
        return self._notes

    @property
    def comparing(self) -> Comparing:
        """The entry beside the one in work, if there is one."""
        return self._comparing

    @property
    def viewer(self) -> ViewerPanel:
        """What is looked at."""
        return self._viewer

    def begin(self) -> None:
        """Show the first entry with something to do."""
        self._show_rows()
        self._bar.show_status(self._work.queue.status)
        if not self._work.go_to_next_open() and self._work.rows:
            self._work.go_to(self._work.rows[0].code)

    def go_to(self, code: EntryCode, criterion: CriterionId | None = None) -> None:
        """Take an entry up, with the cursor on a criterion if one is named."""
        self._work.go_to(code)
        if criterion is not None:
            self._marks.focus_criterion(criterion)

    def take_all(self) -> bool:
        """Read what is being typed; return whether all of it can be kept."""
        self._notes.take()
        return self._marks.take_all()

    def pause(self) -> None:
        """Let go of clips and decks while another page is on display."""
        self._clips.pause()
        self._viewer.close_all()
        self._comparing.pause()

    def resume(self) -> None:
        """Come back from another page."""
        self._on_current_changed()
        self._comparing.resume()
        self._clips.resume()

    def show_failure(self, failure: JudgeAppError) -> None:
        """Say what could not be done; the work itself is safe."""
        self._notice.show_sentence(partial(explain, failure))

    def shut_down(self) -> None:
        """End players and drawing processes."""
        self._look_timer.stop()
        self._clips.shut_down()
        self._viewer.close_all()
        self._moving.shut_down()
        self._comparing.shut_down()

    def _build(self) -> None:
        middle = column(spacing=0)
        middle.addWidget(self._comparing.views, 1)
        middle.addWidget(self._notes)
        self._panels = FoldingPanels(
            Panel(
                name=later("Danh sách"),
                widget=self._list,
                width=_LIST_WIDTH,
                least=200,
                fold_below=MEDIUM,
            ),
            Panel(name=later("Bài thi"), widget=holding(middle)),
            Panel(name=later("Chấm điểm"), widget=self._marks, width=_MARKS_WIDTH, least=300),
            main=_VIEWER,
        )
        whole = column(self._bar, self._notice, spacing=0)
        whole.addWidget(self._panels, 1)
        self.setLayout(whole)

    def _declare(self) -> None:
        add, work = self._actions.add, self._work
        add(judging_actions.NEXT_OPEN, self._go_next_open)
        add(judging_actions.NEXT, partial(self._go_by, 1))
        add(judging_actions.PREVIOUS, partial(self._go_by, -1))
        add(judging_actions.SEARCH, self._focus_search)
        add(judging_actions.FIELDS, self._focus_fields)
        add(judging_actions.VIEWER, self._focus_viewer)
        add(judging_actions.UNDO, work.undo)
        add(judging_actions.REDO, work.redo)
        add(judging_actions.COPY, self._choose_copy_folder)
        add(judging_actions.FINISH, self._ask_to_finish)
        add(judging_actions.LIST, self._toggle_list)
        add(judging_actions.MARKS, self._toggle_marks)
        add(judging_actions.COMPARE, self._toggle_comparing)

    def _connect(self) -> None:
        work, marks, notes, viewer = self._work, self._marks, self._notes, self._viewer
        work.current_leaving.connect(notes.take)
        work.current_changed.connect(self._on_current_changed)
        work.entry_changed.connect(self._on_entry_changed)
        work.entry_replaced.connect(self._on_entry_replaced)
        work.queue.status_changed.connect(self._on_status)
        work.queue.refused.connect(self._on_refused)
        self._list.chosen.connect(self._on_chosen)
        marks.mark_changed.connect(self._on_mark_changed)
        marks.comment_changed.connect(work.set_comment)
        marks.outcome_asked.connect(self._on_outcome_asked)
        marks.note_wanted.connect(self._on_note_wanted)
        marks.finished.connect(self._go_next_open)
        notes.note_asked.connect(self._on_note_asked)
        notes.note_written.connect(work.put_note)
        notes.note_removed.connect(work.remove_note)
        notes.place_chosen.connect(viewer.go_to)
        viewer.note_requested.connect(self._on_note_requested)
        viewer.could_not_open_declared.connect(self._on_declared)
        viewer.copying_asked.connect(self._on_copying_asked)
        self._comparing.note_asked.connect(self._on_note_requested)
        self._comparing.declared.connect(self._on_declared)
        self._comparing.copying_asked.connect(self._on_copying_asked)
        self._comparing.opened.connect(self._on_comparing_opened)
        self._comparing.closed.connect(self._on_comparing_closed)
        self._moving.views_changed.connect(self._on_views_changed)
        self._bar.finish_asked.connect(self._ask_to_finish)
        self._bar.retry_asked.connect(work.queue.retry)
        language.changed.connect(self._retranslate)

    def _show_rows(self) -> None:
        rows = self._work.rows
        self._list.show_rows(rows)
        self._bar.show_rows(rows)

    def _show_entry(self, *, fresh: bool) -> None:
        entry = self._work.current
        if entry is None:
            return
        assessment = self._work.assessment(entry.code)
        barred = self._work.is_barred(entry.code)
        show = self._marks.show_entry if fresh else self._marks.refresh
        show(entry, assessment, is_barred=barred)
        self._notes.show_lines(note_lines(self._work.contest, assessment))
        self._notes.set_enabled_for_marking(is_enabled=not barred)
        self._viewer.show_notes(assessment.notes)

    def _on_current_changed(self) -> None:
        entry = self._work.current
        if entry is None:
            return
        self._notice_unless_failed()
        self._show_entry(fresh=True)
        self._list.show_current(entry.code)
        self._viewer.show_entry(entry)
        self._marks.focus_first_unmarked()

    def _on_entry_changed(self, code: str) -> None:
        self._show_rows()
        if self._work.current is not None and self._work.current.code == code:
            self._show_entry(fresh=False)

    def _on_entry_replaced(self, code: str) -> None:
        self._show_rows()
        self._work.go_to(EntryCode(code))
        self._show_entry(fresh=True)

    def _on_status(self, status: SaveStatus) -> None:
        self._bar.show_status(status)
        if status.state is SaveState.FAILED and status.failure is not None:
            self._notice.show_sentence(partial(explain, status.failure))
        elif status.state is SaveState.SAVED:
            self._notice.clear()

    def _on_refused(self, failure: JudgeAppError) -> None:
        self._notice.show_sentence(partial(explain, failure), "warning")

    def _on_chosen(self, code: str) -> None:
        self._marks.take_all()
        self._work.go_to(EntryCode(code))
        if self._panels.is_narrow:
            self._panels.show_panel(_VIEWER)

    def _on_mark_changed(self, criterion: str, value: object) -> None:
        self._work.set_mark(CriterionId(criterion), value)  # type: ignore[arg-type]

    def _on_outcome_asked(self, outcome: Outcome) -> None:
        self._ask_outcome(outcome, "")

    def _on_declared(self, suggestion: str) -> None:
        self._ask_outcome(Outcome.COULD_NOT_OPEN, suggestion)

    def _ask_outcome(self, outcome: Outcome, suggestion: str) -> None:
        entry = self._work.current
        if entry is None:
            return
        if outcome is Outcome.MARKED:
            self._work.set_outcome(outcome, "")
            self._show_entry(fresh=True)
            return
        OutcomeDialog(
            entry.code,
            outcome,
            partial(self._decide, outcome),
            has_marks=bool(self._work.assessment(entry.code).marks),
            suggestion=suggestion,
            parent=self,
        ).open()

    def _decide(self, outcome: Outcome, reason: str) -> None:
        self._work.set_outcome(outcome, reason)
        self._show_entry(fresh=True)

    def _on_note_asked(self) -> None:
        self._begin_note(self._viewer.place, None)

    def _on_note_wanted(self, criterion: str) -> None:
        self._begin_note(self._viewer.place, CriterionId(criterion))

    def _on_note_requested(self, place: Place | None) -> None:
        self._begin_note(place, None)

    def _begin_note(self, place: Place | None, criterion: CriterionId | None) -> None:
        note: Note = self._work.new_note(place, criterion)
        self._notes.begin(note)

    def _on_copying_asked(self) -> None:
        entry = self._work.current
        if entry is not None:
            self._copying.ask(entry, self)

    def _on_views_changed(self) -> None:
        self._actions.adopt(self._viewer.actions_declared)

    def _on_looked(self) -> None:
        entry = self._work.current
        if entry is None or not self.isVisible() or not self.isActiveWindow():
            return
        session, code = self._work.session, entry.code
        self._services.tasks.store(lambda: session.record_viewing(code, _LOOK_SECONDS))

    def _notice_unless_failed(self) -> None:
        if self._work.queue.status.state is not SaveState.FAILED:
            self._notice.clear()

    def _go_next_open(self) -> None:
        self._marks.take_all()
        if not self._work.go_to_next_open():
            self._ask_to_finish()

    def _go_by(self, steps: int) -> None:
        self._marks.take_all()
        self._work.go_by(steps)

    def _focus_search(self) -> None:
        self._panels.show_panel(_LIST)
        self._list.focus_search()

    def _focus_fields(self) -> None:
        self._panels.show_panel(_MARKS)
        self._marks.focus_first_unmarked()

    def _focus_viewer(self) -> None:
        self._panels.show_panel(_VIEWER)
        self._viewer.focus_content()

    def _toggle_list(self) -> None:
        self._panels.toggle(_LIST)

    def _toggle_marks(self) -> None:
        self._panels.toggle(_MARKS)

    def _toggle_comparing(self) -> None:
        self._marks.take_all()
        self._comparing.toggle()

    def _on_comparing_opened(self) -> None:
        """Give two entries the room of the list."""
        self._list_was_folded = self._panels.is_folded(_LIST)
        self._panels.fold(_LIST, folded=True)

    def _on_comparing_closed(self) -> None:
        self._panels.fold(_LIST, folded=self._list_was_folded)

    def _ask_to_finish(self) -> None:
        if self.take_all():
            self.finish_asked.emit()

    def _choose_copy_folder(self) -> None:
        dialog = QFileDialog(self, tr("Chọn thư mục trên USB để giữ bản sao an toàn"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_copy_folder)
        dialog.open()

    def _on_copy_folder(self, folder: str) -> None:
        session = self._work.session
        self._services.tasks.store(
            lambda: session.choose_copy_folder(Path(folder)), then=self._on_copy_state
        )

    def _on_copy_state(self, state: object) -> None:
        self._copying.show_copy_state(state, self._notice)

    def _retranslate(self) -> None:
        self._show_rows()
        self._notes.retranslate()
        self._show_entry(fresh=False)
