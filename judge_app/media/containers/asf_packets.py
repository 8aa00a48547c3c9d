"""What an ASF or WMV clip tells of its pictures: its head, and the packets that hold them.

Microsoft's Advanced Systems Format (ASF) Specification 1.20.03: 3 (header object), 5.2 (data packets).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.media.coded.coded_order import IN_ORDER, wmv3_never_waits
from judge_app.media.containers.stored_bytes import LARGEST_INDEX, ReadAt

_HEADER = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_FILE = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
_STREAM = bytes.fromhex("9107dcb7b7a9cf118ee600c00c205365")
_PICTURES = bytes.fromhex("c0ef19bc4d5bcf11a8fd00805f5c442b")
_DATA = bytes.fromhex("3626b2758e66cf11a6d900aa0062ce6c")
_DATA_HEAD = 50
_LONGEST_PACKET = 1 << 20
_LENGTHS = (0, 1, 2, 4)
_TIMED, _COMPRESSED = 8, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AsfHead:
    """Where the packets lie, and which stream is the only one of pictures."""

    stream: int
    is_in_order: bool
    """Whether no picture waits for one that is stored later."""
    preroll_ms: int
    """By so much all stored times are late."""
    packets_at: int
    packet_size: int
    packets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredObject:
    """A picture or a piece of sound that begins in a packet; its time as it is stored."""

    stream: int
    time_ms: int
    is_key: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """When a packet is to be sent, in milliseconds, and what begins in it."""

    sent_ms: int
    objects: tuple[StoredObject, ...]


def read_asf_head(read_at: ReadAt, size: int) -> AsfHead | None:
    """Return what the head tells, None without exactly one stream of pictures and packets of one size.

    Raises:
        struct.error: the head is damaged.
    """
    kind, length = struct.unpack("<16sQ", read_at(0, 24))
    if kind != _HEADER or not 30 < length <= LARGEST_INDEX:
        return None
    head = read_at(30, length - 30)
    parts = list(_objects(head))
    about = next((content for kind, content in parts if kind == _FILE), b"")
    preroll_ms, _, smallest, largest = struct.unpack_from("<QIII", about, 56)
    told = [content for kind, content in parts if kind == _STREAM and content[:16] == _PICTURES]
    kind, data_size = struct.unpack("<16sQ", read_at(length, 24))
    if kind != _DATA or len(told) != 1 or not 0 < smallest == largest <= _LONGEST_PACKET:
        return None
    (number,) = struct.unpack_from("<H", told[0], 48)
    codec, private = told[0][81:85].upper(), told[0][105:]
    packets_at = length + _DATA_HEAD
    end = min(size, length + data_size) if data_size > _DATA_HEAD else size
    return AsfHead(
        stream=number & 0x7F,
        is_in_order=codec in IN_ORDER or (codec == b"WMV3" and wmv3_never_waits(private)),
        preroll_ms=preroll_ms,
        packets_at=packets_at,
        packet_size=smallest,
        packets=max(0, end - packets_at) // smallest,
    )


def read_packet(content: bytes) -> Packet:
    """Return what begins in a packet.

    Raises:
        struct.error, IndexError: the packet is damaged.
    """
    at = 1 + (content[0] & 0x0F) if content[0] & 0x80 else 0
    flags, lengths = content[at], content[at + 1]
    at += 2
    _, at = _number(content, at, flags >> 5)
    _, at = _number(content, at, flags >> 1)
    padding, at = _number(content, at, flags >> 3)
    (sent_ms,) = struct.unpack_from("<I", content, at)
    at += 6
    count, length_kind = 1, -1
    if flags & 1:
        count, length_kind = content[at] & 0x3F, content[at] >> 6
        at += 1
    found: list[StoredObject] = []
    for _ in range(count):
        head, at = _payload_head(content, at, lengths)
        if length_kind >= 0:
            length, at = _number(content, at, length_kind)
        else:
            length = len(content) - padding - at
        found.extend(head)
        at += length
    return Packet(sent_ms=sent_ms, objects=tuple(found))


def _payload_head(content: bytes, at: int, lengths: int) -> tuple[list[StoredObject], int]:
    """Return the object that begins in a payload, if one does, and where what it holds begins."""
    told = content[at]
    _, at = _number(content, at + 1, lengths >> 4)
    offset, at = _number(content, at, lengths >> 2)
    extra, at = _number(content, at, lengths)
    time_ms = None
    if extra == _COMPRESSED:
        time_ms = offset
    elif extra >= _TIMED and offset == 0:
        (time_ms,) = struct.unpack_from("<I", content, at + 4)
    at += extra
    if time_ms is None:
        return [], at
    return [StoredObject(stream=told & 0x7F, time_ms=time_ms, is_key=told > 0x7F)], at


def _number(content: bytes, at: int, kind: int) -> tuple[int, int]:
    """Return a number of none to four bytes, and where it ends."""
    length = _LENGTHS[kind & 3]
    part = content[at : at + length]
    if len(part) < length:
        raise IndexError(at)
    return int.from_bytes(part, "little"), at + length


def _objects(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 24 <= len(content):
        kind, length = struct.unpack_from("<16sQ", content, at)
        if length < 24:
            return
        yield kind, content[at + 24 : at + length]
        at += length
