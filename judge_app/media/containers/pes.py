"""The heads of PES packets, which carry pictures and sound in transport and program streams.

ISO/IEC 13818-1, 2.4.3.6 (MPEG-2), and ISO/IEC 11172-1, 2.4.3.3 (MPEG-1, in old program streams only).
"""

from dataclasses import dataclass

from judge_app.media.containers.pes_blocks import DamageError

TICKS_A_MS = 90
"""Times are counted 90 000 times a second."""
WRAP = 1 << 33
"""They begin again at 0 after so many ticks."""
_HEAD = b"\0\0\1"
_MOST_STUFFING = 16
_FIXED_BYTES = 9
_TIME_BYTES = 5
_EMPTY_TIME = bytes([0x21, 0, 1, 0, 1])
_VIDEO = 0xE0
PACKET_BYTES = 60_000
"""So much fits into one packet."""
_COUNTS = (0, 0, 1, 2)
"""How many times two bits announce."""
_NO_TIME, _OLD_COUNTS = 0x0F, {2: 1, 3: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class PesHead:
    """The head of one PES packet."""

    stream: int
    times: tuple[tuple[int, int], ...]
    """Where a time stands, and which it is, in ticks: when the first picture or sound that begins in it is
    shown or heard, and when it is decoded, if that is told and another."""
    size: int
    """So many bytes lie before what it carries."""

    @property
    def shown(self) -> int | None:
        """When what begins first in it is shown or heard, None where that is not told."""
        return self.times[0][1] if self.times else None

    @property
    def decoded(self) -> int | None:
        """When that is decoded, None where that is not told."""
        return self.times[-1][1] if self.times else None


def read_pes_head(packet: bytes) -> PesHead:
    """Read the head at the beginning of these bytes.

    Raises:
        DamageError: it is none.
    """
    if not packet.startswith(_HEAD) or len(packet) < _FIXED_BYTES:
        raise DamageError
    if packet[6] >> 6 == 2:
        at, size = _FIXED_BYTES, _FIXED_BYTES + packet[8]
        count = _COUNTS[packet[7] >> 6]
    else:
        at, count, size = _old_times(packet)
    if max(size, at + count * _TIME_BYTES) > len(packet):
        raise DamageError
    places = range(at, at + count * _TIME_BYTES, _TIME_BYTES)
    return PesHead(
        stream=packet[3], times=tuple((place, _time(packet, place)) for place in places), size=size
    )


def ticks_since(time: int, start: int) -> int:
    """Return the ticks from one time to another, which may lie before it or behind the wrap."""
    return (time - start + WRAP // 2) % WRAP - WRAP // 2


def timed_packet(content: bytes, shown: int | None) -> bytes:
    """Return a packet of the first stream of video with at most `PACKET_BYTES`, shown at a time, if at any."""
    times = b"" if shown is None else with_time(_EMPTY_TIME, 0, shown % WRAP)
    rest = bytes([0x80, 0x80 if times else 0, len(times)]) + times + content
    return _HEAD + bytes([_VIDEO]) + len(rest).to_bytes(2) + rest


def with_time(packet: bytes, at: int, time: int) -> bytes:
    """Return a packet with another time, in ticks, in place of the one that stands there."""
    field = bytearray(packet[at : at + _TIME_BYTES])
    field[0] = field[0] & 0xF1 | time >> 30 << 1
    field[1:3] = (time >> 15 << 1 & 0xFFFF | 1).to_bytes(2)
    field[3:5] = (time << 1 & 0xFFFF | 1).to_bytes(2)
    return packet[:at] + field + packet[at + _TIME_BYTES :]


def _old_times(packet: bytes) -> tuple[int, int, int]:
    """Return where the times stand, how many they are, and how long the head is, in MPEG-1."""
    at = 6
    while at < len(packet) and packet[at] == 0xFF:
        at += 1
    if at > 6 + _MOST_STUFFING:
        raise DamageError
    if packet[at : at + 1] and packet[at] >> 6 == 1:
        at += 2
    kind = packet[at] if at < len(packet) else 0
    count = 0 if kind == _NO_TIME else _OLD_COUNTS.get(kind >> 4)
    if count is None:
        raise DamageError
    return at, count, at + (count * _TIME_BYTES or 1)


def _time(packet: bytes, at: int) -> int:
    field = packet[at : at + _TIME_BYTES]
    if not field[0] & field[2] & field[4] & 1:
        raise DamageError
    high, middle, low = field[0] >> 1 & 7, int.from_bytes(field[1:3]), int.from_bytes(field[3:5])
    return high << 30 | middle >> 1 << 15 | low >> 1
