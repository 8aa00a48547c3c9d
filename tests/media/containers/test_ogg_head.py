"""Which stream of an Ogg file holds the pictures."""

import pytest

from judge_app.media.containers.ogg_head import OggHead, read_ogg_head
from judge_app.media.containers.ogg_pages import OggPages
from tests.support.ogg import (
    BONES,
    KEY,
    PICTURES,
    SOUND,
    bone,
    clip,
    first_page,
    page,
    theora,
    vp8,
)  # fmt: skip
from tests.support.stored_bytes import reader

SKELETON = first_page(b"fishead\0\4\0\0\0", BONES)


def _head(content: bytes) -> OggHead | None:
    return read_ogg_head(reader(content), OggPages(reader(content), len(content)))


def _boned(serial: int, begins: int) -> bytes:
    return (
        SKELETON
        + first_page(theora())
        + page(0, bone(serial, begins), serial=BONES)
        + page(64, KEY)
    )


@pytest.mark.parametrize(
    ("content", "serials", "has_sound"),
    [
        (clip(), {PICTURES, SOUND}, True),
        (clip(sound=None), {PICTURES}, False),
        (clip(head=vp8(), sound=b"OpusHead"), {PICTURES, SOUND}, True),
        (_boned(PICTURES, 0), {PICTURES, BONES}, False),
        (_boned(SOUND, 64), {PICTURES, BONES}, False),
    ],
)
def test_the_stream_of_pictures(content: bytes, serials: set[int], has_sound: bool) -> None:
    head = _head(content)
    assert head is not None
    assert head.serial == PICTURES
    assert head.serials == serials
    assert head.has_sound is has_sound
    assert content[head.data_at :].startswith(b"OggS")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        first_page(b"\x01vorbis"),
        first_page(theora()) + first_page(theora(), SOUND),
        first_page(theora()) + first_page(b"BBCD\0", SOUND),
        first_page(theora(rate=0)),
        _boned(PICTURES, 64),
        page(0, theora()),
    ],
)
def test_files_without_one(content: bytes) -> None:
    assert _head(content) is None
