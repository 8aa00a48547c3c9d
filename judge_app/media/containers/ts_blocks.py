"""A transport stream in blocks, if it carries one program with one stream of video."""

from functools import lru_cache

from judge_app.media.coded.coded_picture import VideoCodec
from judge_app.media.containers.lead_in import LeadIn
from judge_app.media.containers.pes import PesHead, read_pes_head, ticks_since
from judge_app.media.containers.pes_blocks import Block, DamageError, PesStart
from judge_app.media.containers.stored_bytes import ReadAt
from judge_app.media.containers.stretch import Cut
from judge_app.media.containers.ts_lead_in import ts_lead_in
from judge_app.media.containers.ts_packets import TsPacket, TsPackets, packed
from judge_app.media.containers.ts_tables import TsStreams, program_number, read_streams, section

_BLOCK_PACKETS = 2048
_MOST_FIRST_BLOCKS = 16
_KEPT = 64
_PROGRAMS = 0
_END_BLOCKS = 2
_LEAD_TICKS = 90_000
"""A stream that has not begun so long after another begins later."""


class TsBlocks:
    """Reads a clip; raises `DamageError` where it is another, or damaged at its beginning."""

    def __init__(self, read_at: ReadAt, size: int) -> None:
        self._packets = TsPackets(read_at, size)
        self.block_bytes = _BLOCK_PACKETS * self._packets.size
        self.count = -(-self._packets.count // _BLOCK_PACKETS)
        programs = self._table({_PROGRAMS})
        number = program_number(_table_in(programs))
        streams = self._table({number}) if number else []
        found = read_streams(_table_in(streams)) if streams else None
        if found is None:
            raise DamageError
        self._streams: TsStreams = found
        self._tables = b"".join(packet.stored for packet in programs + streams)
        self.start = self._first_time()
        self.block = lru_cache(_KEPT)(self._read_block)

    @property
    def codec(self) -> VideoCodec:
        """How the pictures are coded."""
        return self._streams.codec

    def last_sound(self) -> int | None:
        """Return the last time that is told for sound, in ticks."""
        last = None
        for number in range(max(0, self.count - _END_BLOCKS), self.count):
            for packet in self._block_packets(number, self._streams.sounds):
                shown = _pes(packet).shown if packet.begins else None
                last = last if shown is None else shown
        return last

    def cut(self, start: PesStart, skipped: int) -> Cut:
        """Return the clip that begins with the tables and the packet in which a PES packet begins."""
        if skipped:
            raise DamageError
        return Cut(head=self._tables, offset=start.offset)

    def stored(self, packets: list[bytes]) -> bytes:
        """Return PES packets as the clip would store them, of its own video, at its end."""
        return packed(packets, self._streams.video, self._packets.size)

    def play_from(self, start: PesStart, skipped: int, moment: int) -> Cut:
        """Return the clip from there on for playing from a moment."""
        if skipped:
            raise DamageError
        changed, number = ts_lead_in(
            self._packets,
            start.offset // self._packets.size,
            LeadIn(moment),
            video=self._streams.video,
            sounds=self._streams.sounds,
        )
        return Cut(head=self._tables + changed, offset=number * self._packets.size)

    def _read_block(self, number: int) -> Block:
        parts: list[bytes] = []
        starts: list[PesStart] = []
        at, first = 0, number * _BLOCK_PACKETS
        for packet in self._packets.runs(first, _BLOCK_PACKETS, self._streams.video):
            content = packet.content
            if packet.begins:
                head = _pes(packet)
                content = content[head.size :]
                starts.append(PesStart(at=at, offset=packet.offset, shown=head.shown))
            parts.append(content)
            at += len(content)
        return Block(content=b"".join(parts), starts=tuple(starts))

    def _block_packets(self, block: int, numbers: set[int] | frozenset[int]) -> list[TsPacket]:
        return self._packets.read(block * _BLOCK_PACKETS, _BLOCK_PACKETS, numbers)

    def _table(self, numbers: set[int]) -> list[TsPacket]:
        """Return the packets that hold the first whole table with one of these numbers."""
        for block in range(min(self.count, _MOST_FIRST_BLOCKS)):
            found: list[TsPacket] = []
            for packet in self._block_packets(block, numbers):
                if packet.begins:
                    found = []
                if found or packet.begins:
                    found.append(packet)
                if found and section(b"".join(part.content for part in found)) is not None:
                    return found
        raise DamageError

    def _first_time(self) -> int:
        """Return the first time that is told for any stream."""
        begun: dict[int, int] = {}
        played = self._streams.sounds | {self._streams.video}
        for block in range(min(self.count, _MOST_FIRST_BLOCKS)):
            for packet in self._block_packets(block, played):
                shown = _pes(packet).shown if packet.begins else None
                if shown is not None:
                    begun.setdefault(packet.number, shown)
                    first = min(begun.values(), key=lambda time: ticks_since(time, shown))
                    if len(begun) == len(played) or ticks_since(shown, first) > _LEAD_TICKS:
                        return first
        if not begun:
            raise DamageError
        first = next(iter(begun.values()))
        return min(begun.values(), key=lambda time: ticks_since(time, first))


def _table_in(packets: list[TsPacket]) -> bytes:
    return section(b"".join(packet.content for packet in packets)) or b""


def _pes(packet: TsPacket) -> PesHead:
    return read_pes_head(packet.content)
