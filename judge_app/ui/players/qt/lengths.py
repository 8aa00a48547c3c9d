"""How long Qt's pictures last: what the container tells of each, held against how many there are a second."""

from PySide6.QtMultimedia import QMediaMetaData, QMediaPlayer, QVideoFrame

_ROUNDING_US = 1100
"""A picture that is told to last so much longer than usual may be followed earlier."""
NEIGHBOURS_US = 5000
"""Between neighbours there is no more than this."""
_SHORTEST_US = 8000
_LIKELY_US = 40_000
"""How long pictures are shown where a container says nothing of it, or next to nothing."""


class PictureLengths:
    """Answers for the clip that is open. All times are in microseconds."""

    def __init__(self, media: QMediaPlayer) -> None:
        self._media = media

    def usual(self) -> int:
        """Return how long a picture is shown on average, 0 where that is not known."""
        rate = self._media.metaData().value(QMediaMetaData.Key.VideoFrameRate)
        is_likely = isinstance(rate, float) and 0 < rate < 1_000_000 / _SHORTEST_US
        return round(1_000_000 / rate) if is_likely else 0

    def end(self, picture: QVideoFrame) -> int:
        """Return until when a picture is shown for sure; some are told to last beyond the next."""
        usual, told = self.usual(), picture.endTime() - picture.startTime()
        is_doubtful = usual > 0 and told > usual + _ROUNDING_US
        return picture.startTime() + (usual if is_doubtful else told)

    def follows(self, before: QVideoFrame, picture: QVideoFrame) -> bool:
        """Whether nothing lies between two pictures for sure."""
        between = picture.startTime() - before.startTime()
        gap = min(picture.startTime() - self.end(before), abs(between - self.usual()))
        return between > 0 and gap <= NEIGHBOURS_US

    def likely(self, picture: QVideoFrame) -> int:
        """Return for how long a picture is shown most likely; more than 0."""
        told = picture.endTime() - picture.startTime()
        return self.usual() or (told if told >= _SHORTEST_US else _LIKELY_US)
