"""Words, notes and pictures of an old binary deck, slide by slide ([MS-PPT])."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import olefile

from judge_app.byte_source import ByteSource
from judge_app.slides.byte_stream import ByteStream
from judge_app.slides.deck import UnreadableDeckError, UnreadableReason
from judge_app.slides.plain.pages import PlainPage
from judge_app.slides.plain.ppt_pictures import pictures_of, stored_pictures
from judge_app.slides.plain.records import Record, record_at, records

_DOCUMENT, _DOCUMENT_ATOM = 1000, 1001
_SLIDE, _SLIDE_ATOM, _NOTES = 1006, 1007, 1008
_SLIDE_PERSIST, _SHOW_INFO, _SLIDE_LIST = 1011, 1017, 4080
_TEXT_HEADER, _TEXT_WIDE, _TEXT_NARROW, _OUTLINE_TEXT = 3999, 4000, 4008, 3998
_USER_EDIT, _PERSIST_DIRECTORY = 4085, 6002
_TITLES = {0, 6}
"""Text types of a title: on a slide, and in the middle of a first slide ([MS-PPT] 2.13.33)."""
_NOTES_TEXT = 2
_SLIDES, _NOTES_LIST = 0, 2
_HIDDEN = 0x04
_LARGEST_STREAM = 200_000_000
_MOST_EDITS = 1000
_STANDARD_SIZE = (5760, 4320)
_INCH, _UNITS_AN_INCH = 914_400, 576
_DAMAGE = (OSError, ValueError, IndexError, TypeError, AttributeError, KeyError, RecursionError)
"""What olefile raises on a file that is not what it should be."""


@dataclass(frozen=True, slots=True)
class _Text:
    kind: int
    words: str


def read_ppt(source: ByteSource) -> tuple[tuple[int, int], tuple[PlainPage, ...]]:
    """Return the slides' size (EMU) and what stands on each; old or damaged decks are refused."""
    try:
        with olefile.OleFileIO(io.BufferedReader(ByteStream(source), 1 << 16)) as ole:
            document = _stream(ole, "PowerPoint Document")
            user = _stream(ole, "Current User")
            pictures = _stream(ole, "Pictures")
    except _DAMAGE as error:
        raise UnreadableDeckError(source.name, UnreadableReason.DAMAGED, str(error)) from error
    found = _Ppt(memoryview(document), memoryview(user), memoryview(pictures))
    pages = tuple(found.pages())
    if not pages:
        raise UnreadableDeckError(source.name, UnreadableReason.OLD_BINARY, "no slides found")
    return found.size(), pages


def _stream(ole: "olefile.OleFileIO", name: str) -> bytes:
    if not ole.exists(name):
        return b""
    content: bytes = ole.openstream(name).read(_LARGEST_STREAM)
    return content


class _Ppt:
    """The three streams of a deck, and where its records lie."""

    def __init__(self, stream: memoryview, user: memoryview, pictures: memoryview) -> None:
        self._stream = stream
        self._places = self._directory(int.from_bytes(user[16:20], "little"))
        self._document = self._find_document()
        self._pictures = stored_pictures(self._document, pictures)

    def size(self) -> tuple[int, int]:
        """Return the slides' width and height in EMU."""
        atom = self._document.first(_DOCUMENT_ATOM) if self._document is not None else None
        width, height = (atom.number(0), atom.number(4)) if atom is not None else (0, 0)
        if not (0 < width < 60_000 and 0 < height < 60_000):
            width, height = _STANDARD_SIZE
        return width * _INCH // _UNITS_AN_INCH, height * _INCH // _UNITS_AN_INCH

    def pages(self) -> Iterator[PlainPage]:
        """Yield the slides in the order of the show."""
        listed = list(self._listed(_SLIDES))
        notes = {identity: place for place, identity, _ in self._listed(_NOTES_LIST)}
        if not listed:
            yield from self._loose_pages()
        for place, _, outline in listed:
            slide = record_at(self._stream, self._places.get(place, -1))
            if slide is None or slide.kind != _SLIDE:
                yield _page(outline, "")
                continue
            atom = slide.first(_SLIDE_ATOM)
            notes_place = notes.get(atom.number(16), 0) if atom is not None else 0
            yield _page(
                list(_texts(slide, outline)) or outline,
                self._notes(notes_place),
                hidden=_is_hidden(slide),
                pictures=tuple(pictures_of(slide, self._pictures)),
            )

    def _loose_pages(self) -> Iterator[PlainPage]:
        """Yield slides found anywhere in the stream of a deck whose lists are damaged."""
        for record in records(self._stream):
            if record.kind == _SLIDE:
                yield _page(
                    list(_texts(record, [])),
                    "",
                    pictures=tuple(pictures_of(record, self._pictures)),
                )

    def _directory(self, edit: int) -> dict[int, int]:
        """Return where each persistent object lies, following the edits from the newest back."""
        places: dict[int, int] = {}
        for _ in range(_MOST_EDITS):
            atom = record_at(self._stream, edit)
            if atom is None or atom.kind != _USER_EDIT:
                break
            table = record_at(self._stream, atom.number(12))
            if table is not None and table.kind == _PERSIST_DIRECTORY:
                for identity, offset in _directory_entries(table):
                    places.setdefault(identity, offset)
            edit = atom.number(8)
            if not edit:
                break
        return places

    def _find_document(self) -> Record | None:
        for offset in self._places.values():
            record = record_at(self._stream, offset)
            if record is not None and record.kind == _DOCUMENT:
                return record
        return next((r for r in records(self._stream) if r.kind == _DOCUMENT), None)

    def _listed(self, which: int) -> Iterator[tuple[int, int, list[_Text]]]:
        """Yield place, identity and outline texts of each slide (or notes page) of a list."""
        if self._document is None:
            return
        for group in self._document.inside():
            if group.kind == _SLIDE_LIST and group.instance == which:
                yield from _persisted(group)

    def _notes(self, place: int) -> str:
        record = record_at(self._stream, self._places.get(place, -1)) if place else None
        if record is None or record.kind != _NOTES:
            return ""
        return "\n".join(text.words for text in _texts(record, []) if text.kind == _NOTES_TEXT)


def _persisted(group: Record) -> Iterator[tuple[int, int, list[_Text]]]:
    current: tuple[int, int, list[_Text]] | None = None
    kind = 1
    for record in group.inside():
        if record.kind == _SLIDE_PERSIST:
            if current is not None:
                yield current
            current = (record.number(0), record.number(12), [])
        elif record.kind == _TEXT_HEADER:
            kind = record.number(0)
        elif record.kind in {_TEXT_WIDE, _TEXT_NARROW} and current is not None:
            current[2].append(_Text(kind, _words(record)))
    if current is not None:
        yield current


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


def _texts(slide: Record, outline: list[_Text]) -> Iterator[_Text]:
    """Yield the texts of a slide's shapes; some only point at the list of the outline."""
    kind = 4
    for record in slide.below():
        if record.kind == _TEXT_HEADER:
            kind = record.number(0)
        elif record.kind in {_TEXT_WIDE, _TEXT_NARROW}:
            yield _Text(kind, _words(record))
        elif record.kind == _OUTLINE_TEXT and record.number(0) < len(outline):
            yield outline[record.number(0)]


def _words(record: Record) -> str:
    content = bytes(record.content)
    if record.kind == _TEXT_WIDE:
        return content.decode("utf-16-le", "replace")
    return content.decode("latin-1")


def _is_hidden(slide: Record) -> bool:
    info = slide.first(_SHOW_INFO)
    return info is not None and len(info.content) > 10 and bool(info.content[10] & _HIDDEN)


def _page(
    texts: list[_Text], notes: str, *, hidden: bool = False, pictures: tuple[bytes, ...] = ()
) -> PlainPage:
    title = next((text for text in texts if text.kind in _TITLES and text.words.strip()), None)
    lines = [line for text in texts if text is not title for line in _lines(text.words)]
    return PlainPage(
        title="" if title is None else " ".join(title.words.split()),
        lines=tuple(lines),
        notes=notes.replace("\r", "\n").replace("\v", "\n").strip(),
        hidden=hidden,
        pictures=pictures,
    )


def _lines(words: str) -> Iterator[str]:
    for line in words.replace("\v", "\r").split("\r"):
        shown = "".join(letter for letter in line if letter >= " " or letter == "\t").strip()
        if shown and shown != "*":  # a star stands where the date or the page number goes
            yield shown
