"""The notes of the entry in work, under the viewer: a click goes back to the place."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from judge_app.contest.contest import Contest
from judge_app.contest.scoresheet import Note
from judge_app.ui.judge.note_composer import NoteComposer
from judge_app.ui.judge.note_lines import NoteLine
from judge_app.ui.language import later, tr
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3
from judge_app.ui.widgets.buttons import Button, IconButton, RowButton
from judge_app.ui.widgets.frames import column, row, scrolled
from judge_app.ui.widgets.text import ElidedLabel, IconLabel, Label, Text

_ICONS = {"panel": "comment", "private": "private", "entrant": "person"}
_SHOWN = 3
"""Lines on display before the strip scrolls."""
_LOW = 520
"""Pixels of height below which a window has room for one line only."""


class NotesStrip(QWidget):
    """Lines and the composer; as low as it can be while there is nothing to show."""

    note_asked = Signal()
    """The user wants to write a note at the place on display."""
    note_written = Signal(object)
    note_removed = Signal(str)
    place_chosen = Signal(object)
    """A `Place` to go back to."""

    def __init__(self, contest: Contest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[NoteLine, ...] = ()
        self._heading = Label("", "strong")
        self._add = Button(later("Ghi chú tại đây"), "quiet", "note")
        self._add.clicked.connect(self.note_asked)
        self._composer = NoteComposer(contest)
        self._composer.written.connect(self.note_written)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._rows.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        content.setLayout(self._rows)
        self._area: QScrollArea = scrolled(content, "surface")
        self._empty = Text(later("Chưa có ghi chú. F8: ghi chú tại chỗ đang xem."), "caption")
        head = row(self._heading, self._empty, None, self._add, spacing=SPACE_3)
        self.setLayout(
            column(head, self._composer, self._area, spacing=SPACE_1, margins=(SPACE_3, SPACE_1))
        )
        self.show_lines(())

    @property
    def composer(self) -> NoteComposer:
        """The line where a note is written."""
        return self._composer

    def begin(self, note: Note) -> None:
        """Open the composer on a note."""
        self._composer.begin(note)

    def take(self) -> None:
        """Save what is being written before another entry or page comes up."""
        self._composer.take()

    def show_lines(self, lines: tuple[NoteLine, ...]) -> None:
        """Show these notes in place of the earlier ones."""
        self._lines = lines
        while item := self._rows.takeAt(0):
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        for line in lines:
            self._rows.addWidget(self._line(line))
        self._rows.addStretch(1)
        self._heading.setText(tr("Ghi chú ({number})", number=len(lines)))
        self._empty.setVisible(not lines)
        self._area.setVisible(bool(lines))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the entry its room where the window is low."""
        super().resizeEvent(event)
        self._fit()

    def set_enabled_for_marking(self, *, is_enabled: bool) -> None:
        """Allow or forbid new notes."""
        self._add.setEnabled(is_enabled)
        if not is_enabled and self._composer.is_open:
            self._composer.close_composer()

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self._composer.retranslate()
        self.show_lines(self._lines)

    def _fit(self) -> None:
        shown = 1 if self.window().height() < _LOW else _SHOWN
        row_height = self.fontMetrics().height() + 2 * SPACE_3
        self._area.setFixedHeight(min(len(self._lines), shown) * row_height)

    def _line(self, line: NoteLine) -> QWidget:
        inside = row(spacing=SPACE_2, margins=(SPACE_2, SPACE_1))
        inside.addWidget(IconLabel(_ICONS[line.note.audience.value], "muted"))
        if line.place:
            place = Label(line.place, "strong")
            place.set_tone("accent")
            inside.addWidget(place)
        inside.addWidget(ElidedLabel(line.note.text), 1)
        if line.criterion:
            inside.addWidget(ElidedLabel(f"→ {line.criterion}", "caption"))
        words = " ".join((line.place, line.note.text, line.criterion, line.audience))
        button = RowButton(inside, words)
        button.setToolTip(line.audience)
        button.clicked.connect(partial(self._on_chosen, line.note))
        edit = IconButton("edit", later("Sửa ghi chú"))
        edit.clicked.connect(partial(self._composer.begin, line.note))
        remove = IconButton("remove", later("Bỏ ghi chú (hoàn tác được)"))
        remove.clicked.connect(partial(self.note_removed.emit, line.note.id))
        whole = row(spacing=0)
        whole.addWidget(button, 1)
        whole.addWidget(edit)
        whole.addWidget(remove)
        holder = QWidget()
        holder.setLayout(whole)
        return holder

    def _on_chosen(self, note: Note) -> None:
        if note.place is not None:
            self.place_chosen.emit(note.place)
