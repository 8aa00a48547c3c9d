"""The subtitles of a Matroska or WebM clip (RFC 9559; codecs S_TEXT/UTF8, S_TEXT/ASS, WebVTT).

A line's block stands in the cluster of its beginning, so the clusters shortly before a moment are
looked through.
"""

import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from judge_app.media.containers.ebml import (
    Element,
    child,
    element_at,
    elements_in,
    size_number,
    unsigned,
)
from judge_app.media.containers.matroska_index import (
    CLUSTER,
    CODEC,
    TIMESTAMP,
    TRACK_NUMBER,
    TRACK_TYPE,
    MatroskaIndex,
    read_matroska_head,
    read_matroska_index,
)
from judge_app.media.containers.matroska_start import matroska_start_ms
from judge_app.media.containers.stored_bytes import ReadAt
from judge_app.media.containers.subtitle_lines import SubtitleLine, plain_words, words_of_dialogue

LONGEST_LINE_MS = 12_000
"""A line that began earlier than this before a moment is not looked for."""
_SUBTITLES = 17
_SIMPLE_BLOCK, _BLOCK_GROUP, _BLOCK, _BLOCK_DURATION = 0xA3, 0xA0, 0xA1, 0x9B
_ENCODING = (0x6D80, 0x6240)
_COMPRESSION, _ENCRYPTION, _ALGORITHM, _SETTINGS = 0x5034, 0x5035, 0x4254, 0x4255
_ZLIB, _HEADER_STRIPPING = 0, 3
_LACING = 0x06
_LONGEST_TEXT = 64 * 1024
_KEPT_CLUSTERS = 64
_MOST_CLUSTERS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class _Track:
    number: int
    words: Callable[[bytes], str]
    """Makes words of what a block holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    track: int
    start_ms: float
    length_ms: float
    place: int
    end: int


class MatroskaSubtitles:
    """Looks through a moment's clusters when it is asked, and keeps what the last ones hold.

    `start_ms` is when the clip begins on its own clock; moments are counted from there.
    """

    def __init__(
        self,
        read_at: ReadAt,
        index: MatroskaIndex,
        tracks: Sequence[_Track | None],
        start_ms: float,
    ) -> None:
        self._read_at = read_at
        self._index = index
        self._tracks = tracks
        self._numbers = {track.number for track in tracks if track is not None}
        self._start_ms = start_ms
        self._cluster = lru_cache(_KEPT_CLUSTERS)(self._read_cluster)

    def lines_at(self, track: int, moment_ms: float) -> Sequence[SubtitleLine] | None:
        """Return the lines shown at a moment, in the order in which they begin."""
        found = self._tracks[track] if 0 <= track < len(self._tracks) else None
        if found is None:
            return None
        start = self._start_ms
        moment = moment_ms + start
        return tuple(
            SubtitleLine(
                start_ms=block.start_ms - start,
                end_ms=block.start_ms + block.length_ms - start,
                words=found.words(
                    self._read_at(block.place, min(_LONGEST_TEXT, block.end - block.place))
                ),
            )
            for block in self._blocks_before(moment)
            if block.track == found.number
            and block.start_ms <= moment < block.start_ms + block.length_ms
        )

    def _blocks_before(self, moment_ms: float) -> Iterator[_Block]:
        clusters = self._index.clusters
        times = [time for time, _ in clusters]
        first = max(0, bisect_right(times, moment_ms - LONGEST_LINE_MS) - 1)
        offset = clusters[first][1]
        for _ in range(_MOST_CLUSTERS):
            if offset >= self._index.end:
                return
            time, blocks, following = self._cluster(offset)
            if time > moment_ms or following <= offset:
                return
            yield from blocks
            offset = following

    def _read_cluster(self, offset: int) -> tuple[float, tuple[_Block, ...], int]:
        """Return a cluster's time, its lines, and where what follows begins."""
        cluster = element_at(self._read_at, offset)
        if cluster is None or cluster.end is None:
            return 0.0, (), offset
        if cluster.kind != CLUSTER:
            return 0.0, (), cluster.end
        blocks = tuple(self._blocks(cluster))
        time = blocks[0].start_ms if blocks else 0.0
        lines = tuple(block for block in blocks if block.track in self._numbers)
        return time, lines, cluster.end

    def _blocks(self, cluster: Element) -> Iterator[_Block]:
        ticks, end = 0, cluster.end or 0
        for element in elements_in(self._read_at, cluster.start, end):
            if element.kind == TIMESTAMP:
                ticks = unsigned(self._read_at(element.start, (element.end or 0) - element.start))
            elif element.kind in {_SIMPLE_BLOCK, _BLOCK_GROUP}:
                yield from self._block(element, ticks)

    def _block(self, element: Element, ticks: int) -> Iterator[_Block]:
        length, stored = 0, element
        if element.kind == _BLOCK_GROUP:
            parts = {
                part.kind: part
                for part in elements_in(self._read_at, element.start, element.end or 0)
            }
            if _BLOCK not in parts:
                return
            stored = parts[_BLOCK]
            if (told := parts.get(_BLOCK_DURATION)) is not None:
                length = unsigned(self._read_at(told.start, (told.end or 0) - told.start))
        head = self._read_at(stored.start, 12)
        track = size_number(head)
        if track is None or len(head) < track[1] + 3 or head[track[1] + 2] & _LACING:
            return
        late = int.from_bytes(head[track[1] : track[1] + 2], "big", signed=True)
        yield _Block(
            track=track[0],
            start_ms=(ticks + late) * self._index.tick_ms,
            length_ms=length * self._index.tick_ms,
            place=stored.start + track[1] + 3,
            end=stored.end or stored.start,
        )


def read_matroska_subtitles(read_at: ReadAt, size: int) -> MatroskaSubtitles | None:
    """Return the subtitle tracks of a clip, None where one does not know where to look for lines."""
    index, head = read_matroska_index(read_at, size), read_matroska_head(read_at, size)
    if index is None or head is None:
        return None
    subtitles = [
        entry for entry in head.entries if unsigned(child(entry, TRACK_TYPE)) == _SUBTITLES
    ]
    start_ms = matroska_start_ms(read_at, size)
    return MatroskaSubtitles(read_at, index, [_track(entry) for entry in subtitles], start_ms)


def _track(entry: bytes) -> _Track | None:
    """Return how to read a track, None where it is pictures, or locked."""
    words = _WORDS.get(child(entry, CODEC).rstrip(b"\0"))
    encoding = child(entry, *_ENCODING)
    if words is None or child(encoding, _ENCRYPTION):
        return None
    number = unsigned(child(entry, TRACK_NUMBER))
    if not encoding:
        return _Track(number=number, words=words)
    compression = child(encoding, _COMPRESSION)
    match unsigned(child(compression, _ALGORITHM), _ZLIB):
        case algorithm if algorithm == _ZLIB:
            return _Track(number=number, words=lambda stored: words(_inflated(stored)))
        case algorithm if algorithm == _HEADER_STRIPPING:
            stripped = child(compression, _SETTINGS)
            return _Track(number=number, words=lambda stored: words(stripped + stored))
        case _:
            return None


def _inflated(stored: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stored, _LONGEST_TEXT)
    except zlib.error:
        return b""


def _plain(stored: bytes) -> str:
    return plain_words(stored.decode("utf-8", errors="replace"))


def _dialogue(stored: bytes) -> str:
    return words_of_dialogue(stored.decode("utf-8", errors="replace"))


def _cue(stored: bytes) -> str:
    """Return the words of a cue of WebVTT as WebM stores it: behind its name and its settings."""
    return _plain(b"\n".join(stored.split(b"\n")[2:]))


_WORDS: dict[bytes, Callable[[bytes], str]] = {
    b"S_TEXT/UTF8": _plain,
    b"S_TEXT/ASCII": _plain,
    b"S_TEXT/WEBVTT": _plain,
    b"S_TEXT/ASS": _dialogue,
    b"S_TEXT/SSA": _dialogue,
    b"D_WEBVTT/SUBTITLES": _cue,
}
