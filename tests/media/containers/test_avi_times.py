"""When an AVI's pictures are shown, beside clips written out by hand and what PyAV decodes."""

from pathlib import Path

import av
import pytest

from judge_app.media.containers.avi_times import AviTimes, read_avi_times
from judge_app.media.picture import Picture
from tests.support.avi import clip, h264, mpeg4, stream
from tests.support.clips import ClipSpec, make_clip, read_number
from tests.support.stored_bytes import reader

BODY = b"0123456789"


def _read(content: bytes) -> AviTimes | None:
    return read_avi_times(reader(content), len(content))


def _times(content: bytes, target_ms: float) -> tuple[int, list[float], bool] | None:
    times = _read(content)
    found = None if times is None else times.stretch(target_ms)
    return None if found is None else (found.key_ms, list(found.times_ms), found.is_in_order)


def _mpeg4(*kinds: str) -> bytes:
    """A clip of pictures of these kinds; K is a key picture, D nothing but a placeholder."""
    stored = {"K": (mpeg4("I"), True), "D": (b"\0\0\1\xb6\x51", False)}
    return clip([stored.get(kind) or (mpeg4(kind), False) for kind in kinds], stream(b"XVID"))


def test_pictures_in_order_need_no_steps_but_near_the_end() -> None:
    content = clip([(BODY, at % 10 == 0) for at in range(50)])
    found = _times(content, 450)
    assert found is not None
    assert (found[0], found[1][:3], found[2]) == (401, [400, 440, 480], True)
    late = _times(content, 1900)
    assert late is not None
    assert (late[0], late[1][0], late[2]) == (1601, 1600, False)


def test_a_picture_lasts_while_nothing_is_stored() -> None:
    content = clip([(BODY, True), (b"", False), (b"", False), (BODY, False)])
    assert _times(content, 100) == (1, [0, 120], False)


def test_pictures_that_wait_for_a_key_picture_belong_to_the_one_before() -> None:
    # The second K is stored sixth, and shown eighth.
    content = _mpeg4("K", "P", "B", "B", "P", "K", "B", "B", "P", "P")
    for target in (0, 210, 279):
        found = _times(content, target)
        assert found is not None
        assert (found[0], found[1]) == (1, [40.0 * at for at in range(10)])
    assert _times(content, 280) == (201, [280, 320, 360], False)


@pytest.mark.parametrize(
    "content",
    [
        _mpeg4("K", "P", "D", "P"),
        _mpeg4("K", *"BBBBBBBBB"),
        clip([(h264(1), True), (h264(1), False)], stream(b"H264")),
        clip([(h264(5), True), (b"\x7f", False)], stream(b"H264")),
        clip([(BODY, True)], stream(b"VP80")),
        clip([]),
    ],
)
def test_clips_that_do_not_tell(content: bytes) -> None:
    assert _times(content, 0) is None


def test_h264_is_begun_only_where_all_begins_anew() -> None:
    kinds = [5, 1, 1, 1, 1, 5]
    content = clip([(h264(kind), at in {0, 2, 5}) for at, kind in enumerate(kinds)],
                   stream(b"h264"))  # fmt: skip
    assert _times(content, 130) == (1, [0, 40, 80, 120, 160, 200], False)
    assert _times(content, 200) == (201, [200], False)


SOUND = ("-c:a", "pcm_s16le")
WAITING = ("-g", "20", "-bf", "2")
CODED = (
    ClipSpec(name="mjpeg.avi", video=("-c:v", "mjpeg", "-q:v", "3"), audio=SOUND),
    ClipSpec(name="msmpeg4.avi", video=("-c:v", "msmpeg4", "-g", "20", "-q:v", "3"), audio=SOUND),
    ClipSpec(name="mpeg4.avi", video=("-c:v", "mpeg4", "-g", "20", "-q:v", "3"), audio=SOUND),
    ClipSpec(name="mpeg4b.avi", video=("-c:v", "mpeg4", "-q:v", "3", *WAITING), audio=SOUND),
    ClipSpec(name="h264b.avi", video=("-c:v", "libx264", "-pix_fmt", "yuv420p", *WAITING),
             audio=SOUND),
)  # fmt: skip


@pytest.mark.parametrize("spec", CODED, ids=lambda spec: spec.name)
def test_what_is_decoded_from_the_key_picture_on_is_counted(
    tmp_path_factory: pytest.TempPathFactory, spec: ClipSpec
) -> None:
    path = make_clip(tmp_path_factory.getbasetemp(), spec)
    times = _read(path.read_bytes())
    assert times is not None
    begins = set()
    for number in range(0, 95, 5):
        stretch = times.stretch(40 * number + 20)
        assert stretch is not None
        begins.add((stretch.key_ms, round(stretch.times_ms[0] / 40)))
        assert stretch.times_ms[0] <= 40 * number + 20
        assert len(stretch.times_ms) >= min(24, 99 - number)
    assert len(begins) >= 5
    for key_ms, first in begins:
        shown = _decoded(path, key_ms, 12)
        assert shown == list(range(first, min(first + 12, 100)))


def _decoded(path: Path, ask_ms: int, count: int) -> list[int | None]:
    """Return the numbers of the first pictures that FFmpeg decodes when sent to a moment."""
    with av.open(str(path)) as opened:
        opened.seek(ask_ms * 1000, backward=True)
        pictures = zip(range(count), opened.decode(video=0), strict=False)
        return [_number(picture) for _, picture in pictures]


def _number(frame: av.VideoFrame) -> int | None:
    pixels = frame.to_ndarray(format="bgra").tobytes()
    return read_number(
        Picture(width=frame.width, height=frame.height, stride=4 * frame.width, pixels=pixels)
    )
