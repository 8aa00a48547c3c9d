"""The elements of EBML (RFC 8794), the form of Matroska and WebM."""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.media.containers.stored_bytes import ReadAt

_LONGEST_HEAD = 12
"""Bytes: four of the kind, eight of the size."""
_MOST_ELEMENTS = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Where an element lies in a clip."""

    kind: int
    """Its ID, with the bit that marks its length."""
    start: int
    """Where its content begins."""
    end: int | None
    """Where its content ends, None where the size is not told."""


def element_at(read_at: ReadAt, offset: int) -> Element | None:
    """Return the element that begins at an offset, None where none does."""
    return _parse(read_at(offset, _LONGEST_HEAD), offset, 0)


def elements_in(read_at: ReadAt, start: int, end: int) -> Iterator[Element]:
    """Yield the elements that lie next to one another from `start` on.

    Stops before one that does not end by `end`, and after one that does not tell its size.
    """
    at = start
    for _ in range(_MOST_ELEMENTS):
        element = element_at(read_at, at) if at < end else None
        if element is None or (element.end or 0) > end:
            return
        yield element
        if element.end is None:
            return
        at = element.end


def children(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield kind and content of the elements in what was read of their parent."""
    at = 0
    while at < len(content):
        element = _parse(content, 0, at)
        if element is None or element.end is None or element.end > len(content):
            return
        yield element.kind, content[element.start : element.end]
        at = element.end


def child(content: bytes, *path: int) -> bytes:
    """Return the content of the first element along a path of kinds, nothing where there is none."""
    for kind in path:
        content = next((inner for found, inner in children(content) if found == kind), b"")
    return content


def unsigned(content: bytes, default: int = 0) -> int:
    """Return the number that an element holds, `default` where it holds none."""
    return int.from_bytes(content, "big") if 0 < len(content) <= 8 else default


def size_number(content: bytes, at: int = 0) -> tuple[int, int] | None:
    """Return a number of variable length and its length, None where there is none.

    All bits set stands for a size that is not told: the number is -1.
    """
    first = content[at] if at < len(content) else 0
    length = 9 - first.bit_length()
    if not first or at + length > len(content):
        return None
    mask = (1 << 7 * length) - 1
    number = int.from_bytes(content[at : at + length], "big") & mask
    return (-1 if number == mask else number), length


def _parse(content: bytes, offset: int, at: int) -> Element | None:
    first = content[at] if at < len(content) else 0
    length = 9 - first.bit_length()
    size = size_number(content, at + length)
    if length > 4 or size is None:
        return None
    start = offset + at + length + size[1]
    return Element(
        kind=int.from_bytes(content[at : at + length], "big"),
        start=start,
        end=None if size[0] < 0 else start + size[0],
    )
