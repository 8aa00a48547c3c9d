"""Whether libVLC's process has anything left to do, which its own use of the processor tells."""

import threading
import time
from collections import deque
from pathlib import Path

_IDLE_SECONDS = 0.12
_IDLE_SHARE = 0.15
"""A process that used less of a core for so long has nothing left to decode."""
_LEAST_LOOKS = 20
"""On a busy machine a process may only wait for its turn; then looks at it are rare as well."""


_THREADS = Path("/proc/self/task")
"""Where Linux tells of a process's threads; elsewhere there is no such folder."""
_RUNS = b"R"


class Idleness:
    """Measured from the first look on, or from the last `clear`. `seconds` is for how long, by the last look."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._work: deque[tuple[float, float]] = deque()

    def clear(self) -> None:
        """Begin anew."""
        self._work.clear()

    def is_idle(self, now: float) -> bool:
        """Look, and return whether the process has had next to nothing to do for a while."""
        spent = time.process_time()
        self._work.append((now, spent))
        while spent - self._work[0][1] > _IDLE_SHARE * max(_IDLE_SECONDS, now - self._work[0][0]):
            self._work.popleft()
        self.seconds = now - self._work[0][0]
        is_quiet = self.seconds >= _IDLE_SECONDS and len(self._work) >= _LEAST_LOOKS
        return is_quiet and not _waits_for_its_turn()


def _waits_for_its_turn() -> bool:
    """Whether another thread would run if it were let, as far as the system tells (proc_pid_stat(5))."""
    own = str(threading.get_native_id())
    try:
        states = [
            (thread / "stat").read_bytes().rpartition(b")")[2].split()[0]
            for thread in _THREADS.iterdir()
            if thread.name != own
        ]
    except (OSError, IndexError):
        return False
    return _RUNS in states
