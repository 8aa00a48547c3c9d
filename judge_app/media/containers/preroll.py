"""Where libVLC 3 can be made to begin showing pictures, other than at key pictures.

Sent to a moment it decodes from the key picture before it on. Whatever is shown before the moment it marks
as lead-in (`EsOutSend` in `src/input/es_out.c`), and drops all pictures while it reads what is so marked;
after that it drops those that are shown before the earliest decoding time it has read since
(`DecoderUpdatePreroll` in `src/input/decoder.c`). How far a decoder is behind what is read differs, so
only those moments will do at which that makes no difference.
"""

import math
from collections.abc import Sequence

from judge_app.media.containers.stretch import ROUNDING_MS, StoredPicture, Stretch

_LOOKED_AT = 32
"""So many pictures, counted backwards from the target, are tried as beginnings."""
_SURE_MS = 1.5
"""So far before the earliest decoding time the last picture that is to be dropped must lie: times are
rounded."""
_TICK_MS = 0.001


def beginning_nearer(
    stretch: Stretch, pictures: Sequence[StoredPicture], target_ms: float
) -> Stretch:
    """Return what is left of a stretch where libVLC surely begins as close before a moment as it can.

    Args:
        stretch: the whole of it.
        pictures: the same, in the order of storage, the key picture first, until so far beyond the
            moment that nothing stored later is shown before it; and when libVLC decodes each.
        target_ms: the moment.
    """
    before = [time for time in stretch.times_ms if time <= target_ms + ROUNDING_MS]
    for time in reversed(before[1:][-_LOOKED_AT:]):
        if _begins_at(pictures, time):
            later = tuple(other for other in stretch.times_ms if other >= time)
            return Stretch(times_ms=later, key_ms=asked_at(time))
    return stretch


def asked_at(time_ms: float) -> int:
    """Return the last whole millisecond that is not behind a picture's time."""
    return math.floor(time_ms + _TICK_MS)


def _begins_at(pictures: Sequence[StoredPicture], time_ms: float) -> bool:
    """Whether libVLC, sent to the time of one of these pictures, surely shows that one first."""
    late = [picture.shown_ms >= time_ms for picture in pictures]
    first = late.index(True)
    if not all(late[first:]):
        return False
    threshold = min(picture.decoded_ms for picture in pictures[first:])
    return max(picture.shown_ms for picture in pictures[:first]) < threshold - _SURE_MS
