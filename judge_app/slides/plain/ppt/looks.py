"""How letters and paragraphs look: runs of exceptions over the styles of masters.

[MS-PPT] 2.9.17-2.9.20 and 2.9.44-2.9.46. Only what words without colours need is kept.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from judge_app.slides.plain.records import Record

_STYLE_FLAGS = 0x0000FFB7
"""Mask bits of letters that say the two bytes of flags are there."""
_NUMBERING = 0x3C00
_BOLD, _ITALIC, _UNDERLINE = 1, 2, 4
_ALIGNMENTS = {0: "l", 1: "ctr", 2: "r", 3: "just"}
_DEEPEST_LEVEL = 4
_LARGEST_SIZE = 400
_MOST_SPANS = 20_000
_BASES = {2: 1, 5: 1, 6: 0, 7: 1, 8: 1}
"""Text types that stand on another one's styles ([MS-PPT] 2.13.33)."""
_LEVEL_NAMED_FROM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How letters look and how their paragraph stands; None is what is not said."""

    size: int | None = None
    font: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    align: str | None = None
    bullet: bool | None = None
    bullet_letter: str | None = None
    numbering: int | None = None
    """The place of its paragraph's numbering in the list that its shape keeps."""

    def over(self, below: "Look") -> "Look":
        """Return this look with what it does not say taken from `below`."""
        said = {name: getattr(self, name) for name in _NAMES}
        return replace(below, **{name: value for name, value in said.items() if value is not None})


_NAMES = tuple(Look.__dataclass_fields__)
Levels = tuple[Look, ...]
Span = tuple[int, int, Look]
"""How many letters, at which level, and how they look."""


class _Fields:
    """Numbers one after another; where they end, `struct.error` is raised."""

    def __init__(self, content: memoryview) -> None:
        self._content = content
        self.place = 0

    def short(self) -> int:
        return self._next("<H", 2)

    def long(self) -> int:
        return self._next("<I", 4)

    def skip_if(self, condition: int, length: int) -> None:
        self.place += length if condition else 0

    @property
    def has_more(self) -> bool:
        return self.place < len(self._content)

    def _next(self, shape: str, length: int) -> int:
        value: int = struct.unpack_from(shape, self._content, self.place)[0]
        self.place += length
        return value


def spans_of(style: Record | None, length: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans of paragraphs and of letters of a text `length` letters long."""
    paragraphs: list[Span] = []
    letters: list[Span] = []
    if style is None:
        return (), ()
    fields = _Fields(style.content)
    try:
        left = length
        while fields.has_more and left >= 0 and len(paragraphs) < _MOST_SPANS:
            count, level = fields.long(), fields.short()
            paragraphs.append((count, min(level, _DEEPEST_LEVEL), _paragraph(fields)))
            left -= count
        left = length
        while fields.has_more and left >= 0 and len(letters) < _MOST_SPANS:
            letters.append((fields.long(), 0, _letters(fields)))
            left -= letters[-1][0]
    except struct.error:
        pass  # an atom that ends early says nothing of the rest
    return tuple(paragraphs), tuple(letters)


def master_levels(atoms: Iterable[Record]) -> dict[int, Levels]:
    """Return for each type of text how each level looks, from `TextMasterStyleAtom`s."""
    own = {atom.instance: tuple(_levels(atom)) for atom in atoms}
    return {kind: _resolved(kind, own) for kind in range(9)}


def _resolved(kind: int, own: dict[int, Levels]) -> Levels:
    base = _resolved(_BASES[kind], own) if kind in _BASES else ()
    levels: list[Look] = []
    for depth in range(_DEEPEST_LEVEL + 1):
        below = base[depth] if base else (levels[-1] if levels else Look())
        said = own.get(kind, ())
        levels.append(said[depth].over(below) if depth < len(said) else below)
    return tuple(levels)


def _levels(atom: Record) -> Iterator[Look]:
    fields = _Fields(atom.content)
    try:
        for _ in range(min(fields.short(), _DEEPEST_LEVEL + 1)):
            fields.skip_if(atom.instance >= _LEVEL_NAMED_FROM, 2)
            paragraph = _paragraph(fields)
            yield _letters(fields).over(paragraph)
    except struct.error:
        return


def _paragraph(fields: _Fields) -> Look:
    mask = fields.long()
    bullet = letter = align = None
    if mask & 0xF:
        flags = fields.short()
        bullet = bool(flags & 1) if mask & 1 else None
    if mask & 0x80:
        letter = chr(fields.short())
    fields.skip_if(mask & 0x10, 2)
    fields.skip_if(mask & 0x40, 2)
    fields.skip_if(mask & 0x20, 4)
    if mask & 0x800:
        align = _ALIGNMENTS.get(fields.short(), "l")
    for bit in (0x1000, 0x2000, 0x4000, 0x100, 0x400, 0x8000):
        fields.skip_if(mask & bit, 2)
    if mask & 0x100000:
        tabs = fields.short()
        fields.place += 4 * tabs
    fields.skip_if(mask & 0x10000, 2)
    fields.skip_if(mask & 0xE0000, 2)
    fields.skip_if(mask & 0x200000, 2)
    return Look(bullet=bullet, bullet_letter=letter, align=align)


def _letters(fields: _Fields) -> Look:
    mask = fields.long()
    flags = fields.short() if mask & _STYLE_FLAGS else 0
    font = fields.short() if mask & 0x10000 else None
    for bit in (0x200000, 0x400000, 0x800000):
        fields.skip_if(mask & bit, 2)
    size = fields.short() if mask & 0x20000 else None
    fields.skip_if(mask & 0x40000, 4)
    fields.skip_if(mask & 0x80000, 2)
    return Look(
        size=size if size is not None and 0 < size <= _LARGEST_SIZE else None,
        font=font,
        bold=bool(flags & _BOLD) if mask & _BOLD else None,
        italic=bool(flags & _ITALIC) if mask & _ITALIC else None,
        underline=bool(flags & _UNDERLINE) if mask & _UNDERLINE else None,
        numbering=(flags >> 10) & 0xF if mask & _NUMBERING else None,
    )
