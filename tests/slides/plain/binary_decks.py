"""A small old binary deck in records, as [MS-PPT] lays them down."""

import struct


def atom(kind: int, body: bytes, instance: int = 0) -> bytes:
    return struct.pack("<HHI", instance << 4, kind, len(body)) + body


def container(kind: int, *inside: bytes, instance: int = 0) -> bytes:
    body = b"".join(inside)
    return struct.pack("<HHI", instance << 4 | 0xF, kind, len(body)) + body


def text(kind: int, words: str) -> bytes:
    wide = not words.isascii()
    content = words.encode("utf-16-le" if wide else "latin-1")
    return atom(3999, struct.pack("<I", kind)) + atom(4000 if wide else 4008, content)
