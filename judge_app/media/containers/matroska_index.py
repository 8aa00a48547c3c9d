"""What stands around the pictures of a Matroska or WebM clip (RFC 9559): track, clock, places."""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.media.containers.ebml import (
    Element,
    child,
    children,
    element_at,
    elements_in,
    unsigned,
)
from judge_app.media.containers.stored_bytes import LARGEST_INDEX, ReadAt

CLUSTER = 0x1F43B675
TIMESTAMP = 0xE7
_SEGMENT, _SEEK_HEAD, _INFO, _TRACKS = 0x18538067, 0x114D9B74, 0x1549A966, 0x1654AE6B
_CUES, _CHAPTERS = 0x1C53BB6B, 0x1043A770
_SEEK, _SEEK_ID, _SEEK_POSITION = 0x4DBB, 0x53AB, 0x53AC
_TIMESTAMP_SCALE, _DURATION = 0x2AD7B1, 0x4489
_TRACK_ENTRY, TRACK_NUMBER, TRACK_TYPE, _VIDEO = 0xAE, 0xD7, 0x83, 1
_DEFAULT_DURATION, CODEC, _CODEC_PRIVATE = 0x23E383, 0x86, 0x63A2
CODEC_DELAY, _TRACK_SCALE, _TRACK_OFFSET = 0x56AA, 0x23314F, 0x537F
_CUE_POINT, _CUE_TIME, _CUE_PLACE, _CUE_TRACK, _CUE_CLUSTER = 0xBB, 0xB3, 0xB7, 0xF7, 0xF1
_EDITION, _IS_ORDERED = 0x45B9, 0x45DD
_USUAL_SCALE_NS = 1_000_000
_MOST_CLUSTERS = 4096
_BEFORE_TIMESTAMP = 4
"""An element or two may stand before a cluster's time: its checksum, an empty one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureTrack:
    """The only track of pictures."""

    number: int
    codec: bytes
    """As Matroska calls it, such as `V_VP8`."""
    private: bytes
    """What the codec's reader has to know."""
    picture_ms: float
    """How long one picture is shown, 0 where that is not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatroskaIndex:
    """Where to look for pictures. Times are in milliseconds of the clip's own clock, offsets from its start."""

    track: PictureTrack
    tick_ms: float
    """How long one unit of the times in clusters and blocks lasts."""
    clusters: tuple[tuple[float, int], ...]
    """Times and offsets of clusters to begin with, in order; never empty."""
    end: int
    """Where the clusters end at the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatroskaHead:
    """What a clip tells of itself outside its clusters. Offsets are counted from the clip's start."""

    start: int
    """Where the places that it names are counted from."""
    end: int
    """Where the clusters end at the latest."""
    parts: dict[int, bytes]
    first: int | None
    """Where the first cluster begins."""

    @property
    def entries(self) -> list[bytes]:
        """What is told of each track, in their order."""
        return _entries(self.parts.get(_TRACKS, b""))

    @property
    def tick_ms(self) -> float:
        """How long one unit of the times in clusters and blocks lasts."""
        return unsigned(child(self.parts.get(_INFO, b""), _TIMESTAMP_SCALE), _USUAL_SCALE_NS) / 1e6


def read_matroska_head(read_at: ReadAt, size: int) -> MatroskaHead | None:
    """Return what stands outside the clusters, None where this is no such clip."""
    head = element_at(read_at, 0)
    segment = element_at(read_at, head.end) if head and head.end else None
    if segment is None or segment.kind != _SEGMENT:
        return None
    end = min(size, segment.end or size)
    parts, first = _parts(read_at, segment.start, end)
    return MatroskaHead(start=segment.start, end=end, parts=parts, first=first)


def read_matroska_index(read_at: ReadAt, size: int) -> MatroskaIndex | None:
    """Return where to look for pictures.

    None without exactly one track of pictures, without a length (no player can seek there), or where
    the clip's clock is not that of its clusters.
    """
    head = read_matroska_head(read_at, size)
    if head is None or head.first is None or _is_ordered(head.parts):
        return None
    track = _picture_track(head.entries)
    if track is None or not child(head.parts.get(_INFO, b""), _DURATION):
        return None
    ticks = sorted(_cued(head.parts.get(_CUES, b""), track.number)) or [
        (time, place - head.start) for time, place in _walked(read_at, head.first, head.end)
    ]
    clusters = tuple((time * head.tick_ms, head.start + place) for time, place in ticks)
    if not clusters or not head.tick_ms:
        return None
    return MatroskaIndex(track=track, tick_ms=head.tick_ms, clusters=clusters, end=head.end)


def cluster_ticks(read_at: ReadAt, cluster: Element, end: int) -> int | None:
    """Return the time that a cluster's blocks count from, None where it does not tell it."""
    inside = elements_in(read_at, cluster.start, end if cluster.end is None else cluster.end)
    for _, element in zip(range(_BEFORE_TIMESTAMP), inside, strict=False):
        if element.kind == TIMESTAMP:
            return unsigned(_content(read_at, element))
    return None


def _parts(read_at: ReadAt, start: int, end: int) -> tuple[dict[int, bytes], int | None]:
    """Return what stands outside the clusters, and where the first cluster begins."""
    wanted = {_INFO, _TRACKS, _CUES, _CHAPTERS}
    parts: dict[int, bytes] = {}
    elsewhere: list[tuple[int, int]] = []
    first, at = None, start
    for element in elements_in(read_at, start, end):
        if element.kind == CLUSTER:
            first = at
            break
        if element.kind in wanted:
            parts.setdefault(element.kind, _content(read_at, element))
        elif element.kind == _SEEK_HEAD:
            elsewhere.extend(_sought(_content(read_at, element)))
        at = element.end or end
    for kind, place in elsewhere:
        element_there = element_at(read_at, start + place) if kind in wanted - set(parts) else None
        if element_there is not None and element_there.kind == kind:
            parts[kind] = _content(read_at, element_there)
    return parts, first


def _content(read_at: ReadAt, element: Element) -> bytes:
    length = LARGEST_INDEX if element.end is None else element.end - element.start
    return read_at(element.start, length) if length < LARGEST_INDEX else b""


def _sought(seek_head: bytes) -> Iterator[tuple[int, int]]:
    for kind, seek in children(seek_head):
        if kind == _SEEK:
            yield unsigned(child(seek, _SEEK_ID)), unsigned(child(seek, _SEEK_POSITION))


def _entries(tracks: bytes) -> list[bytes]:
    return [entry for kind, entry in children(tracks) if kind == _TRACK_ENTRY]


def _picture_track(entries: list[bytes]) -> PictureTrack | None:
    pictures = [entry for entry in entries if unsigned(child(entry, TRACK_TYPE)) == _VIDEO]
    has_own_clock = any(
        child(entry, kind)
        for entry in pictures
        for kind in (CODEC_DELAY, _TRACK_SCALE, _TRACK_OFFSET)
    )
    if len(pictures) != 1 or has_own_clock:
        return None
    (entry,) = pictures
    return PictureTrack(
        number=unsigned(child(entry, TRACK_NUMBER)),
        codec=child(entry, CODEC).rstrip(b"\0"),
        private=child(entry, _CODEC_PRIVATE),
        picture_ms=unsigned(child(entry, _DEFAULT_DURATION)) / 1e6,
    )


def _is_ordered(parts: dict[int, bytes]) -> bool:
    """Whether chapters say in which order the clip is shown."""
    editions = children(parts.get(_CHAPTERS, b""))
    return any(
        unsigned(child(edition, _IS_ORDERED)) for kind, edition in editions if kind == _EDITION
    )


def _cued(cues: bytes, track: int) -> Iterator[tuple[int, int]]:
    for kind, point in children(cues):
        for part, place in children(point) if kind == _CUE_POINT else ():
            if part == _CUE_PLACE and unsigned(child(place, _CUE_TRACK)) == track:
                yield unsigned(child(point, _CUE_TIME)), unsigned(child(place, _CUE_CLUSTER))


def _walked(read_at: ReadAt, first: int, end: int) -> list[tuple[int, int]]:
    """Return time and place of each cluster where no cues tell them; none if those are too many."""
    found: list[tuple[int, int]] = []
    at = first
    for element in elements_in(read_at, first, end):
        if element.kind == CLUSTER:
            ticks = cluster_ticks(read_at, element, end)
            if ticks is None or element.end is None or len(found) == _MOST_CLUSTERS:
                return []
            found.append((ticks, at))
        at = element.end or end
    return found
