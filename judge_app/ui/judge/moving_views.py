"""The video view and the deck view: made when first needed, then kept for the window's life."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from judge_app.bundle.manifest import Manifest
from judge_app.byte_source import ByteSource
from judge_app.contest.entry import Entry, FileRole
from judge_app.contest.facts import MediaFacts
from judge_app.contest.ids import EntryCode
from judge_app.contest.scoresheet import Note
from judge_app.ui.actions import Action
from judge_app.ui.judge.drawing_ahead import DrawingAhead
from judge_app.ui.slides.clips_beside import ClipsBeside
from judge_app.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from judge_app.ui.players.problems import PlayProblem
    from judge_app.ui.players.seek_bar import NoteMark
    from judge_app.ui.players.video_view import VideoView
    from judge_app.ui.slides.deck_view import DeckView


class Members(Protocol):
    """Where the bytes of an entry come from: a verified bundle."""

    @property
    def manifest(self) -> Manifest:
        """The signed list of everything in it."""

    def member(self, entry: EntryCode, path: str) -> ByteSource:
        """Open a file of an entry."""


def clips_beside(members: Members, entry: Entry) -> ClipsBeside:
    """Return the files of an entry as those in which clips that its decks link to may be."""
    paths = (file.path for file in entry.files if file.role is not FileRole.PREVIEW)
    return ClipsBeside(paths, lambda path: members.member(entry.code, path))


class MovingViews(QObject):
    """Owns both views; closing one entry and opening the next reuses them."""

    note_requested = Signal(int)
    """A note is wanted here: milliseconds of a clip, or the page of a deck."""
    failed = Signal(object)
    """A `JudgeAppError`: the deck or the clip cannot be shown at all."""
    declared_unopenable = Signal(str)
    """The judge pressed "Không mở được" on the clip's own message; the text says what is wrong."""
    note_chosen = Signal(str)
    """The id of the note whose triangle was clicked."""
    views_changed = Signal()
    """A view was made: menus may list its actions now."""

    def __init__(
        self,
        tasks: TaskRunner,
        data_folder: Path,
        parent: QObject | None = None,
        *,
        has_shortcuts: bool = True,
        ahead: DrawingAhead | None = None,
    ) -> None:
        """`has_shortcuts` is false where other views that have them are shown at the same time.

        `ahead` may have a drawing process ready for the first deck.
        """
        super().__init__(parent)
        self._has_shortcuts = has_shortcuts
        self._tasks = tasks
        self._ahead = ahead
        self._data_folder = data_folder
        self._video: VideoView | None = None
        self._deck: DeckView | None = None

    @property
    def position_ms(self) -> int:
        """Where the clip stands."""
        return self._video.position_ms if self._video is not None else 0

    @property
    def page(self) -> int:
        """The page of the deck on display."""
        return self._deck.current_page if self._deck is not None else 1

    @property
    def actions_declared(self) -> tuple[Action, ...]:
        """The actions of the views that exist."""
        video = self._video.actions_declared() if self._video is not None else ()
        deck = self._deck.actions_declared() if self._deck is not None else ()
        return (*video, *deck)

    def video(self, stack: QStackedWidget) -> QWidget:
        """Return the video view, made and put into `stack` the first time."""
        if self._video is None:
            from judge_app.ui.players.video_view import VideoView  # noqa: PLC0415  heavy

            view = VideoView(self._tasks, self._data_folder)
            view.note_requested.connect(self.note_requested)
            view.could_not_open.connect(self._on_declared)
            view.note_chosen.connect(self._on_note_chosen)
            if not self._has_shortcuts:
                view.give_up_shortcuts()
            stack.addWidget(view)
            self._video = view
            self.views_changed.emit()
        return self._video

    def deck(self, stack: QStackedWidget) -> QWidget:
        """Return the deck view, made and put into `stack` the first time."""
        if self._deck is None:
            from judge_app.ui.slides.deck_view import DeckView  # noqa: PLC0415  heavy

            worker = None if self._ahead is None else self._ahead.take()
            view = DeckView(self._tasks, self._data_folder, worker=worker)
            view.note_requested.connect(self.note_requested)
            view.could_not_open.connect(self.failed)
            view.trouble.connect(self.failed)
            view.clip_given_up.connect(self._on_declared)
            if not self._has_shortcuts:
                view.give_up_shortcuts()
            stack.addWidget(view)
            self._deck = view
            self.views_changed.emit()
        return self._deck

    def open_video(
        self,
        source: ByteSource,
        facts: MediaFacts | None,
        start_ms: int | None,
        filmstrip: tuple[QImage, ...],
    ) -> None:
        """Open a clip at a moment, or where it was left; the view must exist."""
        assert self._video is not None
        self._video.open(source, facts, start_ms, filmstrip)

    def open_deck(
        self, source: ByteSource, page: int, deck: ByteSource | None, beside: ClipsBeside
    ) -> None:
        """Open a deck, which is also `deck` where staff made pages of it; the view must exist.

        Clips that it links to are looked for in `beside`.
        """
        assert self._deck is not None
        self._deck.clips.beside = beside
        self._deck.open(source, page, deck=deck)

    def seek(self, milliseconds: int) -> None:
        """Go to a moment of the open clip."""
        if self._video is not None:
            self._video.seek(milliseconds)

    def go_to_page(self, page: int) -> None:
        """Go to a page of the open deck."""
        if self._deck is not None:
            self._deck.go_to(page)

    def show_notes(self, notes: tuple[Note, ...], path: str) -> None:
        """Mark the notes of the file at `path`: on a clip's line of time, on a deck's pages."""
        places = [(note, note.place) for note in notes if note.place and note.place.file == path]
        if self._deck is not None:
            pages = (place.page for _, place in places)
            self._deck.show_notes(frozenset(page for page in pages if page is not None))
        if self._video is not None:
            from judge_app.ui.players.seek_bar import NoteMark  # noqa: PLC0415  heavy

            self._video.set_note_marks(
                tuple(
                    NoteMark(position_ms=place.milliseconds, text=note.text, id=note.id)
                    for note, place in places
                    if place.milliseconds is not None
                )
            )

    def close(self) -> None:
        """Let go of clip and deck, keep the views."""
        if self._video is not None:
            self._video.close_media()
        if self._deck is not None:
            self._deck.close_deck()

    def shut_down(self) -> None:
        """End players and drawing processes."""
        if self._video is not None:
            self._video.shut_down()
        if self._deck is not None:
            self._deck.shut_down()

    def _on_declared(self, problem: "PlayProblem") -> None:
        from judge_app.ui.players.problems import sentence  # noqa: PLC0415  heavy

        self.declared_unopenable.emit(sentence(problem).what)

    def _on_note_chosen(self, mark: "NoteMark") -> None:
        self.note_chosen.emit(mark.id)
