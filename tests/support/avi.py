"""AVI clips written out chunk by chunk."""

import struct
from collections.abc import Sequence

KEY = 0x10


def chunk(kind: bytes, *content: bytes) -> bytes:
    """Return a chunk, filled up to an even length."""
    body = b"".join(content)
    return kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def listed(kind: bytes, *content: bytes) -> bytes:
    """Return a list of chunks."""
    return chunk(b"LIST", kind, *content)


def stream(
    codec: bytes = b"MJPG", *more: bytes, kind: bytes = b"vids", start: int = 0, rate: int = 25,
    private: bytes = b"",
) -> bytes:  # fmt: skip
    """Return a stream's head: 25 pictures a second."""
    head = kind + codec + bytes(12) + struct.pack("<III", 1, rate, start) + bytes(24)
    form = struct.pack("<IiiHH4s", 40, 320, 192, 1, 24, codec) + bytes(20) + private
    return listed(b"strl", chunk(b"strh", head), chunk(b"strf", form), *more)


def clip(
    pictures: Sequence[tuple[bytes, bool]], *streams: bytes, counts_from_start: bool = False
) -> bytes:
    """Return a clip with sound in between. A picture is its bytes and whether it is a key picture."""
    head = listed(b"hdrl", chunk(b"avih", bytes(56)), *(streams or [stream()]))
    begin = 12 + len(head) + 8
    movie, entries = b"movi", []
    for content, is_key in pictures:
        for kind, body in ((b"00dc", content), (b"01wb", b"sound")):
            place = len(movie) + (begin if counts_from_start else 0)
            flags = KEY if is_key else 0
            entries.append(kind + struct.pack("<III", flags, place, len(body)))
            movie += chunk(kind, body)
    return chunk(b"RIFF", b"AVI ", head, chunk(b"LIST", movie), chunk(b"idx1", *entries))


def long_clip(*parts: Sequence[tuple[bytes, bool]]) -> bytes:
    """Return a clip with an index for each part, which its head names (OpenDML)."""
    head_length = len(_long_head([(0, 0)] * len(parts)))
    body, places = b"", []
    for part in parts:
        begin = 12 + head_length + 12 + len(body)
        entries, movie = [], b""
        for content, is_key in part:
            size = len(content) | (0 if is_key else 1 << 31)
            entries.append(struct.pack("<II", len(movie) + 8, size))
            movie += chunk(b"00dc", content)
        index = struct.pack("<HBBI4sQI", 2, 0, 1, len(part), b"00dc", begin, 0)
        made = chunk(b"ix00", index, *entries)
        places.append((begin + len(movie), len(made)))
        body += movie + made
    return chunk(b"RIFF", b"AVI ", _long_head(places), chunk(b"LIST", b"movi", body))


def h264(*kinds: int) -> bytes:
    """Return a picture of H.264 with units of these kinds: 5 begins anew, 1 does not."""
    return b"".join(b"\0\0\0\1" + bytes([0x60 | kind]) + bytes(12) for kind in kinds)


def mpeg4(kind: str) -> bytes:
    """Return a picture of MPEG-4: I, P, or B between others."""
    return b"\0\0\1\xb6" + bytes(["IPB".index(kind) << 6 | 0x11]) + b"\x11" * 20


def _long_head(places: Sequence[tuple[int, int]]) -> bytes:
    told = b"".join(struct.pack("<QII", place, length, 0) for place, length in places)
    index = struct.pack("<HBBI4s", 4, 0, 0, len(places), b"00dc") + bytes(12) + told
    return listed(b"hdrl", chunk(b"avih", bytes(56)), stream(b"MJPG", chunk(b"indx", index)))
