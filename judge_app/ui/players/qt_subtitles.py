"""The subtitles under Qt's picture: its own while it plays, those of the moment while it stands.

Qt brings a line when playing comes to its beginning, and only then: chosen while the clip stands it
does not appear, after a seek the line of the place before stays, and one that began before the place
is left out. So whenever the place was not reached by playing, the lines are looked up in the clip.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

from judge_app.byte_source import ByteSource
from judge_app.media.subtitle_lines import SubtitleLine, plain_words, words_at
from judge_app.ui.players.line_finder import LineFinder

_JUMP_MS = 1000
"""Playing does not come so far from one look to the next."""
_SAME_PLACE_MS = 150
"""Playing may seem to have come so far beyond the picture on which it stops, or not quite to it."""
_NOWHERE = -1_000_000


class QtSubtitles(QObject):
    """What is read under the picture.

    Args:
        media: the player that plays the clip.
        sink: where its lines are shown.
        parent: the owner.
    """

    changed = Signal(str)
    """The words shown from now on, empty for none."""

    def __init__(self, media: QMediaPlayer, sink: QVideoSink, parent: QObject) -> None:
        super().__init__(parent)
        self._media = media
        self._sink = sink
        self._source: ByteSource | None = None
        self._finder: LineFinder | None = None
        self._track: int | None = None
        self._place_ms = _NOWHERE
        self._played_to = _NOWHERE
        self._stands = False
        self._asked: tuple[int, int] | None = None
        self._known: str | None = None
        """The words of the place where it stands; a renderer that Qt lets go clears them late."""
        self._found = ""
        self._until_ms = 0.0
        sink.subtitleTextChanged.connect(self._on_text)

    def open(self, source: ByteSource) -> None:
        """Look up lines in this clip, if ever somebody wants to see some."""
        self._source = source

    def close(self) -> None:
        """Show nothing, and let go of the clip."""
        if self._finder is not None:
            self._finder.give_up()
        self._finder = self._source = self._track = None
        self._forget()

    def choose(self, track: int | None) -> None:
        """Show this track's lines, or none, from now on."""
        self._media.setActiveSubtitleTrack(-1 if track is None else track)
        self._track = track
        self._forget()
        if track is not None and self._finder is None and self._source is not None:
            self._finder = LineFinder(self._source.reopened(), self)
            self._finder.found.connect(self._on_found)

    def follow(self, place_ms: int, *, stands: bool) -> None:
        """Show the lines of this place, where no playing brings them (`stands`, or a jump)."""
        step = place_ms - self._place_ms
        self._place_ms = place_ms
        self._stands = stands
        if not stands and 0 <= step < _JUMP_MS:
            self._asked = self._known = None
            self._played_to = place_ms
            if self._found and place_ms >= self._until_ms:
                self._take_away_found()
            return
        wish = (self._track, place_ms) if self._track is not None else None
        if wish == self._asked:
            return
        self._asked, self._known = wish, None
        if wish is not None and self._finder is not None:
            self._finder.look(*wish)

    def _forget(self) -> None:
        self._place_ms = self._played_to = _NOWHERE
        self._asked = self._known = None
        self._found = ""
        self._show("")

    def _take_away_found(self) -> None:
        if self._sink.subtitleText() == self._found:
            self._show("")
        self._found = ""

    def _on_found(self, track: int, moment_ms: int, lines: Sequence[SubtitleLine] | None) -> None:
        plays_on = self._asked is None
        if track != self._track or not (plays_on or self._asked == (track, moment_ms)):
            return
        if lines is None:
            # Nobody can tell: what playing brought may stay where playing stopped.
            if abs(moment_ms - self._played_to) >= _SAME_PLACE_MS:
                self._show("")
            return
        until_ms = min((line.end_ms for line in lines), default=0.0)
        if plays_on and (self._sink.subtitleText() or until_ms <= self._place_ms):
            return
        self._found, self._until_ms = words_at(lines), until_ms
        self._known = self._found if self._stands else None
        self._show(self._found)

    def _show(self, words: str) -> None:
        self._sink.setSubtitleText(words)
        frame = self._sink.videoFrame()
        if not self._stands or not frame.isValid() or frame.subtitleText() == words:
            return
        # Qt draws words together with the next picture that has others, and while the clip stands there
        # is none. So it is told of one, and of the same picture again; only then it paints.
        between = QVideoFrame(frame.surfaceFormat())
        between.setSubtitleText(f"{words} ")
        frame.setSubtitleText(words)
        for told in (between, frame):
            self._sink.videoFrameChanged.emit(told)

    def _on_text(self, text: str) -> None:
        if text != self._sink.subtitleText():
            return  # outdated: told by another thread, and replaced since
        wanted = plain_words(text) if self._known is None else self._known
        if wanted != text:
            self._show(wanted)
        else:
            self.changed.emit(text)
