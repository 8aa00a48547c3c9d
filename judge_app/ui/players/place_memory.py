"""Takes note of how far each clip has been seen while it is open."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from judge_app.media.places import ClipPlaces
from judge_app.media.player import PlayerState
from judge_app.ui.players.playback import Playback
from judge_app.ui.tasks import Lane, TaskRunner

_LOOK_MS = 5000
_SHOWN = {PlayerState.PAUSED, PlayerState.PLAYING, PlayerState.ENDED}


class PlaceMemory(QObject):
    """Looks at the player now and then, and writes beside the window."""

    def __init__(self, path: Path, tasks: TaskRunner, playback: Playback, parent: QObject) -> None:
        super().__init__(parent)
        self._places = ClipPlaces(path)
        self._tasks = tasks
        self._playback = playback
        self._clip = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def begin(self, clip: str) -> int:
        """Return where this clip was left, and take note of where it stands from now on."""
        self._clip = clip
        self._timer.start()
        return self._places.place(clip)

    def end(self) -> None:
        """Take a last note; the clip is about to be closed."""
        self._look()
        self._timer.stop()
        self._clip = ""

    def shut_down(self) -> None:
        """Write down what is not yet written."""
        self.end()
        self._places.save()

    def _look(self) -> None:
        # A clip that is still opening, or that failed, stands at 0: that is no place to remember.
        if self._clip and self._playback.state in _SHOWN:
            playback = self._playback
            self._places.remember(self._clip, playback.position_ms, playback.duration_ms)
            self._tasks.run(Lane.RENDERING, lambda _report, _stop: self._places.save())
