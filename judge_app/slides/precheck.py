"""What a deck is by its first bytes and its zip directory, before anything parses it.

Limits follow the largest honest decks met, many times over: a bomb is refused here by name.
"""

import io
import zipfile

from judge_app.slides.deck import UnreadableDeckError, UnreadableReason

_OLE_MAGIC = b"\xd0\xcf\x11\xe0"
_ZIP_MAGIC = b"PK"
_LOCK_SIZE = 165
"""The size of the files that Office lays beside an open deck."""

_MOST_MEMBERS = 10_000
_MOST_BYTES = 1 << 30
_MOST_BYTES_OUTSIDE_MEDIA = 200 << 20
_LARGEST_XML = 32 << 20
_HIGHEST_RATIO = 200
_RATIO_FROM = 1 << 20


def precheck(name: str, content: bytes) -> None:
    """Raise `UnreadableDeckError` with the reason unless `content` may be read as a deck."""
    if not content:
        raise UnreadableDeckError(name, UnreadableReason.CUT_SHORT)
    if name.startswith("~$") or (len(content) == _LOCK_SIZE and not content.startswith(b"PK")):
        raise UnreadableDeckError(name, UnreadableReason.LOCK_FILE)
    if content.startswith(_OLE_MAGIC):
        raise UnreadableDeckError(name, _ole_reason(content))
    if not content.startswith(_ZIP_MAGIC):
        raise UnreadableDeckError(name, UnreadableReason.NOT_A_DECK)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_directory(name, archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableDeckError(name, UnreadableReason.CUT_SHORT, str(error)) from error


def _ole_reason(content: bytes) -> UnreadableReason:
    """Tell an encrypted deck from one of the time before 2007."""
    encrypted = "EncryptedPackage".encode("utf-16-le") in content
    return UnreadableReason.PASSWORD if encrypted else UnreadableReason.OLD_BINARY


def _check_directory(name: str, archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    names = {info.filename for info in infos}
    if "mimetype" in names and "[Content_Types].xml" not in names:
        raise UnreadableDeckError(name, UnreadableReason.OPEN_DOCUMENT)
    if "[Content_Types].xml" not in names:
        raise UnreadableDeckError(name, UnreadableReason.NOT_A_DECK)
    total = sum(info.file_size for info in infos)
    outside = sum(i.file_size for i in infos if not i.filename.startswith("ppt/media/"))
    if (
        len(infos) > _MOST_MEMBERS
        or total > _MOST_BYTES
        or outside > _MOST_BYTES_OUTSIDE_MEDIA
        or any(map(_is_suspicious, infos))
    ):
        raise UnreadableDeckError(name, UnreadableReason.BOMB, f"{len(infos)} parts, {total} bytes")


def _is_suspicious(info: zipfile.ZipInfo) -> bool:
    is_xml = info.filename.endswith((".xml", ".rels"))
    if is_xml and info.file_size > _LARGEST_XML:
        return True
    ratio = info.file_size / max(1, info.compress_size)
    return info.file_size > _RATIO_FROM and ratio > _HIGHEST_RATIO
