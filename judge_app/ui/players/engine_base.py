"""What both engines do alike: states, one listener, one seek at a time, steps, the passage."""

import time
from abc import abstractmethod

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from judge_app.errors import JudgeAppError
from judge_app.media.passage import Passage
from judge_app.media.player import (
    Damaged,
    Listener,
    Moved,
    Opened,
    PlayerEvent,
    PlayerState,
    StateChanged,
    SubtitleChanged,
)
from judge_app.media.seeking import SeekQueue

POLL_MS = 15
URGENT_POLL_MS = 4
FIRST_POLL_MS = 1
"""While a clip opens, which is over soon."""
_IDLE_POLL_MS = 60
INTO_PICTURE_US = 4000
"""How far inside the neighbouring picture a step aims; pictures are rarely shorter."""
_MOST_WAITING = 2
"""So many steps may wait for the one under way."""

OPEN_STATES = frozenset({PlayerState.PAUSED, PlayerState.PLAYING, PlayerState.ENDED})


class EngineBase(QObject):
    """The half of a player that needs no decoder. Subclasses carry out single seeks."""

    image_changed = Signal()
    words_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listener: Listener = _nobody
        self._state = PlayerState.EMPTY
        self._seeks = SeekQueue()
        self._loop: Passage | None = None
        self._steps = 0
        self._position = 0
        self._pictures_seen = 0
        self._has_picture = False
        self._words = ""
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._poll)

    @property
    def state(self) -> PlayerState:
        """What it is doing."""
        return self._state

    @property
    def position_ms(self) -> int:
        """Where it stands or will stand."""
        target = self._seeks.target
        return self._position if target is None else target

    @property
    def pictures_seen(self) -> int:
        """How many different pictures came since the clip was opened."""
        return self._pictures_seen

    @property
    def words(self) -> str:
        """The subtitles beside the picture, empty for none."""
        return self._words

    @property
    @abstractmethod
    def duration_ms(self) -> int:
        """The clip's length, 0 where not known."""

    def listen(self, listener: Listener) -> None:
        """Tell `listener` everything from now on."""
        self._listener = listener

    def set_loop(self, passage: Passage | None) -> None:
        """Play this passage over and over."""
        self._loop = passage

    def seek(self, position_ms: int) -> None:
        """Go there; while a seek is under way, the latest wish waits."""
        if self._state not in OPEN_STATES:
            return
        self._steps = 0
        self._leave_end()
        self._go(position_ms)

    def step(self, pictures: int) -> None:
        """Pause, and go picture by picture from where each step landed.

        A key that is held down asks faster than an old machine can show pictures. What it asked for
        beyond a few steps is dropped, so that all stands still when it is let go.
        """
        if self._state not in OPEN_STATES:
            return
        self.pause()
        if self._steps * pictures > 0 and abs(self._steps) >= _MOST_WAITING:
            return
        self._steps += pictures
        self._take_step()

    @abstractmethod
    def pause(self) -> None:
        """Stand still."""

    @abstractmethod
    def _issue(self, position_ms: int) -> None:
        """Hand one seek to the decoder."""

    @abstractmethod
    def _has_landed(self, target_ms: int) -> bool:
        """Whether the picture for the seek under way is there."""

    @abstractmethod
    def _span_us(self) -> tuple[int, int] | None:
        """Start and end of the picture shown, if there is one and its times are known."""

    def _failure(self) -> JudgeAppError | None:
        """Return why bytes could not be read since the last seek began, if some could not."""
        return None

    @abstractmethod
    def _poll(self) -> None:
        """Look at the decoder; called every `POLL_MS` while a clip is open."""

    def _tell(self, event: PlayerEvent) -> None:
        if isinstance(event, Opened):
            self._has_picture = event.has_picture
        if isinstance(event, SubtitleChanged):
            self._words = event.text
            self.words_changed.emit()
        self._listener(event)

    def _enter(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            self._tell(StateChanged(state=state))

    def _leave_end(self) -> None:
        if self._state is PlayerState.ENDED:
            self._enter(PlayerState.PAUSED)

    def _move_to(self, position_ms: int) -> None:
        """Take note of a position; while a seek is under way its target is what counts."""
        if position_ms == self._position:
            return
        self._position = position_ms
        if self._seeks.under_way is None:
            self._tell(Moved(position_ms=position_ms))

    def _go(self, position_ms: int) -> None:
        highest = max(0, self.duration_ms - 1) if self.duration_ms else position_ms
        issued = self._seeks.ask(min(max(0, position_ms), highest), now_ms())
        self._timer.setInterval(URGENT_POLL_MS)
        if issued is not None:
            self._issue(issued)

    def _check_landing(self) -> None:
        target = self._seeks.under_way
        if target is None:
            return
        has_landed = self._has_landed(target)
        if not has_landed and not self._seeks.is_overdue(now_ms()):
            return
        following = self._seeks.landed(now_ms())
        if following is not None:
            self._issue(following)
            return
        failure = None if has_landed or self._state is PlayerState.PLAYING else self._failure()
        if failure is not None:
            # Standing still, a decoder keeps to itself that there is nothing to read.
            self._position, self._steps = target, 0
            self._tell(Damaged(position_ms=target, cause=failure))
            return
        if not has_landed:
            # A step from the picture before the seek would lead back to where it came from.
            self._steps = 0
        self._tell(Moved(position_ms=self._position))
        self._take_step()

    def _check_loop(self) -> None:
        if self._loop is None or self._state is not PlayerState.PLAYING:
            return
        back = self._loop.place_after(self._position)
        if back is not None and self._seeks.under_way is None:
            self._go(back)

    def _pace(self) -> None:
        """Look seldom while all stands still, and very often while somebody waits for a picture."""
        interval = self._fitting_interval()
        if self._timer.interval() != interval:
            self._timer.setInterval(interval)

    def _is_first_awaited(self) -> bool:
        has_none = self._has_picture and self._pictures_seen == 0
        is_loading = self._state is PlayerState.LOADING
        return is_loading or (has_none and self._state is PlayerState.PAUSED)

    def _fitting_interval(self) -> int:
        if self._is_first_awaited():
            return FIRST_POLL_MS
        match self._state:
            case PlayerState.PAUSED if self._seeks.under_way is not None:
                return URGENT_POLL_MS
            case PlayerState.PAUSED:
                return _IDLE_POLL_MS
            case _:
                return POLL_MS

    def _take_step(self) -> None:
        span = self._span_us()
        if self._steps == 0 or self._seeks.under_way is not None or span is None:
            return
        way = 1 if self._steps > 0 else -1
        aim_us = span[1] + INTO_PICTURE_US if way > 0 else span[0] - INTO_PICTURE_US
        if aim_us < 0 or (self.duration_ms and aim_us >= self.duration_ms * 1000):
            self._steps = 0
            return
        self._steps -= way
        self._leave_end()
        self._go(aim_us // 1000)


def now_ms() -> int:
    """Return a clock that only goes forward, in milliseconds."""
    return time.monotonic_ns() // 1_000_000


def _nobody(_event: PlayerEvent) -> None:
    """Listen to nothing."""
