"""Joins the letters of Qt's PDFs into runs.

Qt sets every letter on its own (`12.5 0 Td <0007> Tj`). Readers put such letters together again by
their places, which fails where words lie aslant or on their side: those can then neither be found
nor copied. Here the letters of a line become one run (`[<0007> 18 <0012>] TJ`, ISO 32000-1, 9.4.3)
at the same places. A tab, which shares its glyph with the space, is read as a space.

Understood is what Qt writes and nothing else: one table of objects, fonts named by their object.
"""

import mmap
import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from judge_app.file_errors import explained

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY = 20
"""Bytes of an entry of the table of objects (ISO 32000-1, 7.5.4)."""
_TAIL = 100
_LENGTH = re.compile(rb"/Length (\d+)( 0 R)?")
_DESCENDANT = re.compile(rb"/DescendantFonts \[(\d+) 0 R\]")
_WIDTHS = re.compile(rb"/W \[(.*)\]", re.DOTALL)
_WIDTH = re.compile(rb"/DW ([\d.]+)")
_SPAN = re.compile(rb"(\d+)\s*(?:\[([^\]]*)\]|(\d+)\s+([\d.]+))")
_MAPPED = re.compile(rb"\[[^\]]*\]")
_TEXT = re.compile(rb"BT\s+/F(\d+) ([\d.]+) Tf (.*?)ET", re.DOTALL)
_PLACE = rb"(-?[\d.]+) (-?[\d.]+) Td <([0-9A-Fa-f]{4})> Tj\s+"
_LETTER = re.compile(_PLACE)
_LETTERS = re.compile(rb"(?:" + _PLACE + rb"){2,}")
_STREAM = b"stream\n"
_USUAL_WIDTH = 1000.0
"""Of a glyph whose width is not said, in thousandths of the type size (ISO 32000-1, 9.7.4.3)."""

_Letter = tuple[float, bytes, int]
"""How far behind the letter before it, how far below it, and its glyph."""


def join_letters(path: Path) -> None:
    """Rewrite a PDF that Qt has made; one of another making stays as it is."""
    draft = path.with_name(f"{path.name}.runs")
    with explained(path):
        if not path.is_file() or not path.stat().st_size:
            return  # a device, or what a full disk left
        with (
            path.open("rb") as stream,
            mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as pdf,
        ):
            pieces = _Rewriter(pdf).pieces()
            if pieces is None:
                return
            with draft.open("wb") as target:
                target.writelines(pieces)
        draft.replace(path)


class _Rewriter:
    def __init__(self, pdf: mmap.mmap) -> None:
        self._pdf = pdf
        self._objects: dict[int, tuple[int, int]] = {}
        """Where each object begins and ends, in the file's order."""
        self._changed: dict[int, bytes] = {}
        self._fonts: dict[int, dict[int, float]] = {}

    def pieces(self) -> Iterator[bytes] | None:
        """Return the new file piece by piece, None where the old one is not understood."""
        table = self._read_table()
        if table is None:
            return None
        for number in self._objects:
            self._change(number)
        return self._written(table)

    def _read_table(self) -> int | None:
        """Find all objects; return where what stands behind their table begins."""
        start = _START.search(self._pdf[-_TAIL:])
        head = _TABLE.match(self._pdf, int(start[1])) if start is not None else None
        if start is None or head is None:
            return None
        count, begin = int(head[1]), head.end()
        entries = (self._pdf[begin + _ENTRY * n :][:10] for n in range(1, count))
        places = sorted((int(entry), number) for number, entry in enumerate(entries, 1))
        ends = [*places[1:], (int(start[1]), 0)]
        for (place, number), (end, _) in zip(places, ends, strict=True):
            self._objects[number] = place, end
        return begin + _ENTRY * count

    def _head(self, number: int) -> bytes:
        """Return an object up to its stream, all of it where it has none."""
        place, end = self._objects[number]
        stream = self._pdf.find(_STREAM, place, end)
        return self._pdf[place : end if stream < 0 else stream]

    def _change(self, number: int) -> None:
        head = self._head(number)
        place, end = self._objects[number]
        length = _LENGTH.search(head)
        if length is None or b"/Subtype" in head or b"/Length1" in head:
            return
        begin = place + len(head) + len(_STREAM)
        if b"/FlateDecode" not in head:
            whole = self._pdf[place:end]
            if b"begincmap" in whole:
                self._changed[number] = _MAPPED.sub(_without_tabs, whole)
            return
        size = int(length[1]) if length[2] is None else self._number(int(length[1]))
        content = zlib.decompress(self._pdf[begin : begin + size])
        joined = _TEXT.sub(self._joined, content)
        if joined == content:
            return
        packed = zlib.compress(joined)
        said = b"%d" % len(packed)
        if length[2] is None:
            head = head[: length.start(1)] + said + head[length.end(1) :]
        else:
            other = int(length[1])
            self._changed[other] = b"%d 0 obj\n%s\nendobj\n" % (other, said)
        self._changed[number] = head + _STREAM + packed + self._pdf[begin + size : end]

    def _number(self, number: int) -> int:
        """Return the number that an object is."""
        return int(self._head(number).split()[3])

    def _written(self, table: int) -> Iterator[bytes]:
        first = min(place for place, _ in self._objects.values())
        yield self._pdf[:first]
        places, place = {}, first
        for number, (begin, end) in self._objects.items():
            piece = self._changed.get(number) or self._pdf[begin:end]
            places[number] = place
            place += len(piece)
            yield piece
        count = len(places) + 1
        yield b"xref\n0 %d\n0000000000 65535 f \n" % count
        yield b"".join(b"%010d 00000 n \n" % places[number] for number in range(1, count))
        trailer = self._pdf[table:]
        yield trailer[: trailer.index(b"startxref")]
        yield b"startxref\n%d\n%%%%EOF\n" % place

    def _joined(self, text: re.Match[bytes]) -> bytes:
        """Return a text object with its letters in runs."""
        widths, size = self._widths(int(text[1])), float(text[2])

        def runs(found: re.Match[bytes]) -> bytes:
            letters = [(float(x), y, int(glyph, 16)) for x, y, glyph in _LETTER.findall(found[0])]
            return b"".join(_runs(letters, widths, size))

        return b"BT\n/F%s %s Tf %sET" % (text[1], text[2], _LETTERS.sub(runs, text[3]))

    def _widths(self, font: int) -> dict[int, float]:
        """Return the widths of a font's glyphs, those for any glyph under -1."""
        if font not in self._fonts:
            below = _DESCENDANT.search(self._head(font))
            self._fonts[font] = {} if below is None else _widths(self._head(int(below[1])))
        return self._fonts[font]


def _widths(font: bytes) -> dict[int, float]:
    usual, listed = _WIDTH.search(font), _WIDTHS.search(font)
    found = {-1: _USUAL_WIDTH if usual is None else float(usual[1])}
    for first, each, last, one in _SPAN.findall(b"" if listed is None else listed[1]):
        if one:
            found |= dict.fromkeys(range(int(first), int(last) + 1), float(one))
        else:
            found |= {int(first) + n: float(width) for n, width in enumerate(each.split())}
    return found


def _runs(letters: Sequence[_Letter], widths: dict[int, float], size: float) -> Iterator[bytes]:
    """Yield a run for each line of letters."""
    starts = [0, *(n for n, (_, below, _) in enumerate(letters) if n and float(below))]
    back = 0.0
    for start, end in pairwise([*starts, len(letters)]):
        across, below, glyph = letters[start]
        # A place counts from the run before, which begins where its first letter stands.
        yield b"%.6f %s Td [<%04x" % (across + back, below, glyph)
        back = pen = 0.0
        for (_, _, last), (step, _, glyph) in pairwise(letters[start:end]):
            pen += widths.get(last, widths.get(-1, _USUAL_WIDTH)) * size / 1000
            back += step
            nearer = round((pen - back) * 1000 / size, 2)
            pen -= nearer * size / 1000
            yield b"> %g <%04x" % (nearer, glyph) if nearer else b"%04x" % glyph
        yield b">] TJ\n"


def _without_tabs(mapped: re.Match[bytes]) -> bytes:
    return mapped[0].replace(b"<0009>", b"<0020>")
