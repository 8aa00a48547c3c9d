"""A clip or sound played where it lies on the page, by the same players as any other clip."""

from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TypeVar

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegion
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.media.player import Opened
from judge_app.slides.deck import MediaPlace
from judge_app.ui.language import later
from judge_app.ui.players.control_bar import ControlBar
from judge_app.ui.players.picture_area import PictureArea
from judge_app.ui.players.video_view import VideoView
from judge_app.ui.slides.clip_layout import Around, ClipLayout, lay_beside, lay_over
from judge_app.ui.slides.deck_actions import SHORTCUTS
from judge_app.ui.slides.media_words import clip_heading, stop_of
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_1
from judge_app.ui.widgets.buttons import IconButton
from judge_app.ui.widgets.frames import column, frame, row
from judge_app.ui.widgets.text import ElidedLabel

W = TypeVar("W", bound=QWidget)

_ANY_HEIGHT = (1 << 24) - 1
"""QWIDGETSIZE_MAX, which PySide does not name: no bound."""
_ROOMY = QSize(360, 200)
"""Pixels that picture and message get where something is wrong with the clip."""


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
        self._media: MediaPlace | None = None
        self._stop_ms = 0
        self._is_sound = False
        self._place = QRect()
        self._room = QRect()
        self._margins = QMargins()
        self._view = VideoView(tasks, data_folder)
        self._view.give_up_shortcuts(SHORTCUTS)
        self._name = ElidedLabel("", "caption")
        self._close = IconButton("cancel", later("Đóng phim, về trang"))
        self._view.picture.setMinimumSize(1, 1)  # as small as its place on the page
        self._view.picture.installEventFilter(self)
        self._bar = _part(self._view, ControlBar)
        self._bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._area = _part(self._view, PictureArea)
        head = row(self._name, self._close, spacing=SPACE_1, margins=(SPACE_1, 0))
        head.setStretch(0, 1)
        self._head = frame("foot", head)
        layout = column(self._head, spacing=0)
        layout.addWidget(self._view, 1)
        self.setLayout(layout)
        self._close.clicked.connect(self.closed)
        self._view.opened.connect(self._on_opened)
        self._view.problem_found.connect(self._on_problem)
        self._view.position_changed.connect(self._on_moved)
        theme.changed.connect(self._lie)
        self._view.note_requested.connect(self._on_note_requested)
        self._view.could_not_open.connect(self.could_not_open)
        self.hide()

    @property
    def view(self) -> VideoView:
        """The player."""
        return self._view

    def open(self, media: MediaPlace, opened: Callable[[], ByteSource]) -> None:
        """Play a clip of a page from its beginning; `opened` opens it, beside the window."""
        self.close_clip()
        self._media = media
        self._is_sound = media.is_sound
        self._name.setText(PurePosixPath(media.part or media.link).name)
        self._area.turn(media.rotation, mirrored=media.is_mirrored)
        self._lie()
        self.show()
        self.raise_()
        self._view.focus_picture()
        number = self._opening
        self._tasks.render(
            opened,
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
        """Lie over `place` with the picture, and beside it with the controls, inside `room`."""
        self._place, self._room = place, room
        self._lie()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the picture all there is on the whole screen, and its place on the page again."""
        if watched is self._view.picture and event.type() is QEvent.Type.Resize:
            self._leave_margins()
        return super().eventFilter(watched, event)

    def _lie(self) -> None:
        layout = self._layout()
        self._margins = QMargins()
        if layout.picture.isEmpty() or layout.picture.width() >= layout.whole.width():
            self.clearMask()
        else:
            left = layout.picture.left() - layout.whole.left()
            self._margins = QMargins(left, 0, layout.whole.right() - layout.picture.right(), 0)
            picture = layout.picture.translated(-layout.whole.topLeft())
            above = QRect(0, 0, layout.whole.width(), picture.top())
            below = QRect(0, picture.bottom() + 1, layout.whole.width(), layout.whole.height())
            self.setMask(QRegion(above) + picture + below)
        self.setGeometry(layout.whole)
        self._leave_margins()

    def _layout(self) -> ClipLayout:
        view = self._view
        around = Around(
            above=self._head.sizeHint().height(),
            below=self._bar.sizeHint().height(),
            least_width=max(view.minimumSizeHint().width(), theme.scaled(_ROOMY.width())),
        )
        if view.problem is not None:
            least = QSize(theme.scaled(_ROOMY.width()), theme.scaled(_ROOMY.height()))
            roomy = QRect(QPoint(0, 0), self._place.size().expandedTo(least))
            roomy.moveCenter(self._place.center())
            return lay_over(roomy, self._room, around)
        lay = lay_beside if self._is_sound else lay_over
        return lay(self._place, self._room, around)

    def _leave_margins(self) -> None:
        picture = self._view.picture
        is_on_page = picture.window() is self.window()
        is_flat = is_on_page and self._is_sound and self._view.problem is None
        picture.setContentsMargins(self._margins if is_on_page else QMargins())
        picture.setMaximumHeight(1 if is_flat else _ANY_HEIGHT)

    def _on_source(self, number: int, source: ByteSource) -> None:
        if number != self._opening:
            source.close()
            return
        self._view.open(source, start_ms=self._media.cut_start_ms if self._media else 0)

    def _on_opened(self, opened: Opened) -> None:
        """Play at once: that is what the click on the badge meant."""
        self._is_sound = not opened.has_picture
        if self._media is not None:
            self._stop_ms = stop_of(self._media, self._view.duration_ms)
            self._name.setText(clip_heading(self._media, self._view.duration_ms))
        self._lie()
        self._view.play()
        self._view.focus_picture()

    def _on_moved(self, position_ms: int) -> None:
        """Stand still once where the clip's maker made it end; who plays on sees the rest."""
        if self._stop_ms and position_ms >= self._stop_ms:
            self._stop_ms = 0
            self._view.pause()

    def _on_problem(self, _problem: object) -> None:
        """Make room for the message."""
        self._lie()

    def _on_failed(self, number: int, failure: JudgeAppError) -> None:
        if number == self._opening:
            self.close_clip()
            self.failed.emit(failure)

    def _on_note_requested(self, _milliseconds: int) -> None:
        self.note_requested.emit()


def _part(view: VideoView, kind: type[W]) -> W:
    found = view.findChild(kind)
    assert isinstance(found, kind)
    return found
