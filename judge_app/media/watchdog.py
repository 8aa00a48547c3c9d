"""Notices what no engine tells: no picture, no progress, an end before the end.

Neither engine's error signals can be trusted: QtMultimedia plays AV1 as black with sound and
reports success, libVLC ends a broken file without a word. So playback is watched from outside.
A pure state machine: facts and times come in, a verdict comes out, once.
"""

from dataclasses import dataclass
from enum import StrEnum

from judge_app.media.player import PlayerState

FIRST_PICTURE_MS = 3000
PROGRESS_MS = 3000
EARLY_END_MS = 1000


class Trouble(StrEnum):
    """What the watchdog can notice."""

    NO_PICTURE = "no-picture"
    NOT_OPENING = "not-opening"
    STALLED = "stalled"
    ENDS_EARLY = "ends-early"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is wrong, and at which position of the clip."""

    trouble: Trouble
    position_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Glimpse:
    """What can be seen of a player at one moment."""

    state: PlayerState
    position_ms: int
    pictures_seen: int
    is_seeking: bool = False


class Watchdog:
    """Watches one clip. `now_ms` is any clock that only goes forward.

    Args:
        expects_picture: whether the manifest says that there is a picture; None if nobody knows.
        duration_ms: the length that the manifest says, 0 if nobody knows.
        now_ms: when the clip was opened.
    """

    def __init__(self, *, expects_picture: bool | None, duration_ms: int, now_ms: int) -> None:
        self._expects_picture = expects_picture
        self._duration_ms = duration_ms
        self._opened_at = now_ms
        self._moved_at = now_ms
        self._position = -1
        self._pictures = 0
        self._is_settled = False

    def learn(self, *, has_picture: bool, duration_ms: int) -> None:
        """Take what the engine found where the manifest said nothing."""
        if self._expects_picture is None:
            self._expects_picture = has_picture
        self._duration_ms = self._duration_ms or duration_ms

    def look(self, glimpse: Glimpse, now_ms: int) -> Verdict | None:
        """Return a verdict the first time something is wrong, and None otherwise."""
        if self._is_settled or glimpse.state in {PlayerState.EMPTY, PlayerState.FAILED}:
            return None
        trouble = self._trouble(glimpse, now_ms)
        if trouble is None:
            return None
        self._is_settled = True
        return Verdict(trouble=trouble, position_ms=glimpse.position_ms)

    def pardon(self, now_ms: int) -> None:
        """Watch on after a verdict, because the user chose to go on."""
        self._is_settled = False
        self._moved_at = now_ms
        self._opened_at = now_ms

    def _trouble(self, glimpse: Glimpse, now_ms: int) -> Trouble | None:
        self._notice_progress(glimpse, now_ms)
        if glimpse.state is PlayerState.LOADING:
            return Trouble.NOT_OPENING if now_ms - self._opened_at >= FIRST_PICTURE_MS else None
        if glimpse.state is PlayerState.ENDED:
            return self._trouble_at_end(glimpse)
        if self._expects_picture and glimpse.pictures_seen == 0:
            return Trouble.NO_PICTURE if now_ms - self._opened_at >= FIRST_PICTURE_MS else None
        if glimpse.state is PlayerState.PLAYING and now_ms - self._moved_at >= PROGRESS_MS:
            return Trouble.STALLED
        return None

    def _trouble_at_end(self, glimpse: Glimpse) -> Trouble | None:
        if self._expects_picture and glimpse.pictures_seen == 0:
            return Trouble.NO_PICTURE
        if self._duration_ms - glimpse.position_ms > EARLY_END_MS:
            return Trouble.ENDS_EARLY
        return None

    def _notice_progress(self, glimpse: Glimpse, now_ms: int) -> None:
        is_still = (glimpse.position_ms, glimpse.pictures_seen) == (self._position, self._pictures)
        if is_still and glimpse.state is PlayerState.PLAYING and not glimpse.is_seeking:
            return
        self._moved_at = now_ms
        self._position = glimpse.position_ms
        self._pictures = glimpse.pictures_seen
