"""A player without a decoder: its clip is a script and its clock is moved by hand.

Screens and rules are tried with it at any speed, and it keeps the same contract as the real ones.
"""

from collections.abc import Callable
from dataclasses import dataclass

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.media.passage import Passage
from judge_app.media.picture import Picture
from judge_app.media.player import (
    FASTEST_RATE,
    SLOWEST_RATE,
    Capability,
    Damaged,
    Ended,
    EngineName,
    Failed,
    FailureKind,
    Listener,
    Moved,
    Opened,
    PlayerEvent,
    PlayerState,
    StateChanged,
    Track,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What the clip is, and what goes wrong with it."""

    duration_ms: int = 4000
    picture_ms: int = 40
    has_picture: bool = True
    has_sound: bool = True
    shows_pictures: bool = True
    """False: says that there is a picture and never shows one."""
    opens: bool = True
    """False: neither opens nor fails."""
    refuses: bool = False
    """True: the engine cannot make sense of it."""
    ends_at_ms: int | None = None
    """Where it ends although it should be longer."""
    stalls_at_ms: int | None = None
    damaged_at_ms: int | None = None
    damage: JudgeAppError | None = None
    sounds: tuple[Track, ...] = ()
    subtitles: tuple[Track, ...] = ()


def _blank(_number: int) -> Picture:
    return Picture(width=1, height=1, stride=4, pixels=bytes(4))


class ScriptedPlayer:
    """Plays a `Script` when `advance` says that time went by.

    Args:
        script: the clip, whatever source is opened.
        draw: makes the picture of a number.
        engine: whom it plays the part of.
    """

    def __init__(
        self,
        script: Script,
        draw: Callable[[int], Picture] = _blank,
        engine: EngineName = EngineName.SCRIPT,
    ) -> None:
        self.script = script
        self._draw = draw
        self._engine = engine
        self._listener: Listener = lambda _event: None
        self._state = PlayerState.EMPTY
        self._position = 0.0
        self._rate = 1.0
        self._loop: Passage | None = None
        self._seen: int | None = None
        self._pictures_seen = 0
        self.volume = 100
        self.sound = 0
        self.subtitles: int | None = None
        self.opened: list[str] = []

    @property
    def engine(self) -> EngineName:
        """The part it plays."""
        return self._engine

    @property
    def capabilities(self) -> frozenset[Capability]:
        """Everything."""
        return frozenset(Capability)

    @property
    def state(self) -> PlayerState:
        """What it is doing."""
        return self._state

    @property
    def position_ms(self) -> int:
        """Where it stands."""
        return int(self._position)

    @property
    def duration_ms(self) -> int:
        """The script's length."""
        return self.script.duration_ms if self._is_open else 0

    @property
    def pictures_seen(self) -> int:
        """How many different pictures were shown."""
        return self._pictures_seen

    def listen(self, listener: Listener) -> None:
        """Tell `listener` everything from now on."""
        self._listener = listener

    def open(
        self, source: ByteSource, *, start_ms: int = 0, size: tuple[int, int] = (0, 0)
    ) -> None:
        """Begin the script; it is ready at the next `advance`."""
        del size
        self.close()
        self.opened.append(source.name)
        self._position = float(start_ms)
        self._enter(PlayerState.LOADING)

    def close(self) -> None:
        """Forget the clip, and what was chosen of it."""
        self._loop = None
        self.sound = 0
        self.subtitles = None
        self._seen = None
        self._pictures_seen = 0
        self._position = 0.0
        self._enter(PlayerState.EMPTY)

    def play(self) -> None:
        """Play on, or from the beginning after the end."""
        if self._state is PlayerState.ENDED:
            self._position = 0.0
        if self._is_open:
            self._enter(PlayerState.PLAYING)

    def pause(self) -> None:
        """Stand still."""
        if self._state is PlayerState.PLAYING:
            self._enter(PlayerState.PAUSED)

    def seek(self, position_ms: int) -> None:
        """Go there at once."""
        if not self._is_open:
            return
        if self._state is PlayerState.ENDED:
            self._enter(PlayerState.PAUSED)
        self._position = float(min(max(0, position_ms), max(0, self.script.duration_ms - 1)))
        self._show()
        self._tell(Moved(position_ms=self.position_ms))

    def step(self, pictures: int) -> None:
        """Pause, and go so many pictures forward or back."""
        self.pause()
        number = self.position_ms // self.script.picture_ms + pictures
        last = (self.script.duration_ms - 1) // self.script.picture_ms
        self.seek(min(max(0, number), last) * self.script.picture_ms)

    def set_rate(self, rate: float) -> None:
        """Play faster or slower."""
        self._rate = min(FASTEST_RATE, max(SLOWEST_RATE, rate))

    def set_volume(self, percent: int) -> None:
        """Remember the loudness."""
        self.volume = min(100, max(0, percent))

    def set_loop(self, passage: Passage | None) -> None:
        """Play this passage over and over."""
        self._loop = passage

    def choose_sound(self, track: int) -> None:
        """Remember the sound track."""
        self.sound = track

    def choose_subtitles(self, track: int | None) -> None:
        """Remember the subtitle track."""
        self.subtitles = track

    def current_picture(self) -> Picture | None:
        """Return the picture drawn for the position."""
        return None if self._seen is None else self._draw(self._seen)

    def shut_down(self) -> None:
        """Close."""
        self.close()

    def die(self) -> None:
        """Play an engine whose process is gone."""
        self._fail(FailureKind.ENGINE_DIED)

    def break_off(self) -> None:
        """Play an engine that can make no sense of what comes next."""
        self._fail(FailureKind.UNREADABLE)

    def advance(self, milliseconds: int) -> None:
        """Let so much time of the wall go by."""
        if self._state is PlayerState.LOADING:
            self._finish_opening()
        if self._state is PlayerState.PLAYING:
            self._play_on(milliseconds * self._rate)

    @property
    def _is_open(self) -> bool:
        return self._state in {PlayerState.PAUSED, PlayerState.PLAYING, PlayerState.ENDED}

    def _finish_opening(self) -> None:
        script = self.script
        if script.refuses:
            self._fail(FailureKind.UNREADABLE)
        elif script.opens:
            self._enter(PlayerState.PAUSED)
            self._show()
            self._tell(
                Opened(
                    duration_ms=script.duration_ms,
                    has_picture=script.has_picture,
                    has_sound=script.has_sound,
                    sounds=script.sounds,
                    subtitles=script.subtitles,
                )
            )

    def _play_on(self, milliseconds: float) -> None:
        script = self.script
        before = self._position
        self._position += milliseconds
        if script.stalls_at_ms is not None and self._position >= script.stalls_at_ms:
            self._position = max(before, script.stalls_at_ms)
            return
        if (
            self._loop is not None
            and (back := self._loop.place_after(self.position_ms)) is not None
        ):
            self._position = float(back)
        self._meet_end_or_damage(before)
        self._show()
        self._tell(Moved(position_ms=self.position_ms))

    def _meet_end_or_damage(self, before: float) -> None:
        script = self.script
        bad = script.damaged_at_ms
        if bad is not None and script.damage is not None and before < bad <= self._position:
            self._position = float(bad)
            self._enter(PlayerState.PAUSED)
            self._tell(Damaged(position_ms=bad, cause=script.damage))
            return
        end = script.duration_ms if script.ends_at_ms is None else script.ends_at_ms
        if self._position >= end:
            self._position = float(end)
            self._enter(PlayerState.ENDED)
            self._tell(Ended(position_ms=end))

    def _show(self) -> None:
        if not (self.script.has_picture and self.script.shows_pictures):
            return
        shown = min(self.position_ms, self.script.duration_ms - 1) // self.script.picture_ms
        if shown != self._seen:
            self._seen = shown
            self._pictures_seen += 1

    def _enter(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            self._tell(StateChanged(state=state))

    def _fail(self, kind: FailureKind) -> None:
        self._enter(PlayerState.FAILED)
        self._tell(Failed(kind=kind))

    def _tell(self, event: PlayerEvent) -> None:
        self._listener(event)
