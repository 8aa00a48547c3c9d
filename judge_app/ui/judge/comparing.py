"""Looking at two entries side by side: which one is beside, and what happens when it is marked."""

from PySide6.QtCore import QObject, Signal

from judge_app.contest.ids import EntryCode
from judge_app.contest.scoresheet import Place
from judge_app.ui.judge.compare_pane import ComparePane, SideBySide
from judge_app.ui.judge.viewer import ViewerPanel
from judge_app.ui.judge.work import JudgeWork
from judge_app.ui.services import Services


class Comparing(QObject):
    """Marks and notes always belong to the entry in work, which is on the left.

    Whatever is wanted of the entry beside - a mark, a note, to say that it does not open - first
    lets the two change sides, so that nothing is ever written to the wrong one.
    """

    opened = Signal()
    """A second entry is shown now."""
    closed = Signal()
    note_asked = Signal(object)
    """A note at this `Place` of the entry in work, which was beside a moment ago."""
    declared = Signal(str)
    """The entry in work, which was beside a moment ago, does not open; the text suggests why."""
    copying_asked = Signal()

    def __init__(
        self, work: JudgeWork, services: Services, viewer: ViewerPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._services = services
        self._viewer = viewer
        self._last: EntryCode | None = None
        self._views = SideBySide(viewer, self._make)
        self._views.entry_chosen.connect(self._on_entry_chosen)
        self._views.taken_up.connect(self._on_taken_up)
        self._views.note_requested.connect(self._on_note_requested)
        self._views.could_not_open_declared.connect(self._on_declared)
        self._views.copying_asked.connect(self._on_copying_asked)
        self._views.closed.connect(self.closed)

    @property
    def views(self) -> SideBySide:
        """The viewer of the entry in work and the one beside it."""
        return self._views

    @property
    def code(self) -> EntryCode | None:
        """The entry beside the one in work, None where there is none."""
        return self._views.pane.code if self._views.pane is not None else None

    def toggle(self) -> None:
        """Show the entry that was compared last, or the one before the entry in work; or stop."""
        if self._views.pane is not None:
            self._views.close_beside()
            return
        code = self._to_begin_with()
        if code is not None:
            self.show_beside(code)

    def show_beside(self, code: EntryCode, place: Place | None = None) -> None:
        """Show an entry beside the one in work."""
        was_open = self._views.pane is not None
        self._last = code
        if not was_open:
            self.opened.emit()
        self._views.show_beside(self._work.entry(code), self._work.rows, place)

    def pause(self) -> None:
        """Let go of clips and decks while another page is on display."""
        self._views.pause()

    def resume(self) -> None:
        """Show the entry beside again."""
        if self._views.pane is not None and self._last is not None:
            self.show_beside(self._last)

    def shut_down(self) -> None:
        """End players and drawing processes."""
        self._views.shut_down()

    def _make(self) -> ComparePane:
        members = self._work.session.opened.reader
        return ComparePane(members, self._services.tasks, self._services.data_folder)

    def _to_begin_with(self) -> EntryCode | None:
        current = self._work.current
        codes = [row.code for row in self._work.rows]
        if current is None or len(codes) < 2:
            return None
        if self._last is not None and self._last != current.code:
            return self._last
        position = codes.index(current.code)
        return codes[position - 1] if position else codes[1]

    def _take_up(self, code: str, place: Place | None) -> None:
        """Let the entry beside change sides with the one in work."""
        current, left_at = self._work.current, self._viewer.place
        wanted = EntryCode(code)
        if current is None or current.code == wanted:
            return
        self._work.go_to(wanted)
        if place is not None:
            self._viewer.show_entry(self._work.entry(wanted), place)
        self.show_beside(current.code, left_at)

    def _on_entry_chosen(self, code: str) -> None:
        self.show_beside(EntryCode(code))

    def _on_taken_up(self, code: str, place: Place | None) -> None:
        self._take_up(code, place)

    def _on_note_requested(self, code: str, place: Place | None) -> None:
        self._take_up(code, place)
        self.note_asked.emit(place)

    def _on_declared(self, code: str, suggestion: str) -> None:
        self._take_up(code, None)
        self.declared.emit(suggestion)

    def _on_copying_asked(self, code: str) -> None:
        self._take_up(code, None)
        self.copying_asked.emit()
