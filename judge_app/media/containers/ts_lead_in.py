"""A transport stream handed on from a key picture, with what comes before a moment hurried or left out."""

from collections.abc import Collection, Iterator

from judge_app.media.containers.lead_in import LeadIn
from judge_app.media.containers.pes import read_pes_head
from judge_app.media.containers.stored_bytes import LONGEST_STRETCH
from judge_app.media.containers.ts_packets import TsPacket, TsPackets, emptied

_AT_ONCE = 2048
_MOST_BEHIND = 10 * _AT_ONCE
"""Sound that is stored so far behind the pictures it belongs to is not waited for."""


def ts_lead_in(
    packets: TsPackets, first: int, lead_in: LeadIn, *, video: int, sounds: Collection[int]
) -> tuple[bytes, int]:
    """Return the packets from number `first` on that had to be changed, and the number that comes then."""
    parts: list[bytes] = []
    late = {video, *sounds}
    at, end = first, min(packets.count, first + LONGEST_STRETCH // packets.size)
    while late and at < end:
        count = min(_AT_ONCE, packets.count - at)
        stored = bytearray(packets.stored(at, count))
        for packet in _changed(packets, at, count, late, video):
            begin = packet.offset - at * packets.size
            if packet.number not in late:
                continue
            if packet.number == video:
                stored[begin : begin + packets.size] = _hurried(packet, lead_in)
            elif packet.begins and not _is_before(packet, lead_in):
                late.discard(packet.number)
            else:
                stored[begin : begin + packets.size] = emptied(packet)
            if lead_in.is_over and video in late:
                late.discard(video)
                end = min(end, at + _MOST_BEHIND)
        parts.append(bytes(stored))
        at += count
    return b"".join(parts), at


def _changed(
    packets: TsPackets, first: int, count: int, late: set[int], video: int
) -> Iterator[TsPacket]:
    """Yield the packets that may have to be changed: of video only those in which something begins."""
    yield from packets.read(first, count, late - {video})
    if video in late:
        yield from (packet for packet in packets.runs(first, count, video) if packet.begins)


def _hurried(packet: TsPacket, lead_in: LeadIn) -> bytes:
    content = lead_in.dated(packet.content, read_pes_head(packet.content))
    return packet.stored[: len(packet.stored) - len(content)] + content


def _is_before(packet: TsPacket, lead_in: LeadIn) -> bool:
    shown = read_pes_head(packet.content).shown
    return shown is None or lead_in.is_before(shown)
