"""Clips inside decks are read in place, unpacked where they must be, and refused by name."""

import io
import zipfile
from pathlib import Path

import pytest

from judge_app.byte_source import DamagedBytesError, FileSource, MemorySource
from judge_app.slides.embedded import UnreadableClipError, open_embedded
from tests.support.corpus import corpus

CLIP = bytes(range(256)) * 700
PART = "/ppt/media/phim 1.mp4"


def deck(*, packed: bool) -> bytes:
    stream = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(PART.lstrip("/"), CLIP)
    return stream.getvalue()


@pytest.mark.parametrize("packed", [False, True], ids=["stored", "packed"])
def test_every_byte_of_a_clip_can_be_read_anywhere(tmp_path: Path, *, packed: bool) -> None:
    path = tmp_path / "bài.pptx"
    path.write_bytes(deck(packed=packed))
    source = FileSource(path)

    clip = open_embedded(source, PART)
    again = clip.reopened()
    source.close()
    clip.close()

    assert (again.name, again.size) == ("phim 1.mp4", len(CLIP))
    assert again.read_at(0, again.size) == CLIP
    assert again.read_at(1000, 16) == CLIP[1000:1016]
    assert again.read_at(len(CLIP) - 5, 100) == CLIP[-5:]
    assert again.read_at(len(CLIP) + 5, 100) == b""
    again.close()


def test_a_stored_clip_is_not_copied() -> None:
    content = deck(packed=False)
    read: list[int] = []

    class Counting(MemorySource):
        def read_at(self, offset: int, length: int) -> bytes:
            read.append(length)
            return super().read_at(offset, length)

    clip = open_embedded(Counting("bài.pptx", content), PART)

    assert sum(read) < len(CLIP) / 2
    assert clip.read_at(10, 10) == CLIP[10:20]


def test_damage_in_the_deck_reaches_the_player() -> None:
    class Torn(MemorySource):
        def read_at(self, offset: int, length: int) -> bytes:
            if offset < 10_000 < offset + length:
                raise DamagedBytesError("bài.pptx", 10_000, 10_001)
            return super().read_at(offset, length)

    clip = open_embedded(Torn("bài.pptx", deck(packed=False)), PART)

    assert clip.read_at(0, 100) == CLIP[:100]
    with pytest.raises(DamagedBytesError):
        clip.read_at(0, len(CLIP))


@pytest.mark.parametrize("part", ["/ppt/media/none.mp4", "", "../outside"])
def test_a_part_that_is_not_there_is_named(part: str) -> None:
    with pytest.raises(UnreadableClipError) as refused:
        open_embedded(MemorySource("bài.pptx", deck(packed=False)), part)

    assert refused.value.name == part.rpartition("/")[2]


def test_a_damaged_packed_clip_is_refused() -> None:
    content = bytearray(deck(packed=True))
    content[200:260] = bytes(60)

    with pytest.raises(UnreadableClipError):
        open_embedded(MemorySource("bài.pptx", bytes(content)), PART)


def test_a_sound_of_an_old_deck_is_put_together() -> None:
    deck = FileSource(corpus("slides", "ppt", "poi_sound.ppt"))
    sound = open_embedded(deck, "/sounds/1/ringin.wav")
    assert (sound.name, sound.size) == ("ringin.wav", 10026)
    assert sound.read_at(0, 4) == b"RIFF"
    sound.close()
    with pytest.raises(UnreadableClipError):
        open_embedded(deck, "/sounds/9/x.wav")
    assert deck.read_at(0, 2) == bytes.fromhex("d0cf"), "the deck stays open"
    deck.close()
