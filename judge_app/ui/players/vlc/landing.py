"""Waiting for the picture of a seek, until it is proven to be the one."""

from collections.abc import Callable

from judge_app.ui.players.vlc.idleness import Idleness
from judge_app.ui.players.vlc.log import VlcLog
from judge_app.ui.players.vlc.screen import VlcScreen

_PATIENCE_SECONDS = 2.5
_MOST_TRIES = 2
_LOST_SECONDS = 0.5
"""No picture comes from a process that was idle for so long: on a busy machine, for less, it may only
be waiting for its turn."""


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
        self._stood = self._is_first = False
        self._changes = self._shown = 0
        self._idleness = Idleness()
        self.is_awaited = False
        self.tries = 0

    @property
    def may_retry(self) -> bool:
        """Whether starting the clip anew may still help."""
        return self.tries < _MOST_TRIES

    def expect(
        self,
        now: float,
        *,
        stands: bool,
        gives_up_soon: bool = False,
        steps: int = 0,
        stood: bool = False,
        is_first: bool = False,
    ) -> None:
        """Get ready for the picture of a seek that is told to libVLC right after this.

        Args:
            now: the time.
            stands: whether libVLC is to stand on it.
            gives_up_soon: where it costs little to find it lost by mistake.
            steps: how many steps lead from it to the place.
            stood: whether libVLC stands on a picture and has no other on its way, so that whatever
                changes on the screen is the picture of this seek.
            is_first: whether libVLC was just started, so that whatever it paints is, too.
        """
        self._begin(now)
        self._gives_up_soon = gives_up_soon
        self._stood, self._is_first = stood or is_first, is_first
        self._screen.expect(self._is_proven, stands=stands, steps=steps)

    def expect_any(self, now: float, steps: int = 0) -> None:
        """Get ready for the first picture of a clip that is started at its place, or so many before it."""
        self._begin(now)
        self._screen.expect(_always, stands=True, steps=steps)

    def forget(self) -> None:
        """Wait no longer."""
        self.is_awaited = False

    def look(self, now: float) -> bool | None:
        """Return whether the picture is there, or None while it may still come."""
        found = self._look(now)
        if found is not None:
            self.forget()
        return found

    def _begin(self, now: float) -> None:
        self._log.clear()
        self._began = now
        self._gives_up_soon = self._stood = self._is_first = False
        self._changes, self._shown = self._screen.changes, self._screen.shown
        self._idleness.clear()
        self.is_awaited = True

    def _is_proven(self) -> bool:
        # At the end of the bytes a decoder may speak long before its picture is shown; what is painted
        # meanwhile is the old one.
        is_new = self._screen.changes != self._changes
        has_spoken = self._log.is_decoded and (self._log.is_buffered or is_new)
        is_another = is_new or (self._is_first and self._screen.is_prompt)
        return has_spoken or (self._stood and is_another)

    @property
    def _is_published(self) -> bool:
        return self._screen.arrived.is_set()

    def _look(self, now: float) -> bool | None:
        is_over = now - self._began >= _PATIENCE_SECONDS
        if self._screen.has_landed and (self._log.is_buffered or is_over or self._is_published):
            # Before libVLC has read enough it takes no steps, and may still show the picture with which
            # it was started.
            if self._screen.steps_shown and not self._is_published:
                self._screen.land()
            return True
        if is_over:
            return False
        if self._is_reading():
            return None
        # The decoder keeps silent of a key picture that it need not go on from, and it may look like
        # the one before. Where there is nothing left to decode, it is the one.
        is_idle = self._idleness.is_idle(now)
        has_changed = self._screen.changes != self._changes
        has_painted = self._stood and self._screen.shown != self._shown
        if self._log.is_buffered and is_idle and (has_changed or has_painted):
            self._screen.land()
            return True
        is_lost = is_idle if self._gives_up_soon else self._idleness.seconds >= _LOST_SECONDS
        return False if is_lost and self.may_retry else None


def _always() -> bool:
    return True
