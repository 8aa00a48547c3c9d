"""When the pictures of an FLV are shown, from the tags that hold them.

Sent to a moment, FFmpeg, which reads FLV in libVLC, begins at the last key picture that is not decoded after
it (`seek_frame_generic` in `libavformat/seek.c`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from judge_app.media.containers.flv_pictures import UnknownPictureError, stored_picture
from judge_app.media.containers.flv_tags import PICTURE, SOUND, FlvTag, FlvTags, read_flv_tags
from judge_app.media.containers.stored_bytes import LONGEST_STRETCH, ReadAt
from judge_app.media.containers.stretch import ROUNDING_MS, StoredPicture, Stretch, stretch_from

_AHEAD = 24
"""So many pictures beyond the target: more than any coder keeps waiting."""
_AHEAD_MS = 1000
_CLOSE_BYTES = 128 << 10
"""So near to each other, tags are looked through one by one."""
_LEAD_MS = 1000
"""Sound and pictures are stored side by side: none begins so much earlier than another met before."""
_FIRST = 256
_AAC = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    at: int
    picture: StoredPicture


class FlvTimes:
    """Reads a stretch's tags when it is asked for. `start_ms` is the first time of picture or sound."""

    def __init__(self, tags: FlvTags, size: int, start_ms: float) -> None:
        self._tags = tags
        self._size = size
        self._start_ms = start_ms

    def stretch(self, target_ms: float) -> Stretch | None:
        """Return the pictures around a moment, None where they are too far apart, or damage."""
        try:
            return self._around(target_ms + self._start_ms)
        except UnknownPictureError:
            return None

    def _around(self, target: float) -> Stretch | None:
        begin = self._before(target - _AHEAD_MS)
        found = self._ahead(begin, target)
        key = _key_for(found, target)
        if key is None:
            for earlier in self._behind(begin):
                found.insert(0, earlier)
                if found[-1].at - earlier.at > LONGEST_STRETCH:
                    return None
                if earlier.picture.is_key and _key_for(found, target) == 0:
                    break
            key = _key_for(found, target, or_first=True)
        return None if key is None else self._stretch([one.picture for one in found[key:]])

    def _stretch(self, pictures: list[StoredPicture]) -> Stretch | None:
        is_sorted = all(one.decoded_ms <= other.decoded_ms for one, other in pairwise(pictures))
        if not is_sorted or pictures[0].shown_ms < self._start_ms:
            return None
        asked = max(pictures[0].decoded_ms, self._start_ms)
        later_keys = (picture.decoded_ms for picture in pictures[1:] if picture.is_key)
        if asked >= next(later_keys, asked + 1):
            return None
        found = stretch_from(pictures, key_ms=round(asked - self._start_ms))
        if found is None or len(set(found.times_ms)) < len(found.times_ms):
            return None
        times = tuple(time - self._start_ms for time in found.times_ms)
        return Stretch(times_ms=times, key_ms=found.key_ms)

    def _before(self, moment: float) -> int:
        """Return where a tag begins that is not later than a moment, nor much earlier if there are any."""
        low, high = self._tags.begin, self._size
        while high - low > _CLOSE_BYTES:
            middle = (low + high) // 2
            tag = self._tags.near(middle)
            if tag is not None and middle <= tag.at < high and tag.time_ms <= moment:
                low = tag.at
            else:
                high = middle
        return low

    def _ahead(self, begin: int, target: float) -> list[_Found]:
        """Return the pictures from a tag on until enough lie beyond the target."""
        found: list[_Found] = []
        beyond, end = 0, begin
        for tag in self._tags.onwards(begin):
            end = tag.end
            if end - begin > LONGEST_STRETCH:
                raise UnknownPictureError
            picture = stored_picture(tag)
            if picture is None:
                continue
            found.append(_Found(at=tag.at, picture=picture))
            beyond += beyond > 0 or picture.shown_ms > target
            if beyond > _AHEAD and picture.decoded_ms > target + _AHEAD_MS:
                return found
        if beyond == 0 and not self._tags.end_within(end):
            raise UnknownPictureError
        return found

    def _behind(self, begin: int) -> Iterator[_Found]:
        first = begin
        for tag in self._tags.backwards(begin):
            first = tag.at
            picture = stored_picture(tag)
            if picture is not None:
                yield _Found(at=tag.at, picture=picture)
        if first != self._tags.begin:
            raise UnknownPictureError


def read_flv_times(read_at: ReadAt, size: int) -> FlvTimes | None:
    """Return what knows the times of a clip's pictures, None where the clip does not tell them."""
    tags = read_flv_tags(read_at, size)
    start_ms = None if tags is None else _start_ms(tags)
    if tags is None or start_ms is None:
        return None
    times = FlvTimes(tags, size, start_ms)
    return None if times.stretch(0) is None else times


def _start_ms(tags: FlvTags) -> float | None:
    """Return when the first picture or sound begins, None without a picture or where none can be counted."""
    begun: dict[int, float] = {}
    try:
        for tag, _ in zip(tags.onwards(tags.begin), range(_FIRST), strict=False):
            time_ms = _begins_ms(tag)
            if time_ms is not None:
                begun.setdefault(tag.kind, time_ms)
            is_late = begun and tag.time_ms > min(begun.values()) + _LEAD_MS
            if is_late or {PICTURE, SOUND} <= begun.keys():
                break
    except UnknownPictureError:
        return None
    return min(begun.values()) if PICTURE in begun else None


def _begins_ms(tag: FlvTag) -> float | None:
    """Return when what a tag holds begins, None if it holds neither picture nor sound."""
    if tag.kind == SOUND:
        is_header = tag.head[:1] and tag.head[0] >> 4 == _AAC and tag.head[1:2] == b"\0"
        return None if tag.length <= 1 or is_header else tag.time_ms
    picture = stored_picture(tag)
    return None if picture is None else picture.shown_ms


def _key_for(found: list[_Found], target: float, *, or_first: bool = False) -> int | None:
    """Return the last key picture that is not shown after the target, and nothing shown before is stored after."""
    clean: list[int] = []
    for at, one in enumerate(found):
        if one.picture.is_key:
            clean.append(at)
        elif clean and one.picture.shown_ms < found[clean[-1]].picture.shown_ms:
            clean.pop()
    before = [key for key in clean if found[key].picture.shown_ms <= target + ROUNDING_MS]
    if before:
        return before[-1]
    return clean[0] if clean and or_first else None
