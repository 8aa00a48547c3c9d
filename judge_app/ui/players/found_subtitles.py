"""The subtitles of a clip, looked up in the clip itself, and left to the window to draw.

libVLC draws lines into its pictures, and those only that begin while it runs: nothing appears while it
stands, and what was drawn into the picture on which it stopped cannot be switched off. Qt shows one of two
lines that are spoken at once, and ends with the whole program over a track of pictures. So no player gets
a track whose lines can be looked up. One whose lines cannot (pictures as on discs, or a container that
nobody reads here) is `given` to libVLC: it is seen from the next line that begins while the clip plays.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from judge_app.byte_source import ByteSource
from judge_app.media.containers.subtitle_lines import SubtitleLine, words_at
from judge_app.ui.players.line_finder import LineFinder

NO_TRACK = -1
"""The number for none."""
_LOOK_MS = 40
"""The clip plays on for so long from one look to the next."""
_GRACE_MS = 50
"""So long after its end a line is still shown, while it is being found out what follows."""


class FoundSubtitles(QObject):
    """What is read under the picture of one clip after another."""

    changed = Signal(str)
    """The words shown from now on, empty for none."""
    given = Signal(int)
    """The track that a player is to draw by itself from now on, or `NO_TRACK`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._source: ByteSource | None = None
        self._finder: LineFinder | None = None
        self._tracks: list[int] = []
        self._chosen: int | None = None
        self._is_readable: bool | None = None
        """Whether the track's lines can be looked up, once that is known."""
        self._asked_ms: int | None = None
        self._words = ""
        self._until_ms = 0.0

    def open(self, source: ByteSource) -> None:
        """Look up lines in this clip, if ever somebody wants to see some."""
        self._source = source

    def learn(self, tracks: Sequence[int]) -> None:
        """Take note of the player's numbers of the clip's tracks, in the order of its streams."""
        self._tracks = list(tracks)

    def close(self) -> None:
        """Show nothing, and let go of the clip."""
        if self._finder is not None:
            self._finder.give_up()
        self._finder = self._source = self._chosen = None
        self._tracks = []
        self._show("")

    def choose(self, track: int | None) -> None:
        """Show this track's lines, or none, from now on."""
        self._chosen, self._is_readable, self._asked_ms = track, None, None
        self._show("")
        self.given.emit(NO_TRACK)
        if track is not None and self._finder is None and self._source is not None:
            self._finder = LineFinder(self._source.reopened(), self)
            self._finder.found.connect(self._on_found)

    def follow(self, place_ms: int, *, stands: bool) -> None:
        """Show the lines of this place, which was reached by playing or (`stands`) otherwise."""
        if self._chosen is None or self._is_readable is False or self._finder is None:
            return
        if self._words and place_ms >= self._until_ms + _GRACE_MS:
            self._show("")
        asked = self._asked_ms
        if asked is not None and (place_ms == asked or not (stands or self._is_due(place_ms))):
            return
        self._asked_ms = place_ms
        rank = (
            self._tracks.index(self._chosen) if self._chosen in self._tracks else len(self._tracks)
        )
        self._finder.look(rank, place_ms)

    def _is_due(self, place_ms: int) -> bool:
        return self._asked_ms is None or not 0 <= place_ms - self._asked_ms < _LOOK_MS

    def _on_found(self, rank: int, moment_ms: int, lines: Sequence[SubtitleLine] | None) -> None:
        if self._chosen is None or moment_ms != self._asked_ms:
            return
        is_other = rank < len(self._tracks) and self._tracks[rank] != self._chosen
        if is_other:
            return
        if lines is None:
            self._show("")
            if self._is_readable is None:
                self._is_readable = False
                self.given.emit(self._chosen)
            return
        self._is_readable = True
        self._until_ms = min((line.end_ms for line in lines), default=0.0)
        self._show(words_at(lines))

    def _show(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.changed.emit(words)
