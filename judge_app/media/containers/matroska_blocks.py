"""The pictures in the clusters of a Matroska or WebM clip (RFC 9559, section 10)."""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.media.containers.ebml import Element, element_at, elements_in, size_number, unsigned
from judge_app.media.containers.matroska_index import CLUSTER, TIMESTAMP, MatroskaIndex
from judge_app.media.containers.stored_bytes import LONGEST_STRETCH, ReadAt

_SIMPLE_BLOCK, _BLOCK_GROUP, _BLOCK, _REFERENCE = 0xA3, 0xA0, 0xA1, 0xFB
_IN_CLUSTERS = frozenset(
    {TIMESTAMP, _SIMPLE_BLOCK, _BLOCK_GROUP, 0xA7, 0xAB, 0x5854, 0xEC, 0xBF, 0xAF}
)
"""Also: its place and the size of the one before, silent tracks, what is empty, checksums, what is encrypted."""
_IS_KEY, _LACING, _IS_DISCARDABLE = 0x80, 0x06, 0x01
_LONGEST_HEAD = 12
_VP8_IS_SHOWN = 0x10


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One stored picture."""

    shown_ms: float
    is_key: bool
    is_discardable: bool
    """Whether it says that no other picture needs it."""
    end: int
    """Where it ends in the clip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """What one cluster holds."""

    blocks: tuple[Block, ...]
    next: int
    """Where whatever follows begins."""


class UnknownLayoutError(ValueError):
    """Pictures are stored in a way that does not tell when each is shown."""


def read_cluster(read_at: ReadAt, index: MatroskaIndex, offset: int) -> Cluster | None:
    """Return the pictures of the cluster at an offset, None where none begins.

    Raises:
        UnknownLayoutError: several pictures share a block, or the cluster is too long.
    """
    cluster = element_at(read_at, offset)
    if cluster is None or cluster.kind != CLUSTER:
        return None
    end = index.end if cluster.end is None else min(cluster.end, index.end)
    blocks: list[Block] = []
    ticks, at = 0, cluster.start
    for element in elements_in(read_at, cluster.start, end):
        if cluster.end is None and element.kind not in _IN_CLUSTERS:
            break
        if element.kind == TIMESTAMP:
            ticks = unsigned(read_at(element.start, 8)[: (element.end or 0) - element.start])
        elif element.kind in {_SIMPLE_BLOCK, _BLOCK_GROUP}:
            blocks.extend(_blocks(read_at, index, element, ticks))
        at = element.end or end
        if at - offset > LONGEST_STRETCH:
            raise UnknownLayoutError
    return Cluster(blocks=tuple(blocks), next=at if cluster.end is None else end)


def block_heads(read_at: ReadAt, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the track's number and the time in ticks of each block in the clusters from `begin` on."""
    ticks, at = 0, begin
    while at < end and (element := element_at(read_at, at)) is not None:
        if element.kind in {CLUSTER, _BLOCK_GROUP}:
            at = element.start
            continue
        if element.kind == TIMESTAMP:
            ticks = unsigned(read_at(element.start, 8)[: (element.end or 0) - element.start])
        elif element.kind in {_SIMPLE_BLOCK, _BLOCK}:
            head = read_at(element.start, _LONGEST_HEAD)
            track = size_number(head)
            if track is not None and len(head) >= track[1] + 2:
                late = int.from_bytes(head[track[1] : track[1] + 2], "big", signed=True)
                yield track[0], ticks + late
        if element.end is None:
            return
        at = element.end


def _blocks(read_at: ReadAt, index: MatroskaIndex, element: Element, ticks: int) -> Iterator[Block]:
    """Yield the picture in a block or a group, if it is of the right track."""
    end = element.end or element.start
    stored, references = element, 0
    if element.kind == _BLOCK_GROUP:
        parts = list(elements_in(read_at, element.start, end))
        references = sum(part.kind == _REFERENCE for part in parts)
        inner = next((part for part in parts if part.kind == _BLOCK), None)
        if inner is None:
            return
        stored = inner
    head = read_at(stored.start, _LONGEST_HEAD)
    track = size_number(head)
    if track is None or track[0] != index.track.number or len(head) < track[1] + 4:
        return
    at = track[1]
    flags, picture = head[at + 2], head[at + 3 :]
    if flags & _LACING:
        raise UnknownLayoutError
    if index.track.codec == b"V_VP8" and not picture[0] & _VP8_IS_SHOWN:
        return
    late = int.from_bytes(head[at : at + 2], "big", signed=True)
    is_simple = element.kind == _SIMPLE_BLOCK
    yield Block(
        shown_ms=(ticks + late) * index.tick_ms,
        is_key=bool(flags & _IS_KEY) if is_simple else not references,
        is_discardable=bool(flags & _IS_DISCARDABLE) if is_simple else references > 1,
        end=end,
    )
