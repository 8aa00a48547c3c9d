"""Hides what Qt shows on its way to a picture: the judge sees the last picture until the next one is found."""

from PySide6.QtCore import QObject
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink


class QtCurtain:
    """Between the player and what the judge sees. It is lifted to begin with.

    Args:
        media: the player, which shows its pictures on `output` already.
        output: the surface, or a bare sink.
        sink: the sink of `output`.
    """

    def __init__(self, media: QMediaPlayer, output: QObject, sink: QVideoSink) -> None:
        self._media = media
        self._output = output
        self._seen = sink
        self._hidden = QVideoSink()
        self._is_lowered = False

    @property
    def frame(self) -> QVideoFrame:
        """The latest picture of the player, seen or not."""
        return (self._hidden if self._is_lowered else self._seen).videoFrame()

    def lower(self) -> None:
        """From now on only what is told by `show` is seen."""
        if not self._is_lowered:
            self._is_lowered = True
            self._media.setVideoOutput(self._hidden)

    def lift(self) -> None:
        """From now on every picture is seen as it comes."""
        if self._is_lowered:
            # Qt hands its last picture on to the new output.
            self._hidden.setVideoFrame(self._seen.videoFrame())
            self._is_lowered = False
            self._media.setVideoOutput(self._output)

    def show(self, picture: QVideoFrame) -> None:
        """Let the judge see this picture."""
        if picture.isValid() and self._seen.videoFrame() != picture:
            self._seen.setVideoFrame(picture)

    def clear(self) -> None:
        """Let go of all pictures; the clip is closed."""
        self.lift()
        for sink in (self._hidden, self._seen):
            sink.setVideoFrame(QVideoFrame())
