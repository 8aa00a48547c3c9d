"""What came in the place of a deck is told by its first bytes, its streams or its members."""

import pytest

from judge_app.slides.deck import UnreadableReason
from judge_app.slides.other_kinds import kind_of_bytes, kind_of_members, kind_of_streams

FLAT = b'<?xml version="1.0"?><office:document office:mimetype="presentation">'


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"Rar!\x1a\x07\0", UnreadableReason.ARCHIVE),
        (b"\xff\xd8\xff\xe0", UnreadableReason.PICTURE_OR_CLIP),
        (b"\0\0\0\x20ftypisom", UnreadableReason.PICTURE_OR_CLIP),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", UnreadableReason.WEB_PAGE),
        (b"{\\rtf1", UnreadableReason.OTHER_DOCUMENT),
        (FLAT, UnreadableReason.OPEN_DOCUMENT),
        (b"hello", UnreadableReason.NOT_A_DECK),
        (bytes(9), UnreadableReason.DAMAGED),
    ],
)
def test_first_bytes(head: bytes, kind: UnreadableReason) -> None:
    assert kind_of_bytes(head) is kind


def test_streams() -> None:
    assert kind_of_streams(["WordDocument"]) is UnreadableReason.OTHER_DOCUMENT
    assert kind_of_streams(["Khác"]) is UnreadableReason.NOT_A_DECK


@pytest.mark.parametrize(
    ("names", "types", "mime", "kind"),
    [
        ([], b"x wordprocessingml.document", b"", UnreadableReason.OTHER_DOCUMENT),
        ([], b"", b"application/vnd.oasis.opendocument.text", UnreadableReason.OTHER_DOCUMENT),
        ([], b"", b"application/vnd.sun.xml.impress", UnreadableReason.OPEN_DOCUMENT),
        (["Index/Document.iwa"], b"", b"", UnreadableReason.KEYNOTE),
        (["bai/bai.pptx"], b"", b"", UnreadableReason.ARCHIVE),
        ([], b"<Types/>", b"", UnreadableReason.NOT_A_DECK),
    ],
)
def test_members(names: list[str], types: bytes, mime: bytes, kind: UnreadableReason) -> None:
    assert kind_of_members(names, types, mime) is kind
