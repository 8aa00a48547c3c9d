"""What the first bytes of pictures tell, beside pictures made by ffmpeg's coders."""

import fractions
from collections.abc import Iterator

import av
import pytest

from judge_app.media.coded.coded_order import begins_anew, never_waits, waits_for_later
from tests.support.avi import h264, mpeg4


def _coded(codec: str, **options: str) -> Iterator[bytes]:
    coder = av.CodecContext.create(codec, "w")
    assert isinstance(coder, av.VideoCodecContext)
    coder.width, coder.height, coder.pix_fmt = 64, 64, "yuv420p"
    coder.time_base = fractions.Fraction(1, 25)
    coder.options = options
    for number in range(12):
        frame = av.VideoFrame(64, 64, "yuv420p")
        for plane in frame.planes:
            plane.update(bytes([number * 9]) * plane.buffer_size)
        frame.pts = number
        yield from (bytes(packet) for packet in coder.encode(frame))
    yield from (bytes(packet) for packet in coder.encode(None))


def test_pictures_of_mpeg4_that_wait() -> None:
    assert [waits_for_later(mpeg4(kind)) for kind in "IPB"] == [False, False, True]
    waits = [waits_for_later(picture) for picture in _coded("mpeg4", bf="2", g="9")]
    assert waits[:7] == [False, False, True, True, False, True, True]


@pytest.mark.parametrize(("between", "never"), [("0", True), ("2", False)])
def test_mpeg4_may_say_that_none_waits(between: str, never: bool) -> None:
    first = next(_coded("mpeg4", bf=between))
    assert never_waits(first) is never
    assert not any(never_waits(first[:end]) for end in range(14))


def test_pictures_of_h264_with_which_all_begins_anew() -> None:
    assert begins_anew(h264(9, 7, 8, 6, 5))
    assert not begins_anew(h264(6, 1, 5))
    assert not begins_anew(b"\0\0\0\5\x65")
    assert not begins_anew(b"")
    coded = [begins_anew(picture) for picture in _coded("libx264", g="5", bf="2")]
    assert coded == [True, *[False] * 4, True, *[False] * 4, True, False]
