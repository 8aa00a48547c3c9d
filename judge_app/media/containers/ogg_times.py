"""When the pictures of an Ogg file are shown: its pages count them.

Theora and VP8 store pictures in the order in which they are shown, and FFmpeg, which reads Ogg in libVLC,
tells how long each one lasts. So sent right behind the beginning of a key picture, libVLC shows that one first,
whichever before it FFmpeg begins with (`EsOutSend` in `src/input/es_out.c`).
"""

import math
from itertools import pairwise

from judge_app.media.containers.ogg_counter import OggCounter, OggPicture, UncountableError
from judge_app.media.containers.ogg_head import read_ogg_head
from judge_app.media.containers.ogg_pages import OggPages
from judge_app.media.containers.stored_bytes import LONGEST_STRETCH, ReadAt
from judge_app.media.containers.stretch import ROUNDING_MS, Stretch, just_after

_AHEAD = 24
_AHEAD_MS = 1000
_BACKS = (0, 64, 256, 1024, 4096)
"""So many pictures before the target a key picture is looked for, one after the other."""


class OggTimes:
    """Reads a stretch's pages when it is asked for; `first` is the number of the first picture."""

    def __init__(self, counter: OggCounter, first: int) -> None:
        self._counter = counter
        self._first = first
        self._picture_ms = counter.head.coding.picture_ms

    def stretch(self, target_ms: float) -> Stretch | None:
        """Return the pictures around a moment, None where they cannot be counted."""
        shown = math.floor((target_ms + ROUNDING_MS) / self._picture_ms)
        wanted = self._first + max(0, shown)
        try:
            for back in _BACKS:
                begin = self._counter.before(max(self._first, wanted - back))
                found = self._from_key(self._pictures(begin, wanted), wanted)
                if found is not None:
                    return found
                if begin == self._counter.head.data_at:
                    break
        except UncountableError:
            pass
        return None

    def _from_key(self, pictures: list[OggPicture], wanted: int) -> Stretch | None:
        keys = [at for at, one in enumerate(pictures) if one.is_key and one.number <= wanted]
        if not keys:
            return None
        numbers = [picture.number for picture in pictures[keys[-1] :]]
        if any(later <= earlier for earlier, later in pairwise(numbers)):
            raise UncountableError
        times = tuple((number - self._first) * self._picture_ms for number in numbers)
        return Stretch(times_ms=times, key_ms=just_after(times[0]))

    def _pictures(self, begin: int, wanted: int) -> list[OggPicture]:
        """Return the pictures from a page on until enough lie behind the one wanted."""
        ahead = max(_AHEAD, math.ceil(_AHEAD_MS / self._picture_ms))
        found: list[OggPicture] = []
        for picture in self._counter.pictures(begin, self._first):
            if picture.end - begin > LONGEST_STRETCH:
                raise UncountableError
            found.append(picture)
            if picture.number > wanted + ahead:
                break
        return found


def read_ogg_times(read_at: ReadAt, size: int) -> OggTimes | None:
    """Return what knows the times of a clip's pictures, None where the clip does not tell them."""
    pages = OggPages(read_at, size)
    head = read_ogg_head(read_at, pages)
    if head is None or head.coding.picture_ms <= 0:
        return None
    counter = OggCounter(read_at, pages, head)
    first = counter.first()
    # Players count from the first of picture and sound; when sound begins its pages do not tell.
    if first is None or first < 0 or (first > 0 and head.has_sound):
        return None
    times = OggTimes(counter, first)
    return None if times.stretch(0) is None else times
