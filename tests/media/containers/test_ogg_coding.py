"""How pictures are counted and told apart."""

import pytest

from judge_app.media.containers.ogg_coding import read_ogg_coding
from tests.support.ogg import HIDDEN_VP8, KEY, KEY_VP8, LATER, LATER_VP8, theora, vp8


@pytest.mark.parametrize(
    ("packet", "granule", "pictures"),
    [
        (theora(), 1 << 6, 1),
        (theora(), 26 << 6 | 24, 50),
        (theora(version=0x030200), 0, 1),
        (theora(version=0x030200), 25 << 6 | 24, 50),
        (theora(shift=8), 1 << 8 | 255, 256),
        (vp8(), 1 << 32 | 3 << 30, 1),
        (vp8(), 50 << 32 | 3 << 30 | 24 << 3, 50),
        (vp8(), 51 << 32 | 25 << 3, 50),
    ],
)
def test_how_many_pictures_there_are(packet: bytes, granule: int, pictures: int) -> None:
    coding = read_ogg_coding(packet)
    assert coding is not None
    assert coding.pictures_to(granule) == pictures


@pytest.mark.parametrize(
    ("packet", "content", "told"),
    [
        (theora(), KEY, (True, True, True)),
        (theora(), LATER, (True, True, False)),
        (theora(), b"\x81theora", (False, False, True)),
        (vp8(), KEY_VP8, (True, True, True)),
        (vp8(), LATER_VP8, (True, True, False)),
        (vp8(), HIDDEN_VP8, (True, False, False)),
        (vp8(), b"OVP80\2 ", (False, False, False)),
    ],
)
def test_what_a_packet_holds(packet: bytes, content: bytes, told: tuple[bool, bool, bool]) -> None:
    coding = read_ogg_coding(packet)
    assert coding is not None
    first = content[0]
    assert (coding.is_picture(first), coding.is_shown(first), coding.is_key(first)) == told


@pytest.mark.parametrize(
    ("packet", "picture_ms"),
    [
        (theora(rate=30000, scale=1001), 1001 / 30),
        (vp8(rate=50), 20),
        (theora(rate=1, scale=5), 5000),
    ],
)
def test_how_long_a_picture_lasts(packet: bytes, picture_ms: float) -> None:
    coding = read_ogg_coding(packet)
    assert coding is not None
    assert coding.picture_ms == pytest.approx(picture_ms)


@pytest.mark.parametrize(
    "packet", [b"", b"\x01vorbis", b"\x80theora", theora()[:41], theora(rate=0), vp8(rate=0), vp8()[:20]]
)  # fmt: skip
def test_what_tells_nothing(packet: bytes) -> None:
    assert read_ogg_coding(packet) is None
