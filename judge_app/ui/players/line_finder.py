"""Looks up subtitle lines on a thread of its own; the drive may be slow, and the window must not wait."""

import _thread
import threading

from PySide6.QtCore import QObject, Signal

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.media.subtitle_lines import SubtitleTracks
from judge_app.media.subtitle_tracks import read_subtitle_tracks


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
        self._source = source
        self._news = threading.Condition()
        self._wish: tuple[int, int] | None = None
        self._is_over = False
        _thread.start_new_thread(self._work, ())

    def look(self, track: int, moment_ms: int) -> None:
        """Find the lines shown at a moment; `found` tells them."""
        with self._news:
            self._wish = track, moment_ms
            self._news.notify()

    def give_up(self) -> None:
        """Tell nothing more; the source closes after the read under way."""
        with self._news:
            self._is_over = True
            self._news.notify()
        self.deleteLater()

    def _work(self) -> None:
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
            with self._news:
                if not self._is_over:
                    self.found.emit(*wish, lines)
        self._source.close()

    def _next(self) -> tuple[int, int] | None:
        with self._news:
            self._news.wait_for(lambda: self._wish is not None or self._is_over)
            wish, self._wish = self._wish, None
            return None if self._is_over else wish
