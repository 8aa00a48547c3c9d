"""What tags tell of their pictures."""

import pytest

from judge_app.media.containers.flv_pictures import UnknownPictureError, stored_picture
from judge_app.media.containers.flv_tags import FlvTag, read_flv_tags
from judge_app.media.containers.stretch import StoredPicture
from tests.support.flv import AVC, H263, PICTURE, SCRIPT, VP6, clip, picture, sound, tag
from tests.support.stored_bytes import reader


def _tag(piece: bytes) -> FlvTag:
    content = clip(piece)
    tags = read_flv_tags(reader(content), len(content))
    assert tags is not None
    return next(tags.onwards(13))


@pytest.mark.parametrize(
    ("piece", "shown_ms", "is_key"),
    [
        (picture(40), 40, False),
        (picture(40, is_key=True), 40, True),
        (picture(40, codec=VP6), 40, False),
        (picture(40, codec=AVC, is_key=True, later_ms=80), 120, True),
        (picture(40, codec=AVC), 40, False),
        (tag(PICTURE, 40, b"\x32picture"), 40, False),
        (picture(1 << 24, codec=AVC, later_ms=0x7FFFFF), (1 << 24) + 0x7FFFFF, False),
    ],
)
def test_a_picture(piece: bytes, shown_ms: int, is_key: bool) -> None:
    found = _tag(piece)
    assert stored_picture(found) == StoredPicture(
        shown_ms=shown_ms, decoded_ms=found.time_ms, is_key=is_key
    )


@pytest.mark.parametrize(
    "piece",
    [
        sound(0),
        tag(SCRIPT, 0, b"\2\0\nonMetaData"),
        tag(PICTURE, 0, b""),
        tag(PICTURE, 0, b"\x52\0"),
        tag(PICTURE, 0, b"\x17\0\0\0\0private"),
        tag(PICTURE, 0, b"\x17\2\0\0\0over"),
        picture(0, codec=H263, length=0),
        picture(0, codec=VP6, length=1),
        picture(0, codec=AVC, length=0),
    ],
)
def test_no_picture(piece: bytes) -> None:
    assert stored_picture(_tag(piece)) is None


@pytest.mark.parametrize(
    "piece", [picture(40, codec=AVC, later_ms=-1), picture(0, codec=12), tag(PICTURE, 0, b"\x90hvc1abc")]
)  # fmt: skip
def test_pictures_of_which_nobody_knows_when_they_are_shown(piece: bytes) -> None:
    found = _tag(piece)
    with pytest.raises(UnknownPictureError):
        stored_picture(found)
