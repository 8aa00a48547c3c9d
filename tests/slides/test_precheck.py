"""Every file is told by its bytes, and the dangerous ones are refused before anything parses them."""

import io
import struct
import warnings
import zipfile
import zlib

import pytest

from judge_app.byte_source import FileSource, MemorySource
from judge_app.slides.deck import UnreadableDeckError, UnreadableReason
from judge_app.slides.precheck import DeckForm, precheck
from tests.slides.flavours import flavoured, sample, strict
from tests.slides.zips import DOCUMENT, MACROS, SHOW, content_types, deck_like, zipped
from tests.support.corpus import corpus


def refusal(content: bytes, name: str = "bai.pptx") -> UnreadableReason:
    with pytest.raises(UnreadableDeckError) as caught:
        precheck(MemorySource(name, content))
    assert caught.value.name == name
    return caught.value.reason


def png_head(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))


def test_an_honest_deck_passes() -> None:
    found = precheck(MemorySource("bai.pptx", deck_like()))
    assert (found.entries, found.has_macros, found.is_strict) == (1, False, False)
    assert found.form is DeckForm.PRESENTATION


@pytest.mark.parametrize(
    ("content", "form", "has_macros"),
    [
        (flavoured("ppsx"), DeckForm.SHOW, False),
        (flavoured("ppsm"), DeckForm.SHOW, True),
        (flavoured("pptm"), DeckForm.PRESENTATION, True),
        (flavoured("potx"), DeckForm.TEMPLATE, False),
        (deck_like(SHOW), DeckForm.SHOW, False),
        (deck_like(MACROS), DeckForm.PRESENTATION, True),
        (
            zipped({"mimetype": b"application/vnd.oasis.opendocument.presentation"}),
            DeckForm.OPEN_DOCUMENT,
            False,
        ),
    ],
)
def test_each_form_is_named_and_allowed(content: bytes, form: DeckForm, has_macros: bool) -> None:
    found = precheck(MemorySource("bai.pptx", content))
    assert (found.form, found.has_macros) == (form, has_macros)


def test_a_strict_deck_is_told() -> None:
    assert precheck(MemorySource("bai.pptx", strict())).is_strict
    assert not precheck(MemorySource("bai.pptx", sample())).is_strict


def locked_odp() -> bytes:
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.presentation",
            "META-INF/manifest.xml": b"<m:file-entry><m:encryption-data/></m:file-entry>",
        }
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", UnreadableReason.EMPTY),
        (b"hello, this is text", UnreadableReason.NOT_A_DECK),
        (b"\x05ADMIN" + bytes(159), UnreadableReason.LOCK_FILE),
        (deck_like()[:-30], UnreadableReason.CUT_SHORT),
        (deck_like(DOCUMENT), UnreadableReason.OTHER_DOCUMENT),
        (zipped({"readme.txt": b"x"}), UnreadableReason.ARCHIVE),
        (bytes(5000), UnreadableReason.DAMAGED),
        (locked_odp(), UnreadableReason.PASSWORD),
        (deck_like(members={"../evil.xml": b"x"}), UnreadableReason.DAMAGED),
        (deck_like(members={"ppt/slides/slide1.xml": bytes(33_000_000)}), UnreadableReason.BOMB),
        (deck_like(members={"ppt/media/zeros.bin": bytes(2_000_000)}), UnreadableReason.BOMB),
    ],
)
def test_each_refusal_has_its_reason(content: bytes, reason: UnreadableReason) -> None:
    assert refusal(content) is reason


def test_a_lock_file_is_told_by_its_name_too() -> None:
    assert refusal(b"anything", "~$bai.pptx") is UnreadableReason.LOCK_FILE


def test_too_many_members_are_a_bomb() -> None:
    members = {f"ppt/x{number}": b"" for number in range(10_001)}
    assert refusal(zipped(members)) is UnreadableReason.BOMB


def test_two_members_of_one_name_are_refused() -> None:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("[Content_Types].xml", content_types(SHOW))
        archive.writestr("a.xml", b"1")
        archive.writestr("a.xml", b"2")
    assert refusal(stream.getvalue()) is UnreadableReason.DAMAGED


def test_a_picture_bomb_is_named_and_left_to_whoever_would_decode_it() -> None:
    found = precheck(
        MemorySource(
            "bai.pptx", deck_like(members={"ppt/media/image1.png": png_head(30_000, 30_000)})
        )
    )
    assert found.huge_pictures == ("ppt/media/image1.png",)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("ox_encrypted.pptx", UnreadableReason.PASSWORD),
        ("poi_Password_Protected-hello.ppt", UnreadableReason.PASSWORD),
        ("poi_cryptoapi-proc2356.ppt", UnreadableReason.PASSWORD),
        ("vi_lockfile.pptx", UnreadableReason.LOCK_FILE),
    ],
)
def test_real_refused_files(name: str, reason: UnreadableReason) -> None:
    source = FileSource(corpus("slides", "bad", name))
    with pytest.raises(UnreadableDeckError) as caught:
        precheck(source)
    source.close()
    assert caught.value.reason is reason


def test_old_binary_decks_are_told_by_their_streams() -> None:
    for path in sorted(corpus("slides", "ppt").glob("*.ppt")):
        source = FileSource(path)
        assert precheck(source).form is DeckForm.OLD_BINARY
        source.close()


def test_every_good_deck_passes() -> None:
    for folder in ("vi", "real", "feature", "truth"):
        for path in sorted(corpus("slides", folder).glob("*.pptx")):
            source = FileSource(path)
            precheck(source)
            source.close()
