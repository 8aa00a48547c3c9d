"""ASF clips written out packet by packet."""

import struct
from collections.abc import Sequence

PICTURES, SOUND = 1, 2
PREROLL_MS = 300
PACKET_SIZE = 120
_HEADER = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_FILE = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
_STREAM = bytes.fromhex("9107dcb7b7a9cf118ee600c00c205365")
_VIDEO = bytes.fromhex("c0ef19bc4d5bcf11a8fd00805f5c442b")
_AUDIO = bytes.fromhex("409e69f84d5bcf11a8fd00805f5c442b")
_DATA = bytes.fromhex("3626b2758e66cf11a6d900aa0062ce6c")


def stream(
    number: int = PICTURES, codec: bytes = b"WMV2", private: bytes = b"", *, shows: bool = True
) -> bytes:
    """Return a stream's description."""
    form = struct.pack("<IiiHH4s", 40, 320, 192, 1, 24, codec) + bytes(20) + private
    about = struct.pack("<IIBH", 320, 192, 2, len(form)) + form
    told = (_VIDEO if shows else _AUDIO) + bytes(16 + 8)
    return _object(_STREAM, told, struct.pack("<IIHI", len(about), 0, number, 0), about)


def payload(
    time_ms: int, *, is_key: bool = False, offset: int = 0, number: int = PICTURES,
    several: bool = True,
) -> bytes:  # fmt: skip
    """Return a payload of nine bytes that belong to the object of a time, from an offset on."""
    told = number | (0x80 if is_key else 0)
    head = struct.pack("<BBIBII", told, 1, offset, 8, 100, time_ms + PREROLL_MS)
    return head + (struct.pack("<H", 9) if several else b"") + bytes(9)


def compressed(time_ms: int, number: int = SOUND) -> bytes:
    """Return a payload of several small objects."""
    return struct.pack("<BBIBBH", number, 1, time_ms + PREROLL_MS, 1, 10, 9) + bytes(9)


def packet(sent_ms: int, *payloads: bytes) -> bytes:
    """Return a packet with several payloads."""
    head = b"\x82\0\0" + bytes([0x01, 0x5D]) + struct.pack("<IH", sent_ms, 0)
    return (head + bytes([0x80 | len(payloads)]) + b"".join(payloads)).ljust(PACKET_SIZE, b"\0")


def single(sent_ms: int, content: bytes) -> bytes:
    """Return a packet with one payload that fills it, save what its head says is padding."""
    filled = 5 + 2 + 6 + len(content)
    head = bytes([0x10, 0x5D]) + struct.pack("<H", PACKET_SIZE - filled + 1)
    return (head + struct.pack("<IH", sent_ms, 0) + content).ljust(PACKET_SIZE, b"\0")


def clip(packets: Sequence[bytes], *streams: bytes, largest: int = PACKET_SIZE) -> bytes:
    """Return a clip."""
    about = bytes(56) + struct.pack("<QIIII", PREROLL_MS, 2, PACKET_SIZE, largest, 0)
    body = _object(_FILE, about) + b"".join(streams or [stream()])
    data = _object(_DATA, bytes(26), *packets)
    return _HEADER + struct.pack("<QIBB", 30 + len(body), 2, 1, 2) + body + data


def _object(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return kind + struct.pack("<Q", 24 + len(body)) + body
