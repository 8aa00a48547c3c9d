"""QtMultimedia as a player, in the window's own process.

One `QMediaPlayer` lives as long as the window: a new one for each clip leaks. The sink is polled,
because a Python slot on `videoFrameChanged` queues pictures without limit while the window is
busy (3 GB in 8 s at 4K).
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink
from PySide6.QtMultimediaWidgets import QVideoWidget
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
from judge_app.ui.players.engine_base import FIRST_POLL_MS, EngineBase, now_ms
from judge_app.ui.players.qt.curtain import QtCurtain
from judge_app.ui.players.qt.landing import QtLanding
from judge_app.ui.players.qt.noise import quiet_engine_chatter
from judge_app.ui.players.qt.pictures import image_from, picture_from
from judge_app.ui.players.qt.run import QtRun
from judge_app.ui.players.qt.sound import QtSound
from judge_app.ui.players.qt.source import QtSource
from judge_app.ui.players.qt.subtitles import QtSubtitles
from judge_app.ui.players.qt.tracks import opened_by, steps_exactly

_NEAR_END_MS = 300
_PAUSING_MS = 12
"""So long after a pause one more picture may come that was under way."""
_Status = QMediaPlayer.MediaStatus
_Playback = QMediaPlayer.PlaybackState


class QtPlayer(EngineBase):
    """Plays through Qt's FFmpeg backend.

    Args:
        has_surface: whether to make a `QVideoWidget`, which shows pictures with a third of the
            work of painting them; without, only `current_picture` shows anything.
        parent: the owner.
    """

    def __init__(self, *, has_surface: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        quiet_engine_chatter()
        self._ended_at: int | None = None
        self._reset()
        self._media = QMediaPlayer(self)
        self._clip = QtSource(self._media)
        self._surface = QVideoWidget() if has_surface else None
        self._sink = self._surface.videoSink() if self._surface else QVideoSink(self)
        self._media.setVideoOutput(self._surface or self._sink)
        self._media.setPitchCompensation(True)
        self._sound = QtSound(self._media, self)
        self._run = QtRun(self._media, self._sound)
        self._curtain = QtCurtain(self._media, self._surface or self._sink, self._sink)
        self._landing = QtLanding(self._clip, self._curtain, self._run, self._open_anew)
        self._subtitles = QtSubtitles(self._sink, self)
        self._subtitles.changed.connect(self._on_words)
        self._media.mediaStatusChanged.connect(self._on_status)
        self._media.errorOccurred.connect(self._on_error)

    @staticmethod
    def is_available() -> bool:
        """Whether QtMultimedia found its backend (it does not on some editions of Windows)."""
        return QMediaPlayer().isAvailable()

    @property
    def engine(self) -> EngineName:
        """QtMultimedia."""
        return EngineName.QT

    @property
    def capabilities(self) -> frozenset[Capability]:
        """Everything, but in a few clips no exact steps."""
        inexact = frozenset() if steps_exactly(self._media) else {Capability.EXACT_STEP}
        return frozenset(Capability) - inexact

    @property
    def duration_ms(self) -> int:
        """The clip's length as Qt knows it."""
        return self._clip.duration_ms

    @property
    def surface(self) -> QWidget | None:
        """The `QVideoWidget`."""
        return self._surface

    def open(
        self, source: ByteSource, *, start_ms: int = 0, size: tuple[int, int] = (0, 0)
    ) -> None:
        """Open a clip through a device of its own; Qt finds the size by itself."""
        del size
        self.close()
        self._start_ms = start_ms
        self._subtitles.open(source)
        self._enter(PlayerState.LOADING)
        self._timer.start(FIRST_POLL_MS)
        try:
            self._clip.open(source)
        except JudgeAppError as cause:
            self.close()
            self._enter(PlayerState.FAILED)
            self._tell(Damaged(position_ms=None, cause=cause))

    def close(self) -> None:
        """Let go of the clip."""
        self._timer.stop()
        self._seeks.forget()
        self._landing.forget()
        self._subtitles.close()
        self._clip.close()
        self._curtain.clear()
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
        self._ended_at = None
        self._enter(PlayerState.PLAYING)
        if self._landing.is_elsewhere and self._seeks.under_way is None:
            self._go(self._frame_start() // 1000)
        else:
            self._landing.let_play()

    def pause(self) -> None:
        """Stand still."""
        if self._state is not PlayerState.PLAYING:
            return
        self._media.pause()
        self._is_coming_to_rest = True
        self._is_ending = False
        QTimer.singleShot(_PAUSING_MS, self, self._come_to_rest)
        self._enter(PlayerState.PAUSED)
        if self._seeks.under_way is not None:
            self._landing.begin_again(now_ms())

    def set_rate(self, rate: float) -> None:
        """Play faster or slower, voices unchanged."""
        self._run.set_rate(min(FASTEST_RATE, max(SLOWEST_RATE, rate)))

    def set_volume(self, percent: int) -> None:
        """Set the loudness as the ear hears it."""
        self._sound.set_volume(percent)

    def choose_sound(self, track: int) -> None:
        """Hear this track."""
        self._media.setActiveAudioTrack(track)

    def choose_subtitles(self, track: int | None) -> None:
        """Show this track; `QVideoWidget` draws the lines."""
        self._subtitles.choose(track)
        self._show_subtitles()

    def image(self) -> QImage | None:
        """Return the last picture, also where the sink went blank at the end."""
        return image_from(self._frame)

    def current_picture(self) -> Picture | None:
        """Return the last picture with its times."""
        return picture_from(self._frame)

    def shut_down(self) -> None:
        """Close, and take the surface with it."""
        self.close()
        self._media.setAudioOutput(None)  # type: ignore[arg-type]
        self._media.setVideoOutput(None)  # type: ignore[arg-type]
        if self._surface is not None:
            self._surface.deleteLater()
            self._surface = None
        self.deleteLater()

    def _reset(self) -> None:
        self._frame = QVideoFrame()
        self._frame_before_seek = -1
        self._is_ending = False
        self._way = 0
        self._is_coming_to_rest = False
        self._pictures_seen = 0
        self._position = 0
        self._start_ms = 0
        self._steps = 0
        self._ended_at = None
        self._was_opened = False

    def _poll(self) -> None:
        is_new = self._pictures_seen == 0 and self._state is PlayerState.PLAYING
        if is_new and self._media.playbackState() == _Playback.PausedState:
            self._media.play()  # what it is told while it says that it is loaded Qt forgets
        self._take_frame()
        if self._is_first_awaited() and self._seeks.under_way is None:
            return  # so early there is nothing else to see, and decoding needs the processor
        if self._media.mediaStatus() != _Status.EndOfMedia:
            self._take_position()
        self._check_landing()
        if self._seeks.under_way is None:
            self._landing.leave()
        if self._is_ending and self._seeks.under_way is None:
            self._is_ending = False
            self._stand_at_end()
        self._check_loop()
        self._show_subtitles()
        self._pace()

    def _show_subtitles(self) -> None:
        if self._seeks.under_way is None:
            self._subtitles.follow(self._position, stands=self._state is not PlayerState.PLAYING)

    def _on_words(self, words: str) -> None:
        self._tell(SubtitleChanged(text=words))

    def _take_frame(self) -> None:
        frame = self._sink.videoFrame()
        if self._clip.device is None or frame.startTime() == self._frame_start():
            return
        if not frame.isValid():
            if self._state is PlayerState.PLAYING and self._frame.isValid():
                self._sink.setVideoFrame(self._frame)  # the sound goes on without pictures
            return
        self._clip.device.go_on()
        if self._pictures_seen == 0 and self._seeks.under_way is None:
            self._landing.learn_first(frame)
        self._frame = frame
        self._pictures_seen += 1
        self.image_changed.emit()

    def _take_position(self) -> None:
        if not self._was_opened or self._state is PlayerState.ENDED:
            return
        is_still = self._state is PlayerState.PAUSED and self._frame.isValid()
        self._move_to(self._frame_start() // 1000 if is_still else self._media.position())

    def _span_us(self) -> tuple[int, int] | None:
        frame = self._frame
        return (frame.startTime(), frame.endTime()) if frame.isValid() else None

    def _frame_start(self) -> int:
        return self._frame.startTime() if self._frame.isValid() else -1

    def _issue(self, position_ms: int) -> None:
        self._ended_at = None
        if self._clip.device is not None:
            self._clip.device.go_on()
            self._clip.device.forgive()
        self._frame_before_seek = self._frame_start()
        if self._is_ending:
            self._is_ending = False
            self._media.play()
        plays, way = self._state is PlayerState.PLAYING, self._way
        self._landing.begin(position_ms, now_ms(), shown=self._frame, way=way, plays=plays)

    def _take_step(self) -> None:
        if self._is_coming_to_rest:
            return
        self._way = (self._steps > 0) - (self._steps < 0)
        super()._take_step()
        self._way = 0

    def _come_to_rest(self) -> None:
        self._is_coming_to_rest = False
        self._take_frame()
        self._take_position()
        self._take_step()

    def _open_anew(self) -> None:
        try:
            self._clip.open_anew()
        except JudgeAppError as cause:
            self._seeks.forget()
            self._tell(Damaged(position_ms=self._position, cause=cause))

    def _has_landed(self, target_ms: int) -> bool:
        if not self._has_picture:
            return abs(self._media.position() - target_ms) < _NEAR_END_MS
        has_landed = self._landing.look(
            now_ms(),
            plays=self._state is PlayerState.PLAYING and not self._is_ending,
            is_hurried=self._seeks.target != target_ms,
        )
        if has_landed:
            self._take_frame()
            self._take_position()
        elif self._landing.makes_headway and self._failure() is None:
            self._seeks.pardon(now_ms())
        return has_landed

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if self._clip.device is None:
            return
        if status in {_Status.LoadedMedia, _Status.BufferedMedia} and not self._was_opened:
            if self._media.hasVideo():
                self._clip.device.hold_back(self._media.duration())
            self._announce()
        elif status == _Status.EndOfMedia:
            self._stand_at_end()

    def _announce(self) -> None:
        if not self._media.hasVideo() and not self._media.hasAudio():
            self._fail("no picture and no sound")
            return
        self._was_opened = True
        self._enter(PlayerState.PAUSED)
        opened = opened_by(self._media)
        self._subtitles.learn(len(opened.subtitles))
        self._tell(opened)
        if self._start_ms > 0:
            self._go(self._start_ms)

    def _stand_at_end(self) -> None:
        """Stay on the last picture; Qt itself stops, goes blank and jumps to the full length."""
        if self._ended_at is not None:
            if self._frame.isValid():
                # Nor can it go back to it where the drive is gone, and is blank once more.
                self._sink.setVideoFrame(self._frame)
            return
        if self._looks_for_last_picture():
            return
        self._landing.release()
        if self._loop is not None and self._failure() is None and self._position > 0:
            self._media.play()
            self._go(self._loop.start_ms)
            return
        last, target = self._frame, self._seeks.under_way
        ended_at = max(self._position, last.endTime() // 1000 if last.isValid() else 0)
        if target is not None and self._is_stuck() and self._failure() is not None:
            ended_at = target
        self._ended_at = ended_at
        self._seeks.forget()
        self._steps = 0
        if last.isValid():
            self._sink.setVideoFrame(last)
            self._media.pause()
            self._media.setPosition((last.startTime() + last.endTime()) // 2000)
        self._say_end(ended_at)

    def _looks_for_last_picture(self) -> bool:
        """Whether a seek leads behind the last picture; a clip's length is that of its longest track."""
        target = self._seeks.under_way
        if target is None or not self._has_picture or self._failure() is not None:
            return False
        if self._is_ending or self._landing.goes_on or self._state is not PlayerState.PLAYING:
            self._landing.meet_end()
        else:
            self._is_ending = True
            self._landing.begin(target, now_ms(), shown=self._frame)
        return True

    def _is_stuck(self) -> bool:
        return self._frame_start() == self._frame_before_seek and self._has_picture

    def _say_end(self, ended_at: int) -> None:
        failure = self._failure()
        is_near = ended_at >= self.duration_ms - _NEAR_END_MS
        # Near it, a skipped stretch may have failed once more, and the last pictures gone unseen.
        if failure is None or is_near:
            self._position = max(ended_at, self.duration_ms) if is_near else ended_at
            self._enter(PlayerState.ENDED)
            self._tell(Ended(position_ms=self._position))
        else:
            self._enter(PlayerState.PAUSED)
            self._tell(Damaged(position_ms=ended_at, cause=failure))

    def _failure(self) -> JudgeAppError | None:
        return self._clip.failure

    def _on_error(self, _error: QMediaPlayer.Error, text: str) -> None:
        if self._clip.device is None:
            return
        if self._pictures_seen > 0:
            # A clip that was cut short: Qt reports an error and then plays on without an end.
            self._stand_at_end()
            return
        if (cause := self._failure()) is None:
            self._fail(text)
            return
        self._enter(PlayerState.FAILED)
        self._tell(Damaged(position_ms=None, cause=cause))

    def _fail(self, text: str) -> None:
        self._enter(PlayerState.FAILED)
        self._tell(Failed(kind=FailureKind.UNREADABLE, details=text))
