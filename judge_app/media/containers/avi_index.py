"""The index of an AVI: where its pictures are stored, in what order, and how fast they follow.

Microsoft's AVI RIFF file reference (`avih`, `strh`, `idx1`), and the OpenDML AVI file format extensions
1.02 for longer clips (`indx`, `ix00`).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from judge_app.media.containers.stored_bytes import LARGEST_INDEX, ReadAt

_MOST_CHUNKS = 4096
_LARGEST_HEAD = 1 << 20
_IS_KEY, _IS_NO_KEY = 0x10, 1 << 31
_CHUNKS, _INDEXES = 1, 0
_FIRST_INDEX = np.dtype([("kind", "S4"), ("flags", "<u4"), ("offset", "<u4"), ("size", "<u4")])
_LATER_INDEX = np.dtype([("offset", "<u4"), ("size", "<u4")])


@dataclass(frozen=True, slots=True, kw_only=True)
class AviIndex:
    """The stored pictures, in order. Chunks that hold none repeat the picture before them."""

    codec: bytes
    """Its four letters, large ones."""
    private: bytes
    """What the codec's reader has to know."""
    slots_ms: NDArray[np.float64]
    """When each one's turn to be decoded comes, from the clip's start."""
    offsets: NDArray[np.int64]
    sizes: NDArray[np.int64]
    keys: NDArray[np.int64]
    """Which of them are said to be key pictures, counted from 0; the first is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stream:
    number: int
    codec: bytes
    private: bytes
    picture_ms: float
    index: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunks:
    offsets: NDArray[np.int64]
    sizes: NDArray[np.int64]
    are_keys: NDArray[np.bool_]


def read_avi_index(read_at: ReadAt, size: int) -> AviIndex | None:
    """Return the index, None where there is none or it does not tell of exactly one stream of pictures."""
    try:
        return _read(read_at, size)
    except (struct.error, ValueError, OverflowError):
        return None


def _read(read_at: ReadAt, size: int) -> AviIndex | None:
    stream, movie_at, index_at = None, 0, None
    for kind, at, length in _chunks(read_at, 12, size):
        if kind == b"hdrl" and length <= _LARGEST_HEAD:
            stream = _picture_stream(read_at(at, length))
        elif kind == b"movi":
            movie_at = at - 4
        elif kind == b"idx1" and length <= LARGEST_INDEX:
            index_at = at, length
    if stream is None:
        return None
    chunks = _opendml(read_at, stream)
    if chunks is None and index_at is not None:
        chunks = _first_index(read_at, stream.number, movie_at, read_at(*index_at))
    return None if chunks is None else _index(stream, chunks)


def _index(stream: _Stream, chunks: _Chunks) -> AviIndex | None:
    (held,) = np.nonzero(chunks.sizes)
    if not len(held):
        return None
    are_keys = chunks.are_keys[held]
    are_keys[0] = True
    return AviIndex(
        codec=stream.codec,
        private=stream.private,
        slots_ms=held.astype(np.float64) * stream.picture_ms,
        offsets=chunks.offsets[held],
        sizes=chunks.sizes[held],
        keys=np.nonzero(are_keys)[0],
    )


def _chunks(read_at: ReadAt, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield kind, place and length of the contents of chunks; a list's kind is what it lists."""
    for _ in range(_MOST_CHUNKS):
        head = read_at(at, 12) if at + 8 <= end else b""
        if len(head) < 8:
            return
        kind, length = struct.unpack_from("<4sI", head)
        if kind in {b"LIST", b"RIFF"} and length >= 4:
            yield head[8:12], at + 12, length - 4
        else:
            yield kind, at + 8, length
        at += 8 + length + length % 2


def _picture_stream(head: bytes) -> _Stream | None:
    def read_at(at: int, length: int) -> bytes:
        return head[at : at + length]

    found: list[_Stream] = []
    streams = [
        (at, length) for kind, at, length in _chunks(read_at, 0, len(head)) if kind == b"strl"
    ]
    for number, (at, length) in enumerate(streams):
        parts = {
            kind: read_at(place, size) for kind, place, size in _chunks(read_at, at, at + length)
        }
        told, form = parts.get(b"strh", b""), parts.get(b"strf", b"")
        if told[:4] != b"vids":
            continue
        scale, rate, start = struct.unpack_from("<III", told, 20)
        if not scale or not rate or start or len(form) < 20:
            return None
        found.append(
            _Stream(
                number=number,
                codec=form[16:20].upper(),
                private=form[40:],
                picture_ms=scale * 1000 / rate,
                index=parts.get(b"indx", b""),
            )
        )
    return found[0] if len(found) == 1 else None


def _first_index(read_at: ReadAt, stream: int, movie_at: int, content: bytes) -> _Chunks | None:
    entries = np.frombuffer(content, _FIRST_INDEX, len(content) // _FIRST_INDEX.itemsize)
    kinds = [b"%02ddc" % stream, b"%02ddb" % stream]
    entries = entries[np.isin(entries["kind"], kinds)]
    if not len(entries):
        return None
    kind, place = bytes(entries["kind"][0]), int(entries["offset"][0])
    # Some count from the list of chunks, others from the clip's start.
    base = next((base for base in (movie_at, 0) if read_at(base + place, 4) == kind), None)
    if base is None:
        return None
    return _Chunks(
        offsets=entries["offset"].astype(np.int64) + base + 8,
        sizes=entries["size"].astype(np.int64),
        are_keys=(entries["flags"] & _IS_KEY) > 0,
    )


def _opendml(read_at: ReadAt, stream: _Stream) -> _Chunks | None:
    """Return what the indexes tell that a long clip's head names, None where it names none."""
    if len(stream.index) < 24:
        return None
    _, _, kind, count = struct.unpack_from("<HBBI", stream.index)
    if kind != _INDEXES or not count or sum(_lengths(stream.index, count)) > LARGEST_INDEX:
        return None
    parts = [
        _part(read_at(place, length))
        for place, length, _ in struct.iter_unpack("<QII", stream.index[24 : 24 + 16 * count])
    ]
    return _Chunks(
        offsets=np.concatenate([part.offsets for part in parts]),
        sizes=np.concatenate([part.sizes for part in parts]),
        are_keys=np.concatenate([part.are_keys for part in parts]),
    )


def _lengths(index: bytes, count: int) -> Iterator[int]:
    return (length for _, length, _ in struct.iter_unpack("<QII", index[24 : 24 + 16 * count]))


def _part(content: bytes) -> _Chunks:
    """Return what one of several indexes tells; its chunk's head comes first."""
    _, _, kind, count = struct.unpack_from("<HBBI", content, 8)
    (base,) = struct.unpack_from("<Q", content, 20)
    if kind != _CHUNKS:
        raise ValueError(kind)
    entries = np.frombuffer(content, _LATER_INDEX, count, 32)
    return _Chunks(
        offsets=entries["offset"].astype(np.int64) + base,
        sizes=(entries["size"] & (_IS_NO_KEY - 1)).astype(np.int64),
        are_keys=(entries["size"] & _IS_NO_KEY) == 0,
    )
