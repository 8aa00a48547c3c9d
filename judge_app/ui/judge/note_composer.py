"""One line to write a note: where, what, for which criterion, for whom."""

import unicodedata
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from judge_app.contest.contest import Contest
from judge_app.contest.ids import CriterionId
from judge_app.contest.scoresheet import Audience, Note, Place
from judge_app.ui.judge.marking_lines import label_of
from judge_app.ui.judge.note_lines import AUDIENCES, place_words
from judge_app.ui.language import later, tr
from judge_app.ui.theme.tokens import SPACE_2
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.choice import Choice
from judge_app.ui.widgets.frames import column, frame, row
from judge_app.ui.widgets.text import Label


class NoteComposer(QWidget):
    """Hidden until a note is begun or edited."""

    written = Signal(object)
    """The finished `Note`."""
    closed = Signal()

    def __init__(self, contest: Contest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contest = contest
        self._note: Note | None = None
        self._came_from: QWidget | None = None
        self._place = Label("", "strong")
        self._text = QLineEdit()
        self._text.returnPressed.connect(self._on_save)
        self._criterion = Choice()
        self._audience = Choice()
        save = Button(later("Lưu ghi chú"), "primary")
        save.clicked.connect(self._on_save)
        cancel = Button(later("Bỏ"))
        cancel.clicked.connect(self.close_composer)
        top = row(self._place, spacing=SPACE_2)
        top.addWidget(self._text, 1)
        under = row(spacing=SPACE_2)
        under.addWidget(self._criterion, 1)
        under.addWidget(self._audience, 1)
        under.addWidget(cancel)
        under.addWidget(save)
        inside = column(top, under, spacing=SPACE_2, margins=(SPACE_2, SPACE_2))
        self.setLayout(column(frame("info", inside)))
        self.setVisible(False)
        self.retranslate()

    @property
    def is_open(self) -> bool:
        """Whether a note is being written."""
        return self._note is not None

    def begin(self, note: Note) -> None:
        """Write a new note, or go on with an old one; the keyboard comes back afterwards."""
        if not self.is_open:
            # A window that is only just coming to the front has a focus that Qt does not name yet.
            self._came_from = QApplication.focusWidget() or self.window().focusWidget()
        self._note = note
        self._show_place(note.place)
        self._text.setText(note.text)
        self._criterion.choose(note.criterion or "")
        self._audience.choose(note.audience.value)
        self.setVisible(True)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_composer(self) -> None:
        """Leave without saving."""
        self._note = None
        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(False)
        self.closed.emit()

    def take(self) -> None:
        """Save what was written so far, as if the user had; an empty or unchanged note is let go."""
        if self._note is None:
            return
        note = self._written(self._note)
        if note.text and note != self._note:
            self._on_save()
        else:
            self.close_composer()

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        self._text.setPlaceholderText(tr("Ghi chú, ví dụ: tiếng nhỏ, khó nghe"))
        self._text.setAccessibleName(tr("Ghi chú"))
        self._criterion.setAccessibleName(tr("Tiêu chí"))
        self._audience.setAccessibleName(tr("Ai đọc ghi chú này"))
        self._criterion.set_options(
            ("", later("Cả bài")),
            *((c.id, f"{c.id} {label_of(c)}") for _, c in self._contest.rubric.walk()),
        )
        self._audience.set_options(*((a.value, words) for a, words in AUDIENCES.items()))
        if self._note is not None:
            self._show_place(self._note.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_composer()
        else:
            super().keyPressEvent(event)

    def _on_save(self) -> None:
        note = None if self._note is None else self._written(self._note)
        if note is None or not note.text:
            self._text.setFocus()
            return
        self.close_composer()
        self.written.emit(note)

    def _written(self, begun: Note) -> Note:
        criterion = self._criterion.value
        return replace(
            begun,
            text=unicodedata.normalize("NFC", self._text.text()).strip(),
            criterion=CriterionId(criterion) if criterion else None,
            audience=Audience(self._audience.value),
        )

    def _show_place(self, place: Place | None) -> None:
        words = place_words(place)
        self._place.setText(words)
        self._place.setVisible(bool(words))
