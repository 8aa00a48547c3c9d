"""Picture after picture in a libVLC that stands.

Each step lets the decoder give one more picture, which is shown at once; steps that are told together
give as many, one after the other. A step for which no picture is decoded yet paints the old one once
more (libVLC 3, `src/input/decoder.c` and `src/video_output/video_output.c`). So a step is proven by
a changed picture, and where two look the same by the process having nothing left to do.
"""

from collections.abc import Callable

from judge_app.ui.players.vlc.idleness import Idleness
from judge_app.ui.players.vlc.screen import VlcScreen

_TOGETHER = 8
"""So many are told ahead of the pictures that came: what is told cannot be taken back."""


class VlcSteps:
    """A number of steps, told to libVLC by `step`, from the picture on which the screen has landed.

    `hurry` is told before the first one, and has no picture wait for its date.
    """

    def __init__(
        self, screen: VlcScreen, step: Callable[[], object], hurry: Callable[[], None]
    ) -> None:
        self._screen = screen
        self._step = step
        self._hurry = hurry
        self._idleness = Idleness()
        self._wanted = self._told = self._spare = 0
        self.are_under_way = False

    def begin(self, steps: int) -> None:
        """Get ready for so many steps."""
        self._wanted, self._told, self._spare = steps, 0, 0
        self._idleness.clear()
        self._hurry()
        self.are_under_way = True

    def halt(self) -> None:
        """Tell no more; those that were told are still waited for."""
        self._wanted = min(self._wanted, self._told)

    def forget(self) -> None:
        """Wait no longer: libVLC is started anew, or runs."""
        self.are_under_way = False

    def look(self, now: float) -> bool:
        """Go on for a moment, and return whether all steps are taken."""
        shown = self._screen.steps_shown
        # After the change of speed libVLC would leave the first picture out, were the next there as well.
        together = _TOGETHER if shown + self._spare else 1
        while self._told < self._wanted and self._told < shown + self._spare + together:
            self._told += 1
            self._step()
        if self._screen.arrived.is_set() or shown >= self._wanted:
            self.are_under_way = False
        elif self._idleness.is_idle(now):
            # What was told has been done: the rest are pictures that look like the one before.
            self._spare = self._told - shown
            self._idleness.clear()
            self.are_under_way = self._told < self._wanted
        return not self.are_under_way
