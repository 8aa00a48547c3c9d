"""In the copy for the converter nothing leads outside and no picture is a bomb."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

from judge_app.slides.converting.safe_copy import copy_safely, without_links, without_references
from judge_app.slides.picture_size import picture_size
from tests.slides.flavours import sample
from tests.slides.zips import deck_like, zipped

RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="http://x/relationships/image" Target="http://evil/a.png" '
    b'TargetMode="External"/>'
    b'<Relationship Id="rId2" Type="http://x/relationships/hyperlink" Target="http://ok/" '
    b'TargetMode="External"/>'
    b'<Relationship Id="rId3" Type="http://x/relationships/image" Target="../media/a.png"/>'
    b"</Relationships>"
)


def huge_png() -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))


def test_only_hyperlinks_still_lead_outside() -> None:
    safe = without_links(RELATIONS)
    assert b"evil" not in safe
    assert b"about:blank" in safe
    assert b"http://ok/" in safe
    assert b"../media/a.png" in safe


def test_references_of_open_documents_are_emptied_but_for_links() -> None:
    part = (
        b'<x xmlns:xlink="http://www.w3.org/1999/xlink">'
        b'<image xlink:href="http://evil/a.png"/><image xlink:href="file:///etc/passwd"/>'
        b'<image xlink:href="../secret.png"/><image xlink:href="Pictures/a.png"/>'
        b'<a xlink:href="http://ok/"/></x>'
    )
    safe = without_references(part)
    for word in (b"evil", b"passwd", b"secret"):
        assert word not in safe
    assert b"Pictures/a.png" in safe
    assert b"http://ok/" in safe


def test_damaged_parts_are_left_as_they_are() -> None:
    assert without_links(b"<broken") == b"<broken"
    assert without_references(b"<broken") == b"<broken"


def test_a_copy_holds_everything_else_unchanged(tmp_path: Path) -> None:
    deck, target = tmp_path / "a.pptx", tmp_path / "b.pptx"
    deck.write_bytes(sample())
    copy_safely(deck, target)
    with zipfile.ZipFile(deck) as old, zipfile.ZipFile(target) as new:
        assert old.namelist() == new.namelist()
        for name in old.namelist():
            if not name.endswith(".rels"):
                assert old.read(name) == new.read(name)


def test_a_picture_bomb_becomes_a_pixel(tmp_path: Path) -> None:
    deck, target = tmp_path / "a.pptx", tmp_path / "b.pptx"
    deck.write_bytes(
        deck_like(members={"ppt/media/image1.png": huge_png(), "ppt/media/clip.mp4": bytes(99)})
    )
    copy_safely(deck, target)
    with zipfile.ZipFile(target) as archive:
        assert picture_size(archive.read("ppt/media/image1.png")) == (1, 1)
        assert archive.read("ppt/media/clip.mp4") == bytes(99)


def test_what_is_no_zip_is_copied_as_it_is(tmp_path: Path) -> None:
    deck, target = tmp_path / "a.ppt", tmp_path / "b.ppt"
    deck.write_bytes(b"\xd0\xcf\x11\xe0 old, with a zip inside" + zipped({"a.xml": b"<x/>"}))
    assert zipfile.is_zipfile(deck)
    copy_safely(deck, target)
    assert target.read_bytes() == deck.read_bytes()
    broken = bytearray(zipped({"a.xml": b"<x/>" * 100}))
    broken[40:60] = bytes(20)
    deck.write_bytes(bytes(broken))
    assert zipfile.is_zipfile(io.BytesIO(bytes(broken)))
    copy_safely(deck, target)
    assert target.read_bytes() == deck.read_bytes()
