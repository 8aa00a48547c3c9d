"""Which streams a transport stream carries, by its tables (ISO/IEC 13818-1, 2.4.4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.media.coded.coded_picture import VideoCodec

_PROGRAMS, _STREAMS = 0, 2
_CHECK_BYTES = 4
_CODECS = {
    0x01: VideoCodec.MPEG,
    0x02: VideoCodec.MPEG,
    0x10: VideoCodec.MPEG4,
    0x1B: VideoCodec.H264,
    0x24: VideoCodec.HEVC,
}
_OTHER_VIDEO = {0x1E, 0x1F, 0x20, 0x21, 0x27, 0x28, 0x29, 0x2A, 0x33, 0x42, 0xD1, 0xD2, 0xEA}
_SOUND = {0x03, 0x04, 0x0F, 0x11, 0x1C, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0xA1, 0xA2}
_PRIVATE = 0x06
_SOUND_DESCRIPTORS = {0x6A, 0x7A, 0x7B, 0x7C}
_REGISTRATION = 0x05
_SOUND_REGISTRATIONS = {b"AC-3", b"EAC3", b"Opus", b"DTS1", b"DTS2", b"DTS3", b"BSSD"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TsStreams:
    """The streams of the only program, by the numbers of their packets (PID)."""

    video: int
    codec: VideoCodec
    sounds: frozenset[int]


def section(packets: bytes) -> bytes | None:
    """Return the first table in what packets of one number carry, None if it is not whole."""
    begin = 1 + packets[0] if packets else 0
    if len(packets) < begin + 3:
        return None
    end = begin + 3 + (int.from_bytes(packets[begin + 1 : begin + 3]) & 0xFFF)
    return packets[begin:end] if len(packets) >= end else None


def program_number(table: bytes) -> int | None:
    """Return the number of the packets with the table of the only program, None if there are several."""
    entries = table[8:-_CHECK_BYTES]
    found = [
        int.from_bytes(entries[at + 2 : at + 4]) & 0x1FFF
        for at in range(0, len(entries) - 3, 4)
        if entries[at : at + 2] != b"\0\0"
    ]
    return found[0] if table[0] == _PROGRAMS and len(found) == 1 else None


def read_streams(table: bytes) -> TsStreams | None:
    """Return the streams, None unless exactly one of them is video that can be read here."""
    if table[0] != _STREAMS or len(table) < 12 + _CHECK_BYTES:
        return None
    entries = list(_entries(table[:-_CHECK_BYTES]))
    videos = [(number, kind) for number, kind, _ in entries if kind in _CODECS]
    if len(videos) != 1 or any(kind in _OTHER_VIDEO for _, kind, _ in entries):
        return None
    sounds = {number for number, kind, more in entries if _is_sound(kind, more)}
    return TsStreams(
        video=videos[0][0], codec=_CODECS[videos[0][1]], sounds=frozenset(sounds - {videos[0][0]})
    )


def _entries(table: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 12 + (int.from_bytes(table[10:12]) & 0xFFF)
    while at + 5 <= len(table):
        number = int.from_bytes(table[at + 1 : at + 3]) & 0x1FFF
        end = at + 5 + (int.from_bytes(table[at + 3 : at + 5]) & 0xFFF)
        yield number, table[at], table[at + 5 : end]
        at = end


def _is_sound(kind: int, descriptors: bytes) -> bool:
    if kind != _PRIVATE:
        return kind in _SOUND
    at = 0
    while at + 2 <= len(descriptors):
        tag, size = descriptors[at], descriptors[at + 1]
        named = descriptors[at + 2 : at + 6] in _SOUND_REGISTRATIONS
        if tag in _SOUND_DESCRIPTORS or (tag == _REGISTRATION and named):
            return True
        at += 2 + size
    return False
