"""What staff's machine found out about clips and decks when the bundle was made.

Judges' machines read it from the bundle and need not find out again.
"""

from dataclasses import dataclass
from enum import StrEnum

from judge_app.contest.ids import EntryCode


class ClipProblem(StrEnum):
    """What is wrong with a clip."""

    NOT_A_CLIP = "not-a-clip"
    DISGUISED_PLAYLIST = "disguised-playlist"
    DAMAGED = "damaged"
    ENDS_EARLY = "ends-early"
    NO_PICTURE = "no-picture"
    BLACK = "black"
    FROZEN = "frozen"
    SILENT = "silent"
    TOO_LONG = "too-long"
    UNKNOWN_CODEC = "unknown-codec"
    NEEDS_COPY = "needs-copy"
    """Not every judge's laptop can decode it; a copy in a common format plays everywhere."""
    SEEKS_ROUGHLY = "seeks-roughly"
    """Players cannot go to an exact picture in it; in another container they can."""
    TIMED_OUT = "timed-out"
    KILLED_READER = "killed-reader"
    """Reading it took the reading process down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineTrial:
    """Whether a player (`qt` or `vlc`) showed the first, the middle and the last picture."""

    engine: str
    shown: tuple[bool, bool, bool]

    @property
    def is_dark(self) -> bool:
        """Whether it showed nothing at all."""
        return not any(self.shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFacts:
    """One clip or sound. Lengths in milliseconds, sizes in pixels as shown, rotation in degrees."""

    entry: EntryCode
    path: str
    container: str = ""
    video_codec: str = ""
    audio_codec: str = ""
    duration_ms: int = 0
    width: int = 0
    height: int = 0
    rotation: int = 0
    frames_per_second: str = ""
    """A fraction such as `30000/1001`."""
    has_picture: bool = False
    has_sound: bool = False
    is_silent: bool = False
    ends_at_ms: int = 0
    """Where the bytes really end, if that is known."""
    is_examined: bool = False
    """Whether pictures and sound were decoded; otherwise only `container` can be relied on."""
    trials: tuple[EngineTrial, ...] = ()
    """What each player of staff's machine showed; none where it was not tried."""
    problems: tuple[ClipProblem, ...] = ()
    filmstrip: str = ""
    """Path of one picture inside the entry: thumbnails side by side, evenly spread over the clip."""
    filmstrip_pictures: int = 0
    copy_path: str = ""
    """Path of a copy made by staff, empty where none is needed."""
    copy_keeps_media: bool = False
    """Whether the copy's picture and sound are the original's, only in another container."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckPage:
    """One page of a deck as the index knows it."""

    title: str = ""
    hidden: bool = False
    notes: str = ""
    steps: int = 0
    approximations: tuple[str, ...] = ()
    undrawn: str = ""
    """Why its words stand in place of the page, as a key; empty where it is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckFacts:
    """One deck or document. `preview` is the path of the pack made from it, if one was."""

    entry: EntryCode
    path: str
    pages: tuple[DeckPage, ...] = ()
    preview: str = ""
    producer: str = ""
    """Who made the preview, with its version."""
    origin: str = ""
    """Who drew the pages, as a key: a converter, the built-in reader, or words and pictures."""
    source_sha256: str = ""
    problem: str = ""
    """Why it cannot be shown as it was made, as a key; empty where it can."""
