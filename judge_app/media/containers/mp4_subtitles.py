"""The subtitles of an MP4: timed text (3GPP TS 26.245), a sample for each line.

Where the samples lie is in the tables of the index (ISO/IEC 14496-12, 8.6 to 8.7).
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from judge_app.media.containers.mp4_boxes import box, boxes, handler, movie_index
from judge_app.media.containers.stored_bytes import ReadAt
from judge_app.media.containers.subtitle_lines import SubtitleLine, plain_words

TEXTS = {b"sbtl", b"text", b"subt"}
READABLE = {b"tx3g", b"text"}
_MOST_SAMPLES = 100_000
_LONGEST_SAMPLE = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    start_ms: float
    end_ms: float
    offset: int
    length: int


class Mp4Subtitles:
    """Reads a line when it is asked for."""

    def __init__(self, read_at: ReadAt, tracks: Sequence[Sequence[_Sample] | None]) -> None:
        self._read_at = read_at
        self._tracks = tracks

    def lines_at(self, track: int, moment_ms: float) -> Sequence[SubtitleLine] | None:
        """Return the line shown at a moment, if there is one."""
        samples = self._tracks[track] if 0 <= track < len(self._tracks) else None
        if samples is None:
            return None
        at = bisect_right([sample.start_ms for sample in samples], moment_ms) - 1
        if at < 0 or moment_ms >= samples[at].end_ms:
            return ()
        sample = samples[at]
        words = _words(self._read_at(sample.offset, min(sample.length, _LONGEST_SAMPLE)))
        return (SubtitleLine(start_ms=sample.start_ms, end_ms=sample.end_ms, words=words),)


def read_mp4_subtitles(read_at: ReadAt, size: int) -> Mp4Subtitles | None:
    """Return the subtitle tracks of an MP4, None where its index is damaged."""
    try:
        index = movie_index(read_at, size)
        scale = _scale(box(index, b"mvhd"))
        chapters = set(_chapters(index))
        tracks = [
            _samples(track, scale)
            for track in boxes(index, b"trak")
            if handler(track) in TEXTS and _number(track) not in chapters
        ]
    except (struct.error, ValueError, IndexError, ZeroDivisionError):
        return None
    return Mp4Subtitles(read_at, tracks)


def _samples(track: bytes, movie_scale: int) -> list[_Sample] | None:
    tables = box(track, b"mdia", b"minf", b"stbl")
    if box(tables, b"stsd")[12:16] not in READABLE:
        return None
    scale = _scale(box(track, b"mdia", b"mdhd"))
    at = _beginning_ms(box(track, b"edts", b"elst"), movie_scale, scale)
    found = []
    places = zip(_durations(box(tables, b"stts")), _places(tables), strict=False)
    for duration, (offset, length) in places:
        end = at + duration * 1000 / scale
        found.append(_Sample(start_ms=at, end_ms=end, offset=offset, length=length))
        at = end
    return found


def _durations(table: bytes) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", table, 4)
    left = _MOST_SAMPLES
    for number in range(min(count, _MOST_SAMPLES)):
        often, duration = struct.unpack_from(">II", table, 8 + 8 * number)
        for _ in range(min(often, left)):
            yield duration
        left -= min(often, left)


def _places(tables: bytes) -> Iterator[tuple[int, int]]:
    """Yield offset and length of each sample (8.7.3 to 8.7.5)."""
    lengths = _lengths(box(tables, b"stsz"))
    chunks = _chunks(tables)
    groups = box(tables, b"stsc")
    (count,) = struct.unpack_from(">I", groups, 4)
    runs = [struct.unpack_from(">II", groups, 8 + 12 * number) for number in range(count)]
    runs.append((len(chunks) + 1, 0))
    for (first, each), (following, _) in pairwise(runs):
        for chunk in chunks[first - 1 : following - 1]:
            offset = chunk
            for _ in range(each):
                length = next(lengths, None)
                if length is None:
                    return
                yield offset, length
                offset += length


def _lengths(table: bytes) -> Iterator[int]:
    same, count = struct.unpack_from(">II", table, 4)
    for number in range(min(count, _MOST_SAMPLES)):
        yield same or struct.unpack_from(">I", table, 12 + 4 * number)[0]


def _chunks(tables: bytes) -> list[int]:
    form, table = (
        (">Q", box(tables, b"co64")) if box(tables, b"co64") else (">I", box(tables, b"stco"))
    )
    (count,) = struct.unpack_from(">I", table, 4)
    return [
        offset
        for (offset,) in struct.iter_unpack(form, table[8 : 8 + count * struct.calcsize(form)])
    ]


def _beginning_ms(edits: bytes, movie_scale: int, scale: int) -> float:
    """Return when the first sample is shown: after a pause, or before the start where it is cut off."""
    if not edits:
        return 0.0
    entry = struct.Struct(">QqI" if edits[:1] == b"\1" else ">IiI")
    (count,) = struct.unpack_from(">I", edits, 4)
    begin = 0.0
    for number in range(min(count, 2)):
        length, media, _ = entry.unpack_from(edits, 8 + number * entry.size)
        if media >= 0:
            return begin - float(media * 1000 / scale)
        begin += length * 1000 / movie_scale
    return begin


def _chapters(index: bytes) -> Iterator[int]:
    """Yield the tracks whose lines are names of chapters."""
    for track in boxes(index, b"trak"):
        for (number,) in struct.iter_unpack(">I", box(track, b"tref", b"chap")):
            yield number


def _number(track: bytes) -> int:
    head = box(track, b"tkhd")
    return int(struct.unpack_from(">I", head, 20 if head[:1] == b"\1" else 12)[0])


def _scale(head: bytes) -> int:
    return int(struct.unpack_from(">I", head, 20 if head[:1] == b"\1" else 12)[0])


def _words(sample: bytes) -> str:
    length = int.from_bytes(sample[:2], "big")
    text = sample[2 : 2 + length]
    coding = "utf-16" if text[:2] in {b"\xfe\xff", b"\xff\xfe"} else "utf-8"
    return plain_words(text.decode(coding, errors="replace"))
