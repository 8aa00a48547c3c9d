"""Starting libVLC anew, at a place of a clip or with what it is handed to begin there."""

import time

from judge_app.media.magic import Container
from judge_app.ui.players.vlc.demuxers import reading_options
from judge_app.ui.players.vlc.engine import VlcEngine
from judge_app.ui.players.vlc.landing import VlcLanding
from judge_app.ui.players.vlc.medium import VlcMedium
from judge_app.ui.players.vlc.route import VlcRoute
from judge_app.ui.players.vlc.run_up import VlcRunUp
from judge_app.ui.players.vlc.settings import VlcSettings

_BEGINNING_SECONDS = 0.6
"""So long libVLC may still report the state from before it was started."""
_FIRST_PICTURE_SECONDS, _NO_PICTURE_SECONDS = 0.4, 1.0


class VlcStart:
    """Of one clip. `at` is when it was started last, `target_ms` the moment for which.

    `begins_there`: it shows the picture to land on first, and need not be sent to it.
    """

    def __init__(
        self,
        engine: VlcEngine,
        medium: VlcMedium,
        settings: VlcSettings,
        landing: VlcLanding,
        run_up: VlcRunUp,
        route: VlcRoute,
        container: Container,
    ) -> None:
        self._player = engine.player
        self._screen = engine.screen
        self._log = engine.log
        self._medium = medium
        self._settings = settings
        self._landing = landing
        self._run_up = run_up
        self._route = route
        self._container = container
        self._stands_still = self._is_fresh = False
        self.begins_there = False
        self.at = 0.0
        self.target_ms = route.target_ms

    def begin(self, *, runs: bool, is_fresh: bool) -> None:
        """Start it.

        Args:
            runs: whether it is to run until it shows a picture.
            is_fresh: whether it is to be led on by counting.
        """
        way = self._route.way
        self._is_fresh = is_fresh
        runs = runs or way.plays or (way.cut is not None and self._run_up.is_due)
        self.begins_there = runs or way.cut is not None
        self._stands_still = self.begins_there and not runs
        self._medium.stop()
        self.at = time.monotonic()
        self.target_ms = self._route.target_ms
        self._screen.keep()
        self._log.clear()
        if way.plays:
            self._screen.hold(way.lead)
        if self.begins_there:
            self._landing.expect_any(self.at, steps=way.steps)
            self._screen.counts_equal = self._run_up.is_due
        with self._medium.withheld():
            self._medium.take(way)
            self._medium.start(*self._options(runs=runs, is_fresh=is_fresh))
            self._screen.first_shown.clear()  # The old picture may have been painted until now.
            self._settings.apply_start()
            if way.cut is not None and is_fresh and not self._run_up.is_due:
                self._route.prepare()

    def is_young(self, now: float) -> bool:
        """Whether what libVLC says of its state may still be from before."""
        return now - self.at < _BEGINNING_SECONDS

    def is_read(self, now: float) -> bool:
        """Whether libVLC has read as far ahead as it does by itself, or takes too long."""
        return self._log.is_buffered or now - self.at >= _NO_PICTURE_SECONDS

    def must_wait(self, now: float) -> bool:
        """Whether libVLC has yet to show, or to be told to show, the first picture."""
        if self._stands_still:
            # Standing where it was started, it shows none by itself.
            self._stands_still = not self._log.is_buffered
            if not self._stands_still:
                self._player.next_frame()
            return True
        # Sent on before its first picture is out, a decoder would give one picture less for the steps.
        is_out = self._screen.first_shown.is_set() or now - self.at >= _FIRST_PICTURE_SECONDS
        return self._is_fresh and not is_out and not self.begins_there

    def _options(self, *, runs: bool, is_fresh: bool) -> tuple[str, ...]:
        way = self._route.way
        # Starting there spares libVLC damage on the way.
        place = () if way.cut else (f":start-time={max(1, way.ask_ms) / 1000:.3f}",)
        return (
            *reading_options(self._container, is_cut=way.cut is not None),
            *self._settings.start_options(
                counts=is_fresh, run_up_rate=self._run_up.rate, is_cut=way.cut is not None
            ),
            *place,
            ":no-start-paused" if runs else ":start-paused",
        )
