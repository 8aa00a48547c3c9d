"""Picture after picture in a libVLC that stands, and the proof that each step was taken.

A step shows the next picture as soon as it is decoded; until then libVLC may paint the old one once more,
and takes no other step (libVLC 3, `src/video_output/video_output.c`). So each waits for its picture. That
it came, a changed picture proves; where two look the same, only time does.
"""

import time
from collections.abc import Callable

from judge_app.ui.players.vlc_idleness import Idleness
from judge_app.ui.players.vlc_log import VlcLog
from judge_app.ui.players.vlc_screen import VlcScreen

_SLICE_SECONDS = 0.02
"""So long steps are taken without a look at anything else."""
_POLL_SECONDS = 0.003
_PATIENCE_SECONDS = 1.5
_EQUAL_SECONDS = (0.01, 0.5)
"""What was painted and looks the same for so long is an equal picture: after one that was equal too, and
after one that was not."""
_UNHEARD_SECONDS = 0.25
_EMPTY_SECONDS = 0.5
"""A process that is idle for so long after a step, having painted nothing, has no further picture."""


class VlcSteps:
    """A number of steps, one after another. `step` tells libVLC one; `left` are still to take."""

    def __init__(self, log: VlcLog, screen: VlcScreen, step: Callable[[], object]) -> None:
        self._log = log
        self._screen = screen
        self._step = step
        self._idleness = Idleness()
        self._told_at = 0.0
        self._shown = self._changes = 0
        self._is_told = False
        self._is_moving = True
        self.left = 0

    def begin(self, steps: int, changes: int | None = None) -> None:
        """Get ready for so many steps.

        `changes` is what the screen had counted when it showed the picture from which they lead on,
        where libVLC may have gone on by itself since.
        """
        self.left = steps
        self._changes = self._screen.changes if changes is None else changes
        self._is_told, self._is_moving = False, True

    def look(self) -> bool | None:
        """Go on for a moment.

        Returns whether all steps are taken, False where there is no further picture, None while
        steps are left.
        """
        until = time.monotonic() + _SLICE_SECONDS
        while True:
            now = time.monotonic()
            self.left -= self._pictures_taken(now)
            if self.left <= 0:
                return self.left == 0
            if not self._is_told or self._is_unheard(now):
                self._tell(now)
            elif now - self._told_at >= _PATIENCE_SECONDS or self._is_at_end(now):
                return False
            if now >= until:
                return None
            self._screen.displayed.wait(_POLL_SECONDS)
            self._screen.displayed.clear()

    def _tell(self, now: float) -> None:
        self._log.has_stepped = self._log.has_refused_step = False
        self._shown = self._screen.shown
        self._screen.displayed.clear()
        self._idleness.clear()
        self._is_told, self._told_at = True, now
        self._step()

    def _pictures_taken(self, now: float) -> int:
        """Return how many pictures libVLC has gone on since this was last asked."""
        changed = self._screen.changes - self._changes
        self._changes += changed
        if not changed and not self._is_equal(now):
            return 0
        self._is_moving = changed > 0
        self._is_told = False
        return changed or 1

    def _is_equal(self, now: float) -> bool:
        """Whether the step told has shown a picture that looks like the one before."""
        was_painted = self._is_told and self._screen.shown != self._shown
        waits = _EQUAL_SECONDS[self._is_moving]
        return was_painted and self._log.has_stepped and now - self._told_at >= waits

    def _is_unheard(self, now: float) -> bool:
        """Whether libVLC has refused the step, or has not taken note of it, as before it stands."""
        is_unheard = not self._log.has_stepped and now - self._told_at >= _UNHEARD_SECONDS
        return self._log.has_refused_step or (is_unheard and self._screen.shown == self._shown)

    def _is_at_end(self, now: float) -> bool:
        is_painted = self._screen.shown != self._shown
        return not is_painted and self._idleness.seconds(now) >= _EMPTY_SECONDS
