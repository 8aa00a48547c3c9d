"""Breaks text into lines that fit a width; an overlong word is broken too."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from judge_app.documents.page.fonts import Face, printable, width

POINTS = 72 / 25.4
"""Points in a millimetre; every length of the documents' own drawing is in millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """A cut and size of the serif; `leading` is the distance of lines in points."""

    face: Face = Face.REGULAR
    size: float = 13
    leading: float = 0

    @property
    def line_height(self) -> float:
        """The distance of lines in millimetres."""
        return (self.leading or self.size * 1.18) / POINTS

    def sized(self, size: float) -> "TextStyle":
        """Return the same cut in another size."""
        return TextStyle(face=self.face, size=size)


def text_width(text: str, style: TextStyle) -> float:
    """Return the width of a line in millimetres."""
    return _points(text, style.face, style.size) / POINTS


@lru_cache(maxsize=4096)
def wrapped(text: str, style: TextStyle, room: float) -> tuple[str, ...]:
    """Return `text` as lines no wider than `room` millimetres; none for an empty text."""
    return packed(printable(text).split(), style, room, _broken)


def packed(
    pieces: Iterable[str],
    style: TextStyle,
    room: float,
    broken: Callable[[str, TextStyle, float], Sequence[str]],
) -> tuple[str, ...]:
    """Return pieces, parted by spaces, as lines no wider than `room` millimetres.

    `broken` cuts a piece that begins a line, into at least one part.
    """
    lines: list[str] = []
    line = ""
    for piece in pieces:
        longer = f"{line} {piece}" if line else piece
        if text_width(longer, style) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = broken(piece, style, room)
        lines.extend(full)
    return (*lines, line) if line else tuple(lines)


def wrapped_paragraphs(text: str, style: TextStyle, room: float) -> tuple[str, ...]:
    """Return lines as `wrapped` does, keeping the line breaks that the writer made."""
    return tuple(line for part in text.splitlines() for line in wrapped(part, style, room))


def _broken(word: str, style: TextStyle, room: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, style) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@lru_cache(maxsize=16384)
def _points(text: str, face: Face, size: float) -> float:
    return width(text, face, size)
