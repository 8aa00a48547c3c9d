"""What the pictures show that come while Qt plays on towards the one that is wanted."""

from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame

from judge_app.ui.players.qt.keys import KeyPictures
from judge_app.ui.players.qt.lengths import NEIGHBOURS_US, PictureLengths
from judge_app.ui.players.qt.pace import SHOWN_BRIEFLY_MS, SHOWN_MS, Pace
from judge_app.ui.players.qt.recent import RecentPictures
from judge_app.ui.players.qt.search import Search

_SILENT_US = 500_000
"""Near the last picture nothing more is awaited for longer than this; the sound may go on for minutes."""
_MOST_MISSES = 4
_ENOUGH = 3
_DUE_MS = 60
_DUE_IN_STREAMS_MS = 800
_LOOKS_PER_PICTURE = 3


class QtWay:
    """Watches the way to a picture, and keeps the last pictures of it for steps back."""

    def __init__(self, media: QMediaPlayer, lengths: PictureLengths, keys: KeyPictures) -> None:
        self._media = media
        self._lengths = lengths
        self._keys = keys
        self._pace = Pace()
        self._recent = RecentPictures()

    def forget(self) -> None:
        """Begin anew; the clip is closed."""
        self._pace.forget()
        self._recent.forget()

    def note(self, frame: QVideoFrame) -> None:
        """Take note of a picture that came."""
        last = self._recent.last
        self._recent.note(frame, 0 if last is None else self._lengths.end(last))

    def neighbour(self, shown: QVideoFrame, way: int) -> QVideoFrame | None:
        """Return the picture before (-1) or after (1) the one shown, if it came a moment ago."""
        return self._recent.neighbour(shown, way) if way and shown.isValid() else None

    def arrived(self) -> None:
        """Take note that the picture was found."""
        self._pace.came()

    def fitting_rate(self, search: Search, frame: QVideoFrame) -> float:
        """Return how fast to play on from a picture."""
        is_last = search.nothing_ms is not None and not self._keys.are_all_there_is
        # Behind the last picture it goes dark at once.
        distance_us = 0 if is_last else search.aim_us - search.reached(frame)
        length_us = self._lengths.likely(frame)
        # What went unseen once would again, were it shown as briefly.
        shown_ms = SHOWN_MS << max(0, search.misses - 1)
        if self._keys.are_all_there_is and search.misses == 0:
            shown_ms = SHOWN_BRIEFLY_MS
        return self._pace.fitting(distance_us, length_us, search.look_ms, shown_ms=shown_ms)

    def lasts(self, search: Search, picture: QVideoFrame) -> bool:
        """Whether the picture is still shown at the moment wanted."""
        return picture.startTime() <= search.aim_us < self._lengths.end(picture)

    def has_missed(
        self, search: Search, before: QVideoFrame, frame: QVideoFrame, *, lag_ms: int
    ) -> bool:
        """Whether pictures may lie between two that were seen one after the other, or before the end."""
        gap = before.startTime(), frame.startTime()
        has_gap = frame.startTime() - self._lengths.end(before) > NEIGHBOURS_US
        if not frame.isValid():
            has_gap = self._keys.are_all_there_is and not self.lasts(search, before)
        is_long = lag_ms * self._media.playbackRate() * 1000 >= self._lengths.likely(frame)
        search.gap_seen = search.gap_seen + 1 if gap == search.gap_us else 1
        search.gap_us = gap
        # Found empty again and again, slower each time, it is empty.
        is_new = search.gap_seen < _ENOUGH
        is_doubtful = is_new if self._keys.are_all_there_is else is_long
        if not has_gap or not is_doubtful or search.misses >= _MOST_MISSES:
            return False
        search.misses += 1
        self._pace.missed()
        return True

    def is_past(self, search: Search, held: QVideoFrame, goal_us: int) -> bool:
        """Whether nothing comes any more after the picture seen last."""
        # Where pictures last as long as told, one that is not wanted any more shows that it is past.
        least_ms = _DUE_IN_STREAMS_MS if self._keys.are_all_there_is else _DUE_MS
        due_ms = max(least_ms, _LOOKS_PER_PICTURE * search.slowest_ms, 2 * search.longest_ms)
        if search.looked_ms - search.latest_ms < due_ms:
            return False  # a picture that is due already may still be on its way
        now_us = self._media.position() * 1000
        is_silent = now_us > held.endTime() + _SILENT_US
        is_over = search.nothing_ms is not None and is_silent
        return is_over or (search.after_us is None and now_us > goal_us)
