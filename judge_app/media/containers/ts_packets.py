"""The packets of a transport stream (ISO/IEC 13818-1, 2.4.3): 188 bytes each, or with 4 more in front."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from judge_app.media.containers.pes_blocks import DamageError
from judge_app.media.containers.stored_bytes import ReadAt

_SYNC = 0x47
_PLAIN, _WITH_CLOCK = 188, 192
_HEAD_BYTES = 4
_EMPTY = bytes([_SYNC, 0x1F, 0xFF, 0x10])
_BEGINS, _HAS_FAILED = 0x40, 0x80
_IS_SCRAMBLED, _HAS_FIELD, _HAS_CONTENT = 0xC0, 0x20, 0x10
_COUNTERS = 16
_MOST_CONTENT = _PLAIN - _HEAD_BYTES - 2


@dataclass(frozen=True, slots=True)
class TsPacket:
    """One packet. `stored` is all of it; `begins`: a PES packet or a table begins in its `content`."""

    offset: int
    number: int
    begins: bool
    content: bytes
    stored: bytes


class TsPackets:
    """Reads the packets of a clip; `size` is how many bytes one is stored in, `count` how many there are."""

    def __init__(self, read_at: ReadAt, size: int) -> None:
        self._read_at = read_at
        marks = read_at(0, _PLAIN + 1)
        self.size = _PLAIN if marks[:1] == marks[_PLAIN:] == bytes([_SYNC]) else _WITH_CLOCK
        self.count = size // self.size
        self._lead = self.size - _PLAIN

    def stored(self, first: int, count: int) -> bytes:
        """Return so many packets as they are; raises `DamageError`."""
        stored = self._read_at(first * self.size, count * self.size)
        if count <= 0 or len(stored) < count * self.size:
            raise DamageError
        return stored

    def read(self, first: int, count: int, numbers: Collection[int]) -> list[TsPacket]:
        """Return those of so many packets that have one of these numbers (PID) and carry something.

        Raises:
            DamageError: some bytes cannot be had, or are not packets.
        """
        stored = self.stored(first, min(count, self.count - first))
        heads = self._heads(stored)
        is_chosen = np.isin(_numbers(heads), list(numbers)) & (heads[:, 3] & _HAS_CONTENT != 0)
        return [self._packet(first, stored, row) for row in np.flatnonzero(is_chosen).tolist()]

    def runs(self, first: int, count: int, number: int) -> Iterator[TsPacket]:
        """Yield what so many packets with one number carry, those together in which nothing begins.

        Such a run stands for a packet that has no `stored`. Raises `DamageError` as well where packets are
        missing or come twice.
        """
        stored = self.stored(first, min(count, self.count - first))
        heads = self._heads(stored)
        rows = np.flatnonzero((_numbers(heads) == number) & (heads[:, 3] & _HAS_CONTENT != 0))
        chosen = heads[rows]
        counters = chosen[:, 3].astype(np.int32) % _COUNTERS
        if (np.diff(counters) % _COUNTERS != 1).any():
            raise DamageError
        is_special = (chosen[:, 1] & (_BEGINS | _HAS_FAILED) != 0) | (
            chosen[:, 3] & (_IS_SCRAMBLED | _HAS_FIELD) != 0
        )
        contents = np.frombuffer(stored, np.uint8).reshape(-1, self.size)[:, self._lead + 4 :]
        begin = 0
        for special in (*np.flatnonzero(is_special).tolist(), len(rows)):
            if special > begin:
                content = contents[rows[begin:special]].tobytes()
                offset = (first + int(rows[begin])) * self.size
                yield TsPacket(offset, number, begins=False, content=content, stored=b"")
            if special < len(rows):
                yield self._packet(first, stored, int(rows[special]))
            begin = special + 1

    def _heads(self, stored: bytes) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
        rows = np.frombuffer(stored, np.uint8).reshape(-1, self.size)
        heads = rows[:, self._lead : self._lead + _HEAD_BYTES]
        if (heads[:, 0] != _SYNC).any():
            raise DamageError
        return heads

    def _packet(self, first: int, stored: bytes, row: int) -> TsPacket:
        packet = stored[row * self.size : (row + 1) * self.size]
        head = packet[self._lead : self._lead + _HEAD_BYTES + 1]
        if head[1] & _HAS_FAILED or head[3] & _IS_SCRAMBLED:
            raise DamageError
        begin = _HEAD_BYTES + (1 + head[4] if head[3] & _HAS_FIELD else 0)
        return TsPacket(
            offset=(first + row) * self.size,
            number=(head[1] & 0x1F) << 8 | head[2],
            begins=bool(head[1] & _BEGINS),
            content=packet[self._lead + begin :],
            stored=packet,
        )


def emptied(packet: TsPacket) -> bytes:
    """Return a packet that carries nothing in place of one (PID 0x1FFF)."""
    lead = len(packet.stored) - _PLAIN
    return packet.stored[:lead] + _EMPTY + packet.stored[lead + len(_EMPTY) :]


def packed(contents: Iterable[bytes], number: int, size: int) -> bytes:
    """Return what PES packets are stored in, with one number (PID), after whatever came before."""
    parts: list[bytes] = []
    for content in contents:
        for at in range(0, len(content), _MOST_CONTENT):
            piece = content[at : at + _MOST_CONTENT]
            # The first packet says that the count begins anew.
            flags = b"\0" if parts else b"\x80"
            field = flags + b"\xff" * (_MOST_CONTENT - len(piece))
            begins = 0 if at else _BEGINS
            counter = _HAS_CONTENT | _HAS_FIELD | len(parts) % _COUNTERS
            head = bytes([_SYNC, begins | number >> 8, number & 0xFF, counter, len(field)])
            parts.append(bytes(size - _PLAIN) + head + field + piece)
    return b"".join(parts)


def _numbers(
    heads: "np.ndarray[tuple[int, int], np.dtype[np.uint8]]",
) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
    return (heads[:, 1].astype(np.int32) & 0x1F) << 8 | heads[:, 2]
