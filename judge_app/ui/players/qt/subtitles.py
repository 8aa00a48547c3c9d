"""The subtitles under Qt's picture: what is found in the clip, and never what Qt reads in it.

WORKAROUND: Qt takes every subtitle for text, and a track of pictures as on discs ends the program in its
decoder (`qffmpegstreamdecoder.cpp`, `decodeSubtitle`: such a picture has neither `text` nor `ass`). Nothing
in Qt tells which kind a track is, so none is ever made active. https://bugreports.qt.io
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QVideoFrame, QVideoSink

from judge_app.byte_source import ByteSource
from judge_app.ui.players.found_subtitles import FoundSubtitles


class QtSubtitles(QObject):
    """What is read under the picture.

    Args:
        sink: where its lines are shown.
        parent: the owner.
    """

    changed = Signal(str)
    """The words shown from now on, empty for none."""

    def __init__(self, sink: QVideoSink, parent: QObject) -> None:
        super().__init__(parent)
        self._sink = sink
        self._stands = False
        self._found = FoundSubtitles(self)
        self._found.changed.connect(self._show)

    def open(self, source: ByteSource) -> None:
        """Look up lines in this clip, if ever somebody wants to see some."""
        self._found.open(source)

    def learn(self, tracks: int) -> None:
        """Take note of how many tracks there are; Qt numbers them in the order of the clip's streams."""
        self._found.learn(range(tracks))

    def close(self) -> None:
        """Show nothing, and let go of the clip."""
        self._found.close()

    def choose(self, track: int | None) -> None:
        """Show this track's lines, or none, from now on."""
        self._found.choose(track)

    def follow(self, place_ms: int, *, stands: bool) -> None:
        """Show the lines of this place, which was reached by playing or (`stands`) otherwise."""
        self._stands = stands
        self._found.follow(place_ms, stands=stands)

    def _show(self, words: str) -> None:
        self._sink.setSubtitleText(words)
        self.changed.emit(words)
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
