"""Pictures that came one after the other a moment ago, so that a step to one of them decodes nothing."""

from collections import deque

from PySide6.QtMultimedia import QVideoFrame

from judge_app.ui.players.qt.lengths import NEIGHBOURS_US

_MOST_BYTES = 64 << 20
_MOST_PICTURES = 12


class RecentPictures:
    """Neighbours in a row, the latest last."""

    def __init__(self) -> None:
        self._pictures: deque[QVideoFrame] = deque()

    def forget(self) -> None:
        """Begin anew; the clip is closed."""
        self._pictures.clear()

    def note(self, picture: QVideoFrame, last_end_us: int) -> None:
        """Take note of a picture. If it does not follow the last one, which ends then, a new row begins."""
        if self._pictures:
            last = self._pictures[-1]
            if picture.startTime() == last.startTime():
                return
            is_next = picture.startTime() > last.startTime()
            if not is_next or picture.startTime() - last_end_us > NEIGHBOURS_US:
                self._pictures.clear()
        self._pictures.append(picture)
        room = _MOST_BYTES // max(1, picture.width() * picture.height() * 3 // 2)
        while len(self._pictures) > max(1, min(_MOST_PICTURES, room)):
            self._pictures.popleft()

    @property
    def last(self) -> QVideoFrame | None:
        """The latest."""
        return self._pictures[-1] if self._pictures else None

    def neighbour(self, shown: QVideoFrame, way: int) -> QVideoFrame | None:
        """Return the picture before (-1) or after (1) one of them."""
        starts = [picture.startTime() for picture in self._pictures]
        if shown.startTime() not in starts:
            return None
        at = starts.index(shown.startTime()) + way
        return self._pictures[at] if 0 <= at < len(starts) else None
