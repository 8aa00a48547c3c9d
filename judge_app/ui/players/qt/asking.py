"""How long Qt takes to answer when it is sent to a place, and what follows from that for steps."""

from dataclasses import dataclass

_SLOW_MS = 60
_TOO_SLOW_MS = 1200
"""Where asking takes longer than this, nothing more can be done in time."""
_ALONGSIDE = 7


@dataclass(slots=True)
class AskingTime:
    """`ms` is for how long it was waited the last time."""

    ms: int = 0

    @property
    def is_slow(self) -> bool:
        """Whether a step on is better played, which takes about as long."""
        return self.ms >= _SLOW_MS

    @property
    def pictures_back(self) -> int:
        """How many pictures before its own a step back begins, so that those that follow find theirs in memory."""
        return _ALONGSIDE if _SLOW_MS <= self.ms < _TOO_SLOW_MS else 0
