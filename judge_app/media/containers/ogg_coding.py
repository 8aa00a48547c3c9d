"""How pictures are counted and told apart in Ogg, by the first packet of their stream.

Theora specification, 6.2 and annex A.2.3; of VP8 in Ogg, FFmpeg's `libavformat/oggparsevp8.c`, and RFC 6386, 9.1.
"""

import struct
from dataclasses import dataclass
from typing import Protocol

FIRST_BYTES = 42
"""So much of the packet is needed."""

_THEORA, _VP8 = b"\x80theora", b"OVP80\x01"
_COUNTED_FROM_ONE = 0x030201
"""From this version of Theora on a picture's number is how many there are up to its end."""
_HEADER, _LATER = 0x80, 0x40
_LATER_VP8, _VISIBLE_VP8 = 0x01, 0x10


class OggCoding(Protocol):
    """One stream's. What packets hold is told by the first byte of each."""

    @property
    def picture_ms(self) -> float:
        """How long each picture lasts."""

    def pictures_to(self, granule: int) -> int:
        """Return how many pictures there are up to the end of a page that tells this."""

    def is_picture(self, first: int) -> bool:
        """Whether a packet holds one, and is not one of the stream's first."""

    def is_shown(self, first: int) -> bool:
        """Whether a picture is shown, and not only needed for others."""

    def is_key(self, first: int) -> bool:
        """Whether a picture can be decoded without others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theora:
    """A picture's number is its key picture's, and how many came since."""

    picture_ms: float
    shift: int
    more: int
    """How many to add to what is told."""

    def pictures_to(self, granule: int) -> int:
        """Return how many pictures there are up to the end of a page that tells this."""
        return (granule >> self.shift) + (granule & (1 << self.shift) - 1) + self.more

    def is_picture(self, first: int) -> bool:
        """Whether a packet holds a picture."""
        return not first & _HEADER

    def is_shown(self, first: int) -> bool:
        """Whether a picture is shown."""
        return self.is_picture(first)

    def is_key(self, first: int) -> bool:
        """Whether it is a key picture."""
        return not first & _LATER


@dataclass(frozen=True, slots=True, kw_only=True)
class Vp8:
    """Some pictures are only there for others to be made from."""

    picture_ms: float

    def pictures_to(self, granule: int) -> int:
        """Return how many pictures there are up to the end of a page that tells this."""
        # One that is not shown is told with the number of the one that will be.
        return (granule >> 32) - (not granule >> 30 & 3)

    def is_picture(self, first: int) -> bool:
        """Whether a packet holds a picture."""
        return first != _VP8[0]

    def is_shown(self, first: int) -> bool:
        """Whether a picture is shown."""
        return bool(first & _VISIBLE_VP8)

    def is_key(self, first: int) -> bool:
        """Whether it is a key picture."""
        return not first & _LATER_VP8


def read_ogg_coding(packet: bytes) -> OggCoding | None:
    """Return what the first packet of a stream tells; None if it has other pictures, or none."""
    try:
        if packet.startswith(_THEORA):
            rate, scale = struct.unpack_from(">II", packet, 22)
            (bits,) = struct.unpack_from(">H", packet, 40)
            return Theora(
                picture_ms=scale * 1000 / rate,
                shift=bits >> 5 & 31,
                more=int.from_bytes(packet[7:10]) < _COUNTED_FROM_ONE,
            )
        if packet.startswith(_VP8):
            rate, scale = struct.unpack_from(">II", packet, 18)
            return Vp8(picture_ms=scale * 1000 / rate)
    except (struct.error, ZeroDivisionError):
        pass
    return None
