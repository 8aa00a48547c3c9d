"""How the window and the libVLC process talk: frames of `helper_pipes`.

The process asks for the clip's bytes as it needs them, so that every byte it sees was checked by
the same reader that QtMultimedia uses. Pictures do not travel here (see `frames`).
"""

from typing import IO

import msgspec

from judge_app.helper_pipes import receive_frame, send_frame

SILENT = "--silent"
"""What the process is called with where there is no loudspeaker."""


class OpenClip(msgspec.Struct, frozen=True, tag="open"):
    """Open clip number `clip`, whose bytes the asker serves, and stand at `start_ms`.

    `width` and `height` are the upright picture's, 0 where nobody knows. `sound` and `subtitles` are
    tracks, None where the clip's own choice is to be heard and seen. `ahead_ms` is what another
    process has found out (`NeedsAhead`), 0 where none has.
    """

    clip: int
    size: int
    width: int
    height: int
    start_ms: int
    plays: bool
    rate: float
    volume: int
    sound: int | None
    subtitles: int | None
    ahead_ms: int


class CloseClip(msgspec.Struct, frozen=True, tag="close"):
    """Let go of the clip."""


class Play(msgspec.Struct, frozen=True, tag="play"):
    """Play on."""


class Pause(msgspec.Struct, frozen=True, tag="pause"):
    """Stand still."""


class Seek(msgspec.Struct, frozen=True, tag="seek"):
    """Go to a moment."""

    position_ms: int


class Step(msgspec.Struct, frozen=True, tag="step"):
    """Show the picture so many after the one shown, or before it; the clip must stand still."""

    pictures: int
    near_ms: int
    """Where the picture shown is believed to be."""


class SetRate(msgspec.Struct, frozen=True, tag="rate"):
    """Play at this multiple of the natural speed."""

    rate: float


class SetVolume(msgspec.Struct, frozen=True, tag="volume"):
    """Be as loud as this, 0 to 100 as the ear hears it."""

    percent: int


class ChooseSound(msgspec.Struct, frozen=True, tag="sound"):
    """Hear this track."""

    track: int


class ChooseSubtitles(msgspec.Struct, frozen=True, tag="subtitles"):
    """Show this track, -1 for none."""

    track: int


class ServeBytes(msgspec.Struct, frozen=True, tag="bytes"):
    """Bytes that were asked for follow as raw bytes, unless they cannot be had (`failed`)."""

    clip: int
    failed: bool = False


class WantBytes(msgspec.Struct, frozen=True, tag="want"):
    """The process needs bytes of a clip."""

    clip: int
    offset: int
    length: int


class TrackName(msgspec.Struct, frozen=True):
    """A sound or subtitle track."""

    id: int
    title: str


class ClipReady(msgspec.Struct, frozen=True, tag="ready"):
    """The first picture is there, or the first sound of a clip without pictures."""

    clip: int
    duration_ms: int
    has_picture: bool
    has_sound: bool
    sounds: tuple[TrackName, ...]
    subtitles: tuple[TrackName, ...]
    sound: int
    """The track that is heard."""
    is_exact: bool = False
    """Whether seeks land on the very picture."""


class NeedsAhead(msgspec.Struct, frozen=True, tag="ahead"):
    """The clip gives no picture unless libVLC reads so far ahead."""

    clip: int
    ahead_ms: int


class Clock(msgspec.Struct, frozen=True, tag="clock"):
    """Where the clip stands, and whether it runs; told often while it runs."""

    clip: int
    position_ms: int
    duration_ms: int


class Landed(msgspec.Struct, frozen=True, tag="landed"):
    """The picture for the latest seek or step is there.

    Where libVLC came to the end of what it could read before that picture, it is not (`is_shown`).
    """

    clip: int
    position_ms: int
    is_shown: bool = True


class Stepped(msgspec.Struct, frozen=True, tag="stepped"):
    """The picture of the latest steps is there; `position_ms` is when it begins to be shown."""

    clip: int
    position_ms: int


class Runs(msgspec.Struct, frozen=True, tag="runs"):
    """The clip has begun to run, which it was asked to."""

    clip: int


class AtEnd(msgspec.Struct, frozen=True, tag="end"):
    """Nothing more comes; the last picture stays."""

    clip: int
    position_ms: int


class CannotPlay(msgspec.Struct, frozen=True, tag="cannot"):
    """libVLC cannot make sense of the clip, or is not there at all (`is_missing`)."""

    clip: int
    details: str
    is_missing: bool = False


Request = (
    OpenClip | CloseClip | Play | Pause | Seek | Step | SetRate | SetVolume | ChooseSound
    | ChooseSubtitles | ServeBytes
)  # fmt: skip
Answer = WantBytes | ClipReady | NeedsAhead | Clock | Landed | Stepped | Runs | AtEnd | CannotPlay

_requests = msgspec.json.Decoder(Request)
_answers = msgspec.json.Decoder(Answer)


def send(stream: IO[bytes], message: Request | Answer, raw: bytes = b"") -> None:
    """Write one frame and flush it."""
    send_frame(stream, msgspec.json.encode(message), raw)


def receive_request(stream: IO[bytes]) -> tuple[Request, bytes]:
    """Read one frame in the process; `EOFError` when the window is gone."""
    text, raw = receive_frame(stream)
    return _requests.decode(text), raw


def receive_answer(stream: IO[bytes]) -> Answer:
    """Read one frame in the window; `EOFError` when the process is gone."""
    text, _ = receive_frame(stream)
    answer: Answer = _answers.decode(text)
    return answer
