"""The codes that segno makes, from layouts that are worked out once for each size.

A sheet has a dozen codes in it, and to make them was a third of the time that the
gate takes. What is the same in all codes of one size - patterns, format, where each bit goes - comes
from one code of segno's; the bits are worked out here (ISO/IEC 18004:2015, sections 7.4 to 7.7).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

MASK = 2
"""Columns 0, 3, 6, … are inverted (ISO/IEC 18004:2015, table 10). Always the same: trying all eight
takes ten times as long, and hashes need no mask to be even."""

LEVELS = ("l", "m", "q", "h")
"""Correction levels from the least upwards."""

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
"""What a code of letters holds, in the order of their numbers."""

_PAD = (0xEC, 0x11)
_FIELD = 0x11D
"""The polynomial of the Galois field of 256 elements."""
_VALUES = bytes.maketrans(b"01", b"\0\1")
_TIMING = 6
"""The row and the column of the timing patterns."""

_WITH_VERSION = 45
"""From this size on a code says its version."""
_LAST = 40


@dataclass(frozen=True, slots=True)
class _Layout:
    """One size and level: a code with nothing in it, and where its bits go in order."""

    size: int
    """Modules of a side."""
    bits: int
    """How many bits it takes."""
    inverted: int
    """The bits that the mask inverts, as a number."""
    gathered: Callable[[bytes], tuple[int, ...]]
    """Takes every module's value out of all bits, a light module and a dark one."""
    blocks: tuple[tuple[int, int], ...]
    """Of each block, how many data and how many correction codewords it has."""

    @property
    def data(self) -> int:
        """How many data codewords it holds."""
        return sum(data for data, _ in self.blocks)


@dataclass(frozen=True, slots=True)
class _Segment:
    """Content as bits: `value` has `width` of them; `length` counts bytes or letters."""

    mode: int
    counters: tuple[int, int, int]
    """Bits for the length in versions 1 to 9, 10 to 26, and from 27 on."""
    length: int
    value: int
    width: int

    def head(self, version: int) -> int:
        """Return how many bits the length takes."""
        return self.counters[(version > 9) + (version > 26)]

    def whole(self, version: int) -> int:
        """Return how many bits mode, length and content take together."""
        return 4 + self.head(version) + self.width


def byte_code(content: bytes, error: str, version: int | None = None) -> tuple[bytes, ...]:
    """Return the modules of a code in byte mode, in the highest level from `error` that fits.

    Raises:
        ValueError: no code of this version, or of any, holds the content.
    """
    value, width = int.from_bytes(content), 8 * len(content)
    return _code(_Segment(0b0100, (8, 16, 16), len(content), value, width), error, version)


def letter_code(content: str, error: str) -> tuple[bytes, ...]:
    """Return the modules of a code of `LETTERS`; raises as `byte_code` does."""
    value = 0
    for start in range(0, len(content) - 1, 2):
        first, second = (LETTERS.index(letter) for letter in content[start : start + 2])
        value = value << 11 | 45 * first + second
    if len(content) % 2:
        value = value << 6 | LETTERS.index(content[-1])
    width = 11 * (len(content) // 2) + 6 * (len(content) % 2)
    return _code(_Segment(0b0010, (9, 11, 13), len(content), value, width), error, None)


def _code(segment: _Segment, error: str, version: int | None) -> tuple[bytes, ...]:
    versions = [version] if version else range(1, _LAST + 1)
    found = next((v for v in versions if _fits(segment, v, error)), 0)
    if not found:
        raise ValueError(segment.length)
    fitting = [level for level in LEVELS[LEVELS.index(error) :] if _fits(segment, found, level)]
    return _drawn(segment, found, fitting[-1])


def _fits(segment: _Segment, version: int, level: str) -> bool:
    return segment.whole(version) <= 8 * sum(data for data, _ in _blocks(version, level))


def _drawn(segment: _Segment, version: int, level: str) -> tuple[bytes, ...]:
    layout = _layout(version, level)
    message = _message(_codewords(segment, version, layout.data), layout.blocks)
    whole = int.from_bytes(message) << layout.bits - len(message) * 8
    bits = f"{whole ^ layout.inverted:0{layout.bits}b}01".encode().translate(_VALUES)
    modules = bytes(layout.gathered(bits))
    return tuple(
        modules[start : start + layout.size] for start in range(0, layout.size**2, layout.size)
    )


def _codewords(segment: _Segment, version: int, count: int) -> bytes:
    """Return head, content, an end of four bits where there is room, and padding.

    Like segno, it fills up to whole codewords with a zero one where they are whole already.
    """
    head = segment.mode << segment.head(version) | segment.length
    width = segment.whole(version)
    end = min(4, 8 * count - width)
    fill = 8 - (width + end) % 8
    size = (width + end + fill) // 8
    whole = (head << segment.width | segment.value) << end + fill
    padding = bytes(_PAD[place % 2] for place in range(count - size))
    return (whole.to_bytes(size) + padding)[:count]


def _message(codewords: bytes, blocks: tuple[tuple[int, int], ...]) -> bytes:
    """Return data and correction codewords of all blocks, taken in turns."""
    data, place = [], 0
    for size, _ in blocks:
        data.append(codewords[place : place + size])
        place += size
    correction = [_correction(block, size) for block, (_, size) in zip(data, blocks, strict=True)]
    longest = max(map(len, data))
    turns = [block[i] for i in range(longest) for block in data if i < len(block)]
    turns += [block[i] for i in range(blocks[0][1]) for block in correction]
    return bytes(turns)


def _correction(block: bytes, size: int) -> bytes:
    """Return the remainder of a block by the Reed-Solomon generator of degree `size`."""
    table, shift, whole = _remainders(size), 8 * (size - 1), (1 << 8 * size) - 1
    rest = 0
    for codeword in block:
        rest = (rest << 8 & whole) ^ table[rest >> shift ^ codeword]
    return rest.to_bytes(size)


@lru_cache(maxsize=32)
def _remainders(size: int) -> tuple[int, ...]:
    """Return what each first codeword leaves over, as one number of `size` bytes."""
    generator = [1]
    root = 1
    for _ in range(size):
        generator = [
            above ^ _product(below, root)
            for above, below in zip([*generator, 0], [0, *generator], strict=True)
        ]
        root = _product(root, 2)
    return tuple(
        int.from_bytes(bytes(_product(value, factor) for factor in generator[1:]))
        for value in range(256)
    )


def _product(left: int, right: int) -> int:
    found = 0
    while right:
        if right & 1:
            found ^= left
        left = left << 1 ^ (_FIELD if left & 0x80 else 0)
        right >>= 1
    return found


@lru_cache(maxsize=160)
def _blocks(version: int, level: str) -> tuple[tuple[int, int], ...]:
    from segno import consts  # noqa: PLC0415 - only where pages are made

    table: Any = consts.ECC
    found = table[version][consts.ERROR_MAPPING[level.upper()]]
    return tuple(
        (info.num_data, info.num_total - info.num_data)
        for info in found
        for _ in range(info.num_blocks)
    )


@lru_cache(maxsize=64)
def _layout(version: int, level: str) -> _Layout:
    import segno  # noqa: PLC0415
    from segno import consts  # noqa: PLC0415

    code = segno.make_qr(
        b"\0", error=level, version=version, mode="byte", mask=MASK, boost_error=False
    )
    kinds = [list(row) for row in code.matrix_iter(border=0, verbose=True)]
    aligning = {consts.TYPE_ALIGNMENT_PATTERN_DARK, consts.TYPE_ALIGNMENT_PATTERN_LIGHT}
    size = len(kinds)
    places = [
        (row, column)
        for row, column in _order(size)
        if not _is_reserved(row, column, size) and kinds[row][column] not in aligning
    ]
    sources = {place: number for number, place in enumerate(places)}
    light, dark = len(places), len(places) + 1
    return _Layout(
        size=size,
        bits=len(places),
        inverted=int("".join("01"[column % 3 == 0] for _, column in places), 2),
        gathered=itemgetter(
            *(
                sources.get((row, column), dark if module else light)
                for row, modules in enumerate(code.matrix)
                for column, module in enumerate(modules)
            )
        ),
        blocks=_blocks(version, level),
    )


def _is_reserved(row: int, column: int, size: int) -> bool:
    """Return whether a module belongs to finders, timing, format or version, whatever is in it."""
    corner = (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9)
    timing = _TIMING in {row, column}
    first, last = size - 11, size - 8
    version = size >= _WITH_VERSION and (
        (row < 6 and first <= column < last) or (column < 6 and first <= row < last)
    )
    return corner or timing or version


def _order(size: int) -> list[tuple[int, int]]:
    """Return all modules in pairs of columns from the right, by turns upwards and downwards."""
    found: list[tuple[int, int]] = []
    upwards, right = True, size - 1
    while right > 0:
        if right == _TIMING:
            right -= 1
        rows = range(size - 1, -1, -1) if upwards else range(size)
        found.extend((row, column) for row in rows for column in (right, right - 1))
        upwards, right = not upwards, right - 2
    return found
