"""The streams of an old binary deck, and where its records lie ([MS-PPT] 2.1 and 2.3)."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import olefile

from judge_app.byte_source import ByteSource
from judge_app.slides.byte_stream import ByteStream
from judge_app.slides.deck import UnreadableDeckError, UnreadableReason
from judge_app.slides.plain.records import Record, record_at, records

_DOCUMENT, _DOCUMENT_ATOM = 1000, 1001
_SLIDE_PERSIST, _SLIDE_LIST = 1011, 4080
_USER_EDIT, _PERSIST_DIRECTORY = 4085, 6002
_LARGEST_STREAM = 200_000_000
_MOST_EDITS = 1000
_STANDARD_SIZE = (5760, 4320)
_LARGEST_SIDE = 60_000
_INCH, _UNITS_AN_INCH = 914_400, 576
_DAMAGE = (OSError, ValueError, IndexError, TypeError, AttributeError, KeyError, RecursionError)
"""What olefile raises on a file that is not what it should be."""

SLIDES, MASTERS, NOTES = 0, 1, 2
"""The three lists of a document."""


_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")


def is_old_binary(head: bytes) -> bool:
    """Say whether a file that begins with `head` is of the kind that old binary decks are."""
    return head.startswith(_OLE2)


def emu(units: float) -> float:
    """Return a length of the file (1/576 inch) in EMU."""
    return units * _INCH / _UNITS_AN_INCH


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An entry of a list: where the page lies, its identity, and its texts in the outline."""

    place: int
    identity: int
    outline: tuple[Record, ...] = ()


class PptFile:
    """The streams of a deck; records are found by their numbers in its directory."""

    def __init__(self, stream: bytes, user: bytes, pictures: bytes) -> None:
        self.stream = memoryview(stream)
        self.pictures = memoryview(pictures)
        self._places = self._directory(int.from_bytes(user[16:20], "little"))
        self.document = self._find_document()

    @classmethod
    def opened(cls, source: ByteSource) -> "PptFile":
        """Read the streams; `UnreadableDeckError` where the file is damaged."""
        try:
            with olefile.OleFileIO(io.BufferedReader(ByteStream(source), 1 << 16)) as ole:
                names = ("PowerPoint Document", "Current User", "Pictures")
                return cls(*(_stream(ole, name) for name in names))
        except _DAMAGE as error:
            damaged = UnreadableReason.DAMAGED
            raise UnreadableDeckError(source.name, damaged, str(error)) from error

    @property
    def size(self) -> tuple[int, int]:
        """The slides' width and height in EMU."""
        atom = self.document.first(_DOCUMENT_ATOM) if self.document is not None else None
        width, height = (atom.number(0), atom.number(4)) if atom is not None else (0, 0)
        if not (0 < width < _LARGEST_SIDE and 0 < height < _LARGEST_SIDE):
            width, height = _STANDARD_SIZE
        return int(emu(width)), int(emu(height))

    def page(self, place: int) -> Record | None:
        """Return the record that the directory has under a number."""
        return record_at(self.stream, self._places.get(place, -1)) if place else None

    def listed(self, which: int) -> tuple[Listed, ...]:
        """Return the entries of a list: `SLIDES`, `MASTERS` or `NOTES`."""
        if self.document is None:
            return ()
        groups = (g for g in self.document.inside() if g.kind == _SLIDE_LIST)
        return tuple(entry for g in groups if g.instance == which for entry in _entries(g))

    def _directory(self, edit: int) -> dict[int, int]:
        """Return where each persistent object lies, following the edits from the newest back."""
        places: dict[int, int] = {}
        for _ in range(_MOST_EDITS):
            atom = record_at(self.stream, edit)
            if atom is None or atom.kind != _USER_EDIT:
                break
            table = record_at(self.stream, atom.number(12))
            if table is not None and table.kind == _PERSIST_DIRECTORY:
                for identity, offset in _directory_entries(table):
                    places.setdefault(identity, offset)
            edit = atom.number(8)
            if not edit:
                break
        return places

    def _find_document(self) -> Record | None:
        for offset in self._places.values():
            record = record_at(self.stream, offset)
            if record is not None and record.kind == _DOCUMENT:
                return record
        return next((r for r in records(self.stream) if r.kind == _DOCUMENT), None)


def _stream(ole: "olefile.OleFileIO", name: str) -> bytes:
    if not ole.exists(name):
        return b""
    content: bytes = ole.openstream(name).read(_LARGEST_STREAM)
    return content


def _entries(group: Record) -> Iterator[Listed]:
    current: Record | None = None
    outline: list[Record] = []
    for record in group.inside():
        if record.kind == _SLIDE_PERSIST:
            if current is not None:
                yield _listed(current, outline)
            current, outline = record, []
        else:
            outline.append(record)
    if current is not None:
        yield _listed(current, outline)


def _listed(persist: Record, outline: list[Record]) -> Listed:
    return Listed(place=persist.number(0), identity=persist.number(12), outline=tuple(outline))


def _directory_entries(table: Record) -> Iterator[tuple[int, int]]:
    """Yield identity and offset of each object of a directory ([MS-PPT] 2.3.4)."""
    place = 0
    while place + 4 <= len(table.content):
        first, count = table.number(place) & 0xFFFFF, table.number(place) >> 20
        place += 4
        for number in range(count):
            if place + 4 > len(table.content):
                return
            yield first + number, table.number(place)
            place += 4
