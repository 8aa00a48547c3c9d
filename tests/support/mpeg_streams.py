"""Transport and program streams written out packet by packet."""

from collections.abc import Iterable

VIDEO, SOUND, TABLE = 0x100, 0x101, 0x1000
VIDEO_STREAM, SOUND_STREAM = 0xE0, 0xC0
H264, MPEG2, AAC = 0x1B, 0x02, 0x0F
_PACK = bytes.fromhex("000001ba 44 0004 0004 01 000003 f8")
_SEQUENCE = bytes.fromhex("000001b3 14 00c0 13 ffff e018")


def time(ticks: int, kind: int = 2) -> bytes:
    """Return a time as heads of PES packets hold it."""
    high, middle, low = ticks >> 30 & 7, ticks >> 15 & 0x7FFF, ticks & 0x7FFF
    return (
        bytes([kind << 4 | high << 1 | 1])
        + (middle << 1 | 1).to_bytes(2)
        + (low << 1 | 1).to_bytes(2)
    )


def pes(
    content: bytes, shown: int | None = None, decoded: int | None = None, stream: int = VIDEO_STREAM
) -> bytes:
    """Return a PES packet; times in ticks."""
    told = [ticks for ticks in (shown, decoded) if ticks is not None]
    times = b"".join(time(ticks, 3 if len(told) == 2 else 2) for ticks in told)
    flags = (0, 0x80, 0xC0)[len(told)]
    rest = bytes([0x80, flags, len(times)]) + times + content
    return b"\0\0\1" + bytes([stream]) + len(rest).to_bytes(2) + rest


def table(number: int, kind: int, body: bytes) -> bytes:
    """Return the packet with a table."""
    section = bytes([kind]) + (0xB000 | len(body) + 9).to_bytes(2) + b"\0\1\xc1\0\0" + body
    return packets(number, b"\0" + section + bytes(4), fill=b"\xff")


def tables(video: int = H264, *more: tuple[int, int]) -> bytes:
    """Return the packets that tell of one program with a video, a sound, and more (number, kind)."""
    entries = [(VIDEO, video), (SOUND, AAC), *more]
    body = b"".join(
        bytes([kind]) + (0xE000 | number).to_bytes(2) + b"\xf0\0" for number, kind in entries
    )
    programs = b"\0\1" + (0xE000 | TABLE).to_bytes(2)
    clock = (0xE000 | VIDEO).to_bytes(2) + b"\xf0\0"
    return table(0, 0, programs) + table(TABLE, 2, clock + body)


def packets(number: int, content: bytes, counter: int = 0, fill: bytes = b"") -> bytes:
    """Return the packets of a transport stream that carry something that begins in the first."""
    parts = []
    for at in range(0, len(content), 184):
        piece = content[at : at + 184]
        begins = 0x40 if at == 0 else 0
        head = bytes([0x47, begins | number >> 8, number & 0xFF])
        missing = 184 - len(piece)
        if fill:
            parts.append(head + bytes([0x10 | counter & 15]) + piece + fill * missing)
        elif missing:
            field = bytes([missing - 1]) + (b"\0" + b"\xff" * (missing - 2) if missing > 1 else b"")
            parts.append(head + bytes([0x30 | counter & 15]) + field + piece)
        else:
            parts.append(head + bytes([0x10 | counter & 15]) + piece)
        counter += 1
    return b"".join(parts)


def transport(
    video: Iterable[bytes], sound: Iterable[bytes] = (), head: bytes | None = None
) -> bytes:
    """Return a transport stream of PES packets, first the sound."""
    found = [tables() if head is None else head]
    for number, stream in ((SOUND, sound), (VIDEO, video)):
        counter = 0
        for packet in stream:
            found.append(packets(number, packet, counter))
            counter += len(found[-1]) // 188
    return b"".join(found)


def program(*pes_packets: bytes) -> bytes:
    """Return a program stream with a pack for each PES packet."""
    return b"".join(_PACK + packet for packet in pes_packets) + b"\0\0\1\xb9"


def picture(turn: int, coding: int, size: int = 60) -> bytes:
    """Return a picture of MPEG-2; `coding` is 1 for I, 2 for P and 3 for B."""
    head = bytes([turn >> 2, (turn & 3) << 6 | coding << 3, 0, 0])
    return b"\0\0\1\0" + head + b"\0\0\1\xb5" + bytes([0x8F, 0xFF, 0xF3, 0x80]) + b"\x55" * size


def group(*, is_closed: bool = False) -> bytes:
    """Return what stands before the key picture of a group, 25 pictures a second."""
    return _SEQUENCE + b"\0\0\1\xb8" + bytes([0, 8, 0, 0x40 if is_closed else 0, 0, 0])
