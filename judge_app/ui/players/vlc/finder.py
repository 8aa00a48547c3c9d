"""Finding out which picture stands after a pause, which libVLC does not tell.

Its clock is only near. So libVLC is led, unseen, through the pictures around that moment, until one looks
exactly like the one that stands: a clip decodes to the same pictures each time.
"""

from judge_app.ui.players.vlc.places import VlcPlaces
from judge_app.ui.players.vlc.screen import VlcScreen

_EARLIEST_MS = 400
_LATEST_MS = 250
"""So much before and after what the clock says a picture may be the one."""


class VlcFinder:
    """One search at a time; `is_under_way` says whether there is one. Moments in milliseconds."""

    def __init__(self, screen: VlcScreen, places: VlcPlaces) -> None:
        self._screen = screen
        self._places = places
        self._sum = 0
        self._near_ms = 0.0
        self._found: list[float] = []
        self._has_wandered = self.is_under_way = False

    def begin(self, near_ms: int) -> int | None:
        """Begin, and return where to look first; None where the search is needless, or of no use."""
        if self._places.shown_ms is not None or not self._places.are_known:
            return None
        self._sum, self._near_ms, self._found = self._screen.sum, near_ms, []
        self.is_under_way = self._screen.is_hidden = True
        return max(0, near_ms - _EARLIEST_MS)

    def goes_on(self, shown_ms: float | None) -> bool:
        """Look at the picture landed on; False: over, and `VlcPlaces` knows which one stands."""
        if shown_ms is not None and self._screen.sum == self._sum:
            self._found.append(shown_ms)
        if shown_ms is not None and shown_ms < self._near_ms + _LATEST_MS:
            return True
        # Several may look alike. Without one, the clock must do.
        found = min(self._found, key=lambda time: abs(time - self._near_ms), default=self._near_ms)
        self._places.shown_ms = found
        self._has_wandered = True
        self.cancel()
        return False

    def comes_back(self) -> bool:
        """Whether libVLC stands elsewhere than what it showed before the search; asked once."""
        wandered, self._has_wandered = self._has_wandered, False
        return wandered

    def cancel(self) -> None:
        """Search no more."""
        self.is_under_way = self._screen.is_hidden = False
