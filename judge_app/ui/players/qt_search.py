"""What a search for the picture of a moment waits for, and what it has shown so far."""

from dataclasses import dataclass
from enum import Enum, auto


class Phase(Enum):
    """What the search waits for."""

    IDLE = auto()
    ASKED = auto()
    """Qt's answer to a seek."""
    NEARING = auto()
    """Playing on, unheard, to come to the picture."""
    SETTLING = auto()
    """A picture that may still come although the playing was stopped."""


@dataclass(slots=True, kw_only=True)
class Search:
    """What is wanted, and what the asking has shown so far."""

    target_ms: int = 0
    aim_us: int = 0
    """The picture wanted is the last that starts no later than this."""
    after_us: int | None = None
    """Wanted is the first picture that starts later than this one."""
    began_ms: int = 0
    looked_ms: int = 0
    slowest_ms: int = 0
    """The longest time between two looks."""
    tries: int = 0
    has_rounded: bool = False
    misses: int = 0
    """So often a picture may have come and gone between two looks."""
    asked_ms: int = 0
    asked_at_ms: int = 0
    has_met_end: bool = False
    played_ms: int = 0
    """Since when it plays to get there."""
    found_ms: int | None = None
    """Asked for this place Qt showed a picture, and"""
    nothing_ms: int | None = None
    """for this one none."""
    late_us: int | None = None
    """When a picture starts that is too late."""
