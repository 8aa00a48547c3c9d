"""Looks up subtitle lines on a thread of its own; the drive may be slow, and the window must not wait."""

import _thread
import threading

from PySide6.QtCore import QObject, Signal

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.media.containers.subtitle_lines import SubtitleTracks
from judge_app.media.containers.subtitle_tracks import read_subtitle_tracks


class LineFinder(QObject):
    """One look-up at a time, the latest wish wins.

    Args:
        source: the clip, which becomes this object's own.
        parent: the owner.
    """

    found = Signal(int, int, object)
    """Track, moment in ms, and the lines shown then; None where they cannot be told."""

    def __init__(self, source: ByteSource, parent: QObject) -> None:
        super().__init__(parent)
        self._looking = _Looking(source, self)
        _thread.start_new_thread(self._looking.work, ())

    def look(self, track: int, moment_ms: int) -> None:
        """Find the lines shown at a moment; `found` tells them."""
        self._looking.ask((track, moment_ms))

    def give_up(self) -> None:
        """Tell nothing more; the source closes after the read under way."""
        self._looking.end()
        self.deleteLater()


class _Looking:
    """What the thread knows. It lets go of the finder as soon as that gives up.

    A Qt object whose last owner is a thread would be taken apart there, and not by the window.
    """

    def __init__(self, source: ByteSource, finder: LineFinder) -> None:
        self._source = source
        self._finder: LineFinder | None = finder
        self._news = threading.Condition()
        self._wish: tuple[int, int] | None = None

    def ask(self, wish: tuple[int, int]) -> None:
        """Take a wish: track and moment."""
        with self._news:
            self._wish = wish
            self._news.notify()

    def end(self) -> None:
        """Tell nothing more."""
        with self._news:
            self._finder = None
            self._news.notify()

    def work(self) -> None:
        """Look up one wish after the other, until the end."""
        tracks: SubtitleTracks | None = None
        has_looked = False
        while (wish := self._next()) is not None:
            try:
                if not has_looked:
                    tracks = read_subtitle_tracks(self._source.read_at, self._source.size)
                    has_looked = True
                lines = None if tracks is None else tracks.lines_at(*wish)
            except JudgeAppError:
                # Whoever plays the clip meets the same bytes, and says so.
                lines = None
            self._tell(wish, lines)
        self._source.close()

    def _tell(self, wish: tuple[int, int], lines: object) -> None:
        # The finder cannot go while this is told: giving up waits for the lock.
        with self._news:
            if self._finder is not None:
                self._finder.found.emit(*wish, lines)

    def _next(self) -> tuple[int, int] | None:
        with self._news:
            self._news.wait_for(lambda: self._wish is not None or self._finder is None)
            wish, self._wish = self._wish, None
            return None if self._finder is None else wish
