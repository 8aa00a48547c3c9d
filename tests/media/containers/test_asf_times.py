"""When a WMV clip's pictures are shown, beside clips written out by hand and PyAV."""

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers import asf_times
from judge_app.media.containers.asf_times import read_asf_times
from judge_app.media.containers.stretch import Stretch, approach
from tests.support.asf import SOUND, clip, packet, payload, stream
from tests.support.clips import ClipSpec, make_clip
from tests.support.stored_bytes import reader

COUNT = 300


def _packets(*keys: int, begins_ms: int = 20) -> list[bytes]:
    """One picture in each packet, in two payloads; sound begins at once."""
    return [
        packet(
            40 * at,
            payload(40 * at, number=SOUND),
            payload(begins_ms + 40 * at, is_key=at in keys),
            payload(begins_ms + 40 * at, is_key=at in keys, offset=9),
        )
        for at in range(COUNT)
    ]


def _stretch(content: bytes, target: float) -> Stretch | None:
    times = read_asf_times(reader(content), len(content))
    return None if times is None else times.stretch(target)


CLIP = clip(_packets(0, 100, 250))


@pytest.mark.parametrize(
    ("target", "key", "is_in_order"),
    [(0, 0, True), (4010, 0, True), (4020, 100, True), (9000, 100, True), (11900, 250, False)],
)
def test_a_stretch_begins_with_a_key_picture(target: int, key: int, is_in_order: bool) -> None:
    found = _stretch(CLIP, target)
    assert found is not None
    assert found.times_ms[0] == 20 + 40 * key
    assert found.times_ms[-1] >= min(target + 1000, 40 * COUNT - 20)
    assert found.key_ms == 21 + 40 * key
    assert found.is_in_order is is_in_order


def test_times_count_from_where_the_first_stream_begins() -> None:
    content = clip([packet(0, payload(500, is_key=True), payload(540), payload(470, number=SOUND))])
    found = _stretch(content, 0)
    assert found is not None
    assert found.times_ms == (30, 70)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        clip([]),
        clip(_packets()),
        clip([packet(0, payload(40, is_key=True), payload(0))]),
        clip([packet(0, payload(40, is_key=True), payload(40))]),
        clip(_packets(0), stream(1, b"WVC1")),
        clip([packet(0)]),
    ],
)
def test_clips_that_do_not_tell(content: bytes) -> None:
    assert _stretch(content, 0) is None


def test_pictures_that_lie_too_far_apart_are_not_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert _stretch(CLIP, 9000) is not None
    monkeypatch.setattr(asf_times, "LONGEST_STRETCH", 120 * 32 * 2)
    assert _stretch(CLIP, 9000) is None


@given(st.data(), st.floats(0, 12000))
def test_a_damaged_clip_is_no_error(data: st.DataObject, target: float) -> None:
    content = clip(_packets(0, 30)[:40])
    at = data.draw(st.integers(0, len(content) - 1))
    value = data.draw(st.integers(0, 255))
    for damaged in (content[:at], content[:at] + bytes([value]) + content[at + 1 :]):
        found = _stretch(damaged, target)
        assert found is None or list(found.times_ms) == sorted(set(found.times_ms))


@pytest.mark.parametrize("codec", ["wmv2", "msmpeg4"])
def test_every_picture_is_where_ffmpeg_shows_it(
    tmp_path_factory: pytest.TempPathFactory, codec: str
) -> None:
    spec = ClipSpec(
        name=f"{codec}.wmv",
        video=("-c:v", codec, "-q:v", "3", "-g", "30"),
        audio=("-c:a", "wmav2"),
    )
    path = make_clip(tmp_path_factory.getbasetemp(), spec)
    content = path.read_bytes()
    times = read_asf_times(reader(content), len(content))
    assert times is not None
    with av.open(str(path)) as opened:
        start = (opened.start_time or 0) / 1000
        pictures = list(opened.decode(video=0))
    assert len(pictures) == 100
    for number, picture in enumerate(pictures):
        shown_ms = float((picture.pts or 0) * (picture.time_base or 0) * 1000) - start
        stretch = times.stretch(shown_ms + 1)
        assert stretch is not None
        here = approach(stretch, shown_ms + 1)
        assert here is not None
        assert here.shown_ms == pytest.approx(shown_ms, abs=0.6)
        assert stretch.times_ms.index(here.shown_ms or 0) == number % 30
