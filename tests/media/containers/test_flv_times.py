"""When an FLV's pictures are shown, beside clips written out by hand and what PyAV decodes."""

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers import flv_times
from judge_app.media.containers.flv_times import read_flv_times
from judge_app.media.containers.stretch import Stretch, approach
from tests.support.clips import H264, ClipSpec, make_clip
from tests.support.flv import AVC, PICTURE, clip, picture, sound, tag
from tests.support.stored_bytes import reader

COUNT = 600
LONG_GROUPS = ("-c:v", "libx264", "-preset", "veryfast", "-g", "60", "-pix_fmt", "yuv420p")


def _pictures(*keys: int, count: int = COUNT, length: int = 40) -> list[bytes]:
    return [
        piece
        for at in range(count)
        for piece in (
            sound(40 * at + 100),
            picture(40 * at + 110, is_key=at in keys, length=length),
        )
    ]


def _stretch(content: bytes, target: float) -> Stretch | None:
    times = read_flv_times(reader(content), len(content))
    return None if times is None else times.stretch(target)


CLIP = clip(*_pictures(0, 100, 500, length=900))


@pytest.mark.parametrize(
    ("target", "key"), [(0, 0), (4009, 0), (4010, 100), (4009.6, 100), (19999, 100), (23970, 500)]
)
def test_a_stretch_begins_with_a_key_picture(target: float, key: int) -> None:
    found = _stretch(CLIP, target)
    assert found is not None
    assert found.times_ms[0] == 10 + 40 * key
    assert found.times_ms[-1] >= min(target + 1000, 40 * COUNT - 30)
    assert found.key_ms == 10 + 40 * key
    assert not found.is_in_order


def test_pictures_are_sorted_by_when_they_are_shown_and_reached_by_when_they_are_decoded() -> None:
    stored = [(0, 80), (40, 160), (80, 40), (120, 120), (160, 0)]
    content = clip(
        tag(PICTURE, 0, b"\x17\0\0\0\0private"),
        *(picture(t, codec=AVC, is_key=t == 0, later_ms=later) for t, later in stored),
        *(picture(200 + t, codec=AVC, is_key=t == 0, later_ms=later) for t, later in stored),
    )
    found = _stretch(content, 300)
    assert found is not None
    assert found.key_ms == 120
    assert found.times_ms == (200, 240, 280, 320, 360)


def test_what_is_stored_behind_the_key_picture_that_it_precedes_is_reached_from_the_last() -> None:
    group = [(0, 80, True), (40, 80, False), (80, 80, False)]
    opened = [(120, 120, True), (160, 40, False), (200, 80, False)]
    content = clip(
        *(picture(t, codec=AVC, is_key=key, later_ms=add) for t, add, key in group + opened)
    )
    found = _stretch(content, 170)
    assert found is not None
    assert found.key_ms == 0
    assert found.times_ms == (0, 40, 80, 120, 160, 200)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        clip(),
        clip(*(sound(40 * at) for at in range(9))),
        clip(*_pictures(count=9)),
        clip(picture(0, is_key=True), picture(40), picture(40)),
        clip(picture(0, is_key=True), picture(40), picture(20)),
        clip(picture(0, codec=AVC, is_key=True, later_ms=80), picture(40, codec=AVC, is_key=True)),
        clip(picture(0, is_key=True, codec=12), picture(40, codec=12)),
        clip(picture(0, is_key=True, codec=AVC), picture(40, codec=AVC, later_ms=-40)),
    ],
)
def test_clips_that_do_not_tell(content: bytes) -> None:
    assert _stretch(content, 0) is None


def test_pictures_that_lie_too_far_apart_are_not_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert _stretch(CLIP, 19000) is not None
    monkeypatch.setattr(flv_times, "LONGEST_STRETCH", 300_000)
    assert _stretch(CLIP, 19000) is None
    monkeypatch.setattr(flv_times, "LONGEST_STRETCH", 10_000)
    assert _stretch(CLIP, 19000) is None


def test_nothing_is_said_of_what_lies_behind_damage() -> None:
    at = len(CLIP) // 2
    damaged = CLIP[:at] + bytes(2000) + CLIP[at + 2000 :]
    assert _stretch(damaged, 100) == _stretch(CLIP, 100)
    assert _stretch(damaged, 12_100) is None
    assert _stretch(damaged, 23_900) == _stretch(CLIP, 23_900)


def test_a_clip_that_was_cut_ends_with_its_last_whole_picture() -> None:
    found = _stretch(CLIP[:-500], 30_000)
    assert found is not None
    assert found.times_ms[-1] == 40 * COUNT - 70


@given(st.data(), st.floats(0, 30_000))
def test_a_damaged_clip_is_no_error(data: st.DataObject, target: float) -> None:
    content = clip(*_pictures(0, 30, 60, count=70))
    at = data.draw(st.integers(0, len(content) - 1))
    value = data.draw(st.integers(0, 255))
    for damaged in (content[:at], content[:at] + bytes([value]) + content[at + 1 :]):
        found = _stretch(damaged, target)
        assert found is None or list(found.times_ms) == sorted(set(found.times_ms))


@pytest.mark.parametrize(
    ("name", "video", "audio"),
    [
        ("h264", H264, ("-c:a", "aac")),
        ("long", LONG_GROUPS, ("-an",)),
        ("open", (*LONG_GROUPS, "-x264-params", "open-gop=1"), ("-c:a", "aac")),
        ("flv1", ("-c:v", "flv", "-q:v", "3", "-g", "30"), ("-c:a", "libmp3lame")),
    ],
)
def test_every_picture_is_where_ffmpeg_shows_it(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    video: tuple[str, ...],
    audio: tuple[str, ...],
) -> None:
    spec = ClipSpec(name=f"{name}.flv", video=video, audio=audio)
    path = make_clip(tmp_path_factory.getbasetemp(), spec)
    content = path.read_bytes()
    times = read_flv_times(reader(content), len(content))
    assert times is not None
    with av.open(str(path)) as opened:
        start = (opened.start_time or 0) / 1000
        pictures = list(opened.decode(video=0))
    assert len(pictures) == 100
    for shown in pictures:
        shown_ms = float((shown.pts or 0) * (shown.time_base or 0) * 1000) - start
        stretch = times.stretch(shown_ms + 1)
        assert stretch is not None
        here = approach(stretch, shown_ms + 1)
        assert here is not None
        assert here.shown_ms == pytest.approx(shown_ms, abs=0.6)
