"""A clip or sound played where it lies on the page, by the same players as any other clip."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.slides.embedded import open_embedded
from judge_app.ui.language import later
from judge_app.ui.players.video_view import VideoView
from judge_app.ui.slides.deck_actions import SHORTCUTS
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_1
from judge_app.ui.widgets.buttons import IconButton
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.text import ElidedLabel

_LEAST = QSize(360, 200)
"""Pixels that a picture should have; smaller places are exceeded."""
_AROUND = 130
"""Pixels of height that the line above the picture and the controls under it take."""


class SlideClip(QFrame):
    """Lies over the page at the clip's place, with a line to close it."""

    closed = Signal()
    note_requested = Signal()
    could_not_open = Signal(object)
    """`PlayProblem`: the judge pressed "Không mở được"."""
    failed = Signal(object)
    """A `JudgeAppError`: the clip cannot be read from the deck."""

    def __init__(self, tasks: TaskRunner, data_folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._opening = 0
        self._view = VideoView(tasks, data_folder)
        self._view.give_up_shortcuts(SHORTCUTS)
        self._name = ElidedLabel("", "caption")
        self._close = IconButton("cancel", later("Đóng phim, về trang"))
        head = row(self._name, self._close, spacing=SPACE_1, margins=(SPACE_1, 0))
        head.setStretch(0, 1)
        layout = column(head, spacing=0, margins=(1, 1))
        layout.addWidget(self._view, 1)
        self.setLayout(layout)
        self._close.clicked.connect(self.closed)
        self._view.opened.connect(self._on_opened)
        self._view.note_requested.connect(self._on_note_requested)
        self._view.could_not_open.connect(self.could_not_open)
        self.hide()

    @property
    def view(self) -> VideoView:
        """The player."""
        return self._view

    def open(self, deck: ByteSource, part: str) -> None:
        """Play a part of a deck from its beginning."""
        self.close_clip()
        self._name.setText(part.rpartition("/")[2])
        self.show()
        self.raise_()
        self._view.focus_picture()
        number = self._opening
        self._tasks.render(
            lambda: open_embedded(deck, part),
            then=partial(self._on_source, number),
            failed=partial(self._on_failed, number),
        )

    def close_clip(self) -> None:
        """Stop, let go of the clip, and go."""
        self._opening += 1
        self._view.close_media()
        self.hide()

    def shut_down(self) -> None:
        """End the players."""
        self._opening += 1
        self._view.shut_down()

    def lie_at(self, place: QRect, room: QRect) -> None:
        """Lie over `place`, larger where that is too small, and never outside `room`."""
        least = QSize(theme.scaled(_LEAST.width()), theme.scaled(_LEAST.height()))
        around = QSize(0, theme.scaled(_AROUND))
        size = (place.size().expandedTo(least) + around).boundedTo(room.size())
        area = QRect(QPoint(0, 0), size)
        area.moveCenter(place.center())
        area.moveLeft(min(max(room.left(), area.left()), room.right() + 1 - area.width()))
        area.moveTop(min(max(room.top(), area.top()), room.bottom() + 1 - area.height()))
        self.setGeometry(area)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_source(self, number: int, source: ByteSource) -> None:
        if number != self._opening:
            source.close()
            return
        self._view.open(source, start_ms=0)

    def _on_opened(self, _opened: object) -> None:
        """Play at once: that is what the click on the badge meant."""
        self._view.play()
        self._view.focus_picture()

    def _on_failed(self, number: int, failure: JudgeAppError) -> None:
        if number == self._opening:
            self.close_clip()
            self.failed.emit(failure)

    def _on_note_requested(self, _milliseconds: int) -> None:
        self.note_requested.emit()
