"""Fetches single pictures of one clip from an engine, for tools that check what an engine shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from judge_app.byte_source import ByteSource
from judge_app.media.player import Capability, Damaged, Failed, Moved, PlayerEvent, PlayerState
from judge_app.ui.players.engine import Engine

OPENING_MS = 8000
LANDING_MS = 5000
_RUN_UP_MS = 600
_CALM_MS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A place of a clip: `milliseconds`, or else `share` (0 to 1) of its length; 1 is the end."""

    milliseconds: int | None = None
    share: float = 0.0

    @property
    def is_end(self) -> bool:
        """Whether the last picture is meant."""
        return self.milliseconds is None and self.share >= 1

    def place(self, duration_ms: int) -> int:
        """Return the place in a clip of this length."""
        if self.milliseconds is not None:
            return self.milliseconds
        return min(round(self.share * duration_ms), max(0, duration_ms - 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedFrame:
    """The picture at `position_ms`; `starts_at_ms` is its own time where the engine knows it."""

    position_ms: int
    image: QImage
    starts_at_ms: int | None


class FrameJob(QObject):
    """Opens the clip, goes to one moment after the other, and hands over what is shown."""

    fetched = Signal(object)
    """A `FetchedFrame`, once for each moment."""
    failed = Signal(str)
    """Why no more pictures come."""
    finished = Signal()
    """After the last picture, or after the failure."""

    def __init__(
        self,
        engine: Engine,
        source: ByteSource,
        size: tuple[int, int],
        moments: Sequence[Moment],
        *,
        is_trial: bool = False,
    ) -> None:
        """`is_trial` asks only whether a picture comes at each moment, and not for its pixels."""
        super().__init__()
        self._is_trial = is_trial
        self._engine = engine
        self._source = source
        self._size = size
        self._moments = list(moments)
        self._place = 0
        self._is_running_up = False
        self._awaits_landing = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._on_late)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.timeout.connect(self._hand_over)
        self._looking = QTimer(self)
        self._looking.setInterval(20)
        self._looking.timeout.connect(self._look_for_first)

    def start(self) -> None:
        """Begin; everything else is told by signals."""
        self._engine.listen(self._on_event)
        self._patience.start(OPENING_MS)
        self._engine.open(self._source, size=self._size)
        self._looking.start()

    def _look_for_first(self) -> None:
        if self._engine.state is PlayerState.PAUSED and self._engine.pictures_seen > 0:
            self._looking.stop()
            self._next()

    def _next(self) -> None:
        self._patience.stop()
        if not self._moments:
            self._end("")
            return
        moment = self._moments.pop(0)
        self._place = moment.place(self._engine.duration_ms)
        self._patience.start(LANDING_MS)
        knows_last = Capability.PICTURE_TIMES in self._engine.capabilities
        self._is_running_up = moment.is_end and not knows_last
        # An engine that cannot tell which picture is the last finds it only by playing up to it.
        target = max(0, self._place - _RUN_UP_MS) if self._is_running_up else self._place
        self._awaits_landing = True
        self._engine.seek(target)

    def _on_event(self, event: PlayerEvent) -> None:
        match event:
            case Moved() if self._awaits_landing:
                self._awaits_landing = False
                if self._is_running_up:
                    self._engine.play()
                else:
                    self._calm.start(_CALM_MS)
            case Failed(details=details):
                self._end(details or "the engine cannot play it")
            case Damaged(cause=cause):
                self._end(type(cause).__name__)
            case _ if self._is_running_up and self._engine.state is PlayerState.ENDED:
                self._is_running_up = False
                self._calm.start(_CALM_MS)

    def _hand_over(self) -> None:
        image = self._engine.image()
        picture = self._engine.current_picture()
        if image is None and not (self._is_trial and self._engine.pictures_seen > 0):
            self._end("no picture")
            return
        start = None if picture is None or picture.start_us is None else picture.start_us // 1000
        self.fetched.emit(
            FetchedFrame(position_ms=self._place, image=image or QImage(), starts_at_ms=start)
        )
        self._next()

    def _on_late(self) -> None:
        if self._engine.pictures_seen == 0 or self._is_trial:
            self._end("no picture")
        else:
            self._hand_over()

    def _end(self, why: str) -> None:
        for timer in (self._patience, self._calm, self._looking):
            timer.stop()
        self._moments.clear()
        self._engine.listen(lambda _event: None)
        if why:
            self.failed.emit(why)
        self.finished.emit()
