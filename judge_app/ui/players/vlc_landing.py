"""Waiting for the picture of a seek or a step, until it is proven to be the one."""

import time
from collections import deque
from collections.abc import Callable

from judge_app.ui.players.vlc_log import VlcLog
from judge_app.ui.players.vlc_screen import VlcScreen

_PATIENCE_SECONDS = 2.5
_MOST_TRIES = 2
_IDLE_SECONDS = 0.15
_LOST_SECONDS = 0.5
_IDLE_SHARE = 0.15
"""A process that used less of a core for so long has nothing left to decode; the second, where that
would mean that no picture comes: on a busy machine it may only be waiting for its turn."""
_LEAST_LOOKS = 30
"""So often a look found no picture before it is given up soon; on a busy machine looks are rare."""
_MOST_STEPS = 5
_STEP_SECONDS = 0.025
"""After a seek libVLC needs a step or two to get the decoder going, and takes none while it does."""


class VlcLanding:
    """One at a time. `tries` is for the owner, who counts how often it started the clip anew.

    `is_reading` says whether libVLC waits for bytes.
    """

    def __init__(self, log: VlcLog, screen: VlcScreen, is_reading: Callable[[], bool]) -> None:
        self._is_reading = is_reading
        self._log = log
        self._screen = screen
        self._began = 0.0
        self._gives_up_soon = False
        self._looks = 0
        self._step: Callable[[], object] | None = None
        self._steps_told = 0
        self._changes = screen.changes
        self._next_step = 0.0
        self._work: deque[tuple[float, float]] = deque()
        self.is_awaited = False
        self.tries = 0

    @property
    def may_retry(self) -> bool:
        """Whether starting the clip anew may still help."""
        return self.tries < _MOST_TRIES

    @property
    def is_seeking(self) -> bool:
        """Whether the picture of a seek is awaited."""
        return self.is_awaited and self._step is None

    def expect(
        self, now: float, *, stands: bool, is_first: bool, gives_up_soon: bool = False
    ) -> None:
        """Get ready for the picture of a seek that is told to libVLC right after this.

        Before the first one (`is_first`) there is none that it could be mistaken for. `gives_up_soon`
        where it costs little to find it lost by mistake.
        """
        self._begin(now)
        self._gives_up_soon = gives_up_soon
        self._screen.expect(_always if is_first else self._is_proven, stands=stands)

    def expect_any(self, now: float) -> None:
        """Get ready for the first picture of a clip that is started at its place."""
        self._begin(now)
        self._screen.expect(_always, stands=True)

    def expect_step(self, now: float, step: Callable[[], object]) -> None:
        """Tell libVLC to show the next picture, and wait for it."""
        self._begin(now)
        self._step = step
        self._steps_told = 0
        self._screen.flow()
        self._tell_step(now, step)

    def forget(self) -> None:
        """Wait no longer."""
        self.is_awaited = False
        self._step = None

    def look(self, now: float) -> bool | None:
        """Return whether the picture is there, or None while it may still come."""
        found = self._look_at_step(now) if self._step is not None else self._look_at_seek(now)
        if found is not None:
            self.forget()
        return found

    def _begin(self, now: float) -> None:
        self._log.clear()
        self._began = now
        self._gives_up_soon = False
        self._looks = 0
        self._changes = self._screen.changes
        self._step = None
        self._work.clear()
        self.is_awaited = True

    def _is_proven(self) -> bool:
        return self._log.is_decoded

    def _look_at_seek(self, now: float) -> bool | None:
        if self._screen.arrived.is_set():
            return True
        if now - self._began >= _PATIENCE_SECONDS:
            return False
        if self._is_reading():
            return None
        idle = self._idle_seconds(now)
        # The decoder keeps silent of a key picture that it need not go on from. There is nothing left
        # to decode: if the picture has changed, it is the one.
        has_changed = self._log.is_buffered and self._screen.changes != self._changes
        if has_changed and idle >= _IDLE_SECONDS:
            return True
        return False if self._is_lost(idle) and self.may_retry else None

    def _is_lost(self, idle: float) -> bool:
        self._looks += 1
        is_soon = self._gives_up_soon and self._looks >= _LEAST_LOOKS
        return idle >= (_IDLE_SECONDS if is_soon else _LOST_SECONDS)

    def _look_at_step(self, now: float) -> bool | None:
        if self._screen.changes != self._changes:
            return True
        if now - self._began >= _PATIENCE_SECONDS:
            return False
        if self._steps_told >= _MOST_STEPS:
            # As many pictures that look the same, or the last one.
            return False if self._idle_seconds(now) >= _IDLE_SECONDS else None
        if self._log.has_stepped and self._step is not None and now >= self._next_step:
            self._tell_step(now, self._step)
        return None

    def _tell_step(self, now: float, step: Callable[[], object]) -> None:
        self._log.has_stepped = False
        self._next_step = now + _STEP_SECONDS
        self._steps_told += 1
        step()

    def _idle_seconds(self, now: float) -> float:
        """Return for how long the process has had next to nothing to do."""
        spent = time.process_time()
        self._work.append((now, spent))
        while spent - self._work[0][1] > _IDLE_SHARE * max(_IDLE_SECONDS, now - self._work[0][0]):
            self._work.popleft()
        return now - self._work[0][0]


def _always() -> bool:
    return True
