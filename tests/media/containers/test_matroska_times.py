"""When a Matroska clip's pictures are shown, beside clips written out by hand and PyAV."""

from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers import matroska_times
from judge_app.media.containers.matroska_times import MatroskaTimes, read_matroska_times
from judge_app.media.containers.stretch import approach
from tests.support.clips import H264, ClipSpec, make_clip
from tests.support.matroska import clip, cluster, element, simple, track
from tests.support.stored_bytes import reader

KEY = 0x80
# Stored I P B B P | I B (shown before it) P
FIRST = cluster(1000, simple(0, KEY), simple(120), simple(40), simple(80), simple(160))
SECOND = cluster(1300, simple(-20, KEY), simple(-100), simple(-60), simple(20))
LAST = cluster(1360, simple(0), simple(40))
CLIP = clip(FIRST, element(0xEC, bytes(50)), SECOND, LAST, cued=(0, 2, 3))


def _read(content: bytes) -> MatroskaTimes | None:
    return read_matroska_times(reader(content), len(content))


def _times(content: bytes, target_ms: float) -> tuple[int, list[float]] | None:
    times = _read(content)
    found = None if times is None else times.stretch(target_ms)
    return None if found is None else (found.key_ms, list(found.times_ms))


@pytest.mark.parametrize("target", [0, 1000, 1130, 1279])
def test_pictures_from_the_first_key_on(target: float) -> None:
    found = _times(CLIP, target)
    assert found is not None
    assert found[0] == 1000
    assert found[1][:8] == [1000, 1040, 1080, 1120, 1160, 1200, 1240, 1280]


@pytest.mark.parametrize("target", [1280, 1370, 9999])
def test_a_cluster_without_a_key_picture_leads_back_to_one_with(target: float) -> None:
    assert _times(CLIP, target) == (1280, [1280, 1320, 1360, 1400])


def test_a_key_picture_between_two_whole_milliseconds_is_asked_for_before_it() -> None:
    content = clip(cluster(405, simple(0, KEY), simple(400)), scale_ns=100_000)
    assert _times(content, 50) == (40, [40.5, 80.5])


@pytest.mark.parametrize(
    "content",
    [
        clip(cluster(0, simple(0), simple(40))),
        clip(cluster(0, simple(0, KEY), simple(40), simple(40))),
        clip(cluster(0, simple(0, KEY | 0x02))),
        clip(cluster(0, simple(-40, KEY), simple(0))),
        clip(cluster(0, simple(0, KEY)), tracks=[track(codec=b"V_MS/VFW/FOURCC")]),
        clip(FIRST, SECOND, cued=None, has_length=False),
    ],
)
def test_clips_that_do_not_tell(content: bytes) -> None:
    assert _times(content, 0) is None


def test_no_key_picture_is_sought_without_end() -> None:
    alone = [cluster(40 * at, simple(0, KEY if at == 0 else 0)) for at in range(40)]
    content = clip(*alone, cued=range(40))
    assert _times(content, 40 * 12) is not None
    assert _times(content, 40 * 30) is None


def test_pictures_that_lie_too_far_apart_are_not_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert _times(CLIP, 1370) is not None
    monkeypatch.setattr(matroska_times, "LONGEST_STRETCH", 100)
    assert _times(CLIP, 1370) is None


@given(st.integers(0, len(CLIP) - 1), st.integers(0, 255), st.floats(0, 2000))
def test_a_damaged_clip_is_no_error(at: int, value: int, target: float) -> None:
    for content in (CLIP[:at], CLIP[:at] + bytes([value]) + CLIP[at + 1 :]):
        found = _times(content, target)
        assert found is None or found[1] == sorted(set(found[1]))


OPUS = ("-c:a", "libopus")
CODED = (
    ClipSpec(name="times.mkv", video=(*H264, "-bf", "3")),
    ClipSpec(name="open.mkv", video=(*H264, "-x264opts", "open-gop=1:bframes=3")),
    ClipSpec(name="times.webm", video=("-c:v", "libvpx", "-g", "40", "-deadline", "realtime"),
             audio=OPUS),
    ClipSpec(name="mpeg2.mkv", video=("-c:v", "mpeg2video", "-bf", "2", "-g", "20")),
)  # fmt: skip


@pytest.mark.parametrize("spec", CODED, ids=lambda spec: spec.name)
def test_every_picture_is_where_ffmpeg_shows_it(
    tmp_path_factory: pytest.TempPathFactory, spec: ClipSpec
) -> None:
    path = make_clip(tmp_path_factory.getbasetemp(), spec)
    times = _read(path.read_bytes())
    assert times is not None
    shown = _shown(path)
    assert len(shown) > 50
    for number, time in enumerate(shown):
        stretch = times.stretch(time + 1)
        assert stretch is not None
        here, after = approach(stretch, time + 1), approach(stretch, time + 1, 1)
        first = min(shown, key=lambda other: abs(other - stretch.times_ms[0]))
        assert here is not None
        assert here.shown_ms == pytest.approx(time, abs=0.6)
        assert here.steps == number - shown.index(first)
        assert (after is None) == (time == shown[-1])


def _shown(path: Path) -> list[float]:
    with av.open(str(path)) as opened:
        stream = opened.streams.video[0]
        pictures = [picture for picture in opened.decode(stream) if picture.pts is not None]
        return [float((p.pts or 0) * (p.time_base or 0) * 1000) for p in pictures]
