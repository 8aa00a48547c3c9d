"""Matroska clips written out element by element."""

from collections.abc import Iterable

PICTURES, SOUND, SUBTITLES = 1, 2, 17


def element(kind: int, *content: bytes) -> bytes:
    """Return an element with a size of eight bytes."""
    body = b"".join(content)
    return _kind(kind) + (1 << 56 | len(body)).to_bytes(8, "big") + body


def endless(kind: int, *content: bytes) -> bytes:
    """Return an element that does not tell its size."""
    return _kind(kind) + b"\xff" + b"".join(content)


def number(kind: int, value: int, length: int = 4) -> bytes:
    """Return an element that holds a number."""
    return element(kind, value.to_bytes(length, "big"))


def track(*more: bytes, kind: int = PICTURES, codec: bytes = b"V_MPEG4/ISO/AVC") -> bytes:
    """Return a track's entry; its number is its kind's. Each picture lasts 40 ms."""
    return element(
        0xAE,
        number(0xD7, kind),
        number(0x83, kind),
        element(0x86, codec),
        number(0x23E383, 40_000_000),
        *more,
    )


def simple(late: int, flags: int = 0, track_number: int = PICTURES, picture: int = 0x10) -> bytes:
    """Return a simple block with one picture; flags: 0x80 key, 0x01 discardable."""
    return element(0xA3, _block(late, flags, track_number, picture))


def group(late: int, *references: int) -> bytes:
    """Return a block group whose picture needs others, so far away."""
    needed = (element(0xFB, away.to_bytes(2, "big", signed=True)) for away in references)
    return element(0xA0, element(0xA1, _block(late, 0, PICTURES, 0x10)), *needed)


def line(late: int, length: int, stored: bytes) -> bytes:
    """Return a block group with a line of subtitles and how long it is shown."""
    head = bytes([0x80 | SUBTITLES]) + late.to_bytes(2, "big", signed=True) + b"\0"
    return element(0xA0, element(0xA1, head, stored), number(0x9B, length))


def cluster(ticks: int, *blocks: bytes) -> bytes:
    """Return a cluster."""
    return element(0x1F43B675, element(0xBF, bytes(4)), number(0xE7, ticks), *blocks)


def clip(
    *clusters: bytes,
    tracks: Iterable[bytes] = (),
    cued: Iterable[int] | None = (),
    scale_ns: int = 1_000_000,
    more: Iterable[bytes] = (),
    has_length: bool = True,
) -> bytes:
    """Return a clip. Cues stand before the clusters and name those in `cued`, by number; None: no cues."""
    length = element(0x4489, bytes(8)) if has_length else b""
    head = b"".join(
        (
            element(0x1549A966, number(0x2AD7B1, scale_ns), length),
            element(0x1654AE6B, *(tracks or [track()])),
            *more,
        )
    )
    index = b""
    if cued is not None:
        # The places in it depend on how long it is: it is made twice.
        size = len(_cues(clusters, cued, 0))
        index = _cues(clusters, cued, len(head) + size)
    return element(0x1A45DFA3) + element(0x18538067, head, index, *clusters)


def _cues(clusters: tuple[bytes, ...], cued: Iterable[int], begin: int) -> bytes:
    points = []
    for at in cued:
        place = begin + sum(map(len, clusters[:at]))
        ticks = int.from_bytes(clusters[at].split(b"\xe7\1\0\0\0\0\0\0\4")[1][:4], "big")
        there = element(0xB7, number(0xF7, PICTURES), number(0xF1, place))
        points.append(element(0xBB, number(0xB3, ticks), there))
    return element(0x1C53BB6B, *points)


def _block(late: int, flags: int, track_number: int, picture: int) -> bytes:
    head = bytes([0x80 | track_number]) + late.to_bytes(2, "big", signed=True) + bytes([flags])
    return head + bytes([picture]) + bytes(20)


def _kind(kind: int) -> bytes:
    return kind.to_bytes((kind.bit_length() + 7) // 8, "big")
