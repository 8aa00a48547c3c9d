"""Shapes of an old binary slide, as [MS-ODRAW] lays them down."""

import struct

from tests.slides.plain.binary_decks import atom, container

Box = tuple[int, int, int, int]


def place(box: Box) -> bytes:
    left, top, width, height = box
    return atom(0xF010, struct.pack("<4h", top, left, left + width, top + height))


def child_place(box: Box) -> bytes:
    left, top, width, height = box
    return atom(0xF00F, struct.pack("<4i", left, top, left + width, top + height))


def shape(
    identity: int,
    where: bytes,
    *inside: bytes,
    flags: int = 0xA00,
    options: dict[int, int] | None = None,
) -> bytes:
    said = b"".join(struct.pack("<HI", name, value) for name, value in (options or {}).items())
    return container(
        0xF004,
        atom(0xF00A, struct.pack("<II", identity, flags)),
        atom(0xF00B, said, instance=len(options or {})),
        where,
        *inside,
    )


def group(identity: int, inner: Box, where: bytes, *members: bytes) -> bytes:
    left, top, width, height = inner
    frame = atom(0xF009, struct.pack("<4i", left, top, left + width, top + height))
    header = container(0xF004, frame, atom(0xF00A, struct.pack("<II", identity, 0x201)), where)
    return container(0xF003, header, *members)


def slide(*shapes: bytes, more: bytes = b"", flags: int = 0) -> bytes:
    patriarch = container(0xF004, atom(0xF009, bytes(16)), atom(0xF00A, struct.pack("<II", 1, 5)))
    drawing = container(1036, container(0xF002, container(0xF003, patriarch, *shapes)))
    head = atom(1007, struct.pack("<I8sIIHH", 0, b"", 0, 0, flags, 0))
    return container(1006, head, drawing, more)


def words(*records: bytes) -> bytes:
    return container(0xF00D, *records)


def data(*records: bytes) -> bytes:
    return container(0xF011, *records)
