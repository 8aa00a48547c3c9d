"""Tries a clip in the players themselves, as a judge's machine will, in a process of its own.

FFmpeg decoding a clip does not mean that a player shows it: QtMultimedia has no decoder for AV1,
libVLC drops some one-picture clips. A player that crashes costs the process, and counts as one that
shows nothing.
"""

from pathlib import Path

from judge_app.contest.facts import EngineTrial
from judge_app.helper_process import ProcessGoneError
from judge_app.media.doctor.looking_process import LookingProcess
from judge_app.media.examination import (
    EnginesNamed,
    Examination,
    NameEngines,
    Tried,
    TryEngine,
)
from judge_app.media.magic import PLAYABLE
from judge_app.progress import Cancellation

TRIAL_SECONDS = 20.0
"""So long one player may take over one clip."""
TRIAL_FLAG = "--media-players"
"""What the frozen program is called with to become a trying process."""
_MODULE = "judge_app.ui.players.trial_process"
_START_SECONDS = 30.0


class EngineDoctor:
    """Tries one clip after another; `close` ends the process."""

    def __init__(self) -> None:
        # A player at work gives no signs of life, so one limit serves for both.
        self._process = LookingProcess(_MODULE, TRIAL_FLAG, _START_SECONDS)
        self._engines: tuple[str, ...] | None = None

    def try_out(self, path: Path, seen: Examination, stop: Cancellation) -> tuple[EngineTrial, ...]:
        """Return what each player of this machine shows; nothing for a clip without pictures."""
        if seen.container not in PLAYABLE or not any(seen.pictures_decoded):
            return ()
        trials = []
        for engine in self._names(stop):
            stop.check()
            request = TryEngine(str(path), engine, seen.width, seen.height)
            trials.append(self._tried(request, stop))
        return tuple(trials)

    def close(self) -> None:
        """End the process."""
        self._process.close()

    def _tried(self, request: TryEngine, stop: Cancellation) -> EngineTrial:
        dark = EngineTrial(engine=request.engine, shown=(False, False, False))
        try:
            answer = self._process.ask(request, cancellation=stop, seconds=TRIAL_SECONDS)
        except ProcessGoneError:
            return dark
        return answer.trial if isinstance(answer, Tried) else dark

    def _names(self, stop: Cancellation) -> tuple[str, ...]:
        """Return the players that work; none on a machine where no window can be made at all."""
        if self._engines is None:
            self._engines = ()
            try:
                answer = self._process.ask(NameEngines(), cancellation=stop)
            except ProcessGoneError:
                return ()
            if isinstance(answer, EnginesNamed):
                self._engines = answer.engines
        return self._engines
