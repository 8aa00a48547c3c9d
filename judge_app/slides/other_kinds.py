"""What a file is that came in the place of a deck, so that staff can be told what to ask for."""

from collections.abc import Iterable

from judge_app.slides.deck import UnreadableReason

_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_SEEN_OR_HEARD = (
    b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"\x1aE\xdf\xa3", b"ID3",
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", b"FLV\x01", b"OggS",
)  # fmt: skip
"""How pictures and clips begin; MP4 has its mark behind four bytes of length."""
_MP4 = b"ftyp"
_WEB = (b"<!doctype html", b"<html")
_RICH_TEXT = b"{\\rtf"
_FLAT = b"office:document"
_BLANK = b"\xef\xbb\xbf \t\r\n"
_TEXT_STREAMS = frozenset({"WordDocument", "Workbook", "Book"})
_OFFICE = (b"wordprocessingml.", b"spreadsheetml.", b"ms-word.", b"ms-excel.")
_OPEN_DOCUMENT, _OLD_OPEN_DOCUMENT = b"vnd.oasis.opendocument.", b"vnd.sun.xml."
_IMPRESS = b"vnd.sun.xml.impress"
_KEYNOTE = (".iwa", ".apxl", ".apxl.gz")


def kind_of_bytes(head: bytes) -> UnreadableReason:
    """Return what a file is that begins with `head` and is neither a zip nor OLE."""
    if head.startswith(_ARCHIVES):
        return UnreadableReason.ARCHIVE
    if head.startswith(_SEEN_OR_HEARD) or head[4:8] == _MP4:
        return UnreadableReason.PICTURE_OR_CLIP
    words = head.lstrip(_BLANK)
    if words[:16].lower().startswith(_WEB):
        return UnreadableReason.WEB_PAGE
    if words.startswith(_RICH_TEXT):
        return UnreadableReason.OTHER_DOCUMENT
    if words.startswith(b"<?xml") and _FLAT in head:
        return UnreadableReason.OPEN_DOCUMENT
    return UnreadableReason.NOT_A_DECK if head.strip(b"\0") else UnreadableReason.DAMAGED


def kind_of_streams(names: Iterable[str]) -> UnreadableReason:
    """Return what an OLE file with these streams is, where it is no deck."""
    is_text = not _TEXT_STREAMS.isdisjoint(names)
    return UnreadableReason.OTHER_DOCUMENT if is_text else UnreadableReason.NOT_A_DECK


def kind_of_members(names: Iterable[str], types: bytes, mime: bytes) -> UnreadableReason:
    """Return what a zip is that is no deck: by its members, content types and kind in words."""
    if any(sign in types for sign in _OFFICE):
        return UnreadableReason.OTHER_DOCUMENT
    if _IMPRESS in mime:
        return UnreadableReason.OPEN_DOCUMENT
    if _OPEN_DOCUMENT in mime or _OLD_OPEN_DOCUMENT in mime:
        return UnreadableReason.OTHER_DOCUMENT
    if any(name.endswith(_KEYNOTE) for name in names):
        return UnreadableReason.KEYNOTE
    return UnreadableReason.NOT_A_DECK if types else UnreadableReason.ARCHIVE
