"""The problem that stands under the picture: said, and taken away when the judge has gone on."""

from PySide6.QtCore import QObject, Signal

from judge_app.media.player import PlayerState
from judge_app.ui.players.clip_notice import ClipNotice
from judge_app.ui.players.control_bar import ControlBar
from judge_app.ui.players.playback import Playback
from judge_app.ui.players.problems import PlayProblem

_ELSEWHERE_MS = 1500
"""Who plays so far from where the problem was has left it behind."""


class StandingProblem(QObject):
    """What is wrong with the clip that is open, as long as it keeps the judge from going on.

    Args:
        playback: what finds problems and goes on.
        notice: where they are said.
        bar: whose line of time shows the moment of the problem.
    """

    found = Signal(object)
    """`PlayProblem`, one that is not on the screen yet."""
    gone_on = Signal()
    """The judge goes on in spite of it."""

    def __init__(self, playback: Playback, notice: ClipNotice, bar: ControlBar) -> None:
        super().__init__(playback)
        self._playback = playback
        self._notice = notice
        self._bar = bar
        self._problem: PlayProblem | None = None
        playback.problem_found.connect(self._on_found)
        playback.moved.connect(self._on_moved)
        notice.resumed.connect(self._on_resumed)
        notice.retried.connect(self._on_retried)

    @property
    def problem(self) -> PlayProblem | None:
        """The problem that is on the screen."""
        return self._problem

    def take_away(self) -> None:
        """Say nothing more."""
        self._problem = None
        self._notice.clear()
        self._bar.hold_at(None)

    def play(self) -> None:
        """Play. Where a problem stands, that is what its first button does, and the clip plays on.

        Without this the player would begin anew, or stand still, under a message that says how to go on.
        """
        problem = self._problem
        if problem is None or _is_left_behind(problem, self._playback.position_ms):
            self._playback.play()
        elif problem.resume_ms is not None:
            self._on_resumed(problem.resume_ms)
        elif problem.may_retry:
            self.take_away()
            self._playback.retry(plays=True)
        else:
            self._playback.play()

    def _on_found(self, problem: PlayProblem) -> None:
        if problem == self._problem:
            return  # a knob that is dragged finds it again and again
        self._problem = problem
        self._bar.show_remark("")
        self._bar.hold_at(problem.position_ms)
        self.found.emit(problem)

    def _on_moved(self, position_ms: int) -> None:
        problem, is_playing = self._problem, self._playback.state is PlayerState.PLAYING
        if problem is not None and is_playing and _is_left_behind(problem, position_ms):
            self.take_away()

    def _on_resumed(self, position_ms: int) -> None:
        self.take_away()
        self._playback.go_past(position_ms)
        self.gone_on.emit()

    def _on_retried(self) -> None:
        self.take_away()
        self._playback.retry()
        self.gone_on.emit()


def _is_left_behind(problem: PlayProblem, position_ms: int) -> bool:
    at = problem.position_ms
    return at is not None and abs(position_ms - at) > _ELSEWHERE_MS
