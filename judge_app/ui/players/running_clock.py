"""Works out where a clip stands between the rare moments at which an engine says so."""

_LONGEST_GUESS_MS = 1500
_JUMP_MS = 400
"""An engine that differs by more is right; by less, the guess runs smoother."""


class RunningClock:
    """A position that runs at a rate. All times are milliseconds and come in as arguments."""

    def __init__(self) -> None:
        self._base = 0
        self._at = 0
        self._rate = 1.0
        self._runs = False
        self._last_heard = -1

    def stand(self, position: int) -> None:
        """Stand still here."""
        self._base = position
        self._runs = False
        self._last_heard = -1

    def run(self, position: int, now: int, rate: float) -> None:
        """Run from here on."""
        self._base, self._at, self._rate = position, now, rate
        self._runs = True
        self._last_heard = -1

    def change_rate(self, rate: float, now: int) -> None:
        """Run at another rate from now on."""
        if self._runs:
            self.run(self.position(now), now, rate)
        self._rate = rate

    def hear(self, position: int, now: int) -> None:
        """Take what the engine says; it counts only if it says something new."""
        if not self._runs or position == self._last_heard:
            return
        is_first = self._last_heard < 0
        self._last_heard = position
        if is_first and abs(position - self._base) > _JUMP_MS:
            return  # said before the last jump
        guess = self.position(now)
        self._base = position if abs(position - guess) > _JUMP_MS else (position + 3 * guess) // 4
        self._at = now

    def position(self, now: int) -> int:
        """Return where the clip stands."""
        if not self._runs:
            return self._base
        return self._base + round(min(now - self._at, _LONGEST_GUESS_MS) * self._rate)
