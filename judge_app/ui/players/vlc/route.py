"""Where libVLC is sent next, and whether it can go there as it stands."""

from judge_app.media.containers.stretch import Approach
from judge_app.ui.players.vlc.medium import VlcMedium
from judge_app.ui.players.vlc.places import VlcPlaces
from judge_app.ui.players.vlc.settings import VlcSettings

_NEAR_END_MS = 1000
"""Sought so near the end, standing, libVLC reads to the end and answers no further seek."""

_MOST_HELD_MS = 1500


class VlcRoute:
    """The moment `target_ms` of one clip, and the `way` there."""

    def __init__(
        self, places: VlcPlaces, settings: VlcSettings, medium: VlcMedium, target_ms: int
    ) -> None:
        self._places = places
        self._settings = settings
        self._medium = medium
        self._read_to_ms = 0
        # With tracks that it should not find, by which it tells their names, it goes nowhere reliably.
        self._resume_ms = target_ms if medium.is_outdated else 0
        self.target_ms = target_ms - self._resume_ms
        self.way = Approach(ask_ms=self.target_ms, steps=0, shown_ms=None)

    def find(self, *, plays: bool, counts: bool) -> None:
        """Find the way anew: for one that plays on, or that stands and can be led by counting."""
        self.way = self._places.way(self.target_ms, plays, counts=counts)

    def resumes(self) -> bool:
        """Whether the clip, open by now, has yet to go where it was to be opened; turn there."""
        resume_ms, self._resume_ms = self._resume_ms, 0
        self.target_ms = self.target_ms or resume_ms
        return self.target_ms > 0

    @property
    def is_near_end(self) -> bool:
        """Whether libVLC, standing there, is of no use for another seek."""
        return self.target_ms > self._medium.duration_ms - _NEAR_END_MS

    @property
    def must_run_up(self) -> bool:
        """Whether libVLC, started anew, would read to the end for it."""
        return self._reads_up(self._ahead_ms)

    @property
    def would_read_up(self) -> bool:
        """Whether libVLC as it stands would, for it reads as far ahead as it ever needed."""
        return self._reads_up(max(self._settings.needed_ms, self._ahead_ms))

    @property
    def starts_anew(self) -> bool:
        """Whether libVLC, however it stands, must be started anew to go there."""
        is_elsewhere = self._places.needs_running or self.would_read_up
        is_cut = self.way.cut is not None or self._medium.is_cut
        return is_elsewhere or is_cut or self._medium.is_outdated

    @property
    def steps_to_end(self) -> int | None:
        """How many pictures come after the one the way lands on, None where that is not known."""
        return self._places.steps_to_end(self.way, self._medium.duration_ms)

    def prepare(self) -> None:
        """Have libVLC read what the way needs, from the seek on that follows."""
        self._settings.need(self._ahead_ms)
        self._read_to_ms = self.way.ask_ms + self._settings.needed_ms

    def walks(self, pictures: int, near_ms: int, *, counts: bool) -> bool:
        """Turn to the picture so many on or back, and return whether libVLC only has to take steps.

        Args:
            pictures: how many.
            near_ms: where the picture that stands is believed to be.
            counts: whether libVLC was sent to it by counting, and stands there.
        """
        self.way = self._places.neighbour(pictures, near_ms)
        self.target_ms = self.way.ask_ms
        if self.way.shown_ms is None:
            return pictures > 0
        return pictures > 0 and counts and self._places.is_read(self.way, self._read_to_ms)

    @property
    def _ahead_ms(self) -> int:
        # Decoders that gave no picture before hold back more than others.
        return self._places.ahead_ms(self.way) + min(self._settings.ahead_ms, _MOST_HELD_MS)

    def _reads_up(self, ahead_ms: int) -> bool:
        return self._places.is_at_end(self.way, ahead_ms, self._medium.duration_ms)
