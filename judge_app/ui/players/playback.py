"""Plays one clip after another: picks the engine, watches it, gives way to the next, tells why.

The model behind `VideoView`; it knows no widget of its own.
"""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from judge_app.byte_source import ByteSource
from judge_app.contest.facts import MediaFacts
from judge_app.errors import JudgeAppError
from judge_app.media.journal import CrashJournal
from judge_app.media.magic import HEAD_BYTES, Container, sniff
from judge_app.media.passage import Passage
from judge_app.media.player import (
    Damaged,
    Ended,
    EngineName,
    Failed,
    FailureKind,
    Moved,
    Opened,
    PlayerEvent,
    PlayerState,
    StateChanged,
    SubtitleChanged,
)
from judge_app.media.selection import Crash, Preference, choose, identity_of, known_clip
from judge_app.media.watchdog import Glimpse, Trouble, Watchdog
from judge_app.ui.players.engine import Engine
from judge_app.ui.players.engine_base import now_ms
from judge_app.ui.players.engine_shelf import EngineShelf
from judge_app.ui.players.environment import is_safe_video
from judge_app.ui.players.problems import (
    PlayProblem,
    ProblemKind,
    kind_of_cause,
    kind_of_refusal,
    kind_of_trouble,
    place_after_damage,
)
from judge_app.ui.tasks import Lane, TaskRunner

WATCH_MS = 200
_SKIP_MS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Earlier:
    """What kept an engine from showing the whole clip, though it showed a part."""

    kind: ProblemKind
    position_ms: int
    engine: EngineName


class Playback(QObject):
    """One clip at a time, on whichever engine shows it."""

    opened = Signal(object)
    """`Opened`, from the engine that plays."""
    moved = Signal(int)
    state_changed = Signal(object)
    engine_changed = Signal()
    problem_found = Signal(object)
    """`PlayProblem`, after every engine had its chance."""
    subtitle_changed = Signal(str)
    _gave_up = Signal(object, object)

    def __init__(
        self,
        engines: EngineShelf,
        tasks: TaskRunner,
        journal: CrashJournal,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engines = engines
        self._tasks = tasks
        self._journal = journal
        self._engine: Engine | None = None
        self._source: ByteSource | None = None
        self._facts: MediaFacts | None = None
        self._watchdog: Watchdog | None = None
        self._queue: list[EngineName] = []
        self._start_ms = 0
        self._resumes = self._plays = False
        self._earlier: _Earlier | None = None
        self._to_tell: _Earlier | None = None
        self._clip_number = 0
        self._volume = 100
        self._rate = 1.0
        self._preference = Preference.AUTOMATIC
        self._container: Container | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_MS)
        self._timer.timeout.connect(self._watch)
        # An engine must not be closed while it tells something.
        self._gave_up.connect(self._give_way, Qt.ConnectionType.QueuedConnection)

    @property
    def engine(self) -> Engine | None:
        """The engine in use."""
        return self._engine

    @property
    def state(self) -> PlayerState:
        """What the engine is doing."""
        return PlayerState.EMPTY if self._engine is None else self._engine.state

    @property
    def position_ms(self) -> int:
        """Where the clip stands."""
        return 0 if self._engine is None else self._engine.position_ms

    @property
    def duration_ms(self) -> int:
        """The clip's length: the engine's, or the manifest's until the engine knows."""
        known = 0 if self._engine is None else self._engine.duration_ms
        return known or (self._facts.duration_ms if self._facts is not None else 0)

    def open(self, source: ByteSource, facts: MediaFacts | None = None, start_ms: int = 0) -> None:
        """Open a clip and stand at `start_ms`. The source becomes this object's own."""
        self.close()
        self._source = source
        self._facts = facts
        self._start_ms = start_ms
        if facts is not None and facts.container:
            self._begin(_container(facts.container))
            return
        self._tasks.run(
            Lane.RENDERING,
            lambda _report, _stop: source.read_at(0, HEAD_BYTES),
            then=partial(self._on_head, self._clip_number),
            failed=partial(self._on_head_failed, self._clip_number),
        )

    def close(self) -> None:
        """Let go of the clip."""
        self._clip_number += 1
        self._timer.stop()
        self._resumes = False
        self._earlier = self._to_tell = None
        self._queue = []
        self._container = None
        if self._engine is not None:
            self._engine.close()
            self._journal.closed()
        if self._source is not None:
            self._source.close()
            self._source = None
        self._facts = None

    @property
    def has_choice(self) -> bool:
        """Whether both engines work on this machine, so that the user may prefer one."""
        return self._engines.self_test.qt and self._engines.self_test.vlc

    def prefer(self, preference: Preference) -> None:
        """Try this engine first from now on; a clip that is open goes over to it where it stands."""
        self._preference = preference
        if self._source is None or self._container is None:
            return
        self._resumes = self.state is PlayerState.PLAYING
        self._start_ms = self.position_ms or self._start_ms
        self._earlier = self._to_tell = None
        self._begin(self._container)

    def retry(self) -> None:
        """Open the same clip again where it stood; the drive may be back."""
        if self._engine is None or self._source is None:
            return
        position = self.position_ms or self._start_ms
        self._play_on(self._engine.engine, position)

    def play(self) -> None:
        """Play on."""
        if self._engine is not None:
            self._forgive()
            self._engine.play()

    def pause(self) -> None:
        """Stand still."""
        if self._engine is not None:
            self._engine.pause()

    def seek(self, position_ms: int) -> None:
        """Go somewhere; the latest wish wins."""
        if self._engine is not None:
            self._forgive()
            self._engine.seek(position_ms)
            self.moved.emit(self._engine.position_ms)

    def step(self, pictures: int) -> None:
        """Go picture by picture."""
        if self._engine is not None:
            self._engine.step(pictures)

    def set_rate(self, rate: float) -> None:
        """Play faster or slower, also the clips that follow."""
        self._rate = rate
        if self._engine is not None:
            self._engine.set_rate(rate)

    def set_volume(self, percent: int) -> None:
        """Set the loudness, also of the clips that follow."""
        self._volume = percent
        if self._engine is not None:
            self._engine.set_volume(percent)

    def set_loop(self, passage: Passage | None) -> None:
        """Play a passage over and over."""
        if self._engine is not None:
            self._engine.set_loop(passage)

    def choose_sound(self, track: int) -> None:
        """Hear this sound track."""
        if self._engine is not None:
            self._engine.choose_sound(track)

    def choose_subtitles(self, track: int | None) -> None:
        """Show this subtitle track, or none."""
        if self._engine is not None:
            self._engine.choose_subtitles(track)

    def shut_down(self) -> None:
        """Close, and end the engines."""
        self.close()
        self._engine = None
        self._engines.shut_down()

    def _on_head(self, clip_number: int, head: bytes) -> None:
        if clip_number == self._clip_number:
            self._begin(sniff(head))

    def _on_head_failed(self, clip_number: int, cause: JudgeAppError) -> None:
        if clip_number == self._clip_number:
            self._report(kind_of_cause(cause), cause=cause)

    def _begin(self, container: Container) -> None:
        self._container = container
        clip = known_clip(self._identity(), container, self._facts)
        choice = choose(
            clip,
            self_test=self._engines.self_test,
            preference=self._preference,
            crashes=self._journal.crashes,
        )
        if choice.refusal is not None:
            self._report(kind_of_refusal(choice.refusal))
            return
        first, *self._queue = choice.engines
        self._play_on(first, self._start_ms)

    def _play_on(self, name: EngineName, position_ms: int) -> None:
        """Open the clip on an engine; what it tells decides what happens next."""
        if self._source is None:
            return
        facts = self._facts
        engine = self._engines.get(name)
        if engine is not self._engine:
            if self._engine is not None:
                self._engine.close()
            self._engine = engine
            self.engine_changed.emit()
        engine.listen(self._on_event)
        engine.set_volume(self._volume)
        engine.set_rate(self._rate)
        self._watchdog = Watchdog(
            # Of a damaged clip nobody knows whether there should be a picture: the engine says.
            expects_picture=True if facts is not None and facts.has_picture else None,
            duration_ms=0 if facts is None else facts.duration_ms,
            now_ms=now_ms(),
        )
        self._journal.opening(self._identity(), name, is_safe=is_safe_video())
        self._timer.start()
        size = (0, 0) if facts is None else (facts.width, facts.height)
        engine.open(self._source, start_ms=position_ms, size=size)

    def _identity(self) -> str:
        source = self._source
        return "" if source is None else identity_of(source)

    def _on_event(self, event: PlayerEvent) -> None:
        match event:
            case Opened():
                self._on_opened(event)
            case Moved(position_ms=position):
                self.moved.emit(position)
            case StateChanged(state=state):
                if state not in {PlayerState.FAILED, PlayerState.LOADING}:
                    self._plays = state is PlayerState.PLAYING
                self.state_changed.emit(state)
            case Ended(position_ms=reached):
                self.moved.emit(reached)
                self._watch()
            case Damaged():
                self._on_damaged(event)
            case Failed():
                self._on_failed(event)
            case SubtitleChanged(text=text):
                self.subtitle_changed.emit(text)

    def _on_opened(self, event: Opened) -> None:
        if self._watchdog is not None:
            self._watchdog.learn(has_picture=event.has_picture, duration_ms=event.duration_ms)
        self.opened.emit(event)
        if self._to_tell is not None:
            told, self._to_tell = self._to_tell, None
            self._report(told.kind, position_ms=told.position_ms)
            return
        if self._resumes and self._engine is not None:
            self._resumes = False
            self._engine.play()

    def _on_damaged(self, event: Damaged) -> None:
        self._timer.stop()
        kind = kind_of_cause(event.cause)
        self._report(kind, position_ms=event.position_ms, cause=event.cause)

    def _on_failed(self, event: Failed) -> None:
        if event.kind is FailureKind.ENGINE_DIED and self._engine is not None:
            self._journal.died(Crash(clip=self._identity(), engine=self._engine.engine))
            self._resumes = self._plays
        self._gave_up.emit(ProblemKind.UNREADABLE, event.details)

    def _watch(self) -> None:
        engine, watchdog = self._engine, self._watchdog
        if engine is None or watchdog is None:
            return
        glimpse = Glimpse(
            state=engine.state, position_ms=engine.position_ms, pictures_seen=engine.pictures_seen
        )
        verdict = watchdog.look(glimpse, now_ms())
        if verdict is not None:
            self._resumes = verdict.trouble is Trouble.STALLED or (
                engine.state is PlayerState.PLAYING
            )
            self._gave_up.emit(kind_of_trouble(verdict.trouble), "")

    def _give_way(self, kind: ProblemKind, details: str) -> None:
        """Let the next engine try; when none is left, say what is wrong."""
        if self._source is None or self._engine is None:
            return
        position = self._engine.position_ms
        if self._queue:
            if kind in {ProblemKind.ENDS_EARLY, ProblemKind.STALLED}:
                self._earlier = _Earlier(
                    kind=kind, position_ms=position, engine=self._engine.engine
                )
            self._resumes = self._resumes or kind is ProblemKind.ENDS_EARLY
            self._play_on(self._queue.pop(0), position)
            return
        self._resumes = False
        is_dark = kind in {ProblemKind.UNREADABLE, ProblemKind.NO_PICTURE}
        if is_dark and self._earlier is not None:
            self._go_back(self._earlier)
            return
        self._report(kind, position_ms=None if is_dark else position, details=details)

    def _go_back(self, earlier: "_Earlier") -> None:
        """Return to the engine that showed at least a part, and say where that ends."""
        self._earlier = None
        self._to_tell = earlier
        self._play_on(earlier.engine, max(0, earlier.position_ms - _SKIP_MS))

    def _report(
        self,
        kind: ProblemKind,
        *,
        position_ms: int | None = None,
        cause: JudgeAppError | None = None,
        details: str = "",
    ) -> None:
        if self._source is None:
            return
        self.problem_found.emit(
            PlayProblem(
                kind=kind,
                name=self._source.name,
                position_ms=position_ms,
                resume_ms=place_after_damage(
                    cause, position_ms, size=self._source.size, duration_ms=self.duration_ms
                ),
                duration_ms=self.duration_ms,
                cause=cause,
                details=details,
            )
        )

    def _forgive(self) -> None:
        if self._watchdog is not None:
            self._watchdog.pardon(now_ms())
            self._timer.start()


def _container(name: str) -> Container:
    return Container(name) if name in set(Container) else Container.UNKNOWN
