"""Plays one clip after another, each on the engine whose turn it is.

The model behind `VideoView`; it knows no widget of its own.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from judge_app.byte_source import ByteSource, DamagedBytesError
from judge_app.contest.facts import MediaFacts
from judge_app.errors import JudgeAppError
from judge_app.media.extent import Extent, extent_of
from judge_app.media.journal import CrashJournal
from judge_app.media.leap import Leap
from judge_app.media.magic import Container, container_named
from judge_app.media.passage import Passage
from judge_app.media.player import (
    Damaged,
    Ended,
    Failed,
    FailureKind,
    Moved,
    Opened,
    PlayerEvent,
    PlayerState,
    StateChanged,
    SubtitleChanged,
)
from judge_app.media.selection import Preference, choose, known_clip
from judge_app.media.watchdog import Trouble
from judge_app.ui.players.clip_head import ClipHead
from judge_app.ui.players.clip_journal import ClipJournal
from judge_app.ui.players.clip_watch import ClipWatch
from judge_app.ui.players.clip_wishes import ClipWishes
from judge_app.ui.players.engine import Engine
from judge_app.ui.players.engine_base import OPEN_STATES
from judge_app.ui.players.engine_seat import EngineSeat
from judge_app.ui.players.engine_shelf import EngineShelf
from judge_app.ui.players.engine_turns import EngineTurns, Fault, Turn
from judge_app.ui.players.problems import (
    ProblemKind,
    kind_after_pictures,
    kind_of_cause,
    kind_of_refusal,
    kind_of_trouble,
    problem_of,
)
from judge_app.ui.tasks import TaskRunner


class Playback(QObject):
    """One clip at a time, on whichever engine shows it."""

    opened = Signal(object)
    """`Opened`, from the engine that plays."""
    moved = Signal(int)
    state_changed = Signal(object)
    engine_changed = Signal()
    picture_leaving = Signal()
    """The picture of now goes, and the same clip is opened again, on this engine or another."""
    problem_found = Signal(object)
    """`PlayProblem`, after every engine had its chance."""
    crash_survived = Signal(bool)
    """The clip is open, though the program ended with it open before: whether it plays otherwise now."""
    _fell_short = Signal()
    _gave_up = Signal(object, object)
    """The `Turn` that came to nothing, and its `Fault`."""

    def __init__(
        self,
        engines: EngineShelf,
        tasks: TaskRunner,
        journal: CrashJournal,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engines = engines
        self._journal = ClipJournal(journal)
        self._seat = EngineSeat(engines, self)
        self._seat.changed.connect(self.engine_changed)
        self._seat.leaving.connect(self.picture_leaving)
        self._source: ByteSource | None = None
        self._facts: MediaFacts | None = None
        self._extent = Extent()
        self._turns = EngineTurns(())
        self._turn: Turn | None = None
        self._opening: Turn | None = None
        self._opened: Opened | None = None
        self._leap: Leap | None = None
        self._wishes = ClipWishes()
        self._start_ms = 0
        self._plays = False
        self._preference = Preference.AUTOMATIC
        self._container: Container | None = None
        self._head = ClipHead(tasks, self)
        self._head.known.connect(self._begin)
        self._head.failed.connect(self._on_damaged_head)
        self._watch = ClipWatch(self)
        self._watch.trouble_found.connect(self._on_trouble)
        # An engine must not be told anything while it tells something.
        self._gave_up.connect(self._give_way, Qt.ConnectionType.QueuedConnection)
        self._fell_short.connect(self._leap_on, Qt.ConnectionType.QueuedConnection)

    @property
    def engine(self) -> Engine | None:
        """The engine in use."""
        return self._seat.engine

    @property
    def state(self) -> PlayerState:
        """What the engine is doing."""
        return PlayerState.EMPTY if self.engine is None else self.engine.state

    @property
    def position_ms(self) -> int:
        """Where the clip stands."""
        return 0 if self.engine is None else self.engine.position_ms

    @property
    def duration_ms(self) -> int:
        """The clip's length: the engine's, or the manifest's where the engine knows of much less."""
        return self._extent.duration_ms(0 if self.engine is None else self.engine.duration_ms)

    def open(self, source: ByteSource, facts: MediaFacts | None = None, start_ms: int = 0) -> None:
        """Open a clip and stand at `start_ms`. The source becomes this object's own."""
        self.close()
        self._source = source
        self._journal.turn_to(source)
        self._facts = facts
        self._extent = extent_of(facts)
        self._start_ms = start_ms
        if facts is not None and facts.container:
            self._begin(container_named(facts.container))
        else:
            self._head.look(source)

    def close(self) -> None:
        """Let go of the clip."""
        self._head.forget()
        self._watch.stop()
        self._turn = self._opening = None
        self._opened = self._leap = None
        self._wishes = ClipWishes()
        self._turns = EngineTurns(())
        self._container = None
        if self.engine is not None:
            self.engine.close()
            self._journal.closed()
        if self._source is not None:
            self._source.close()
            self._source = None
        self._facts = None
        self._extent = Extent()

    def prefer(self, preference: Preference) -> None:
        """Try this engine first from now on; a clip that is open goes over to it where it stands."""
        self._preference = preference
        self._begin_again(plays=self.state is PlayerState.PLAYING)

    def retry(self, *, plays: bool = False) -> None:
        """Open the same clip again where it stood, and play on if it `plays`; the drive may be back."""
        if self._source is not None and self._container is None:
            self._head.look(self._source)
        self._begin_again(plays=plays)

    def play(self) -> None:
        """Play on."""
        if self.engine is not None:
            self._watch.pardon()
            self.engine.play()

    def pause(self) -> None:
        """Stand still."""
        if self.engine is not None:
            self.engine.pause()

    def seek(self, position_ms: int) -> None:
        """Go somewhere; the latest wish wins."""
        if self.engine is not None:
            self._leap = None
            if self._extent.is_cut_before(position_ms):
                self._show_where_cut(self.engine)
            else:
                self._go(self.engine, position_ms)

    def go_past(self, position_ms: int) -> None:
        """Play on behind damage, from here or from the first place behind it that can be shown."""
        self._leap = Leap(first_ms=position_ms, tried_ms=position_ms)
        self._leap_on()

    def step(self, pictures: int) -> None:
        """Go picture by picture."""
        if self.engine is not None:
            self.engine.step(pictures)

    def set_rate(self, rate: float) -> None:
        """Play faster or slower, also the clips that follow."""
        self._seat.set_rate(rate)

    def set_volume(self, percent: int) -> None:
        """Set the loudness, also of the clips that follow."""
        self._seat.set_volume(percent)

    def set_loop(self, passage: Passage | None) -> None:
        """Play a passage over and over, on whichever engine."""
        self._wishes = replace(self._wishes, passage=passage)
        if self.engine is not None:
            self.engine.set_loop(passage)

    def choose_sound(self, track: int) -> None:
        """Hear this sound track."""
        if self.engine is not None and self._opened is not None:
            self._wishes = self._wishes.with_sound(track, self._opened)
            self.engine.choose_sound(track)

    def choose_subtitles(self, track: int | None) -> None:
        """Show this subtitle track, or none."""
        if self.engine is not None and self._opened is not None:
            self._wishes = self._wishes.with_subtitles(track, self._opened)
            self.engine.choose_subtitles(track)

    def shut_down(self) -> None:
        """Close, and end the engines."""
        self.close()
        self._seat.shut_down()

    def _begin_again(self, *, plays: bool) -> None:
        if self._source is not None and self._container is not None:
            self._start_ms = self.position_ms or self._start_ms
            self._begin(self._container, plays=plays)

    def _on_damaged_head(self, cause: JudgeAppError) -> None:
        self._report(kind_of_cause(cause), cause=cause)

    def _begin(self, container: Container, *, plays: bool = False) -> None:
        self._container = container
        clip = known_clip(self._journal.clip, container, self._facts)
        choice = choose(
            clip,
            self_test=self._engines.self_test,
            preference=self._preference,
            crashes=self._journal.crashes,
        )
        if choice.refusal is not None:
            self._report(kind_of_refusal(choice.refusal))
            return
        first, *others = choice.engines
        self._turns = EngineTurns(others)
        self._take(Turn(engine=first, position_ms=self._start_ms, plays=plays))

    def _take(self, turn: Turn) -> None:
        """Open the clip on an engine; what it tells decides what happens next."""
        if self._source is None:
            return
        self._turn = self._opening = turn
        self._plays = turn.plays
        facts = self._facts
        engine = self._seat.take(turn.engine, self._on_event)
        self._watch.begin(engine, facts)
        self._journal.opening(turn.engine)
        size = (0, 0) if facts is None else (facts.width, facts.height)
        engine.open(self._source, start_ms=turn.position_ms, size=size)

    def _on_event(self, event: PlayerEvent) -> None:
        match event:
            case Opened():
                self._on_opened(event)
            case Moved(position_ms=position):
                self.moved.emit(position)
            case StateChanged(state=state):
                if state in OPEN_STATES:
                    self._plays = state is PlayerState.PLAYING
                self.state_changed.emit(state)
            case Ended(position_ms=reached):
                self.moved.emit(reached)
                self._watch.look()
            case Damaged():
                self._on_damaged(event)
            case Failed():
                self._on_failed(event)
            case SubtitleChanged():
                return  # the place of the picture sees to the words

    def _on_opened(self, event: Opened) -> None:
        self._watch.learn(event)
        self._opened = event if self.engine is None else self._wishes.told_to(self.engine, event)
        self.opened.emit(self._opened)
        turn, self._opening = self._opening, None
        if turn is not None and turn.fault is not None:
            self._report(turn.fault.kind, position_ms=turn.fault.position_ms)
        elif turn is not None and turn.plays and self.engine is not None:
            self.engine.play()
        otherwise = turn and self._journal.plays_otherwise(turn.engine)
        if otherwise is not None:
            self.crash_survived.emit(otherwise)

    def _go(self, engine: Engine, position_ms: int) -> None:
        self._watch.pardon()
        engine.seek(position_ms)
        self.moved.emit(engine.position_ms)

    def _show_where_cut(self, engine: Engine) -> None:
        """Stand on the last picture of a clip that was cut short, and say that it ends there."""
        engine.pause()
        self._go(engine, self._extent.last_place_ms)
        self._report(ProblemKind.ENDS_EARLY, position_ms=self._extent.cut_at_ms)

    def _stop_where_cut(self, fault: Fault) -> None:
        """Say that the clip ends here; no other engine can show more of it."""
        if self.state is PlayerState.FAILED:
            place = self._extent.last_place_ms
            self._take(Turn(engine=fault.engine, position_ms=place, fault=fault))
            return
        if self.state is PlayerState.PLAYING:
            self.pause()
        self._report(fault.kind, position_ms=self._extent.cut_at_ms)

    def _leap_on(self) -> None:
        if self.engine is not None and self._leap is not None:
            self._go(self.engine, self._leap.tried_ms)
            self.engine.play()

    def _on_damaged(self, event: Damaged) -> None:
        self._watch.stop()
        if self._leap is not None and isinstance(event.cause, DamagedBytesError):
            self._leap = self._leap.after_failing_at(event.position_ms, self.duration_ms)
            if self._leap is not None:
                self._fell_short.emit()
                return
        self._report(kind_of_cause(event.cause), position_ms=event.position_ms, cause=event.cause)

    def _on_failed(self, event: Failed) -> None:
        kind = ProblemKind.UNREADABLE
        if event.kind is FailureKind.ENGINE_DIED and self.engine is not None:
            self._journal.died(self.engine.engine)
            kind = ProblemKind.ENGINE_DIED
        self._give_up(kind, event.details)

    def _on_trouble(self, trouble: Trouble) -> None:
        self._give_up(kind_of_trouble(trouble))

    def _give_up(self, kind: ProblemKind, details: str = "") -> None:
        turn, engine = self._turn, self.engine
        if turn is None or engine is None:
            return
        has_opened = self._opening is None
        # What never opened still stands at its beginning, not where it was to go on.
        position = self.position_ms if has_opened else turn.position_ms
        if has_opened and engine.pictures_seen:
            kind = kind_after_pictures(kind, is_cut=self._extent.is_cut_near(position))
        fault = Fault(
            kind=kind,
            engine=turn.engine,
            position_ms=position,
            was_playing=self._plays,
            details=details,
        )
        self._gave_up.emit(turn, fault)

    def _give_way(self, ended: Turn, fault: Fault) -> None:
        """Let the next engine try; when none is left, say what is wrong."""
        if ended is not self._turn:
            return
        if fault.kind is ProblemKind.ENDS_EARLY and self._extent.is_cut_near(fault.position_ms):
            self._stop_where_cut(fault)
            return
        following = self._turns.after(fault)
        if following is not None:
            self._take(following)
            return
        told = self._turns.to_tell(fault)
        position = None if told.is_dark else told.position_ms
        self._report(told.kind, position_ms=position, details=told.details)

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
            problem_of(
                self._source,
                kind,
                duration_ms=self.duration_ms,
                position_ms=position_ms,
                cause=cause,
                details=details,
            )
        )
