"""How often the libVLC process may die of one clip before the clip is given up."""

from judge_app.ui.players.engine_base import now_ms

_STEADY_MS = 5000
"""A process that has played a clip for so long may be started again for it once more."""
_DEATHS = 2


class VlcDeaths:
    """Of the processes that played one clip."""

    def __init__(self) -> None:
        self._count = 0
        self._began_at = 0

    def forget(self) -> None:
        """Begin anew, with another clip."""
        self._count = self._began_at = 0

    def begin(self) -> None:
        """A process begins with the clip now."""
        self._began_at = now_ms()

    def may_go_on(self) -> bool:
        """Note that the process is dead, and return whether another may be tried."""
        is_steady = now_ms() - self._began_at > _STEADY_MS
        self._count = 1 if is_steady else self._count + 1
        return self._count < _DEATHS
