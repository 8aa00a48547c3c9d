"""libVLC as a player, in a process of its own; its pictures come through shared memory.

It plays what QtMultimedia shows as black (AV1), and is second everywhere else. Its clock is coarse, so the
position is worked out in between. A process that dies is started again at the same place, once for a clip.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
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
    PlayerState,
    SubtitleChanged,
)
from judge_app.ui.players.engine_base import OPEN_STATES, URGENT_POLL_MS, EngineBase, now_ms
from judge_app.ui.players.found_subtitles import FoundSubtitles
from judge_app.ui.players.running_clock import RunningClock
from judge_app.ui.players.vlc import wire
from judge_app.ui.players.vlc.deaths import VlcDeaths
from judge_app.ui.players.vlc.ending import place_at_end
from judge_app.ui.players.vlc.library import is_vlc_installed
from judge_app.ui.players.vlc.opened import opened
from judge_app.ui.players.vlc.process import Gone, VlcProcess
from judge_app.ui.players.vlc.standby import VlcStandby
from judge_app.ui.players.vlc.wishes import VlcWishes

_LAST_PICTURES_MS = 200
_DAMAGE_NEAR_END_MS = 300


class VlcPlayer(EngineBase):
    """Plays through libVLC.

    Args:
        is_silent: whether there is no loudspeaker; sound then passes unheard, in its own time.
        parent: the owner.
    """

    def __init__(self, *, is_silent: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._standby = VlcStandby(is_silent=is_silent)
        self._process: VlcProcess | None = None
        self._source: ByteSource | None = None
        self._clip = 0
        self._wishes = VlcWishes()
        self._clock = RunningClock()
        self._deaths = VlcDeaths()
        self._subtitles = FoundSubtitles(self)
        self._subtitles.changed.connect(self._on_words)
        self._subtitles.given.connect(self._draw_subtitles)
        self._reset()

    @staticmethod
    def is_available() -> bool:
        """Whether bindings and library are there."""
        return is_vlc_installed()

    @property
    def engine(self) -> EngineName:
        """LibVLC."""
        return EngineName.VLC

    @property
    def capabilities(self) -> frozenset[Capability]:
        """Voices keep their pitch; in clips whose index tells each picture's time, steps are exact."""
        exact = {Capability.EXACT_STEP} if self._is_exact else set()
        return frozenset({Capability.PITCH_KEPT, *exact})

    @property
    def duration_ms(self) -> int:
        """The clip's length as libVLC knows it."""
        return self._duration

    @property
    def surface(self) -> QWidget | None:
        """None: the screen paints the pictures."""
        return None

    @property
    def waiting_process_id(self) -> int | None:
        """The number of the process that would take over, if there is one."""
        return self._standby.waiting_id

    @property
    def process_id(self) -> int | None:
        """The number of the process that plays, if there is one."""
        return None if self._process is None else self._process.pid

    def open(
        self, source: ByteSource, *, start_ms: int = 0, size: tuple[int, int] = (0, 0)
    ) -> None:
        """Open a clip in the process, which is started if need be."""
        self.close()
        try:
            self._source = source.reopened()
        except JudgeAppError as cause:
            self._enter(PlayerState.FAILED)
            self._tell(Damaged(position_ms=None, cause=cause))
            return
        self._subtitles.open(self._source)
        self._wishes.picture_size = size
        self._enter(PlayerState.LOADING)
        self._begin(start_ms, plays=False)

    def close(self) -> None:
        """Let go of the clip; the process stays for the next one."""
        self._timer.stop()
        self._seeks.forget()
        self._subtitles.close()
        if self._process is not None and self._source is not None:
            self._process.ask(wire.CloseClip())
            self._process.serve(None, 0)
        if self._source is not None:
            self._source.close()
            self._source = None
        self._loop = None
        self._reset()
        self._enter(PlayerState.EMPTY)

    def play(self) -> None:
        """Play on, or from the beginning after the end."""
        if self._state is PlayerState.ENDED:
            self._go(0)
        elif self._state is not PlayerState.PAUSED:
            return
        self._steps = 0
        self._ask(wire.Play())
        self._enter(PlayerState.PLAYING)

    def pause(self) -> None:
        """Stand still."""
        if self._state is PlayerState.PLAYING:
            self._ask(wire.Pause())
            self._clock.stand(self._clock.position(now_ms()))
            self._enter(PlayerState.PAUSED)
            if (place := self._seeks.target) is not None:
                self.seek(place)  # Sought while it played, it would stand near the place only.

    def step(self, pictures: int) -> None:
        """Go picture by picture, both ways."""
        if self._state not in OPEN_STATES or not pictures:
            return
        self.pause()
        if pictures < 0:
            self._leave_end()
        if self._state is PlayerState.PAUSED:
            self._steps += pictures
            self._take_step()

    def _take_step(self) -> None:
        # The process takes steps only after what it seeks, and the latest wish comes first.
        if self._steps and self._seeks.under_way is None:
            self._ask(wire.Step(self._steps, self._position))
            self._steps = 0

    def set_rate(self, rate: float) -> None:
        """Play faster or slower, voices unchanged."""
        self._wishes.rate = min(FASTEST_RATE, max(SLOWEST_RATE, rate))
        self._clock.change_rate(self._wishes.rate, now_ms())
        self._ask(wire.SetRate(self._wishes.rate))

    def set_volume(self, percent: int) -> None:
        """Set the loudness as the ear hears it."""
        self._wishes.volume = min(100, max(0, percent))
        self._ask(wire.SetVolume(self._wishes.volume))

    def choose_sound(self, track: int) -> None:
        """Hear this track."""
        self._wishes.sound = track
        self._ask(wire.ChooseSound(track))

    def choose_subtitles(self, track: int | None) -> None:
        """Show this track, at once also while the clip stands if its lines can be looked up."""
        self._subtitles.choose(track)

    def _draw_subtitles(self, track: int) -> None:
        self._wishes.subtitles = track
        self._ask(wire.ChooseSubtitles(track))

    def _on_words(self, words: str) -> None:
        self._tell(SubtitleChanged(text=words))

    def image(self) -> QImage | None:
        """Return the last picture."""
        shown = self._picture
        if shown is None:
            return None
        return QImage(
            shown.pixels, shown.width, shown.height, shown.stride, QImage.Format.Format_RGB32
        )

    def current_picture(self) -> Picture | None:
        """Return the last picture; its times are not known."""
        return self._picture

    def shut_down(self) -> None:
        """Close, and end the process."""
        self.close()
        if self._process is not None:
            self._process.end()
            self._process = None
        self._standby.end()
        self.deleteLater()

    def _reset(self) -> None:
        self._wishes.forget_clip()
        self._duration = 0
        self._picture: Picture | None = None
        self._changes = 0
        self._pictures_seen = 0
        self._position = self._steps = 0
        self._deaths.forget()
        self._has_answer = self._was_opened = self._is_exact = False
        self._clock.stand(0)

    def _begin(self, start_ms: int, *, plays: bool) -> None:
        """Hand the clip to the process; a process that is not there is started."""
        source = self._source
        if source is None:
            return
        if self._process is None:
            self._process = self._standby.take()
        self._clip += 1
        self._changes = 0
        self._deaths.begin()
        self._process.serve(source.reopened(), self._clip)
        self._process.ask(
            self._wishes.opening(clip=self._clip, size=source.size, start_ms=start_ms, plays=plays)
        )
        self._clock.stand(start_ms)
        self._position = start_ms
        self._timer.start(URGENT_POLL_MS)

    def _ask(self, request: wire.Request) -> None:
        if self._process is not None and self._source is not None:
            self._process.ask(request)

    def _poll(self) -> None:
        self._take_picture()
        self._hear()
        if self._state is PlayerState.PLAYING and self._seeks.under_way is None:
            self._move_to(min(self._clock.position(now_ms()), self._duration or 1 << 40))
        self._check_landing()
        self._check_loop()
        if self._seeks.under_way is None and self._state in OPEN_STATES:
            is_playing = self._state is PlayerState.PLAYING
            self._subtitles.follow(self._position, stands=not is_playing)
        self._pace()

    def _hear(self) -> None:
        while self._process is not None and (said := self._process.heard()) is not None:
            if isinstance(said, Gone):
                self._on_gone()
                return
            if said.clip in {self._clip, 0}:
                self._on_said(said)

    def _on_said(self, said: wire.Answer) -> None:
        match said:
            case wire.ClipReady():
                self._on_ready(said)
            case wire.NeedsAhead(ahead_ms=ahead):
                self._wishes.ahead_ms = ahead
            case wire.Clock(position_ms=position, duration_ms=duration):
                self._duration = duration or self._duration
                self._clock.hear(position, now_ms())
            case wire.Landed():
                self._on_landed(said)
            case wire.Stepped(position_ms=position):
                self._clock.stand(position)
                self._move_to(position)
            case wire.Runs() if self._state is PlayerState.PLAYING and (
                self._seeks.under_way is None or self._has_answer
            ):
                self._clock.run(self._position, now_ms(), self._wishes.rate)
            case wire.AtEnd(position_ms=position):
                self._on_end(position)
            case wire.CannotPlay(details=details, is_missing=is_missing):
                kind = FailureKind.ENGINE_MISSING if is_missing else FailureKind.UNREADABLE
                self._fail(kind, details)
            case _:
                return

    def _take_picture(self) -> None:
        board = self._standby.board
        head = board.head()
        # Until the process turns to this clip, the last one's picture is still on the board.
        if head.clip != self._clip or head.changes in {0, self._changes}:
            return
        self._pictures_seen += 1
        self._changes = head.changes
        self._picture = board.picture() or self._picture
        self.image_changed.emit()

    def _on_ready(self, ready: wire.ClipReady) -> None:
        self._duration, self._is_exact = ready.duration_ms, ready.is_exact
        self._standby.prepare()
        if self._was_opened:
            return
        self._was_opened = True
        self._take_picture()
        if self._picture is not None and self._wishes.picture_size == (0, 0):
            # So that a process that takes over need not find it out again.
            self._wishes.picture_size = (self._picture.width, self._picture.height)
        self._subtitles.learn([track.id for track in ready.subtitles])
        self._enter(PlayerState.PAUSED)
        self._tell(opened(ready))

    def _on_landed(self, landed: wire.Landed) -> None:
        failure = None if landed.is_shown or self._process is None else self._process.failure
        if failure is not None and landed.position_ms == self.position_ms:
            # Standing still, libVLC takes bytes that fail for the end, and shows the picture it had.
            self._seeks.forget()
            self._position = landed.position_ms
            self._tell(Damaged(position_ms=landed.position_ms, cause=failure))
            return
        # An answer to an older wish, or to opening the clip, is none to this one.
        self._has_answer = landed.position_ms == self._seeks.under_way

    def _on_end(self, position: int) -> None:
        if self._state not in OPEN_STATES or self._state is PlayerState.ENDED:
            return
        self._take_picture()
        reached = max(position, self._position)
        failure = None if self._process is None else self._process.failure
        self._seeks.forget()
        if failure is not None and reached < self._duration - _DAMAGE_NEAR_END_MS:
            self._clock.stand(reached)
            self._position = reached
            self._enter(PlayerState.PAUSED)
            self._tell(Damaged(position_ms=reached, cause=failure))
        elif self._loop is not None:
            self._ask(wire.Play())
            self._go(self._loop.start_ms)
        else:
            reached = place_at_end(reached, self._duration)
            self._clock.stand(reached)
            self._position = reached
            self._enter(PlayerState.ENDED)
            self._tell(Ended(position_ms=reached))

    def _on_gone(self) -> None:
        """Start again where the clip stood; a clip that kills the process twice is given up."""
        process, self._process = self._process, None
        if process is not None:
            process.end()
        if self._source is None:
            return
        if not self._deaths.may_go_on():
            self._fail(FailureKind.ENGINE_DIED, "")
            return
        stood_at = self.position_ms
        # At a clip's very end libVLC would have nothing to show.
        back = _LAST_PICTURES_MS if self._state is PlayerState.ENDED else 0
        try:
            self._begin(max(0, stood_at - back), plays=self._state is PlayerState.PLAYING)
        except JudgeAppError as cause:
            self._enter(PlayerState.FAILED)
            self._tell(Damaged(position_ms=self._position, cause=cause))
            return
        self._position = stood_at
        self._clock.stand(stood_at)
        self._seeks.forget()

    def _fail(self, kind: FailureKind, details: str) -> None:
        self._timer.stop()
        failure = None if self._process is None else self._process.failure
        self._enter(PlayerState.FAILED)
        if failure is not None:
            self._tell(Damaged(position_ms=None, cause=failure))
        else:
            self._tell(Failed(kind=kind, details=details))

    def _issue(self, position_ms: int) -> None:
        self._has_answer = False
        if self._process is not None:
            self._process.forgive()
        self._ask(wire.Seek(position_ms))
        self._position = position_ms
        self._clock.stand(position_ms)
        if self._state is PlayerState.PLAYING:
            self._clock.run(position_ms, now_ms(), self._wishes.rate)

    def _has_landed(self, target_ms: int) -> bool:
        del target_ms
        return self._has_answer

    def _span_us(self) -> tuple[int, int] | None:
        return None
