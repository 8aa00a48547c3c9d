"""Where pictures begin in coded video, and at which of them decoding can begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.coded.coded_picture import BrokenHeadError, VideoCodec
from judge_app.media.coded.coded_pictures import coded_pictures
from tests.support.mpeg_streams import group, picture

# H.264: access unit delimiter, sequence and picture parameter sets (profile 66, whole pictures), and messages.
AUD, SPS, PPS = (
    b"\0\0\0\1\x09\xf0",
    b"\0\0\0\1\x67\x42\x00\x1e\xf4\x05\x06\x7f",
    b"\0\0\1\x68\xce\x38\x80",
)
RECOVERS, SLOWLY, OTHER = (
    b"\0\0\1\x06\x06\x01\xc4\x80",
    b"\0\0\1\x06\x06\x01\x2c\x80",
    b"\0\0\1\x06\x05\x01\xaa\x80",
)
IDR, INTRA, NOT_INTRA, LATER_SLICE = (
    b"\0\0\1\x65\x88\x84\0\0",
    b"\0\0\1\x41\xb8\x80\xff\xff",
    b"\0\0\1\x41\x9a\x02\xff\xff",
    b"\0\0\1\x41\x00\x9a\xff\xff",
)  # fmt: skip

# HEVC: a unit of each kind; slices begin with whether they are the first of a picture.
VPS, SET, PICTURE_SET = b"\0\0\1\x40\x01\x0c", b"\0\0\1\x42\x01\x01", b"\0\0\1\x44\x01\xc1"


def _hevc(kind: int, *, is_first: bool = True) -> bytes:
    return b"\0\0\1" + bytes([kind << 1, 1, 0x80 if is_first else 0x40]) + b"\x55" * 8


def _seen(content: bytes, codec: VideoCodec) -> str:
    """Return a letter for each picture: K a key picture, d one that may be dropped, p another."""
    found = coded_pictures(content, codec)
    return "".join("K" if one.is_key else "d" if one.is_dropped else "p" for one in found)


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (AUD + SPS + PPS + IDR + LATER_SLICE + AUD + NOT_INTRA + LATER_SLICE, "Kd"),
        (AUD + IDR, "d"),
        (SPS + PPS + RECOVERS + INTRA, "K"),
        (SPS + PPS + OTHER + RECOVERS + INTRA, "K"),
        (SPS + PPS + SLOWLY + INTRA, "d"),
        (SPS + PPS + RECOVERS + NOT_INTRA, "d"),
        (SPS + PPS + INTRA, "d"),
        (b"", ""),
    ],
)
def test_h264(content: bytes, seen: str) -> None:
    assert _seen(content, VideoCodec.H264) == seen


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (VPS + SET + PICTURE_SET + _hevc(19) + _hevc(19, is_first=False) + _hevc(1), "Kp"),
        (VPS + SET + PICTURE_SET + _hevc(21) + _hevc(8) + _hevc(9) + _hevc(6), "Kddp"),
        (_hevc(21) + _hevc(1), "pp"),
    ],
)
def test_hevc(content: bytes, seen: str) -> None:
    assert _seen(content, VideoCodec.HEVC) == seen


LAYER, INTRA_VOP, VOP, BETWEEN = (
    b"\0\0\1\x20\x08",
    b"\0\0\1\xb6\x10",
    b"\0\0\1\xb6\x50",
    b"\0\0\1\xb6\x90",
)


@pytest.mark.parametrize(
    ("content", "seen"), [(LAYER + INTRA_VOP + VOP + BETWEEN + INTRA_VOP, "Kpdp"), (VOP, "p")]
)
def test_mpeg4(content: bytes, seen: str) -> None:
    assert _seen(content, VideoCodec.MPEG4) == seen


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (group() + picture(2, 1) + picture(0, 3) + picture(5, 2) + picture(6, 1), "Kdpp"),
        (group(is_closed=True) + picture(2, 1) + picture(0, 3), "Kp"),
    ],
)
def test_mpeg(content: bytes, seen: str) -> None:
    assert _seen(content, VideoCodec.MPEG) == seen


def test_mpeg_tells_turns_and_how_long_pictures_last() -> None:
    content = group() + picture(2, 1) + picture(600, 3) + group() + picture(0, 1)
    found = coded_pictures(content, VideoCodec.MPEG)
    assert [(one.group, one.turn) for one in found] == [(1, 2), (1, 600), (2, 0)]
    assert {one.lasts for one in found} == {3600}
    assert coded_pictures(picture(2, 1), VideoCodec.MPEG, 3003)[0].lasts == 3003


def test_a_picture_that_repeats_a_field_does_not_tell_its_turn() -> None:
    repeated = picture(2, 1).replace(b"\xf3\x80", b"\xf3\x82")
    assert coded_pictures(group() + repeated, VideoCodec.MPEG)[0].lasts == 0


def test_two_fields_of_mpeg_are_one_picture() -> None:
    upper, lower = (
        picture(2, 1).replace(b"\xf3\x80", bytes([field, 0x80])) for field in (0xF1, 0xF2)
    )
    found = coded_pictures(group() + upper + lower + upper + lower, VideoCodec.MPEG)
    assert len(found) == 2


@given(st.binary(max_size=300), st.sampled_from(VideoCodec))
def test_any_bytes_are_pictures_in_order_or_broken(content: bytes, codec: VideoCodec) -> None:
    begun = content.replace(b"\xff", b"\0\0\1")
    try:
        found = coded_pictures(begun, codec)
    except BrokenHeadError:
        return
    assert [one.at for one in found] == sorted({one.at for one in found})
    assert all(one.at <= one.dated_at < len(begun) for one in found)
