"""The preview pack of one deck: its pages as everybody will see them, and all there is to know.

A pack is a zip whose members are stored as they are: a mark, `pack.json` and `pages.pdf`. Staff's
machine makes it while the bundle is built; judges' machines read pages in place and need neither
Office nor the deck itself.
"""

import struct
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from judge_app.byte_source import ByteSource, SliceSource
from judge_app.file_errors import explained
from judge_app.slides.byte_stream import ByteStream
from judge_app.slides.deck import PageFacts, UnreadableDeckError, UnreadableReason
from judge_app.slides.timeless_pdf import without_time
from judge_app.slides.zip_damage import ZIP_DAMAGE

FORMAT = 1
PACK_SUFFIX = ".pack"
_MARK = "judge-app-deck-pack"
_INDEX = "pack.json"
_PAGES = "pages.pdf"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_LARGEST_INDEX = 64_000_000


class PackOrigin(StrEnum):
    """Who drew the pages."""

    CONVERTED = "converted"
    """LibreOffice or PowerPoint."""
    BUILT_IN = "built-in"
    """The built-in reader."""
    TEXT_AND_PICTURES = "text-and-pictures"
    """Nobody could draw the deck; its words and pictures are laid out plainly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPage:
    """One page of the deck and the sheet of the PDF (from 1) on which it stands."""

    facts: PageFacts
    sheet: int
    text: str = ""
    undrawn: str = ""
    """Why it could not be drawn, as a key; the sheet then shows its words. Empty where it could."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckPack:
    """All there is to know of a deck; `sha256` and `size` are those of the file as submitted."""

    name: str
    sha256: str
    size: int
    origin: PackOrigin
    producer: str
    """The program that drew the pages, with its version."""
    pages: tuple[PackPage, ...]
    form: str = ""
    """What sort of deck it was: a `DeckForm`, or `pdf`."""
    has_macros: bool = False
    """Whether macros came with it; they are never run."""
    is_strict: bool = False
    format: int = FORMAT


def write_pack(target: Path, pack: DeckPack, pages: Path) -> None:
    """Write a pack around the PDF `pages`; the same inputs give the same bytes."""
    with explained(target), zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(_MARK, _LONG_AGO), str(FORMAT))
        archive.writestr(zipfile.ZipInfo(_INDEX, _LONG_AGO), msgspec.json.encode(pack))
        archive.writestr(zipfile.ZipInfo(_PAGES, _LONG_AGO), without_time(pages.read_bytes()))


def is_pack(head: bytes) -> bool:
    """Say whether a file that begins with `head` is a pack."""
    start = _LOCAL_HEADER.size
    return head.startswith(b"PK\x03\x04") and head[start : start + len(_MARK)] == _MARK.encode()


def read_pack(source: ByteSource) -> tuple[DeckPack, ByteSource]:
    """Return what a pack says and its PDF, read in place; `UnreadableDeckError` if it is not whole."""
    try:
        with zipfile.ZipFile(ByteStream(source)) as archive:
            index = archive.getinfo(_INDEX)
            if index.file_size > _LARGEST_INDEX:
                raise _damaged(source, _INDEX)
            pack = msgspec.json.decode(archive.read(index), type=DeckPack)
            pages = _slice(source, archive.getinfo(_PAGES))
    except (*ZIP_DAMAGE, msgspec.MsgspecError) as error:
        raise _damaged(source, str(error)) from error
    if pack.format > FORMAT or not pack.pages:
        raise _damaged(source, f"format {pack.format}")
    return pack, pages


def _slice(source: ByteSource, info: zipfile.ZipInfo) -> ByteSource:
    """Return a stored member's bytes where they lie."""
    header = source.read_at(info.header_offset, _LOCAL_HEADER.size)
    if info.compress_type != zipfile.ZIP_STORED or len(header) < _LOCAL_HEADER.size:
        raise _damaged(source, info.filename)
    _, name, extra = _LOCAL_HEADER.unpack(header)
    start = info.header_offset + _LOCAL_HEADER.size + name + extra
    return SliceSource(source, start, info.file_size)


def _damaged(source: ByteSource, detail: str) -> UnreadableDeckError:
    return UnreadableDeckError(source.name, UnreadableReason.DAMAGED, detail)
