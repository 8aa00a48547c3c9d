"""When the pictures of a transport or program stream are shown, from the heads around a moment.

Neither has an index. The place of a moment is found by halving, as times only grow; from there one reads on, and
back to a key picture. A player is handed the clip from that picture on, and so begins with it.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from judge_app.media.coded.coded_picture import BrokenHeadError, CodedPicture
from judge_app.media.coded.coded_pictures import coded_pictures
from judge_app.media.coded.coded_turns import derived_times
from judge_app.media.containers.lead_in import LeadIn
from judge_app.media.containers.pes import TICKS_A_MS, WRAP, ticks_since
from judge_app.media.containers.pes_blocks import DamageError, PesBlocks, PesStart
from judge_app.media.containers.ps_blocks import PsBlocks
from judge_app.media.containers.stored_bytes import LONGEST_STRETCH, ReadAt
from judge_app.media.containers.stretch import ROUNDING_MS, Cut, Stretch, approach
from judge_app.media.containers.ts_blocks import TsBlocks
from judge_app.media.ending import behind_the_end, key_picture
from judge_app.media.magic import Container

_AHEAD = 24
"""So many pictures beyond the target: more than any coder keeps waiting."""
_AHEAD_TICKS = 90_000
_USUAL_TICKS = 3600
_FIRST_BLOCKS = 3
_MOST_EMPTY = 32
"""So many blocks may begin no picture."""
_MOST_AT_ONCE = 8
"""So many more blocks are read in vain at most."""
_TRIED = range(8)
"""Eighths of the clip at which times are looked at before they are believed."""
_TAIL_BYTES = 512
"""The head of a picture that begins so near the end of what was read may not be whole."""
_KEPT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    """A picture, and when it is shown, in ticks from the clip's start, None where that is not known.

    It begins in the PES packet `begun`, behind so many bytes of others.
    """

    coded: CodedPicture
    shown: float | None
    begun: PesStart
    skipped: int


class MpegTimes:
    """Reads blocks around a moment when it is asked for. `length_ms` is how long the clip is."""

    def __init__(self, blocks: PesBlocks) -> None:
        self._blocks = blocks
        self._times: dict[int, int | None] = {}
        # Pictures may begin before the head that tells how long they last.
        first_blocks = range(min(_FIRST_BLOCKS, blocks.count))
        content = b"".join(blocks.block(number).content for number in first_blocks)
        first = coded_pictures(content, blocks.codec)
        self._lasts = first[0].lasts if first else 0.0
        self._dated = lru_cache(_KEPT)(self._read_dated)
        last = self._last_dated()
        gap = last[-1] - last[-2] if len(last) > 1 else 0
        ends = [last[-1] + gap]
        sound = blocks.last_sound()
        if sound is not None:
            ends.append(self._since_start(sound))
        self.length_ms = max(ends) / TICKS_A_MS
        if self.length_ms <= 0:
            raise DamageError
        self._check(last[-1])
        lasts = round(gap) if 0 < gap < _AHEAD_TICKS else _USUAL_TICKS
        picture = key_picture(content, first)
        end = round(last[-1]) + lasts + blocks.start
        self._tail = blocks.stored(behind_the_end(picture, end, lasts)) if picture else b""

    def stretch(self, target_ms: float) -> Stretch | None:
        """Return the pictures around a moment, None where they are too far apart, or damage."""
        try:
            pictures = self._around(target_ms)
            return self._from_key(pictures)
        except (DamageError, BrokenHeadError):
            return None

    def play_from(self, target_ms: float) -> tuple[Cut, int] | None:
        """Return what a player is handed to play from the picture of a moment, and how many come before it.

        None where that is too far from a key picture, or damage.
        """
        try:
            pictures = self._around(target_ms)
            way = approach(self._from_key(pictures), target_ms)
            if way is None or way.shown_ms is None:
                return None
            key, start = pictures[0], self._blocks.start
            moment = round(way.shown_ms * TICKS_A_MS) + start
            cut = self._blocks.play_from(key.begun, key.skipped, moment % WRAP)
        except (DamageError, BrokenHeadError):
            return None
        first = LeadIn(moment).hurried(round(key.shown or 0) + start)
        return replace(cut, begins_ms=self._since_start(first) / TICKS_A_MS), way.steps

    def _around(self, target_ms: float) -> list[_Dated]:
        """Return the pictures from the key picture before a moment until enough lie beyond."""
        target = (target_ms + ROUNDING_MS) * TICKS_A_MS
        begin = self._block_before(target - _AHEAD_TICKS)
        end, reach = begin + 1, 1
        most = LONGEST_STRETCH // self._blocks.block_bytes
        while end - begin <= most:
            pictures = self._dated(begin, end)
            if end < self._blocks.count and not _reaches(pictures, target):
                end = min(end + reach, self._blocks.count)
            else:
                key = _key_before(pictures, target, or_first=begin == 0)
                if key is not None:
                    return pictures[key:]
                if begin == 0:
                    break
                begin = max(0, begin - reach)
            reach = min(reach * 2, _MOST_AT_ONCE)
        raise DamageError

    def _from_key(self, pictures: list[_Dated]) -> Stretch:
        key, times = pictures[0], [picture.shown for picture in pictures]
        first = key.shown
        if first is None or None in times:
            raise DamageError
        shown = sorted(
            picture.shown
            for picture in pictures
            if picture.shown is not None
            and (picture.shown >= first or not picture.coded.is_dropped)
        )
        if any(later <= earlier for earlier, later in pairwise(shown)):
            raise DamageError
        in_ms = tuple(time / TICKS_A_MS for time in shown)
        cut = replace(self._blocks.cut(key.begun, key.skipped), tail=self._tail)
        return Stretch(times_ms=in_ms, key_ms=round(in_ms[0]), cut=cut)

    def _block_before(self, moment: float) -> int:
        """Return the last block whose first picture is shown before a moment, else the first.

        Tried in turn where it should be, as if all seconds were as long, and half-way.
        """
        low, high = 0, self._blocks.count
        begin, end = 0.0, self.length_ms * TICKS_A_MS
        is_guessed = False
        while high - low > 1:
            is_guessed = not is_guessed and begin < end
            share = (moment - begin) / (end - begin) if is_guessed else 0.5
            middle = min(max(low + 1, low + int(share * (high - low))), high - 1)
            time = self._time(middle)
            if time is not None and time < moment:
                low, begin = middle, time
            else:
                high, end = middle, end if time is None else time
        return low

    def _time(self, block: int) -> int | None:
        """Return the first time that is told from a block on, None if there is none."""
        if block not in self._times:
            self._times[block] = self._read_time(block)
        return self._times[block]

    def _read_time(self, first: int) -> int | None:
        for number in range(first, min(first + _MOST_EMPTY, self._blocks.count)):
            for start in self._blocks.block(number).starts:
                if start.shown is not None:
                    return self._since_start(start.shown)
        return None

    def _check(self, last: float) -> None:
        """Raise where times do not grow with the place: a clip put together from several."""
        tried = sorted({self._blocks.count * share // 8 for share in _TRIED})
        found = [
            self._since_start(start.shown)
            for number in tried
            for start in self._blocks.block(number).starts
            if start.shown is not None
        ]
        jumps = (later < earlier - _AHEAD_TICKS for earlier, later in pairwise([0, *found, last]))
        if any(jumps):
            raise DamageError

    def _last_dated(self) -> list[float]:
        """Return when the pictures that are stored last are shown, in order."""
        end = self._blocks.count
        for begin in range(end - 1, max(-1, end - _MOST_EMPTY), -1):
            found = sorted(
                picture.shown for picture in self._dated(begin, end) if picture.shown is not None
            )
            if len(found) > 1 or (found and begin == 0):
                return found
        raise DamageError

    def _since_start(self, time: int) -> int:
        return ticks_since(time, self._blocks.start)

    def _read_dated(self, begin: int, end: int) -> list[_Dated]:
        parts: list[bytes] = []
        starts: list[PesStart] = []
        size = 0
        for number in range(begin, end):
            block = self._blocks.block(number)
            starts.extend(replace(start, at=start.at + size) for start in block.starts)
            parts.append(block.content)
            size += len(block.content)
        if not starts:
            return []
        content = b"".join(parts)
        usable = size if end == self._blocks.count else size - _TAIL_BYTES
        pictures = [
            picture
            for picture in coded_pictures(content, self._blocks.codec, self._lasts)
            if starts[0].at <= picture.at and picture.dated_at < usable
        ]
        return self._date(pictures, starts, content)

    def _date(
        self, pictures: list[CodedPicture], starts: list[PesStart], content: bytes
    ) -> list[_Dated]:
        offsets = [start.at for start in starts]
        told: list[int | None] = []
        before = -1
        for picture in pictures:
            start = starts[bisect_right(offsets, picture.dated_at) - 1]
            is_first = before < start.at and start.shown is not None
            told.append(self._since_start(start.shown or 0) if is_first else None)
            before = picture.dated_at
        dated = []
        for picture, shown in zip(pictures, derived_times(pictures, told), strict=True):
            begun = starts[bisect_right(offsets, picture.at) - 1]
            # A zero more may stand in front of a start code.
            is_alone = not content[begun.at : picture.at].strip(b"\0")
            skipped = 0 if is_alone else picture.at - begun.at
            dated.append(_Dated(coded=picture, shown=shown, begun=begun, skipped=skipped))
        # What tells the time of the last ones may be stored behind them.
        while dated and dated[-1].shown is None:
            dated.pop()
        return dated


def read_mpeg_times(container: Container, read_at: ReadAt, size: int) -> MpegTimes | None:
    """Return what knows the times of a clip's pictures, None where the clip does not tell them."""
    try:
        is_ts = container is Container.MPEG_TS
        return MpegTimes(TsBlocks(read_at, size) if is_ts else PsBlocks(read_at, size))
    except (DamageError, BrokenHeadError):
        return None


def _reaches(pictures: list[_Dated], target: float) -> bool:
    shown = [picture.shown for picture in pictures if picture.shown is not None]
    beyond = sum(time > target for time in shown)
    return beyond > _AHEAD and shown[-1] > target + _AHEAD_TICKS


def _key_before(pictures: list[_Dated], target: float, *, or_first: bool) -> int | None:
    """Return which picture is the last key picture that is not shown after the target."""
    keys = [
        (number, picture.shown)
        for number, picture in enumerate(pictures)
        if picture.coded.is_key and picture.shown is not None
    ]
    before = [number for number, shown in keys if shown <= target]
    if before:
        return before[-1]
    return keys[0][0] if keys and or_first else None
