"""What a file claims to be, told from its first bytes and its zip directory, before any parser.

Nothing is unpacked here but the list of content types and the first bytes of pictures. A deck that
passes may be opened, each form by its own reader; one that does not is refused with
`UnreadableDeckError`, whose reason names what staff can do about it.
"""

import io
import re
import struct
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

import olefile

from judge_app.byte_source import ByteSource
from judge_app.slides.byte_stream import ByteStream
from judge_app.slides.deck import UnreadableDeckError, UnreadableReason
from judge_app.slides.other_kinds import kind_of_bytes, kind_of_members, kind_of_streams
from judge_app.slides.picture_size import picture_size
from judge_app.slides.zip_damage import ZIP_DAMAGE


class DeckForm(StrEnum):
    """What sort of deck a file is, whatever its name says."""

    PRESENTATION = "presentation"
    SHOW = "show"
    """Saved to start as a slide show (`.ppsx`, `.ppsm`)."""
    TEMPLATE = "template"
    OPEN_DOCUMENT = "open-document"
    OLD_BINARY = "old-binary"


MOST_ENTRIES = 10_000
MOST_UNPACKED = 1_000_000_000
"""Bytes of all members together, not counting media that are stored as they are."""
MOST_OUTSIDE_MEDIA = 200_000_000
LARGEST_XML = 32_000_000
HIGHEST_RATIO = 200
"""Honest decks stay below 42; only members over `RATIO_FROM` bytes are asked."""
RATIO_FROM = 1_000_000
LARGEST_PICTURE = 100_000_000
"""Pixels of one picture."""

CONTENT_TYPES = "[Content_Types].xml"
_MEDIA = "ppt/media/"
_LARGEST_CONTENT_TYPES = 4_000_000
_PICTURE_HEAD = 65_536
_LOCK_FILE_SIZE = 165
_LONGEST_LOCK_NAME = 54
_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK\x03\x04"
_MAIN = re.compile(
    rb"contenttype\s*=\s*[\"'][^\"']*(?:presentationml\.(?P<plain>presentation|slideshow|template)"
    rb"|ms-powerpoint\.(?P<macros>presentation|slideshow|template|addin)\.macroenabled)\.main\+xml"
)
_STRICT = b"http://purl.oclc.org/ooxml/officedocument"
_MACROS = b"vbaproject"
_FONTS = "ppt/fonts/"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.presentation"
_MANIFEST, _ENCRYPTED = "META-INF/manifest.xml", b"encryption-data"
"""Where OpenDocument says that a password protects its parts (ODF 1.2 part 3, 3.4)."""
_FORMS = {b"slideshow": DeckForm.SHOW, b"template": DeckForm.TEMPLATE}
_ROOT_RELATIONS = "_rels/.rels"
_SCRAMBLED_USER = bytes.fromhex("dfc4d1f3")
"""The header token in `Current User` of a .ppt whose content is encrypted ([MS-PPT] 2.3.2)."""
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Precheck:
    """What the directory of an acceptable deck says."""

    form: DeckForm
    entries: int = 0
    unpacked: int = 0
    has_macros: bool = False
    is_strict: bool = False
    """Saved as "Strict Open XML Presentation", which spells every name differently."""
    brings_fonts: bool = False
    """Whether fonts came with it."""
    huge_pictures: tuple[str, ...] = ()
    """Members with more than `LARGEST_PICTURE` pixels; no converter should meet them."""


def precheck(source: ByteSource) -> Precheck:
    """Look at a deck without opening it; `UnreadableDeckError` says why it must not be opened."""
    head = source.read_at(0, 1024)
    if not head:
        raise UnreadableDeckError(source.name, UnreadableReason.EMPTY)
    if head.startswith(_OLE2):
        refused = _refusal_of_ole(source)
        if refused is not None:
            raise UnreadableDeckError(source.name, refused)
        return Precheck(form=DeckForm.OLD_BINARY)
    if not head.startswith(_ZIP):
        raise UnreadableDeckError(source.name, _reason_of_other(source, head))
    try:
        with zipfile.ZipFile(io.BufferedReader(ByteStream(source), 1 << 16)) as archive:
            return _Directory(source.name, archive).checked()
    except zipfile.BadZipFile as error:
        raise UnreadableDeckError(source.name, UnreadableReason.CUT_SHORT, str(error)) from error
    except ZIP_DAMAGE as error:
        raise UnreadableDeckError(source.name, UnreadableReason.DAMAGED, str(error)) from error


def _reason_of_other(source: ByteSource, head: bytes) -> UnreadableReason:
    """Tell PowerPoint's lock file (a user's name in 165 bytes) from anything else."""
    named = source.name.startswith("~$")
    shaped = source.size == _LOCK_FILE_SIZE and 0 < head[0] <= _LONGEST_LOCK_NAME
    return UnreadableReason.LOCK_FILE if named or shaped else kind_of_bytes(head)


def _refusal_of_ole(source: ByteSource) -> UnreadableReason | None:
    """Tell a password-protected deck and a strange file from an old binary deck, which is None."""
    try:
        with olefile.OleFileIO(io.BufferedReader(ByteStream(source), 1 << 16)) as ole:
            if ole.exists("EncryptedPackage") or ole.exists("EncryptionInfo"):
                return UnreadableReason.PASSWORD
            if ole.exists("Current User"):
                user = ole.openstream("Current User").read(64)
                if user[12:16] == _SCRAMBLED_USER:
                    return UnreadableReason.PASSWORD
            shown = any(
                ole.exists(name) for name in ("PowerPoint Document", "PP40", "PP97_DUALSTORAGE")
            )
            return None if shown else kind_of_streams(name for name, *_ in ole.listdir())
    except (OSError, ValueError, IndexError, TypeError, AttributeError, struct.error):
        return UnreadableReason.DAMAGED


class _Directory:
    """The members of a zip, looked at one question at a time."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self._name = name
        self._archive = archive
        self._members = archive.infolist()

    def checked(self) -> Precheck:
        self._refuse_strange_names()
        self._refuse_bombs()
        form, has_macros = self._form()
        return Precheck(
            form=form,
            entries=len(self._members),
            unpacked=sum(m.file_size for m in self._members),
            has_macros=has_macros,
            is_strict=_STRICT in self._head_of(_ROOT_RELATIONS, _LARGEST_CONTENT_TYPES).lower(),
            brings_fonts=any(m.filename.startswith(_FONTS) for m in self._members),
            huge_pictures=tuple(m.filename for m in self._members if self._is_huge_picture(m)),
        )

    def _refusal(self, reason: UnreadableReason, detail: str = "") -> UnreadableDeckError:
        return UnreadableDeckError(self._name, reason, detail)

    def _refuse_strange_names(self) -> None:
        names = [m.filename for m in self._members]
        if len(set(names)) != len(names):
            raise self._refusal(UnreadableReason.DAMAGED, "duplicate names")
        for name in names:
            if name.startswith(("/", "\\")) or ".." in PurePosixPath(name).parts or "\0" in name:
                raise self._refusal(UnreadableReason.DAMAGED, name)
        if any(m.flag_bits & 1 for m in self._members):
            raise self._refusal(UnreadableReason.PASSWORD)

    def _refuse_bombs(self) -> None:
        if len(self._members) > MOST_ENTRIES:
            raise self._refusal(UnreadableReason.BOMB, f"{len(self._members)} entries")
        grown = [m for m in self._members if not _lies_open(m)]
        if sum(m.file_size for m in grown) > MOST_UNPACKED:
            raise self._refusal(UnreadableReason.BOMB, "total size")
        outside = sum(m.file_size for m in grown if not m.filename.startswith(_MEDIA))
        if outside > MOST_OUTSIDE_MEDIA:
            raise self._refusal(UnreadableReason.BOMB, "size outside media")
        for member in grown:
            if member.file_size > LARGEST_XML and member.filename.endswith((".xml", ".rels")):
                raise self._refusal(UnreadableReason.BOMB, member.filename)
            ratio = member.file_size / max(1, member.compress_size)
            if member.file_size > RATIO_FROM and ratio > HIGHEST_RATIO:
                raise self._refusal(UnreadableReason.BOMB, member.filename)

    def _form(self) -> tuple[DeckForm, bool]:
        """Return the form of the deck and whether it has macros."""
        types = self._head_of(CONTENT_TYPES, _LARGEST_CONTENT_TYPES).lower()
        mime = self._head_of("mimetype", 256)
        if not types and _OPEN_DOCUMENT in mime:
            if _ENCRYPTED in self._head_of(_MANIFEST, _LARGEST_CONTENT_TYPES):
                raise self._refusal(UnreadableReason.PASSWORD)
            return DeckForm.OPEN_DOCUMENT, False
        main = _MAIN.search(types)
        if main is None:
            names = (m.filename for m in self._members)
            raise self._refusal(kind_of_members(names, types, mime))
        kind = main["plain"] or main["macros"]
        return _FORMS.get(kind, DeckForm.PRESENTATION), bool(main["macros"]) or _MACROS in types

    def _head_of(self, name: str, length: int) -> bytes:
        member = next((m for m in self._members if m.filename == name), None)
        return b"" if member is None else self._head(member, length)

    def _is_huge_picture(self, member: zipfile.ZipInfo) -> bool:
        if PurePosixPath(member.filename).suffix.lower() not in _PICTURES:
            return False
        try:
            size = picture_size(self._head(member, _PICTURE_HEAD))
        except ZIP_DAMAGE:
            return False  # the picture is damaged, not the deck
        return size is not None and size[0] * size[1] > LARGEST_PICTURE

    def _head(self, member: zipfile.ZipInfo, length: int) -> bytes:
        with self._archive.open(member) as stream:
            return stream.read(length)


def _lies_open(member: zipfile.ZipInfo) -> bool:
    """Say whether a member is a clip or picture kept uncompressed, which cannot grow."""
    return member.filename.startswith(_MEDIA) and member.compress_size >= member.file_size
