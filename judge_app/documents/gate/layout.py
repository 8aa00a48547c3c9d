"""How a file is laid out, looked at before any reader of PDFs unfolds it.

PDF can hide a lot in little: tables and objects in packed streams, packings inside packings, trees
that share their branches. A judge's key can sign such a file, and a reader that believes it fills
the memory or never comes back. What this program writes is plain: a header, objects one behind the
other, a table of their places, and once more the same for the signing update. So nothing else is
let through: every byte belongs to one of these parts, every reader finds the same objects at the
same places, what is packed is packed once, and all of it together unpacks to a bounded size.

ISO 32000-1, 7.3 (objects), 7.5.4 and 7.5.5 (table and trailer).
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from judge_app.documents.gate.file_bytes import LARGEST_FILE
from judge_app.documents.gate.refusal import Refusal, RefusalReason

MOST_UNPACKED = 4 * LARGEST_FILE
"""Bytes of all packed streams of a file together, unpacked."""
MOST_WORDS = 1 << 20
"""Bytes of all that is no stream; readers take it letter by letter, and ours has a tenth."""

# Names have no escapes but the one of our attachment, strings no brackets of their own, and there
# are no comments: so where one thing ends and the next begins is the same for every reader.
_TOKENS = (
    rb"(?:[\0\t\n\f\r ]++|<<|>>|[\[\]]|/application#2Fjson|/[^\0\t\n\f\r ()<>\[\]{}/%#]*+"
    rb"|[+-]?[\d.]++|R|true|false|null|<[0-9A-Fa-f]*+>|\((?:[^()\\]|\\[\s\S])*+\))"
)
_TOKEN = re.compile(_TOKENS)
_HEADER = re.compile(rb"%PDF-1\.\d\n(?:%[^\n]{0,200}\n)*+")
_OBJECT = re.compile(rb"\d{1,7} 0 obj\n" + _TOKENS + rb"*+endobj[\n ]*+")
_STREAM = re.compile(rb"\d{1,7} 0 obj\n(" + _TOKENS + rb"*+)stream\n")
_STREAM_END = re.compile(rb"\n?endstream\nendobj[\n ]*+")
_SECTION = re.compile(rb"xref\n")
_RANGE = re.compile(rb"\d{1,7} (\d{1,6})\n")
_ROWS = re.compile(rb"(?:\d{10} (?:00000 n|65535 f) \n)*+")
_ROW_LENGTH = 20
_USED = re.compile(rb"(\d{10}) 00000 n \n")
_TRAILER = re.compile(
    rb"trailer\n((?:% ReportLab generated PDF document -- digest \([a-z]{1,40}\)\n|"
    + _TOKENS
    + rb")*+)startxref\n(\d{1,7})\n%%EOF\n?"
)
_LAST = re.compile(rb"startxref\n(\d{1,7})\n%%EOF\n?\Z")
_PREVIOUS = re.compile(rb"/Prev (\d{1,7})(?=\s)")
_FORBIDDEN = (b"/XRefStm", b"/Encrypt")


class _OddLayoutError(Exception):
    """The file is not laid out as this program does it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """One revision's table: where it stands, which objects it places, which table is before it."""

    start: int
    end: int
    objects: frozenset[int]
    previous: int | None


def check_layout(pdf: bytes) -> Refusal | None:
    """Return a refusal if a file is laid out in another way, or unpacks to more than is bearable."""
    try:
        budget, words, trees = MOST_UNPACKED, 0, 0
        for chunk in _objects(pdf):
            spelt, unpacked = _sizes(chunk, budget)
            budget -= unpacked
            words += spelt
            trees += chunk.count(b"/Kids")
    except _OddLayoutError as odd:
        return Refusal(reason=RefusalReason.ODD_LAYOUT, detail=str(odd))
    if budget < 0:
        return Refusal(reason=RefusalReason.UNPACKS_TOO_LARGE, detail=str(MOST_UNPACKED))
    if trees > 1:  # pages stand in one list, and fields in none
        return Refusal(reason=RefusalReason.ODD_LAYOUT, detail="tree")
    if words > MOST_WORDS:
        return Refusal(reason=RefusalReason.ODD_LAYOUT, detail="words")
    return None


def _objects(pdf: bytes) -> Iterator[bytes]:
    """Yield every object of a file; together with its tables they are all of it."""
    last = _LAST.search(pdf[-32:])
    if last is None:
        raise _OddLayoutError("end")
    newer = _section(pdf, int(last[1]))
    if newer.previous is None:
        raise _OddLayoutError("one revision")
    older = _section(pdf, newer.previous)
    if older.previous is not None or newer.end != len(pdf):
        raise _OddLayoutError("revisions")
    header = _HEADER.match(pdf)
    if header is None:
        raise _OddLayoutError("header")
    yield from _between(pdf, header.end(), older)
    yield from _between(pdf, older.end, newer)


def _between(pdf: bytes, start: int, section: _Section) -> Iterator[bytes]:
    """Yield the objects of one revision, which fill the bytes from `start` to its table."""
    places = [*sorted(section.objects), section.start]
    if places[0] != start:
        raise _OddLayoutError("gap")
    for place, following in pairwise(places):
        yield pdf[place:following]


def _section(pdf: bytes, start: int) -> _Section:
    """Read the table at `start` and the trailer behind it."""
    if _SECTION.match(pdf, start) is None:
        raise _OddLayoutError("table")
    place, objects = start + len(b"xref\n"), set[int]()
    while found := _RANGE.match(pdf, place):
        end = found.end() + int(found[1]) * _ROW_LENGTH
        rows = pdf[found.end() : end]
        if end > len(pdf) or not _ROWS.fullmatch(rows):
            raise _OddLayoutError("rows")
        objects.update(int(row) for row in _USED.findall(rows))
        place = end
    trailer = _TRAILER.match(pdf, place)
    if trailer is None or int(trailer[2]) != start:
        raise _OddLayoutError("trailer")
    entries = trailer[1]
    previous = _PREVIOUS.findall(entries)
    is_odd = any(name in entries for name in _FORBIDDEN)
    if is_odd or entries.count(b"/Prev") != len(previous) or len(previous) > 1:
        raise _OddLayoutError("trailer")
    return _Section(
        start=start,
        end=trailer.end(),
        objects=frozenset(objects),
        previous=int(previous[0]) if previous else None,
    )


def _sizes(chunk: bytes, most: int) -> tuple[int, int]:
    """Return an object's bytes outside of its stream, and how many its stream unpacks to.

    The latter are at the most one more than `most`.
    """
    head = _STREAM.match(chunk)
    if head is not None:
        return head.end(), _unpacked_size(head, chunk, most)
    if _OBJECT.fullmatch(chunk) is None:
        raise _OddLayoutError("object")
    return len(chunk), 0


def _unpacked_size(head: re.Match[bytes], chunk: bytes, most: int) -> int:
    tokens = [token for token in _TOKEN.findall(head[1]) if token.strip(b"\0\t\n\f\r ")]
    length = _after(tokens, b"/Length")
    if not length.isdigit() or len(length) > 7:
        raise _OddLayoutError("length")
    end = head.end() + int(length)
    if _STREAM_END.fullmatch(chunk, end) is None:
        raise _OddLayoutError("length")
    if b"/Filter" not in tokens:
        return 0
    return _size_by(_after(tokens, b"/Filter"), tokens, chunk[head.end() : end], most)


def _size_by(packing: bytes, tokens: list[bytes], content: bytes, most: int) -> int:
    """Return the size of what is packed in one of the two ways that are in use."""
    if packing not in {b"/FlateDecode", b"/ASCIIHexDecode"} or b"/DecodeParms" in tokens:
        raise _OddLayoutError("packing")
    if packing == b"/ASCIIHexDecode":
        return 0  # less than the file has
    try:
        return len(zlib.decompressobj().decompress(content, max(most, 0) + 1))
    except zlib.error as broken:
        raise _OddLayoutError("packing") from broken


def _after(tokens: list[bytes], name: bytes) -> bytes:
    """Return what stands behind a name that is there once, and is itself and no reference."""
    if tokens.count(name) != 1:
        raise _OddLayoutError(name.decode())
    place = tokens.index(name)
    value = tokens[place + 1 : place + 4]
    if not value or value[-1] == b"R":
        raise _OddLayoutError(name.decode())
    return value[0]
