"""What H.264 says of fields, beside heads written bit by bit (ITU-T H.264, 7.3.2.1.1 and 7.3.3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.coded.coded_picture import BrokenHeadError
from judge_app.media.coded.h264_head import Bits, H264Fields

PLAIN, HIGH = 66, 100


def ue(value: int) -> str:
    """Return a number as Exp-Golomb codes it (9.1)."""
    binary = f"{value + 1:b}"
    return "0" * (len(binary) - 1) + binary


def coded(*bits: str) -> bytes:
    """Return these bits, filled up."""
    joined = "".join(bits) + "1"
    joined += "0" * (-len(joined) % 8)
    content = int(joined, 2).to_bytes(len(joined) // 8)
    return content.replace(b"\0\0\0", b"\0\0\3\0").replace(b"\0\0\1", b"\0\0\3\1")


def sequence(profile: int, order: str, *, colour: str = "", is_whole: bool = False) -> bytes:
    """Return a sequence parameter set whose pictures are numbered with six bits."""
    size = ue(19) + ue(11)
    return coded(
        f"{profile:08b}",
        "0" * 16,
        ue(0),
        colour,
        ue(2),
        order,
        ue(4),
        "0",
        size,
        str(int(is_whole)),
    )


ORDERS = (ue(0) + ue(3), ue(1) + "0" + ue(1) + ue(2) + ue(2) + ue(1) + ue(5), ue(2))
COLOURS = (
    ue(1) + ue(0) + ue(0) + "00",
    ue(3) + "0" + ue(0) + ue(0) + "00",
    ue(1) + ue(0) + ue(0) + "01" + "1" + ue(0) * 16 + "1" + ue(16) + "000000",
)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("profile", "colour"), [(PLAIN, ""), *((HIGH, one) for one in COLOURS)])
def test_upper_lower_and_whole(profile: int, colour: str, order: str) -> None:
    fields = H264Fields(sequence(profile, order, colour=colour))
    slice_head = ue(0) + ue(7) + ue(0) + "010101"
    for rest, parity in (("10", 0), ("11", 1), ("00", None)):
        assert fields.parity(coded(slice_head, rest)) == parity


def test_planes_of_colour_are_told_apart() -> None:
    fields = H264Fields(sequence(HIGH, ue(2), colour=ue(3) + "1" + ue(0) + ue(0) + "00"))
    assert fields.parity(coded(ue(0), ue(7), ue(0), "10", "010101", "11")) == 1


def test_where_there_are_whole_pictures_only_slices_are_not_looked_into() -> None:
    assert H264Fields(sequence(PLAIN, ue(2), is_whole=True)).parity(b"") is None


@given(st.integers(0, 1 << 20), st.integers(-(1 << 20), 1 << 20))
def test_numbers(unsigned: int, signed: int) -> None:
    bits = Bits(coded(ue(unsigned), ue(2 * signed - 1 if signed > 0 else -2 * signed)))
    assert bits.golomb() == unsigned
    assert bits.signed_golomb() == signed


@pytest.mark.parametrize(
    "content",
    [b"", bytes(12), bytes([PLAIN, 0, 0]), coded(f"{PLAIN:08b}", "0" * 16, ue(0), ue(0), ue(9))],
)
def test_what_is_no_head(content: bytes) -> None:
    with pytest.raises(BrokenHeadError):
        H264Fields(content)
