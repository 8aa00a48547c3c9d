"""One picture in a stream of coded video."""

from dataclasses import dataclass
from enum import StrEnum

HEAD_BYTES = 256
"""So many bytes of what begins with a start code tell all that is asked here."""


class VideoCodec(StrEnum):
    """How pictures are coded."""

    MPEG = "mpeg"
    """MPEG-1 and MPEG-2."""
    MPEG4 = "mpeg4"
    H264 = "h264"
    HEVC = "hevc"


class BrokenHeadError(ValueError):
    """A head ends too early, or holds what none may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPicture:
    """One picture, or two fields that make one."""

    at: int
    """Where what belongs to it begins."""
    dated_at: int
    """A time that is told for what begins here is this picture's."""
    is_key: bool
    """Whether a decoder can begin here, with all that it has to know."""
    is_dropped: bool = False
    """Whether a decoder leaves it out if it is shown before the key picture at which that began."""
    is_anew: bool = False
    """Whether no picture that is stored before it is shown after it."""
    group: int = 0
    turn: int = 0
    """The how many-th of its group it is when shown."""
    lasts: float = 0.0
    """How many ticks of 1/90 000 s each picture of a group is shown; 0: they do not tell their turns."""
