"""The clips of the page on display: their badges, and the one that plays over the page."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from judge_app.byte_source import ByteSource
from judge_app.slides.embedded import open_embedded
from judge_app.ui.slides.clips_beside import ClipsBeside
from judge_app.ui.slides.page_canvas import PageCanvas
from judge_app.ui.slides.page_overlays import PlacedMedia
from judge_app.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from judge_app.ui.slides.slide_clip import SlideClip

_MEMORY = "slide-clips"
"""Folder of what the players remember for clips on slides: two writers must not share a file."""


class DeckClips(QObject):
    """One clip plays at a time; the player is made when the first one is wanted."""

    changed = Signal()
    """A clip was opened or closed."""
    note_requested = Signal()
    given_up = Signal(object)
    """`PlayProblem`: the judge pressed "Không mở được"."""
    failed = Signal(object)
    """A `JudgeAppError`: the clip cannot be read from the deck."""

    def __init__(
        self, tasks: TaskRunner, data_folder: Path, canvas: PageCanvas, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._data_folder = data_folder
        self._canvas = canvas
        self._player: SlideClip | None = None
        self._media: tuple[PlacedMedia, ...] = ()
        self._playing: PlacedMedia | None = None
        self.beside: ClipsBeside | None = None
        """Other files of the same entry, where clips that the deck links to may be."""
        self.has_shortcuts = True
        """Whether the player may answer to shortcuts; not beside another view that does."""
        canvas.placed.connect(self._place)

    @property
    def can_play(self) -> bool:
        """Whether the page has clips and none of them plays."""
        return self._playing is None and bool(self._playable)

    @property
    def playing(self) -> PlacedMedia | None:
        """The clip that is open over the page."""
        return self._playing

    @property
    def player(self) -> "SlideClip | None":
        """The player over the page, once there is one."""
        return self._player

    def show_page(self, media: tuple[PlacedMedia, ...]) -> None:
        """Put badges on the clips of a page."""
        self._media = tuple(map(self._found, media))
        self._canvas.set_media(tuple(clip for clip in self._media if clip != self._playing))

    def play(self, clip: PlacedMedia, deck: ByteSource | None) -> None:
        """Play a clip where it lies; one that is nowhere in the entry only says so by its badge."""
        if deck is None or clip not in self._playable:
            return
        player = self._made()
        self._playing = clip
        self._place()
        player.open(clip.media, self._source_of(clip, deck))
        self.show_page(self._media)
        self.changed.emit()

    def play_first(self, deck: ByteSource | None) -> None:
        """Play the first clip of the page."""
        if self._playable:
            self.play(self._playable[0], deck)

    def close(self) -> None:
        """Stop the clip that plays."""
        if self._playing is None or self._player is None:
            return
        self._playing = None
        self._player.close_clip()
        self.show_page(self._media)
        self._canvas.setFocus()
        self.changed.emit()

    def shut_down(self) -> None:
        """End the player."""
        if self._player is not None:
            self._player.shut_down()

    @property
    def _playable(self) -> tuple[PlacedMedia, ...]:
        return tuple(clip for clip in self._media if clip.can_play)

    def _found(self, clip: PlacedMedia) -> PlacedMedia:
        """Return a clip with the file it is, where it is one of those beside the deck."""
        if self.beside is None or not clip.media.external or not clip.media.link:
            return clip
        return replace(clip, beside=self.beside.path(clip.media.link))

    def _source_of(self, clip: PlacedMedia, deck: ByteSource) -> Callable[[], ByteSource]:
        if clip.beside and self.beside is not None:
            return partial(self.beside.open, clip.beside)
        return partial(open_embedded, deck, clip.media.part)

    def _made(self) -> "SlideClip":
        if self._player is None:
            from judge_app.ui.slides.slide_clip import SlideClip  # noqa: PLC0415  heavy

            folder = self._data_folder / _MEMORY
            self._player = SlideClip(self._tasks, folder, self._canvas.viewport())
            if not self.has_shortcuts:
                self._player.view.give_up_shortcuts()
            self._player.closed.connect(self.close)
            self._player.note_requested.connect(self.note_requested)
            self._player.could_not_open.connect(self.given_up)
            self._player.failed.connect(self._on_failed)
        return self._player

    def _place(self) -> None:
        if self._playing is not None and self._player is not None:
            place = self._playing.on(self._canvas.page_area)
            self._player.lie_at(place, self._canvas.viewport().rect())

    def _on_failed(self, failure: object) -> None:
        self.close()
        self.failed.emit(failure)
