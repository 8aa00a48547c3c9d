"""How long Qt's pictures last: by when the next begins, or what is told of each and how many there are a second."""

from PySide6.QtMultimedia import QMediaMetaData, QMediaPlayer, QVideoFrame

from judge_app.ui.players.qt.times import QtTimes

_ROUNDING_US = 1100
"""A picture that is told to last so much longer than usual may be followed earlier."""
NEIGHBOURS_US = 5000
"""Between neighbours there is no more than this."""
_SHORTEST_US = 8000
_END_MS = 100
_LIKELY_US = 40_000
"""How long pictures are shown where a container says nothing of it, or next to nothing."""


class PictureLengths:
    """Answers for the clip that is open. All times are in microseconds."""

    def __init__(self, media: QMediaPlayer, times: QtTimes) -> None:
        self._media = media
        self._times = times

    def usual(self) -> int:
        """Return how long a picture is shown on average, 0 where that is not known."""
        rate = self._media.metaData().value(QMediaMetaData.Key.VideoFrameRate)
        is_likely = isinstance(rate, float) and 0 < rate < 1_000_000 / _SHORTEST_US
        return round(1_000_000 / rate) if is_likely else 0

    def end(self, picture: QVideoFrame) -> int:
        """Return until when a picture is shown for sure; some are told to last beyond the next."""
        known = self._times.end(picture.startTime())
        if known is not None:
            return known
        usual, told = self.usual(), picture.endTime() - picture.startTime()
        is_doubtful = usual > 0 and told > usual + _ROUNDING_US
        return picture.startTime() + (usual if is_doubtful else told)

    def follows(self, before: QVideoFrame, picture: QVideoFrame) -> bool:
        """Whether nothing lies between two pictures for sure."""
        between = picture.startTime() - before.startTime()
        gap = min(picture.startTime() - self.end(before), abs(between - self.usual()))
        return between > 0 and gap <= NEIGHBOURS_US

    def begin(self, moment_us: int) -> int | None:
        """Return when the picture shown at a moment begins, None where that is not known."""
        return self._times.begin(moment_us)

    def want(self, moment_us: int) -> None:
        """Have it looked up how long the pictures around a moment last, and `expect` do so from now on."""
        self._times.want(moment_us)

    def expect(self, moment_us: int) -> None:
        """Have the same looked up ahead of time, in a clip in which it had to be looked up before."""
        if self._times.are_wanted:
            self._times.want(moment_us)

    def is_last(self, picture: QVideoFrame) -> bool:
        """Whether a picture that nothing is known to follow lasts to the clip's end."""
        return picture.endTime() >= (self._media.duration() - _END_MS) * 1000

    def likely(self, picture: QVideoFrame) -> int:
        """Return for how long a picture is shown most likely; more than 0."""
        told = picture.endTime() - picture.startTime()
        return self.usual() or (told if told >= _SHORTEST_US else _LIKELY_US)
