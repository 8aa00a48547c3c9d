"""The tags of an FLV: found from any place in the file, and followed from one to the next and back.

Each tag tells its length before and behind what it holds ("Adobe Flash Video File Format Specification"
10.1, annex E.4).
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from judge_app.media.containers.stored_bytes import ReadAt

SOUND, PICTURE, SCRIPT = 8, 9, 18

_HEAD_BYTES = 11
_TOLD_AGAIN = 4
_SEEN_BYTES = 6
"""So much of what a tag holds tells what it is."""
_FILE_HEAD_BYTES = 9
_LARGEST_FILE_HEAD = 1 << 16
_LIKE_A_TAG = re.compile(rb"(?=[\x08\x09\x12].{7}\0\0\0)", re.DOTALL)
_WINDOW = 128 << 10
_MOST_WINDOWS = 64
_IN_A_ROW = 3
"""So many tags in a row are no coincidence."""
_KEPT = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class FlvTag:
    """One tag: `at` is where it begins, `end` where the next one does."""

    at: int
    end: int
    kind: int
    length: int
    """Of what it holds, in bytes."""
    time_ms: int
    head: bytes
    """The first bytes of what it holds."""

    @property
    def content_at(self) -> int:
        """Where what it holds begins."""
        return self.at + _HEAD_BYTES


class FlvTags:
    """All tags of one clip, from `begin` on; `size` is the file's."""

    def __init__(self, read_at: ReadAt, begin: int, size: int) -> None:
        self._read_at = read_at
        self._size = size
        self.begin = begin
        self.at = lru_cache(_KEPT)(self._at)

    def _at(self, offset: int) -> FlvTag | None:
        """Return the tag that begins there, None if there is no whole one."""
        head = self._read_at(offset, _HEAD_BYTES + _SEEN_BYTES)
        if len(head) < _HEAD_BYTES or head[0] not in {SOUND, PICTURE, SCRIPT} or any(head[8:11]):
            return None
        length = int.from_bytes(head[1:4])
        end = offset + _HEAD_BYTES + length + _TOLD_AGAIN
        if end > self._size or self._length_before(end) != length + _HEAD_BYTES:
            return None
        return FlvTag(
            at=offset,
            end=end,
            kind=head[0],
            length=length,
            time_ms=int.from_bytes(head[4:7]) | head[7] << 24,
            head=head[_HEAD_BYTES:][:length],
        )

    def onwards(self, offset: int) -> Iterator[FlvTag]:
        """Yield the tags from the one that begins there on, up to the end or to damage."""
        while (tag := self.at(offset)) is not None:
            yield tag
            offset = tag.end

    def backwards(self, offset: int) -> Iterator[FlvTag]:
        """Yield the tags before the one that begins there, the nearest first."""
        while offset > self.begin:
            before = offset - _TOLD_AGAIN - (self._length_before(offset) or 0)
            tag = self.at(before) if self.begin <= before < offset else None
            if tag is None or tag.end != offset:
                return
            yield tag
            offset = before

    def end_within(self, offset: int) -> bool:
        """Whether the clip ends within the tag that begins there, or there."""
        head = self._read_at(offset, _HEAD_BYTES)
        is_like_a_tag = _LIKE_A_TAG.match(head) is not None
        return len(head) < _HEAD_BYTES or (
            is_like_a_tag and offset + _HEAD_BYTES + int.from_bytes(head[1:4]) > self._size
        )

    def near(self, offset: int) -> FlvTag | None:
        """Return the first tag that begins at a place or behind it, None where none is found soon."""
        for _ in range(_MOST_WINDOWS):
            window = self._read_at(offset, _WINDOW)
            for found in _LIKE_A_TAG.finditer(window):
                at = offset + found.start()
                if self._is_sure(at):
                    return self.at(at)
            if len(window) < _WINDOW:
                break
            offset += _WINDOW - _HEAD_BYTES
        return None

    def _is_sure(self, offset: int) -> bool:
        for _ in range(_IN_A_ROW):
            tag = self.at(offset)
            if tag is None:
                return False
            offset = tag.end
            if offset + _HEAD_BYTES > self._size:
                break
        return True

    def _length_before(self, offset: int) -> int | None:
        told = self._read_at(offset - _TOLD_AGAIN, _TOLD_AGAIN)
        return int.from_bytes(told) if len(told) == _TOLD_AGAIN else None


def read_flv_tags(read_at: ReadAt, size: int) -> FlvTags | None:
    """Return the tags of an FLV, None if it is none."""
    head = read_at(0, _FILE_HEAD_BYTES)
    if len(head) < _FILE_HEAD_BYTES or not head.startswith(b"FLV"):
        return None
    (begin,) = struct.unpack_from(">I", head, 5)
    if not _FILE_HEAD_BYTES <= begin <= _LARGEST_FILE_HEAD:
        return None
    return FlvTags(read_at, begin + _TOLD_AGAIN, size)
