"""The pages of an Ogg file, found from any place in it (RFC 3533, 6)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from judge_app.media.containers.stored_bytes import ReadAt

NO_GRANULE = -1
"""What a page tells on which no packet ends."""

_CAPTURE = b"OggS"
_HEAD = struct.Struct("<4sBBqIIIB")
_CONTINUED, _FIRST, _LAST = 1, 2, 4
_LARGEST_PAGE = 27 + 255 + 255 * 255
_MOST_WINDOWS = 64
_KEPT = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class OggPage:
    """One page: `at` is where it begins, `end` where the next one does."""

    at: int
    end: int
    serial: int
    """The number of its stream."""
    granule: int
    """Its stream's own count at the end of the last packet that ends here."""
    laces: bytes
    """The lengths of the pieces of packets; one shorter than 255 is a packet's last."""
    is_continued: bool
    """Whether its first piece belongs to a packet that began on an earlier page."""
    is_first: bool
    """Whether a stream begins here."""
    is_last: bool
    """Whether its stream ends here."""

    @property
    def content_at(self) -> int:
        """Where the first piece begins."""
        return self.end - sum(self.laces)


class OggPages:
    """All pages of one file."""

    def __init__(self, read_at: ReadAt, size: int) -> None:
        self._read_at = read_at
        self.size = size
        self.at = lru_cache(_KEPT)(self._at)

    def _at(self, offset: int) -> OggPage | None:
        """Return the page that begins there, None if there is no whole one."""
        head = self._read_at(offset, _HEAD.size + 255)
        if len(head) < _HEAD.size:
            return None
        capture, version, flags, granule, serial, _, _, count = _HEAD.unpack_from(head)
        laces = head[_HEAD.size :][:count]
        end = offset + _HEAD.size + count + sum(laces)
        if capture != _CAPTURE or version or len(laces) < count or end > self.size:
            return None
        return OggPage(
            at=offset,
            end=end,
            serial=serial,
            granule=granule,
            laces=laces,
            is_continued=bool(flags & _CONTINUED),
            is_first=bool(flags & _FIRST),
            is_last=bool(flags & _LAST),
        )

    def onwards(self, offset: int) -> Iterator[OggPage]:
        """Yield the pages from the one that begins there on, up to the end or to damage."""
        while (page := self.at(offset)) is not None:
            yield page
            offset = page.end

    def end_within(self, offset: int) -> bool:
        """Whether the file ends within the page that begins there, or there."""
        left = self.size - offset
        head = self._read_at(offset, len(_CAPTURE))
        return left < _LARGEST_PAGE and _CAPTURE.startswith(head)

    def near(self, offset: int) -> OggPage | None:
        """Return the first page that begins at a place or behind it, None where none is found soon."""
        for _ in range(_MOST_WINDOWS):
            window = self._read_at(offset, _LARGEST_PAGE)
            found = window.find(_CAPTURE)
            while found >= 0:
                page = self.at(offset + found)
                if page is not None and self._is_followed(page):
                    return page
                found = window.find(_CAPTURE, found + 1)
            if len(window) < _LARGEST_PAGE:
                break
            offset += _LARGEST_PAGE - len(_CAPTURE)
        return None

    def _is_followed(self, page: OggPage) -> bool:
        return (
            page.end == self.size
            or self._read_at(page.end, len(_CAPTURE)) == _CAPTURE[: self.size - page.end]
        )
