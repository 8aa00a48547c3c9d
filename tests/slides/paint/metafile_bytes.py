"""Metafiles spelled record by record."""

import struct


def emf(*records: tuple[int, bytes]) -> bytes:
    """Return an enhanced metafile whose frame is 100 x 100 device pixels."""
    head = struct.pack("<4i4i", 0, 0, 100, 100, 0, 0, 10000, 10000)
    head += b" EMF" + struct.pack("<4I", 0x10000, 0, len(records) + 2, 1)
    head += struct.pack("<3I4i", 0, 0, 0, 100, 100, 100, 100)
    body = b"".join(_record(kind, data) for kind, data in (*records, (14, b"\0" * 12)))
    return _record(1, head) + body


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<II", kind, 8 + len(data)) + data


def wmf(*records: tuple[int, bytes]) -> bytes:
    """Return a Windows metafile without the placeable header."""
    head = struct.pack("<HHHIHIH", 1, 9, 0x300, 0, 4, 0, 0)
    return head + b"".join(
        struct.pack("<IH", 3 + len(data) // 2, kind) + data for kind, data in (*records, (0, b""))
    )
