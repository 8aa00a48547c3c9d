"""The contract that every player keeps: QtMultimedia, libVLC in its helper, and a scripted one.

A player opens a `ByteSource`, shows the first picture and waits. It tells what happens through
one listener, always on the thread that called it. Times are whole milliseconds of the clip,
rates are multiples of the natural speed, volumes are 0..100 as the ear hears them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.media.passage import Passage
from judge_app.media.picture import Picture

SLOWEST_RATE = 0.25
FASTEST_RATE = 2.0


class EngineName(StrEnum):
    """Who decodes."""

    QT = "qt"
    VLC = "vlc"
    SCRIPT = "script"


class PlayerState(StrEnum):
    """What a player is doing."""

    EMPTY = "empty"
    LOADING = "loading"
    PAUSED = "paused"
    PLAYING = "playing"
    ENDED = "ended"
    """Standing on the last picture; playing again starts from the beginning."""
    FAILED = "failed"


class Capability(StrEnum):
    """What not every engine does well."""

    EXACT_STEP = "exact-step"
    """Steps land on the neighbouring picture, both ways."""
    PITCH_KEPT = "pitch-kept"
    """Voices keep their pitch at other speeds."""
    PICTURE_TIMES = "picture-times"
    """Pictures know their own start and end."""


class FailureKind(StrEnum):
    """Why a clip does not play, as far as the engine knows."""

    UNREADABLE = "unreadable"
    """The engine cannot make sense of the bytes."""
    ENGINE_MISSING = "engine-missing"
    ENGINE_DIED = "engine-died"


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A sound or subtitle track to choose from; `language` is an ISO 639 code or empty."""

    id: int
    title: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The clip is ready: it stands paused at the place asked for."""

    duration_ms: int
    """0 where the engine cannot say."""
    has_picture: bool
    has_sound: bool
    sounds: tuple[Track, ...] = ()
    subtitles: tuple[Track, ...] = ()
    sound: int | None = None
    """The track that is heard at first, where the engine says: a clip may prefer its second."""
    shown_subtitles: int | None = None
    """The subtitle track that is shown, if one is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The position changed by playing, seeking or stepping."""

    position_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChanged:
    """The player does something else now."""

    state: PlayerState


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """Nothing more comes; the last picture stays. `position_ms` is where that was."""

    position_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Damaged:
    """The bytes could not be read on: `cause` says whether they are altered or the drive is gone.

    Playback stands still at `position_ms` (None before the first picture) and can go on from
    another place.
    """

    position_ms: int | None
    cause: JudgeAppError


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """This engine cannot go on with this clip; `details` are the engine's own words."""

    kind: FailureKind
    details: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubtitleChanged:
    """The line to show under the picture now; empty for none."""

    text: str


PlayerEvent = Opened | Moved | StateChanged | Ended | Damaged | Failed | SubtitleChanged
Listener = Callable[[PlayerEvent], None]


class Player(Protocol):
    """One clip at a time, over and over. Calls that make no sense in a state do nothing."""

    @property
    def engine(self) -> EngineName:
        """Who decodes."""

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What this engine does well."""

    @property
    def state(self) -> PlayerState:
        """What it is doing."""

    @property
    def position_ms(self) -> int:
        """Where it stands; while a seek is under way, where it will stand."""

    @property
    def duration_ms(self) -> int:
        """The clip's length, 0 where not known."""

    @property
    def pictures_seen(self) -> int:
        """How many different pictures came since `open`, for the watchdog."""

    def listen(self, listener: Listener) -> None:
        """Tell `listener` everything from now on, and nobody else."""

    def open(
        self, source: ByteSource, *, start_ms: int = 0, size: tuple[int, int] = (0, 0)
    ) -> None:
        """Close what is open, then open `source` and stand paused at `start_ms`.

        The player reads through `source.reopened()` and never closes the caller's source.
        `size` is the upright picture's width and height where the manifest knows them.
        """

    def close(self) -> None:
        """Let go of the clip and its file."""

    def play(self) -> None:
        """Play on; from the beginning where the clip has ended."""

    def pause(self) -> None:
        """Stand still on the picture shown."""

    def seek(self, position_ms: int) -> None:
        """Go to the picture shown at `position_ms`; of several calls the latest wins."""

    def step(self, pictures: int) -> None:
        """Pause and go so many pictures forward (or back, if negative)."""

    def set_rate(self, rate: float) -> None:
        """Play at `rate` times the natural speed, 0.25 to 2, with voices at their own pitch."""

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100, as the ear hears it."""

    def set_loop(self, passage: Passage | None) -> None:
        """Play this passage over and over; None stops doing so."""

    def choose_sound(self, track: int) -> None:
        """Hear this sound track."""

    def choose_subtitles(self, track: int | None) -> None:
        """Show this subtitle track, or none."""

    def current_picture(self) -> Picture | None:
        """Return the picture shown, or None where there is none (yet)."""

    def shut_down(self) -> None:
        """Close, and let go of threads and processes; the player is not used afterwards."""
