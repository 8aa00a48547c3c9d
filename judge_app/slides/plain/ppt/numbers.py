"""Numbered paragraphs: kept beside a text in a tag of their own ([MS-PPT] 2.9.67-2.9.70, 2.13.30)."""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from judge_app.slides.plain.ppt.sounds import words_of
from judge_app.slides.plain.records import Record, records
from judge_app.slides.pptx.numbering import numbered

_TAGS, _TAG, _TEXT, _BLOB, _NAME, _ATOM = 5000, 5002, 4026, 5003, "___PPT9", 4012
_BLIP, _SCHEME, _IS_NUMBERED = 0x800000, 0x1000000, 0x2000000
_RUN_ID = 0x100000
_SPELLING, _LANGUAGE, _OTHER_LANGUAGE, _RUN, _BOTH_WAYS = 0x1, 0x2, 0x4, 0x20, 0x40
_STANDARD = "arabicPeriod"
_SCHEMES = (
    "alphaLcPeriod", "alphaUcPeriod", "arabicParenR", "arabicPeriod", "romanLcParenBoth",
    "romanLcParenR", "romanLcPeriod", "romanUcPeriod", "alphaLcParenBoth", "alphaLcParenR",
    "alphaUcParenBoth", "alphaUcParenR", "arabicParenBoth", "arabicPlain", "romanUcParenBoth",
    "romanUcParenR",
)  # fmt: skip
_LARGEST = 10_000
_MOST = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """How a paragraph is numbered."""

    scheme: str = _STANDARD
    start: int = 1


def numberings(data: Iterable[Record]) -> tuple[Numbered | None, ...]:
    """Return the numberings that a shape keeps; letters name theirs by its place in this list."""
    for tags in data:
        for tag in tags.inside() if tags.kind == _TAGS else ():
            name, blob = tag.first(_TEXT), tag.first(_BLOB)
            if tag.kind != _TAG or name is None or blob is None or words_of(name) != _NAME:
                continue
            atom = next((r for r in records(blob.content) if r.kind == _ATOM), None)
            if atom is not None:
                return tuple(_entries(atom.content))
    return ()


class Counter:
    """Counts paragraphs that are numbered, level by level."""

    def __init__(self) -> None:
        self._counts: dict[int, tuple[Numbered, int]] = {}

    def sign(self, level: int, how: Numbered | None) -> str:
        """Return the number of the next paragraph, empty where it has none."""
        self._counts = {deep: count for deep, count in self._counts.items() if deep <= level}
        before = self._counts.pop(level, None)
        if how is None:
            return ""
        goes_on = before is not None and before[0] == how
        number = before[1] + 1 if before is not None and goes_on else how.start
        self._counts[level] = (how, number)
        return numbered(number, how.scheme)


def _entries(content: memoryview) -> Iterator[Numbered | None]:
    place = 0
    try:
        for _ in range(_MOST):
            if place >= len(content):
                return
            found, place = _entry(content, place)
            yield found
    except struct.error:
        return


def _entry(content: memoryview, place: int) -> tuple[Numbered | None, int]:
    """Return an entry and where the next one begins."""
    (mask,) = struct.unpack_from("<I", content, place)
    place += 4 + (2 if mask & _BLIP else 0)
    found = None
    if mask & _IS_NUMBERED:
        found = Numbered() if struct.unpack_from("<H", content, place)[0] else None
        place += 2
    if mask & _SCHEME:
        scheme, start = struct.unpack_from("<Hh", content, place)
        name = _SCHEMES[scheme] if scheme < len(_SCHEMES) else _STANDARD
        found = found and Numbered(scheme=name, start=min(max(1, start), _LARGEST))
        place += 4
    (letters,) = struct.unpack_from("<I", content, place)
    place += 4 + (4 if letters & _RUN_ID else 0)
    (extras,) = struct.unpack_from("<I", content, place)
    sizes = ((_SPELLING, 2), (_LANGUAGE, 2), (_OTHER_LANGUAGE, 2), (_RUN, 4), (_BOTH_WAYS, 2))
    return found, place + 4 + sum(size for bit, size in sizes if extras & bit)
