"""Plays every clip a little in every engine, and writes down what happened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from judge_app.byte_source import FileSource
from judge_app.errors import JudgeAppError
from judge_app.media.doctor.clip_doctor import container_of
from judge_app.media.examination import Examination
from judge_app.media.player import (
    Damaged,
    EngineName,
    Failed,
    FailureKind,
    Moved,
    Opened,
    PlayerEvent,
    PlayerState,
)
from judge_app.media.selection import Clip, SelfTest, choose
from judge_app.media.watchdog import Glimpse, Trouble, Watchdog
from judge_app.ui.players.engine import Engine
from judge_app.ui.players.engine_base import now_ms
from judge_app.ui.players.engine_shelf import EngineShelf

SEEK_SHARES = (0.5, 0.1, 0.8, 0.3, 0.65, 0.9)
_LOOK_MS = 15
_SEEK_PATIENCE_MS = 5000


class SoakOutcome(StrEnum):
    """How a clip fared in one engine."""

    PLAYS = "plays"
    SOUND_ONLY = "sound-only"
    REFUSED = "refused"
    """Never handed to the engine: empty, a playlist, or a kind that the engine may not read."""
    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    NO_PICTURE = "no-picture"
    STALLED = "stalled"
    ENDS_EARLY = "ends-early"
    DIED = "died"
    """The engine's own process died of it, twice."""


_OF_TROUBLE = {
    Trouble.NO_PICTURE: SoakOutcome.NO_PICTURE,
    Trouble.NOT_OPENING: SoakOutcome.UNREADABLE,
    Trouble.STALLED: SoakOutcome.STALLED,
    Trouble.ENDS_EARLY: SoakOutcome.ENDS_EARLY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SoakResult:
    """One clip in one engine. Times in milliseconds; `told_ms` is when a problem was known."""

    path: Path
    engine: EngineName
    outcome: SoakOutcome
    first_ms: int | None = None
    seeks_ms: tuple[int, ...] = ()
    pictures: int = 0
    told_ms: int | None = None
    details: str = ""


@dataclass(slots=True)
class _Run:
    """What is known so far of the clip in hand."""

    path: Path
    engine: Engine
    began: int
    watchdog: Watchdog
    source: FileSource
    first_ms: int | None = None
    seeks: list[int] = field(default_factory=list)
    wishes: list[float] = field(default_factory=lambda: list(SEEK_SHARES))
    sought_at: int | None = None
    plays_since: int | None = None
    has_picture: bool = False


class Soak(QObject):
    """Works through clips times engines.

    Args:
        engines: the players.
        clips: each file with what the doctor found out about it.
        names: the engines to try.
        play_ms: how long each clip plays.
    """

    told = Signal(object)
    """A `SoakResult`."""
    finished = Signal()

    def __init__(
        self,
        engines: EngineShelf,
        clips: Sequence[tuple[Path, Examination]],
        names: Sequence[EngineName],
        play_ms: int,
    ) -> None:
        super().__init__()
        self._engines = engines
        self._queue = [(path, seen, name) for path, seen in clips for name in names]
        self._play_ms = play_ms
        self._run: _Run | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin with the first."""
        self._timer.start()

    def _look(self) -> None:
        if self._run is None:
            self._begin_next()
        else:
            self._go_on(self._run, now_ms())

    def _begin_next(self) -> None:
        if not self._queue:
            self._timer.stop()
            self.finished.emit()
            return
        path, seen, name = self._queue.pop(0)
        clip = Clip(identity="", container=container_of(path), video_codec=seen.video_codec)
        is_vlc = name is EngineName.VLC
        choice = choose(clip, self_test=SelfTest(qt=not is_vlc, vlc=is_vlc))
        if not choice.engines:
            self._tell(SoakResult(path=path, engine=name, outcome=SoakOutcome.REFUSED, told_ms=0))
            return
        watchdog = Watchdog(
            expects_picture=True if seen.has_picture else None,
            duration_ms=seen.duration_ms,
            now_ms=now_ms(),
        )
        engine, source = self._engines.get(name), FileSource(path)
        self._run = _Run(path=path, engine=engine, began=now_ms(), watchdog=watchdog, source=source)
        engine.listen(self._on_event)
        engine.set_volume(0)
        engine.open(source, size=(seen.width, seen.height))

    def _go_on(self, run: _Run, now: int) -> None:
        engine = run.engine
        if run.first_ms is None and engine.pictures_seen > 0:
            run.first_ms = now - run.began
        glimpse = Glimpse(
            state=engine.state,
            position_ms=engine.position_ms,
            pictures_seen=engine.pictures_seen,
            is_seeking=run.sought_at is not None,
        )
        verdict = run.watchdog.look(glimpse, now)
        if verdict is not None:
            self._finish(_OF_TROUBLE[verdict.trouble], told_ms=now - run.began)
        elif engine.state in {PlayerState.PAUSED, PlayerState.PLAYING, PlayerState.ENDED}:
            self._exercise(run, now)

    def _exercise(self, run: _Run, now: int) -> None:
        """Seek here and there, then play."""
        if run.sought_at is not None:
            if now - run.sought_at < _SEEK_PATIENCE_MS:
                return
            run.seeks.append(_SEEK_PATIENCE_MS)
            run.sought_at = None
        if run.has_picture and run.first_ms is None:
            return
        if run.plays_since is None and run.wishes and run.engine.duration_ms:
            run.sought_at = now
            run.engine.seek(round(run.wishes.pop(0) * run.engine.duration_ms))
        elif run.plays_since is None:
            run.plays_since = now
            if run.engine.duration_ms > self._play_ms:
                run.engine.seek(0)
            run.engine.play()
        elif now - run.plays_since >= self._play_ms or run.engine.state is PlayerState.ENDED:
            self._finish(SoakOutcome.PLAYS if run.has_picture else SoakOutcome.SOUND_ONLY)

    def _on_event(self, event: PlayerEvent) -> None:
        run = self._run
        if run is None:
            return
        match event:
            case Opened(has_picture=has_picture, duration_ms=duration):
                run.has_picture = has_picture
                run.watchdog.learn(has_picture=has_picture, duration_ms=duration)
            case Moved() if run.sought_at is not None:
                run.seeks.append(now_ms() - run.sought_at)
                run.sought_at = None
            case Failed(kind=kind, details=details):
                died = kind is FailureKind.ENGINE_DIED
                outcome = SoakOutcome.DIED if died else SoakOutcome.UNREADABLE
                QTimer.singleShot(0, lambda: self._finish_failed(run, outcome, details))
            case Damaged(cause=cause):
                self._note_damage(run, cause)
            case _:
                return

    def _note_damage(self, run: _Run, cause: JudgeAppError) -> None:
        QTimer.singleShot(0, lambda: self._finish_failed(run, SoakOutcome.DAMAGED, str(cause)))

    def _finish_failed(self, run: _Run, outcome: SoakOutcome, details: str) -> None:
        """An engine must not be closed while it tells something, so this comes a turn later."""
        if run is self._run:
            self._finish(outcome, details=details, told_ms=now_ms() - run.began)

    def _finish(
        self, outcome: SoakOutcome, *, details: str = "", told_ms: int | None = None
    ) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        pictures = run.engine.pictures_seen
        run.engine.close()
        run.source.close()
        self._tell(
            SoakResult(
                path=run.path,
                engine=run.engine.engine,
                outcome=outcome,
                first_ms=run.first_ms,
                seeks_ms=tuple(run.seeks),
                pictures=pictures,
                told_ms=told_ms,
                details=details,
            )
        )

    def _tell(self, result: SoakResult) -> None:
        self.told.emit(result)
