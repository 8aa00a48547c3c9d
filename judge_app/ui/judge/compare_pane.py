"""Another entry beside the one in work, to look at both at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from judge_app.contest.entry import Entry
from judge_app.contest.ids import EntryCode
from judge_app.contest.scoresheet import Place
from judge_app.ui.judge.entry_rows import EntryRow
from judge_app.ui.judge.moving_views import Members, MovingViews
from judge_app.ui.judge.viewer import ViewerPanel
from judge_app.ui.language import language, later, tr
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_2
from judge_app.ui.widgets.buttons import Button, IconButton
from judge_app.ui.widgets.choice import Choice
from judge_app.ui.widgets.frames import column, frame, row

_MEMORY = "beside"
"""Folder of what the players of this side remember: two writers must not share a file."""
_SIDE_BY_SIDE = 640
"""Narrower than this the entries lie one above the other."""
_HALF = 10_000
"""More than there is: both get the same share of the room."""


class ComparePane(QWidget):
    """A viewer of its own with a line that says which entry it shows.

    It answers to no shortcuts: these belong to the entry in work.
    """

    entry_chosen = Signal(str)
    """The code of the entry that shall be shown here."""
    take_up_asked = Signal()
    """The judge wants to mark this entry: it shall change sides."""
    closed = Signal()

    def __init__(self, members: Members, tasks: TaskRunner, data_folder: Path) -> None:
        super().__init__()
        self._code: EntryCode | None = None
        self._moving = MovingViews(tasks, data_folder / _MEMORY, self, has_shortcuts=False)
        self._viewer = ViewerPanel(members, tasks, self._moving, has_shortcuts=False)
        self._choice = Choice()
        self._choice.chosen.connect(self.entry_chosen)
        take_up = Button(later("Chấm bài này"), "quiet", "edit")
        take_up.clicked.connect(self.take_up_asked)
        close = IconButton("cancel", later("Thôi so sánh"))
        close.clicked.connect(self.closed)
        head = row(self._choice, take_up, close, spacing=SPACE_2, margins=(SPACE_2, SPACE_2))
        head.setStretch(0, 1)
        layout = column(frame("bar", head), spacing=0)
        layout.addWidget(self._viewer, 1)
        self.setLayout(layout)
        language.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def code(self) -> EntryCode | None:
        """The entry that is shown here."""
        return self._code

    @property
    def viewer(self) -> ViewerPanel:
        """What it is looked at with."""
        return self._viewer

    def offer(self, rows: tuple[EntryRow, ...]) -> None:
        """Let the judge choose among these entries."""
        self._choice.set_options(*((row.code, f"{row.code} · {row.title}") for row in rows))
        if self._code is not None:
            self._choice.choose(self._code)

    def show_entry(self, entry: Entry, place: Place | None = None) -> None:
        """Show an entry, from a place on if one is named."""
        self._code = entry.code
        self._choice.choose(entry.code)
        self._viewer.show_entry(entry, place)

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self._choice.setAccessibleName(tr("Bài để so sánh"))

    def shut_down(self) -> None:
        """End players and drawing processes."""
        self._viewer.close_all()
        self._moving.shut_down()


class SideBySide(QSplitter):
    """The viewer of the entry in work, and when asked for a second one beside it."""

    entry_chosen = Signal(str)
    taken_up = Signal(str, object)
    """The entry beside shall be the one in work, at this `Place` or None."""
    note_requested = Signal(str, object)
    """A note is wanted on the entry beside, at this `Place`."""
    could_not_open_declared = Signal(str, str)
    copying_asked = Signal(str)
    closed = Signal()

    def __init__(self, main: ViewerPanel, make: Callable[[], ComparePane]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._make = make
        self._pane: ComparePane | None = None
        self.setChildrenCollapsible(False)
        self.addWidget(main)

    @property
    def pane(self) -> ComparePane | None:
        """The second viewer, while it is open."""
        pane = self._pane
        return pane if pane is not None and not pane.isHidden() else None

    def show_beside(self, entry: Entry, rows: tuple[EntryRow, ...], place: Place | None) -> None:
        """Show an entry beside the one in work."""
        was_open = self.pane is not None
        if self._pane is None:
            self._pane = self._made()
            self.addWidget(self._pane)
            for side in range(self.count()):
                self.setStretchFactor(side, 1)
        if not was_open:
            self._pane.show()
            self.setSizes([_HALF, _HALF])
        self._pane.offer(rows)
        self._pane.show_entry(entry, place)

    def close_beside(self) -> None:
        """Show the entry in work alone."""
        if self._pane is not None:
            self._pane.viewer.close_all()
            self._pane.hide()
            self.closed.emit()

    def pause(self) -> None:
        """Let go of clips and decks beside."""
        if self._pane is not None:
            self._pane.viewer.close_all()

    def shut_down(self) -> None:
        """End players and drawing processes beside."""
        if self._pane is not None:
            self._pane.shut_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the entries above one another where it is narrow."""
        super().resizeEvent(event)
        is_wide = self.width() >= theme.scaled(_SIDE_BY_SIDE)
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if wanted is not self.orientation():
            self.setOrientation(wanted)

    def _made(self) -> ComparePane:
        pane = self._make()
        pane.entry_chosen.connect(self.entry_chosen)
        pane.take_up_asked.connect(self._on_take_up_asked)
        pane.closed.connect(self.close_beside)
        pane.viewer.note_requested.connect(self._on_note_requested)
        pane.viewer.could_not_open_declared.connect(self._on_declared)
        pane.viewer.copying_asked.connect(self._on_copying_asked)
        return pane

    def _on_take_up_asked(self) -> None:
        if (pane := self.pane) is not None:
            self.taken_up.emit(pane.code, pane.viewer.place)

    def _on_note_requested(self, place: Place | None) -> None:
        if (pane := self.pane) is not None:
            self.note_requested.emit(pane.code, place)

    def _on_declared(self, suggestion: str) -> None:
        if (pane := self.pane) is not None:
            self.could_not_open_declared.emit(pane.code, suggestion)

    def _on_copying_asked(self) -> None:
        if (pane := self.pane) is not None:
            self.copying_asked.emit(pane.code)
