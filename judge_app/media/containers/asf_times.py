"""When the pictures of an ASF or WMV clip are shown, from the heads of the packets that hold them."""

import struct
from functools import lru_cache
from itertools import pairwise

from judge_app.media.containers.asf_packets import (
    AsfHead,
    Packet,
    StoredObject,
    read_asf_head,
    read_packet,
)
from judge_app.media.containers.stored_bytes import LONGEST_STRETCH, ReadAt
from judge_app.media.containers.stretch import ROUNDING_MS, Stretch, just_after

_AHEAD = 24
_AHEAD_MS = 1000
_END_MS = 700
"""So near the end libVLC has read all bytes before it shows anything; it is led there step by step."""
_AT_ONCE = 32
"""So many packets are read together."""
_KEPT = 256
_KEPT_TIMES = 4096
_FIRST = 32
"""In so many packets each stream has begun."""
_DAMAGE = (struct.error, IndexError)


class AsfTimes:
    """Reads a stretch's packets when it is asked for. `start_ms` is the first time of any stream."""

    def __init__(self, read_at: ReadAt, head: AsfHead, start_ms: int) -> None:
        self._read_at = read_at
        self._head = head
        self._start_ms = start_ms
        self._packets = lru_cache(_KEPT)(self._read_packets)
        self._sent_ms = lru_cache(_KEPT_TIMES)(
            lambda packet: read_packet(self._content(packet, 1)).sent_ms
        )

    def stretch(self, target_ms: float) -> Stretch | None:
        """Return the pictures around a moment, None where they are too far apart, or damage."""
        target = target_ms + self._start_ms
        try:
            first = self._sent_before(target - self._head.preroll_ms - _AHEAD_MS)
            return self._around(first // _AT_ONCE, target)
        except _DAMAGE:
            return None

    def _around(self, begin: int, target: float) -> Stretch | None:
        most = LONGEST_STRETCH // (self._head.packet_size * _AT_ONCE)
        blocks = (self._head.packets + _AT_ONCE - 1) // _AT_ONCE
        pictures: list[StoredObject] = []
        at = begin
        while at < blocks and not _reaches(pictures, target):
            if at - begin > most:
                return None
            pictures.extend(self._pictures(at))
            at += 1
        is_near_end = at >= blocks and not _reaches(pictures, target, _END_MS)
        while (key := _key_before(pictures, target)) is None and begin > 0:
            begin -= 1
            if at - begin > most:
                return None
            pictures[:0] = self._pictures(begin)
        if key is None:
            key = next((n for n, picture in enumerate(pictures) if picture.is_key), None)
        return None if key is None else self._stretch(pictures[key:], is_near_end=is_near_end)

    def _stretch(self, pictures: list[StoredObject], *, is_near_end: bool) -> Stretch | None:
        times = tuple(float(picture.time_ms - self._start_ms) for picture in pictures)
        if any(later <= earlier for earlier, later in pairwise(times)):
            return None
        return Stretch(times_ms=times, key_ms=just_after(times[0]), is_in_order=not is_near_end)

    def _sent_before(self, moment_ms: float) -> int:
        """Return the last packet that is sent before a moment, the first if none is."""
        low, high = 0, self._head.packets
        while high - low > 1:
            middle = (low + high) // 2
            is_before = self._sent_ms(middle) < moment_ms
            low, high = (middle, high) if is_before else (low, middle)
        return low

    def _pictures(self, block: int) -> list[StoredObject]:
        return [
            found
            for packet in self._packets(block)
            for found in packet.objects
            if found.stream == self._head.stream
        ]

    def _read_packets(self, block: int) -> list[Packet]:
        size = self._head.packet_size
        content = self._content(block * _AT_ONCE, _AT_ONCE)
        return [read_packet(content[at : at + size]) for at in range(0, len(content), size)]

    def _content(self, packet: int, count: int) -> bytes:
        size = self._head.packet_size
        count = min(count, self._head.packets - packet)
        return self._read_at(self._head.packets_at + packet * size, count * size)


def read_asf_times(read_at: ReadAt, size: int) -> AsfTimes | None:
    """Return what knows the times of a clip's pictures, None where the clip does not tell them."""
    try:
        head = read_asf_head(read_at, size)
        if head is None or not head.is_in_order or not head.packets:
            return None
        length = head.packet_size * min(_FIRST, head.packets)
        content = read_at(head.packets_at, length)
        packets = [
            read_packet(content[at : at + head.packet_size])
            for at in range(0, len(content), head.packet_size)
        ]
    except _DAMAGE:
        return None
    begun = [found.time_ms for packet in packets for found in packet.objects]
    return AsfTimes(read_at, head, min(begun)) if begun else None


def _reaches(pictures: list[StoredObject], target: float, ahead_ms: int = _AHEAD_MS) -> bool:
    beyond = sum(picture.time_ms > target for picture in pictures)
    return beyond > _AHEAD and pictures[-1].time_ms > target + ahead_ms


def _key_before(pictures: list[StoredObject], target: float) -> int | None:
    keys = [number for number, picture in enumerate(pictures) if picture.is_key]
    before = [key for key in keys if pictures[key].time_ms <= target + ROUNDING_MS]
    return before[-1] if before else None
