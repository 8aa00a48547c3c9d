"""Ogg files written out page by page."""

import struct
from collections.abc import Sequence

PICTURES, SOUND, BONES = 7, 8, 9
SHIFT = 6
KEY, LATER = b"\x30picture", b"\x70picture"
KEY_VP8, LATER_VP8, HIDDEN_VP8 = b"\x10picture", b"\x11picture", b"\x01picture"
_CONTINUED, _FIRST, _LAST = 1, 2, 4


def laces(packets: Sequence[bytes]) -> bytes:
    """Return the lengths of the pieces of whole packets."""
    told = b""
    for packet in packets:
        told += b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255])
    return told


def raw(serial: int, granule: int, told: bytes, content: bytes, flags: int = 0) -> bytes:
    """Return a page with these lengths of pieces."""
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, granule, serial, 0, 0, len(told))
    return head + told + content


def page(granule: int, *packets: bytes, serial: int = PICTURES, is_last: bool = False) -> bytes:
    """Return a page of whole packets."""
    return raw(serial, granule, laces(packets), b"".join(packets), _LAST if is_last else 0)


def first_page(packet: bytes, serial: int = PICTURES) -> bytes:
    """Return the page with which a stream begins."""
    return raw(serial, 0, laces([packet]), packet, _FIRST)


def halves(granule: int, packet: bytes, cut: int = 510) -> bytes:
    """Return a packet over two pages; the cut is a multiple of 255."""
    rest = packet[cut:]
    begins = raw(PICTURES, -1, b"\xff" * (cut // 255), packet[:cut])
    return begins + raw(PICTURES, granule, laces([rest]), rest, _CONTINUED)


def theora(*, version: int = 0x030201, rate: int = 25, scale: int = 1, shift: int = SHIFT) -> bytes:
    """Return the packet with which a stream of Theora begins."""
    size = struct.pack(">HH", 20, 12) + bytes(8)
    rates = struct.pack(">II", rate, scale) + bytes(10)
    return b"\x80theora" + version.to_bytes(3) + size + rates + struct.pack(">H", shift << 5)


def vp8(*, rate: int = 25, scale: int = 1) -> bytes:
    """Return the packet with which a stream of VP8 begins."""
    return (
        b"OVP80\1\1\0" + struct.pack(">HH", 320, 192) + bytes(6) + struct.pack(">II", rate, scale)
    )


def bone(serial: int, begins: int) -> bytes:
    """Return what a skeleton tells of a stream."""
    return b"fisbone\0" + struct.pack("<IIIqqq", 44, serial, 3, 25, 1, begins) + bytes(8)


def numbered(key: int, since: int) -> int:
    """Return what a page tells that ends with the picture so many behind a key picture; the first is 1."""
    return key << SHIFT | since


def clip(
    *pages: bytes, head: bytes | None = None, sound: bytes | None = b"\x01vorbis and so on"
) -> bytes:
    """Return a file of pictures, and sound if there is any."""
    begun = first_page(theora() if head is None else head)
    beside = b"" if sound is None else first_page(sound, SOUND)
    told = page(0, b"\x81theora", b"\x82theora") if head is None else page(0, b"OVP80\2 ")
    return begun + beside + told + b"".join(pages)


def pictures(count: int, every: int, together: int = 1, length: int = 40) -> list[bytes]:
    """Return pages of so many pictures each, with a key picture every so often, and sound between."""
    pages: list[bytes] = []
    for begin in range(0, count, together):
        numbers = range(begin, min(begin + together, count))
        packets = [(LATER if at % every else KEY) + bytes(length) for at in numbers]
        last = numbers[-1]
        granule = numbered(last - last % every + 1, last % every)
        pages += [page(granule, *packets), page(44100, b"sound", serial=SOUND)]
    return pages
