"""Looks up subtitle lines beside the window."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.media.containers.subtitle_lines import SubtitleLine, SubtitleTracks
from judge_app.media.containers.subtitle_tracks import read_subtitle_tracks
from judge_app.ui.players.side_reading import SideReading

_Lines = Sequence[SubtitleLine]


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
        self._reading = SideReading(source, _LinesOfClip().look, self._tell)

    def look(self, track: int, moment_ms: int) -> None:
        """Find the lines shown at a moment; `found` tells them."""
        self._reading.ask((track, moment_ms))

    def give_up(self) -> None:
        """Tell nothing more; the source closes after the read under way."""
        self._reading.end()
        self.deleteLater()

    def _tell(self, wish: tuple[int, int], lines: _Lines | None) -> None:
        self.found.emit(*wish, lines)


class _LinesOfClip:
    """The tracks of one clip, looked for when the first line is."""

    def __init__(self) -> None:
        self._tracks: SubtitleTracks | None = None
        self._has_looked = False

    def look(self, source: ByteSource, wish: tuple[int, int]) -> _Lines | None:
        """Return the lines of a track at a moment, None where they cannot be told."""
        try:
            if not self._has_looked:
                self._tracks = read_subtitle_tracks(source.read_at, source.size)
                self._has_looked = True
            return None if self._tracks is None else self._tracks.lines_at(*wish)
        except JudgeAppError:
            # Whoever plays the clip meets the same bytes, and says so.
            return None
