"""A stretch of pictures from a key picture on: how to reach any one of them exactly.

A decoder can begin only at a key picture. Who knows when each picture of the stretch is shown, and
where to send a player so that it begins with the first of them, reaches every other one by counting.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

ROUNDING_MS = 0.6
"""Containers tell times in whole milliseconds or finer; what is asked for is whole too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPicture:
    """One picture as a container stores it; both times in milliseconds from the clip's start."""

    shown_ms: float
    decoded_ms: float
    is_key: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A clip that begins with a key picture: these bytes, the clip's own from an offset on, and these."""

    head: bytes
    offset: int
    tail: bytes = b""
    begins_ms: float = 0.0
    """When that is in the clip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Pictures from a key picture on, in the order in which they are shown."""

    times_ms: tuple[float, ...]
    """When each begins to be shown, from the clip's start; never empty."""
    key_ms: int
    """Sent here, a player begins at the key picture."""
    is_in_order: bool = False
    """Whether all are stored in the order in which they are shown, each at its own time, so that a
    player sent to any moment shows the last one that began before it."""
    cut: Cut | None = None
    """What a player that finds no place in the clip is handed, so that it begins with the first picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approach:
    """The way to one picture: go to `ask_ms`, then `steps` pictures forward."""

    ask_ms: int
    steps: int
    shown_ms: float | None
    """When the picture begins to be shown, if that is known."""
    cut: Cut | None = None
    """What the player is started with in place of the clip."""
    plays: bool = False
    """Whether that is for playing on."""
    lead: int = 0
    """So many pictures before it are shown first then, which nobody is to see."""


class PictureTimes(Protocol):
    """Knows when the pictures of a clip are shown."""

    def stretch(self, target_ms: float) -> Stretch | None:
        """Return the stretch with the picture shown at `target_ms` and, if there is one, the next.

        None where it cannot be known.
        """


def approach(stretch: Stretch, target_ms: float, offset: int = 0) -> Approach | None:
    """Return the way to the picture shown at `target_ms`, or to the one `offset` pictures on.

    None where that one lies before or behind the stretch.
    """
    times = stretch.times_ms
    at = max(0, bisect_right(times, target_ms + ROUNDING_MS) - 1) + offset
    if not 0 <= at < len(times):
        return None
    if stretch.is_in_order:
        return Approach(ask_ms=just_after(times[at]), steps=0, shown_ms=times[at])
    return Approach(ask_ms=stretch.key_ms, steps=at, shown_ms=times[at], cut=stretch.cut)


def just_after(moment_ms: float) -> int:
    """Return the first whole millisecond that lies behind a moment."""
    return math.floor(moment_ms + 0.01) + 1


def stretch_from(pictures: Iterable[StoredPicture], *, key_ms: int) -> Stretch | None:
    """Return the stretch that these make, in the order of storage, the first a key picture.

    What is stored after the key picture but shown before it cannot be decoded, and does not count.
    """
    stored = list(pictures)
    if not stored or not stored[0].is_key:
        return None
    first = stored[0].shown_ms
    times = sorted(picture.shown_ms for picture in stored if picture.shown_ms >= first)
    return Stretch(times_ms=tuple(times), key_ms=key_ms)
