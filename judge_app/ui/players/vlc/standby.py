"""A second libVLC process that waits, loaded, so that one that dies is replaced without a pause."""

from judge_app.ui.players.vlc.frames import FrameBoard
from judge_app.ui.players.vlc.process import VlcProcess


class VlcStandby:
    """Hands out processes that share one board; at most one more than is in use waits.

    Args:
        is_silent: whether there is no loudspeaker to play to.
    """

    def __init__(self, *, is_silent: bool) -> None:
        self._is_silent = is_silent
        self._board: FrameBoard | None = None
        self._waiting: VlcProcess | None = None

    @property
    def board(self) -> FrameBoard:
        """Where every process from here paints."""
        if self._board is None:
            self._board = FrameBoard.made()
        return self._board

    @property
    def waiting_id(self) -> int | None:
        """The number of the process that waits, if there is one."""
        return None if self._waiting is None else self._waiting.pid

    def take(self) -> VlcProcess:
        """Return the process that waits, or a new one if there is none or it has died."""
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return self._started()
        if waiting.is_running:
            return waiting
        waiting.end()
        return self._started()

    def prepare(self) -> None:
        """Start a process that waits, unless there is one."""
        if self._waiting is None:
            self._waiting = self._started()

    def end(self) -> None:
        """End the process that waits, and give the board back."""
        if self._waiting is not None:
            self._waiting.end()
            self._waiting = None
        if self._board is not None:
            self._board.close()
            self._board = None

    def _started(self) -> VlcProcess:
        return VlcProcess(self.board.name, is_silent=self._is_silent)
