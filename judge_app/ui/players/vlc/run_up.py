"""Running up to a picture near a clip's end, which libVLC, standing, does not reach.

Standing it waits there for more than there is, and its decoders keep the last pictures. Running, it shows
one after the other and gives them all; but decoders that are late leave some out. So the clip runs on to
its end, where the number of pictures shows whether any was left out, and if so, runs up once more, slower.
Bytes that fail are an end as well.
"""

from judge_app.ui.players.vlc.idleness import Idleness
from judge_app.ui.players.vlc.medium import VlcMedium
from judge_app.ui.players.vlc.pause import VlcPause
from judge_app.ui.players.vlc.route import VlcRoute
from judge_app.ui.players.vlc.screen import VlcScreen
from judge_app.ui.players.vlc.settings import VlcSettings

_RATES = (24.0, 6.0, 2.0)
_SLACK_MS = 250
"""Decoders are given so much time ahead."""


class VlcRunUp:
    """Of one clip. `is_due` says whether libVLC is started for it."""

    def __init__(
        self, medium: VlcMedium, screen: VlcScreen, settings: VlcSettings, pause: VlcPause
    ) -> None:
        self._medium = medium
        self._screen = screen
        self._settings = settings
        self._pause = pause
        self._slowness = 0
        self._idleness = Idleness()
        self._helps = self.is_due = False

    @property
    def rate(self) -> float | None:
        """How fast the clip will run, None where it will stand."""
        return _RATES[self._slowness] if self.is_due else None

    def decide(self, route: VlcRoute, *, may_count: bool) -> None:
        """Decide whether the next start is for it; `may_count`: whether pictures are to be counted."""
        self.is_due = may_count and (self._helps or route.must_run_up)
        self._helps = False

    def may_help(self, *, is_read_up: bool) -> bool:
        """Whether steps led nowhere for want of bytes, so that the next start will be for it.

        Bytes may have failed, or all were read (`is_read_up`): sound that ends before the pictures do has
        libVLC read on to the end, in vain.
        """
        is_in_want = self._medium.has_failed or is_read_up
        self._helps = is_in_want and not self._screen.arrived.is_set()
        return self._helps

    def begin(self, late_ms: float) -> None:
        """Run on from the picture landed on, which libVLC believes to be late by so much."""
        self._screen.counts_equal = True
        self._idleness.clear()
        # What is read ahead delays a picture only by its share of the clip's speed.
        self._settings.need(_SLACK_MS + round(late_ms * _RATES[self._slowness]))
        self._pause.tell(stands=False)

    def is_over(self, state: object, now: float, wanted: int | None, *, has_ended: bool) -> bool:
        """Whether it is done.

        Args:
            state: libVLC's.
            now: the time.
            wanted: how many pictures come after the one landed on, None: not known.
            has_ended: whether the clip has come to its end.
        """
        if wanted is None and self._screen.arrived.is_set():
            return True
        if not has_ended:
            self._pause.repeat(state, now, stands=False)
            self._idleness.clear()
            return False
        if wanted is None or self._screen.steps_shown >= wanted:
            return True
        # libVLC says that it has ended while the last picture is still on its way to the screen.
        return self._idleness.is_idle(now)

    def must_go_slower(self, wanted: int | None) -> bool:
        """Whether the pictures of a run that is over are not as many, and the next will be slower."""
        is_whole = self._medium.has_failed or wanted in {None, self._screen.steps_shown}
        if is_whole or self._slowness + 1 == len(_RATES):
            return False
        self._slowness += 1
        return True
