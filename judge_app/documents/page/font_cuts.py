"""The faces cut to the letters that documents use, as PDF objects.

Every document gets the same first cut of a face: all letters of Vietnamese, ASCII, and the signs
that our documents are fond of, 30 kB in all. So a letter has the same number everywhere, and a cut
is made once in a run and not once a document. What else a text holds goes into further cuts.

ISO 32000-1, 9.6.3 (TrueType fonts), 9.8 (descriptors), 9.10.3 (the way back to text).
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from judge_app.documents.page.fonts import Face, font_of

_VOWELS, _TONES = "aăâeêioôơuưy", ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_LOWER = "".join(unicodedata.normalize("NFC", v + t) for v in _VOWELS for t in _TONES) + "đ"
_ASCII = "".join(map(chr, range(32, 127)))
_SIGNS = "°±²×·–—‘’“”•…₫≤≥"
ORDINARY = frozenset(_LOWER + _LOWER.upper() + _ASCII + _SIGNS)
"""The letters of every first cut."""

_MOST = 255
"""Letters of one cut; number 0 is the sign for a missing letter."""
_SYMBOLIC, _NOT_SYMBOLIC = 4, 32


@dataclass(frozen=True, slots=True, kw_only=True)
class FontCut:
    """Some letters of a face, numbered from 1.

    `descriptor` and `font` refer to the objects before them, whose numbers take the places of %d.
    """

    letters: str
    digits: dict[int, str]
    """Each letter's number as two hexadecimal digits, by its number in Unicode."""
    file: bytes
    to_unicode: bytes
    descriptor: bytes
    font: bytes


@cache
def ordinary_cut(face: Face) -> FontCut:
    """Return the first cut of a face."""
    return _cut(face, 0, sorted(ORDINARY))


@lru_cache(maxsize=16)
def further_cuts(face: Face, letters: frozenset[str]) -> tuple[FontCut, ...]:
    """Return the cuts for letters beyond the ordinary ones."""
    beyond = sorted(letters - ORDINARY)
    parts = (beyond[start : start + _MOST] for start in range(0, len(beyond), _MOST))
    return tuple(_cut(face, number, part) for number, part in enumerate(parts, 1))


def _cut(face: Face, number: int, letters: list[str]) -> FontCut:
    measures = font_of(face).face
    codes = [0, *map(ord, letters)]
    name = f"{_tag(number)}+{face.value}".encode()
    widths = _figures(measures.getCharWidth(code) for code in codes)
    box = _figures(measures.bbox)
    flags = measures.flags & ~_NOT_SYMBOLIC | _SYMBOLIC
    heights = _figures((measures.ascent, measures.descent, measures.capHeight))
    ascent, descent, capital = heights.split()
    slope, stem, missing = _figures(
        (measures.italicAngle, measures.stemV, measures.defaultWidth)
    ).split()
    return FontCut(
        letters="".join(letters),
        digits={code: f"{place:02x}" for place, code in enumerate(codes) if place},
        file=measures.makeSubset(codes),
        to_unicode=_to_unicode(name, codes),
        descriptor=(
            b"/Type /FontDescriptor /FontName /%b /Flags %d /FontBBox [ %b ] /ItalicAngle %b"
            b" /Ascent %b /Descent %b /CapHeight %b /StemV %b /MissingWidth %b /FontFile2 %%d 0 R"
            % (name, flags, box, slope, ascent, descent, capital, stem, missing)
        ),
        font=(
            b"/Type /Font /Subtype /TrueType /BaseFont /%b /FirstChar 0 /LastChar %d"
            b" /Widths [ %b ] /FontDescriptor %%d 0 R /ToUnicode %%d 0 R"
            % (name, len(letters), widths)
        ),
    )


def _tag(number: int) -> str:
    """Return the six capitals that mark a font as cut, other ones for each cut."""
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _figures(values: Iterable[Any]) -> bytes:
    return " ".join(f"{float(value):.3f}".rstrip("0").rstrip(".") for value in values).encode()


def _to_unicode(name: bytes, codes: list[int]) -> bytes:
    """Return the table that leads from numbers back to text, at most a hundred lines a block."""
    lines = [
        b"<%02X> <%b>" % (place, chr(code).encode("utf-16-be").hex().upper().encode())
        for place, code in enumerate(codes)
        if place
    ]
    blocks = (lines[start : start + 100] for start in range(0, len(lines), 100))
    written = b"\n".join(
        b"%d beginbfchar\n%b\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks
    )
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        b"/CMapName /%b def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n%b\nendcmap\n"
        b"CMapName currentdict /CMap defineresource pop\nend\nend" % (name, written)
    )
