"""Waiting for the picture of a seek, until it is proven to be the one."""

from collections.abc import Callable

from judge_app.ui.players.vlc_idleness import IDLE_SECONDS, Idleness
from judge_app.ui.players.vlc_log import VlcLog
from judge_app.ui.players.vlc_screen import VlcScreen

_PATIENCE_SECONDS = 2.5
_MOST_TRIES = 2
_LOST_SECONDS = 0.5
"""No picture comes from a process that was idle for so long: on a busy machine, for less, it may only
be waiting for its turn."""
_LEAST_LOOKS = 30
"""So often a look found no picture before it is given up soon; on a busy machine looks are rare."""


class VlcLanding:
    """One at a time. `tries` is for the owner, who counts how often it started the clip anew.

    `is_reading` says whether libVLC waits for bytes.
    """

    def __init__(self, log: VlcLog, screen: VlcScreen, is_reading: Callable[[], bool]) -> None:
        self._is_reading = is_reading
        self._log = log
        self._screen = screen
        log.when_buffered = self._note_changes
        self._began = 0.0
        self._gives_up_soon = False
        self._looks = 0
        self._stood = False
        self._changes = self._late_changes = screen.changes
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
        is_first: bool,
        gives_up_soon: bool = False,
        is_on_the_way: bool = False,
        stood: bool = False,
    ) -> None:
        """Get ready for the picture of a seek that is told to libVLC right after this.

        Args:
            now: the time.
            stands: whether libVLC is to stand on it.
            is_first: before the first one there is none that it could be mistaken for.
            gives_up_soon: where it costs little to find it lost by mistake.
            is_on_the_way: whether it is one before the place, from which steps lead there.
            stood: whether libVLC stands on a picture and none is on its way, so that whatever
                changes on the screen is the picture of this seek.
        """
        self._begin(now)
        self._gives_up_soon = gives_up_soon
        self._stood = stood
        is_there = _always if is_first else self._is_proven
        self._screen.expect(is_there, stands=stands, is_on_the_way=is_on_the_way)

    def expect_any(self, now: float) -> None:
        """Get ready for the first picture of a clip that is started at its place."""
        self._begin(now)
        self._screen.expect(_always, stands=True)

    @property
    def changes(self) -> int:
        """What the screen had counted when the picture that was awaited came."""
        if self._screen.arrived.is_set():
            return self._screen.arrived_changes
        return min(self._late_changes + 1, self._screen.changes)

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
        self._gives_up_soon = False
        self._looks = 0
        self._changes = self._screen.changes
        self._stood = False
        self._idleness.clear()
        self.is_awaited = True

    def _is_proven(self) -> bool:
        # At the end of the bytes a decoder may speak long before its picture is shown; what is painted
        # meanwhile is the old one.
        is_new = self._screen.changes != self._changes
        return self._log.is_decoded and (self._log.is_buffered or is_new)

    def _look(self, now: float) -> bool | None:
        if self._screen.arrived.is_set():
            return True
        if now - self._began >= _PATIENCE_SECONDS:
            return False
        if self._is_reading():
            return None
        idle = self._idleness.seconds(now)
        # The decoder keeps silent of a key picture that it need not go on from. There is nothing left
        # to decode: if the picture has changed, it is the one.
        has_changed = self._log.is_buffered and self._screen.changes != self._changes
        if self._has_changed_late() or (has_changed and idle >= IDLE_SECONDS):
            return True
        return False if self._is_lost(idle) and self.may_retry else None

    def _note_changes(self) -> None:
        if not self._log.is_buffered:
            self._late_changes = self._screen.changes

    def _has_changed_late(self) -> bool:
        """Whether a clip that stood has shown something new after what it showed before was gone."""
        has_changed = self._screen.changes != self._late_changes
        return self._stood and self._log.is_buffered and has_changed

    def _is_lost(self, idle: float) -> bool:
        self._looks += 1
        is_soon = self._gives_up_soon and self._looks >= _LEAST_LOOKS
        return idle >= (IDLE_SECONDS if is_soon else _LOST_SECONDS)


def _always() -> bool:
    return True
