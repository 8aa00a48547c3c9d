"""A program stream in blocks, if it carries one stream of MPEG-1 or MPEG-2 video."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from judge_app.media.coded.coded_picture import VideoCodec
from judge_app.media.containers.lead_in import LeadIn
from judge_app.media.containers.pes import read_pes_head, ticks_since
from judge_app.media.containers.pes_blocks import Block, DamageError, PesStart
from judge_app.media.containers.ps_lead_in import ps_lead_in
from judge_app.media.containers.ps_packets import PsPacket, read_packets
from judge_app.media.containers.stored_bytes import ReadAt
from judge_app.media.containers.stretch import Cut

_BLOCK_BYTES = 256 * 1024
_KEPT = 64
_FIRST_BLOCKS = 4
_END_BLOCKS = 2
_VIDEO, _SOUND, _PRIVATE = range(0xE0, 0xF0), range(0xC0, 0xE0), 0xBD
_OTHERS = {*_SOUND, _PRIVATE}
_FIRST_PRIVATE_SOUND = 0x80
_SEQUENCE = b"\0\0\1\xb3"
_LENGTH_BYTES = 6


class PsBlocks:
    """Reads a clip; raises `DamageError` where it is another, or damaged at its beginning."""

    def __init__(self, read_at: ReadAt, size: int) -> None:
        self._read_at = read_at
        self._size = size
        self.codec = VideoCodec.MPEG
        self.block_bytes = _BLOCK_BYTES
        self.count = -(-size // _BLOCK_BYTES)
        self.block = lru_cache(_KEPT)(self._read_block)
        self._video = self._find_video()
        self._others = {packet.stream for packet in self._first_packets()} & _OTHERS
        self.start = self._first_time()

    def last_sound(self) -> int | None:
        """Return the last time that is told for sound, in ticks."""
        last = None
        for number in range(max(0, self.count - _END_BLOCKS), self.count):
            for packet in self._packets(number):
                shown = _shown(packet) if _is_sound(packet) else None
                last = last if shown is None else shown
        return last

    def cut(self, start: PesStart, skipped: int) -> Cut:
        """Return the clip that begins with a pack, and in it with a PES packet less so many bytes."""
        packet = next(self._packets_from(start, skipped))
        return Cut(head=packet.pack + packet.stored, offset=packet.end)

    def stored(self, packets: list[bytes]) -> bytes:
        """Return PES packets as the clip would store them, of its own video, at its end."""
        pack = next(self._first_packets()).pack
        return b"".join(pack + packet[:3] + bytes([self._video]) + packet[4:] for packet in packets)

    def play_from(self, start: PesStart, skipped: int, moment: int) -> Cut:
        """Return the clip from there on for playing from a moment."""
        head, offset = ps_lead_in(
            self._packets_from(start, skipped),
            LeadIn(moment),
            video=self._video,
            others=self._others,
        )
        return Cut(head=head, offset=offset)

    def _packets_from(self, start: PesStart, skipped: int) -> Iterator[PsPacket]:
        """Yield the packets from one on, and this less so many bytes of what it carries."""
        first = start.offset // _BLOCK_BYTES
        has_begun = False
        for block in range(max(0, first - 1), self.count):
            for packet in self._packets(block):
                if has_begun:
                    yield packet
                elif packet.offset == start.offset:
                    has_begun = True
                    yield _shortened(packet, skipped)
        if not has_begun:
            raise DamageError

    def _packets(self, block: int) -> list[PsPacket]:
        begin = block * _BLOCK_BYTES
        return read_packets(self._read_at, self._size, begin, min(begin + _BLOCK_BYTES, self._size))

    def _read_block(self, number: int) -> Block:
        parts: list[bytes] = []
        starts: list[PesStart] = []
        at = 0
        for packet in self._packets(number):
            if packet.stream not in _VIDEO:
                continue
            if packet.stream != self._video:
                raise DamageError
            head = read_pes_head(packet.stored)
            starts.append(PesStart(at=at, offset=packet.offset, shown=head.shown))
            parts.append(packet.stored[head.size :])
            at += len(packet.stored) - head.size
        return Block(content=b"".join(parts), starts=tuple(starts))

    def _first_packets(self) -> Iterator[PsPacket]:
        for number in range(min(self.count, _FIRST_BLOCKS)):
            yield from self._packets(number)

    def _find_video(self) -> int:
        """Return the number of the stream of video, which begins with a sequence header."""
        for packet in self._first_packets():
            if packet.stream in _VIDEO:
                if _SEQUENCE not in packet.stored:
                    break
                return packet.stream
        raise DamageError

    def _first_time(self) -> int:
        """Return the first time that is told for any stream."""
        begun: dict[int, int] = {}
        for packet in self._first_packets():
            if packet.stream == self._video or _is_sound(packet):
                shown = _shown(packet)
                if shown is not None:
                    begun.setdefault(packet.stream, shown)
        if self._video not in begun:
            raise DamageError
        first = begun[self._video]
        return min(begun.values(), key=lambda time: ticks_since(time, first))


def _shortened(packet: PsPacket, skipped: int) -> PsPacket:
    """Return a packet less so many bytes of what it carries."""
    stored = packet.stored
    head = read_pes_head(stored).size
    length = len(stored) - skipped - _LENGTH_BYTES
    shorter = (
        stored[:4] + length.to_bytes(2) + stored[_LENGTH_BYTES:head] + stored[head + skipped :]
    )
    return replace(packet, stored=shorter)


def _is_sound(packet: PsPacket) -> bool:
    if packet.stream != _PRIVATE:
        return packet.stream in _SOUND
    head = read_pes_head(packet.stored).size
    return packet.stored[head : head + 1] >= bytes([_FIRST_PRIVATE_SOUND])


def _shown(packet: PsPacket) -> int | None:
    return read_pes_head(packet.stored).shown
