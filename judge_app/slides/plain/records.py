"""The records of an old binary deck ([MS-PPT] 2.3.1), and of the drawings inside ([MS-ODRAW])."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_HEADER = struct.Struct("<HHI")
_CONTAINER = 0xF
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its type, its instance number, and its body in the stream it was read from."""

    kind: int
    instance: int
    is_container: bool
    content: memoryview

    def inside(self) -> Iterator["Record"]:
        """Yield the records directly inside; an atom has none."""
        return records(self.content) if self.is_container else iter(())

    def below(self, depth: int = 0) -> Iterator["Record"]:
        """Yield every record inside, at any depth, in the order of the stream."""
        for record in self.inside():
            yield record
            if record.is_container and depth < _DEEPEST:
                yield from record.below(depth + 1)

    def first(self, kind: int) -> "Record | None":
        """Return the first record of a type directly inside."""
        return next((record for record in self.inside() if record.kind == kind), None)

    def number(self, offset: int) -> int:
        """Return four bytes of an atom as a number, 0 where the atom is shorter."""
        part = self.content[offset : offset + 4]
        return int.from_bytes(part, "little") if len(part) == 4 else 0


def records(content: memoryview) -> Iterator[Record]:
    """Yield records one after another; one that claims more than there is ends the row."""
    place = 0
    while place + _HEADER.size <= len(content):
        version, kind, length = _HEADER.unpack_from(content, place)
        start = place + _HEADER.size
        if start + length > len(content):
            return
        body = content[start : start + length]
        yield Record(kind, version >> 4, version & 0xF == _CONTAINER, body)
        place = start + length


def record_at(content: memoryview, offset: int) -> Record | None:
    """Return the record at a place of the stream, if a whole one stands there."""
    return next(records(content[offset:]), None) if 0 <= offset < len(content) else None
