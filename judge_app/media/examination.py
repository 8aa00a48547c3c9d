"""What a look inside one clip found out, and how the looking process is asked and answers."""

from dataclasses import dataclass

import msgspec

from judge_app.contest.facts import ClipProblem, EngineTrial
from judge_app.media.magic import Container

FILMSTRIP_PICTURES = 12
"""Thumbnails of one clip; picture n shows the middle of the n-th twelfth."""
THUMBNAIL_WIDTH = 160
THUMBNAIL_HEIGHT = 120
"""Pixels; a thumbnail is as large as fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """One clip or sound. Lengths in milliseconds, sizes in pixels as shown, rotation in degrees.

    `frames_per_second` is a fraction such as `30000/1001`; `ends_at_ms` is where the bytes really
    end (0: not known); `details` are FFmpeg's own words about what is wrong.
    """

    container: Container
    video_codec: str = ""
    audio_codec: str = ""
    duration_ms: int = 0
    ends_at_ms: int = 0
    width: int = 0
    height: int = 0
    rotation: int = 0
    frames_per_second: str = ""
    has_picture: bool = False
    has_sound: bool = False
    is_silent: bool = False
    is_examined: bool = False
    pictures_decoded: tuple[bool, ...] = ()
    """Whether the first, the middle and the last picture could be decoded."""
    trials: tuple[EngineTrial, ...] = ()
    """What each player showed; none where they were not tried."""
    filmstrip_pictures: int = 0
    problems: tuple[ClipProblem, ...] = ()
    details: str = ""


class Examine(msgspec.Struct, frozen=True, tag="examine"):
    """Look into the clip at `path`; thumbnails go to the new file `strip`, unless it is empty."""

    path: str
    container: Container
    strip: str = ""


class MakeCopy(msgspec.Struct, frozen=True, tag="copy"):
    """Write a copy of the clip at `path` into the new file `target`.

    Picture and sound are H.264 and AAC, or with `keeps_media` the original's where that can be.
    """

    path: str
    target: str
    keeps_media: bool = False


class TryEngine(msgspec.Struct, frozen=True, tag="try"):
    """Show the first, the middle and the last picture of the clip at `path` in one player."""

    path: str
    engine: str
    width: int
    height: int


class NameEngines(msgspec.Struct, frozen=True, tag="engines"):
    """Say which players work on this machine."""


class StillAtWork(msgspec.Struct, frozen=True, tag="at-work"):
    """A sign of life, with how far it is: `done` of `total` milliseconds, 0 where not known."""

    done: int = 0
    total: int = 0


class Examined(msgspec.Struct, frozen=True, tag="examined"):
    """The looking is done."""

    found: Examination


class Copied(msgspec.Struct, frozen=True, tag="copied"):
    """The copy is there; `keeps_media` says that its picture and sound are the original's."""

    keeps_media: bool = False


class Tried(msgspec.Struct, frozen=True, tag="tried"):
    """What the player showed."""

    trial: EngineTrial


class EnginesNamed(msgspec.Struct, frozen=True, tag="named"):
    """The players that work."""

    engines: tuple[str, ...]


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """What was asked cannot be done, in FFmpeg's own words."""

    details: str


Request = Examine | MakeCopy | TryEngine | NameEngines
Answer = StillAtWork | Examined | Copied | Tried | EnginesNamed | Refused
