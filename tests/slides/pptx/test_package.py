"""Every flavour opens as the plain deck does, and clips stay where they are."""

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest

from judge_app.byte_source import FileSource, MemorySource
from judge_app.slides.opening import open_deck
from judge_app.slides.pptx.package import as_plain, composed, open_package
from judge_app.slides.pptx.reader import PptxReader
from judge_app.slides.scene import words_of
from tests.slides.flavours import FLAVOURS, TEXT, flavoured, rewritten, sample, strict
from tests.support.corpus import corpus


def drawn(content: bytes) -> tuple[tuple[str, ...], list[bytes]]:
    """Return a deck's titles and its pages as pixels."""
    deck = open_deck(MemorySource("bai.pptx", content))
    titles = tuple(page.title for page in deck.pages)
    return titles, [deck.render(page.number, 160).pixels for page in deck.pages]


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_every_flavour_is_drawn_as_the_plain_deck(flavour: str) -> None:
    assert drawn(flavoured(flavour)) == drawn(sample())


def test_a_strict_deck_is_drawn_as_the_plain_one() -> None:
    content = strict()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"purl.oclc.org" in archive.read("ppt/slides/slide1.xml")
    assert drawn(content) == drawn(sample())


def test_percentages_with_a_sign_become_numbers() -> None:
    part = (
        b'<a:x xmlns:a="http://purl.oclc.org/ooxml/drawingml/main" '
        b'xmlns:c="http://purl.oclc.org/ooxml/drawingml/chart">'
        b'<a:lumMod val="75%"/><a:l val="-12.5%"/><c:gapWidth val="150%"/><a:t v="9% x"/>'
        b'<c:numFmt formatCode="0%"/></a:x>'
    )
    plain = as_plain(part)
    for attribute in (b'"75000"', b'"-12500"', b'"150"', b'"9% x"', b'formatCode="0%"'):
        assert attribute in plain
    assert b"http://schemas.openxmlformats.org/drawingml/2006/main" in plain


def test_properties_keep_their_usual_names() -> None:
    kind = b"http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties"
    assert as_plain(b"<R Type='" + kind + b"'/>") == (
        b"<R Type='http://schemas.openxmlformats.org/officeDocument/2006/"
        b"relationships/extended-properties'/>"
    )


class Counting(FileSource):
    """A file that counts the bytes read of it."""

    read = 0

    def read_at(self, offset: int, length: int) -> bytes:
        part = super().read_at(offset, length)
        self.read += len(part)
        return part


def test_clips_are_not_read_when_a_deck_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "phim.pptx"
    with zipfile.ZipFile(path, "w") as archive:
        with zipfile.ZipFile(corpus("slides", "feature", "pp_shp-movie-props.pptx")) as old:
            for info in old.infolist():
                is_clip = info.filename.endswith((".mp4", ".mov", ".avi", ".m4v"))
                archive.writestr(info, bytes(30_000_000) if is_clip else old.read(info))
        assert any(info.file_size == 30_000_000 for info in archive.infolist())
    source = Counting(path)
    deck = open_deck(source)
    assert len(deck.pages) == 1
    assert source.read < 5_000_000
    source.close()


def test_a_damaged_picture_costs_the_picture_only() -> None:
    content = bytearray(rewritten(lambda _name, part: part))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        pictures = [i for i in archive.infolist() if i.filename.startswith("ppt/media/")]
        for info in pictures:
            start = info.header_offset + 30 + len(info.filename)
            content[start : start + 20] = bytes(20)
    deck = open_deck(MemorySource("bai.pptx", bytes(content)))
    for page in deck.pages:
        assert deck.render(page.number, 160).width == 160


def test_bytes_of_pictures_come_when_they_are_asked_for() -> None:
    presentation = open_package(MemorySource("bai.pptx", sample())).presentation
    parts = {str(p.partname): p for p in presentation.part.package.iter_parts()}
    picture = next(p for name, p in parts.items() if name.startswith("/ppt/media/"))
    assert picture.blob.startswith(b"\x89PNG")


def test_letters_and_marks_typed_apart_become_one() -> None:
    apart = unicodedata.normalize("NFD", "Phụ nữ Việt Nam, ẵ ợ")

    def change(name: str, part: bytes) -> bytes:
        return part.replace(TEXT.title.encode(), apart.encode()) if name.endswith(".xml") else part

    reader = PptxReader(MemorySource("bài.pptx", rewritten(change)))

    assert reader.facts(1).title == "Phụ nữ Việt Nam, ẵ ợ"
    assert "Phụ nữ Việt Nam, ẵ ợ" in reader.text(1)
    assert "Phụ nữ Việt Nam, ẵ ợ" in {run.text for run in words_of(reader.scene(1)[0])}


def test_other_encodings_are_left_alone() -> None:
    part = "<a>ệ\u0323</a>".encode("utf-16")
    assert composed(part + b"\xcc") == part + b"\xcc"
