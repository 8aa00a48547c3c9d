"""What a search for the picture of a moment waits for, and what it has shown so far."""

from dataclasses import dataclass, field
from enum import Enum, auto

from PySide6.QtMultimedia import QVideoFrame

PAST_EDGE_MS = 1
"""Qt shows the picture before where a seek falls exactly on an edge, and positions are cut to
whole milliseconds; one more lands in the picture that starts there."""
_BACKS = (1.2, 4, 12, 48, 192, 768)
"""So many pictures before its goal it asks, one after the other. On a slow machine asking takes long
and playing on a little does not; most pictures that are too late follow one that lasts twice as long."""
_ROUNDED_MS = 2
"""Where times are rounded to milliseconds, one may lie between the end of a picture and the next."""
_LIMIT_MS = 2200
"""After so long what is shown must do; less than the patience of `SeekQueue`."""
_LONG_LIMIT_MS = 8000
_STALLED_MS = 2000
"""Playing to the picture may take longer, as long as pictures come."""
_LATE_US = 300_000
"""While it plays, a picture that starts so little after the place is the answer."""


class Phase(Enum):
    """What the search waits for."""

    IDLE = auto()
    ASKED = auto()
    """Qt's answer to a seek."""
    OPENING = auto()
    """The clip, opened anew."""
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
    look_ms: int = 0
    """The longest of late."""
    latest: QVideoFrame = field(default_factory=QVideoFrame)
    """The picture that came last, and"""
    latest_ms: int = 0
    """when it did, or when it began to play to get there."""
    gap_us: tuple[int, int] = (-1, -1)
    """Where a picture may have come and gone between two looks: from when to when none was seen, and"""
    gap_seen: int = 0
    """how often."""
    has_moved: bool = False
    """Whether a picture came since it plays, and"""
    clock_us: int = 0
    """until when it has played at most: there may be nothing to show for long."""
    longest_ms: int = 0
    """The longest time between two pictures on the way."""
    tries: int = 0
    has_rounded: bool = False
    known_ms: int | None = None
    """The place of the picture wanted, once it was asked for."""
    misses: int = 0
    """So often a picture may have come and gone between two looks."""
    asked_ms: int = 0
    asked_at_ms: int = 0
    goes_on: bool = False
    """Whether the judge plays the clip, which goes on once the picture is there."""
    has_opened: bool = False
    """Whether the clip was opened anew for it."""
    has_met_end: bool = False
    found_ms: int | None = None
    """Asked for this place Qt showed a picture, and"""
    nothing_ms: int | None = None
    """for this one none."""
    late_us: int | None = None
    """When a picture starts that is too late."""

    def set_out(self, position_ms: int) -> None:
        """Take note that this place is asked for now."""
        self.asked_ms, self.asked_at_ms = position_ms, self.looked_ms

    def known(self, begin_us: int | None) -> int | None:
        """Return the place of a picture that begins then, in ms; None if that is not known or was asked for."""
        place_ms = None if begin_us is None else begin_us // 1000 + PAST_EDGE_MS
        if place_ms is None or place_ms == self.known_ms:
            return None
        self.known_ms = place_ms
        self.tries += 1
        return place_ms

    def earlier(self, length_us: int) -> int | None:
        """Return the next place to ask for, in ms, where a picture lasts so long; None if all were tried."""
        is_near = self.late_us is not None and self.late_us - self.aim_us < 1000
        if is_near and not self.has_rounded:
            self.has_rounded = True
            return self.target_ms + PAST_EDGE_MS - _ROUNDED_MS
        if self.asked_ms == 0 or self.tries >= len(_BACKS):
            return None
        self.tries += 1
        return self.target_ms + PAST_EDGE_MS - round(_BACKS[self.tries - 1] * length_us / 1000)

    def seek_picture_from(self, start_us: int) -> None:
        """Look for the picture that begins then; from there it is to play on."""
        self.aim_us, self.target_ms = start_us, start_us // 1000
        self.tries = 1

    def leave(self, place_us: int) -> None:
        """Take note that it plays on from here."""
        self.latest_ms, self.has_moved = self.looked_ms, False
        self.clock_us = place_us

    def reached(self, picture: QVideoFrame) -> int:
        """Return how far it has come in the clip, in microseconds."""
        return picture.startTime() if self.has_moved else min(picture.startTime(), self.clock_us)

    def came(self, picture: QVideoFrame) -> None:
        """Take note of another picture."""
        if self.latest.isValid():
            self.longest_ms = max(self.longest_ms, self.looked_ms - self.latest_ms)
            self.has_moved = True
        self.latest, self.latest_ms = picture, self.looked_ms

    @property
    def has_had_its_time(self) -> bool:
        """Whether the judge should not wait any longer."""
        return self.looked_ms - self.began_ms >= _LIMIT_MS

    @property
    def is_over(self) -> bool:
        """Whether it took longer than anybody waits."""
        return self.looked_ms - self.began_ms >= _LONG_LIMIT_MS

    @property
    def is_stalled(self) -> bool:
        """Whether playing on does not lead to the picture, or not in any useful time."""
        return self.is_over or self.looked_ms - self.latest_ms >= _STALLED_MS

    def is_about_there(self, frame: QVideoFrame, before: QVideoFrame) -> bool:
        """Whether a picture that came while the clip plays will do; `before` was there before the seek."""
        start = frame.startTime()
        if not frame.isValid():
            return False
        return start <= self.aim_us < frame.endTime() or (
            frame != before and 0 <= start - self.aim_us < _LATE_US
        )


def search_for(target_ms: int, now_ms: int, *, shown: QVideoFrame, way: int) -> Search:
    """Begin to look for the picture at a moment, or for the one after the picture `shown` (`way` 1)."""
    return Search(
        target_ms=target_ms,
        aim_us=target_ms * 1000 + 999,
        after_us=shown.startTime() if way > 0 and shown.isValid() else None,
        began_ms=now_ms,
        looked_ms=now_ms,
    )
