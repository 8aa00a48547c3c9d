"""Going to the picture so many before or after the one that stands, in libVLC."""

from collections.abc import Callable

from judge_app.ui.players.vlc.finder import VlcFinder
from judge_app.ui.players.vlc.places import VlcPlaces
from judge_app.ui.players.vlc.route import VlcRoute
from judge_app.ui.players.vlc.screen import VlcScreen
from judge_app.ui.players.vlc.steps import VlcSteps


class VlcStepping:
    """In one clip. `go` sends libVLC along the route; `is_under_way` says whether what lands is a step's."""

    def __init__(
        self,
        screen: VlcScreen,
        places: VlcPlaces,
        route: VlcRoute,
        walk: VlcSteps,
        go: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._places = places
        self._route = route
        self._walk = walk
        self._go = go
        self._finder = VlcFinder(screen, places)
        self._near_ms = 0
        self.wanted = 0
        self.is_under_way = False

    def ask(self, pictures: int, near_ms: int) -> None:
        """Have so many more taken; the picture that stands is believed to be at `near_ms`."""
        self.wanted += pictures
        self._near_ms = near_ms

    def cancel(self) -> None:
        """Take none: there is another place to go to."""
        self.wanted = 0
        self.is_under_way = False
        self._finder.cancel()
        self._screen.release()

    def take(self, *, counts: bool) -> None:
        """Take what is wanted, once it is known which picture stands.

        `counts` says whether libVLC was led by counting to where it stands.
        """
        self._screen.release()
        place_ms = self._finder.begin(self._near_ms)
        if place_ms is not None:
            self._route.target_ms = place_ms
            self._go()
            return
        pictures, self.wanted = self.wanted, 0
        self.is_under_way = True
        self._walk_on(pictures, counts=counts and not self._finder.comes_back())

    def searches(self, shown_ms: float | None, *, counts: bool) -> bool:
        """Whether what has landed is only looked at, to find out which picture stands."""
        if not self._finder.is_under_way:
            return False
        self._places.shown_ms = shown_ms
        if self._finder.goes_on(shown_ms):
            self._walk_on(1, counts=counts)
        return True

    def landed(self) -> bool:
        """Whether what has landed was a step's, which is over now."""
        was_under_way, self.is_under_way = self.is_under_way, False
        return was_under_way

    def _walk_on(self, pictures: int, *, counts: bool) -> None:
        if self._route.walks(pictures, self._near_ms, counts=counts):
            self._screen.expect_steps(pictures)
            self._walk.begin(pictures)
        else:
            self._go()
