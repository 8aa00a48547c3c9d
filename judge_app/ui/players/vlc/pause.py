"""Standing still and going on in libVLC, which drops a word that comes before it took in the last."""

import time
from typing import Any

_REPEAT_SECONDS = 0.1


class VlcPause:
    """Tells a player of python-vlc to stand or to run, again and again until it does."""

    def __init__(self, player: Any, states: Any) -> None:
        self._player = player
        self._states = states
        self._told_at = 0.0

    def tell(self, *, stands: bool) -> None:
        """Say it now."""
        self._told_at = time.monotonic()
        self._player.set_pause(int(stands))

    def repeat(self, state: Any, now: float, *, stands: bool) -> None:
        """Say it again where `state` is the opposite of what was wanted."""
        wrong = self._states.Playing if stands else self._states.Paused
        if state == wrong and now - self._told_at >= _REPEAT_SECONDS:
            self.tell(stands=stands)
