"""The packets of a program stream (ISO/IEC 13818-1, 2.5.3; ISO/IEC 11172-1, 2.4.3 for MPEG-1)."""

import re
from dataclasses import dataclass

from judge_app.media.containers.pes_blocks import DamageError
from judge_app.media.containers.stored_bytes import ReadAt

_PACK = re.compile(rb"\x00\x00\x01\xba")
_START = b"\0\0\1"
_END, _PACK_HEAD, _FIRST_STREAM = 0xB9, 0xBA, 0xBB
_LONGEST = 6 + 0xFFFF
_MOST_TRIES = 64


@dataclass(frozen=True, slots=True)
class PsPacket:
    """One PES packet: where it begins and ends in the clip, the head of its pack, and all its bytes."""

    offset: int
    end: int
    pack: bytes
    stored: bytes

    @property
    def stream(self) -> int:
        """The number of the stream that it carries a part of."""
        return self.stored[3]


def read_packets(read_at: ReadAt, size: int, begin: int, end: int) -> list[PsPacket]:
    """Return the packets of the packs that begin between two places; the clip may end within the last.

    Raises:
        DamageError: some bytes cannot be had, or are no packs.
    """
    wanted = min(end + _LONGEST * 2, size) - begin
    stored = read_at(begin, wanted)
    if len(stored) < wanted:
        raise DamageError
    is_last = begin + wanted == size
    for number, pack in enumerate(_PACK.finditer(stored, 0, end - begin + 3)):
        if number == _MOST_TRIES:
            break
        found = _chain(stored, pack.start(), end - begin, is_last=is_last)
        if found is not None:
            return [
                PsPacket(begin + at, begin + at + len(content), head, content)
                for at, head, content in found
            ]
    raise DamageError


def _chain(
    stored: bytes, at: int, end: int, *, is_last: bool
) -> list[tuple[int, bytes, bytes]] | None:
    """Return the packets from a pack on, None unless each is followed by another or the clip's end."""
    found: list[tuple[int, bytes, bytes]] = []
    pack = b""
    while at + 4 <= len(stored):
        if stored[at : at + 3] != _START:
            return found if is_last and not stored[at:].strip(b"\0\xff") else None
        kind = stored[at + 3]
        if kind == _PACK_HEAD:
            if at >= end:
                return found
            size = _pack_size(stored, at)
            pack = stored[at : at + size]
        elif kind == _END:
            size = 4
        elif kind >= _FIRST_STREAM and at + 6 <= len(stored):
            size = 6 + int.from_bytes(stored[at + 4 : at + 6])
            found.append((at, pack, stored[at : at + size]))
        else:
            return found if is_last and at + 6 > len(stored) else None
        at += size
    return found if is_last else None


def _pack_size(stored: bytes, at: int) -> int:
    head = stored[at + 4 : at + 14]
    if len(head) < 10 or head[0] >> 6 != 1:
        return 12
    return 14 + (head[9] & 7)
