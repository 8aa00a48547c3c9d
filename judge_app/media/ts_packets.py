"""The packets of a transport stream (ISO/IEC 13818-1, 2.4.3): 188 bytes each, or with 4 more in front."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from judge_app.media.pes_blocks import DamageError
from judge_app.media.stored_bytes import ReadAt

_SYNC = 0x47
_PLAIN, _WITH_CLOCK = 188, 192
_EMPTY = bytes([_SYNC, 0x1F, 0xFF, 0x10])
_BEGINS, _HAS_FAILED = 0x40, 0x80
_IS_SCRAMBLED, _HAS_FIELD, _HAS_CONTENT = 0xC0, 0x20, 0x10


@dataclass(frozen=True, slots=True)
class TsPacket:
    """One packet. `stored` is all of it; `begins`: a PES packet or a table begins in its `content`."""

    offset: int
    number: int
    begins: bool
    counter: int
    content: bytes
    stored: bytes


class TsPackets:
    """Reads the packets of a clip; `size` is how many bytes one is stored in, `count` how many there are."""

    def __init__(self, read_at: ReadAt, size: int) -> None:
        self._read_at = read_at
        marks = read_at(0, _PLAIN + 1)
        self.size = _PLAIN if marks[:1] == marks[_PLAIN:] == bytes([_SYNC]) else _WITH_CLOCK
        self.count = size // self.size

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
        lead = self.size - _PLAIN
        rows = np.frombuffer(stored, np.uint8).reshape(-1, self.size)[:, lead:]
        if (rows[:, 0] != _SYNC).any():
            raise DamageError
        found = (rows[:, 1].astype(np.int32) & 0x1F) << 8 | rows[:, 2]
        is_chosen = np.isin(found, list(numbers)) & (rows[:, 3] & _HAS_CONTENT != 0)
        return [
            _packet(first * self.size, stored[row * self.size : (row + 1) * self.size], row, lead)
            for row in np.flatnonzero(is_chosen).tolist()
        ]


def emptied(packet: TsPacket) -> bytes:
    """Return a packet that carries nothing in place of one (PID 0x1FFF)."""
    lead = len(packet.stored) - _PLAIN
    return packet.stored[:lead] + _EMPTY + packet.stored[lead + len(_EMPTY) :]


def _packet(base: int, stored: bytes, row: int, lead: int) -> TsPacket:
    head = stored[lead : lead + 5]
    if head[1] & _HAS_FAILED or head[3] & _IS_SCRAMBLED:
        raise DamageError
    begin = 5 + head[4] if head[3] & _HAS_FIELD else 4
    return TsPacket(
        offset=base + row * len(stored),
        number=(head[1] & 0x1F) << 8 | head[2],
        begins=bool(head[1] & _BEGINS),
        counter=head[3] & 15,
        content=stored[lead + begin :],
        stored=stored,
    )
