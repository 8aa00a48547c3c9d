"""Sets text into a given room: unbreakable pieces stay whole, lines are balanced, letters shrink."""

from collections.abc import Sequence
from dataclasses import dataclass

from judge_app.documents.page.fonts import printable
from judge_app.documents.page.text_lines import TextStyle, packed, text_width, wrapped

_STEP = 0.95
"""What letters shrink by until the text fits."""
_WHOLE_WORDS = 0.7
"""Letters shrink so far before a word is broken."""
_BALANCING = 8
"""Halvings of the width in search of lines of one length: to about 1 mm on the widest paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Text that is set as one: `pieces` are parted by spaces, and a piece is broken last.

    `above` is the space over it in millimetres; it shrinks with the letters.
    """

    pieces: tuple[str, ...]
    style: TextStyle
    above: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBlock:
    """A block as it fits: its lines, the style they fit in, and the space above."""

    lines: tuple[str, ...]
    style: TextStyle
    above: float

    @property
    def height(self) -> float:
        """Millimetres with the space above."""
        return self.above + len(self.lines) * self.style.line_height


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text as the pieces of a block."""
    return tuple(printable(text).split())


def fitted(blocks: Sequence[Block], width: float, height: float) -> tuple[SetBlock, ...]:
    """Return blocks under one another, all shrunk alike until they fit `width` × `height`.

    Letters get as small as it takes: nothing ever leaves its room, and nothing is left out.
    """
    scale = 1.0
    while True:
        found = tuple(_set(block, scale, width) for block in blocks if block.pieces)
        tall = sum(block.height for block in found)
        wide = max((text_width(ln, b.style) for b in found for ln in b.lines), default=0)
        whole = scale < _WHOLE_WORDS or _are_whole(found, blocks, width)
        if tall <= height and wide <= width and whole:
            return found
        scale *= _STEP


def fitted_line(text: str, style: TextStyle, width: float, *, lines: int = 1) -> SetBlock:
    """Return a text on at most so many lines, shrunk until it fits."""
    pieces = words(text)
    scale = 1.0
    while True:
        found = _set(Block(pieces=pieces, style=style), scale, width)
        fits = all(text_width(line, found.style) <= width for line in found.lines)
        if fits and len(found.lines) <= lines:
            return found
        scale *= _STEP


def _are_whole(found: Sequence[SetBlock], blocks: Sequence[Block], width: float) -> bool:
    asked = (block for block in blocks if block.pieces)
    return all(
        text_width(word, set_.style) <= width
        for set_, block in zip(found, asked, strict=True)
        for piece in block.pieces
        for word in piece.split()
    )


def _set(block: Block, scale: float, width: float) -> SetBlock:
    style = block.style.sized(block.style.size * scale)
    lines = _lines(block.pieces, style, width)
    if len(lines) > 1:
        lines = _balanced(block.pieces, style, width, lines)
    return SetBlock(lines=lines, style=style, above=block.above * scale)


def _lines(pieces: Sequence[str], style: TextStyle, width: float) -> tuple[str, ...]:
    return packed(pieces, style, width, _words)


def _words(piece: str, style: TextStyle, width: float) -> tuple[str, ...]:
    return wrapped(piece, style, width) or ("",)


def _balanced(
    pieces: Sequence[str], style: TextStyle, width: float, lines: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the narrowest lines that are no more in number and break no piece more."""
    broken = _breaks(pieces, style, width)
    low, high = width / len(lines) * 0.9, width
    found = lines
    for _ in range(_BALANCING):
        middle = (low + high) / 2
        tried = _lines(pieces, style, middle)
        if len(tried) <= len(lines) and _breaks(pieces, style, middle) == broken:
            found, high = tried, middle
        else:
            low = middle
    return found


def _breaks(pieces: Sequence[str], style: TextStyle, width: float) -> int:
    return sum(text_width(piece, style) > width for piece in pieces)
