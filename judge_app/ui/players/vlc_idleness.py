"""Whether libVLC's process has anything left to do, which its own use of the processor tells."""

import time
from collections import deque

IDLE_SECONDS = 0.15
_IDLE_SHARE = 0.15
"""A process that used less of a core for so long has nothing left to decode."""


class Idleness:
    """Measured from the first look on, or from the last `clear`."""

    def __init__(self) -> None:
        self._work: deque[tuple[float, float]] = deque()

    def clear(self) -> None:
        """Begin anew."""
        self._work.clear()

    def seconds(self, now: float) -> float:
        """Return for how long the process has had next to nothing to do."""
        spent = time.process_time()
        self._work.append((now, spent))
        while spent - self._work[0][1] > _IDLE_SHARE * max(IDLE_SECONDS, now - self._work[0][0]):
            self._work.popleft()
        return now - self._work[0][0]
