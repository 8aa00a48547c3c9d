"""MP4 indexes written out box by box."""

import struct
from collections.abc import Sequence

SCALE = 1000


def box(kind: bytes, *content: bytes) -> bytes:
    """Return a box."""
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def runs(kind: bytes, *counted: tuple[int, int]) -> bytes:
    """Return a table of (how often, value)."""
    told = (struct.pack(">ii", *run) for run in counted)
    return box(kind, bytes(4), struct.pack(">I", len(counted)), *told)


def keys(*numbers: int) -> bytes:
    """Return the table of key pictures, counted from 1."""
    listed = b"".join(struct.pack(">I", number) for number in numbers)
    return box(b"stss", bytes(4), struct.pack(">I", len(numbers)), listed)


def track(
    *tables: bytes, kind: bytes = b"vide", edits: Sequence[tuple[int, int]] = (), number: int = 1
) -> bytes:
    """Return a track; an edit is its length and where it starts."""
    entries = b"".join(struct.pack(">IiI", length, start, 0x10000) for length, start in edits)
    listed = box(b"elst", struct.pack(">II", 0, len(edits)), entries) if edits else b""
    return box(
        b"trak",
        box(b"tkhd", bytes(12), struct.pack(">I", number)),
        box(b"edts", listed),
        box(
            b"mdia",
            box(b"mdhd", bytes(12), struct.pack(">I", SCALE)),
            box(b"hdlr", bytes(8), kind),
            box(b"minf", box(b"stbl", *tables)),
        ),
    )


def clip(*tracks: bytes) -> bytes:
    """Return a clip that is nothing but its index; what is no track may lie there too."""
    head = box(b"mvhd", bytes(12), struct.pack(">I", SCALE))
    return box(b"ftyp", bytes(8)) + box(b"moov", head, *tracks)


def fragment_usual(number: int, duration: int = 40, flags: int = 0x10000) -> bytes:
    """Return what fragments do not tell of their samples: how long each lasts, what it is."""
    return box(b"trex", bytes(4), struct.pack(">IIIII", number, 1, duration, 0, flags))


def fragment(*tracks: bytes) -> bytes:
    """Return a fragment and its media."""
    return box(b"moof", *tracks) + box(b"mdat", bytes(50))


def in_fragment(
    number: int, ticks: int, *parts: bytes, head: tuple[int, bytes] = (0, b"")
) -> bytes:
    """Return a track's part of a fragment; `head` are flags and what they announce."""
    told = box(b"tfhd", struct.pack(">II", head[0], number), head[1])
    return box(b"traf", told, box(b"tfdt", bytes(4), struct.pack(">I", ticks)), *parts)


def run(
    count: int, *rows: tuple[int, ...], columns: int = 0, first_flags: int | None = None
) -> bytes:
    """Return a run of samples. `columns` are the flags of what each row tells of one."""
    told = columns | 1 | (4 if first_flags is not None else 0)
    first = b"" if first_flags is None else struct.pack(">I", first_flags)
    table = b"".join(struct.pack(f">{len(row)}i", *row) for row in rows)
    return box(b"trun", struct.pack(">IIi", told, count, 0), first, table)
