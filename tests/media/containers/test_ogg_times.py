"""When the pictures of an Ogg file are shown, beside files written out by hand and what PyAV decodes."""

from itertools import pairwise

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers import ogg_times
from judge_app.media.containers.ogg_times import read_ogg_times
from judge_app.media.containers.stretch import Stretch, approach
from tests.support.clips import ClipSpec, make_clip
from tests.support.ogg import (
    HIDDEN_VP8,
    KEY,
    KEY_VP8,
    LATER,
    LATER_VP8,
    clip,
    first_page,
    halves,
    numbered,
    page,
    pictures,
    theora,
    vp8,
)  # fmt: skip
from tests.support.stored_bytes import reader

COUNT = 600
THEORA = ("-c:v", "libtheora", "-q:v", "8", "-g")
VP8 = ("-c:v", "libvpx", "-deadline", "good", "-cpu-used", "5", "-b:v", "900k", "-g")
VORBIS = ("-c:a", "libvorbis")


def _stretch(content: bytes, target: float) -> Stretch | None:
    times = read_ogg_times(reader(content), len(content))
    return None if times is None else times.stretch(target)


CLIP = clip(*pictures(COUNT, 50, together=7, length=900))


@pytest.mark.parametrize(
    ("target", "key"),
    [(0, 0), (1999, 0), (2000, 50), (11_999.6, 300), (23_960, 550), (99_000, 550)],
)
def test_a_stretch_begins_with_a_key_picture(target: float, key: int) -> None:
    found = _stretch(CLIP, target)
    assert found is not None
    assert found.key_ms == 40 * key + 1
    assert not found.is_in_order
    assert found.times_ms[0] == 40 * key
    assert found.times_ms[-1] >= min(target + 1000, 40 * COUNT - 40)
    assert all(later - earlier == 40 for earlier, later in pairwise(found.times_ms))


def test_packets_that_run_over_pages_count_where_they_end() -> None:
    content = clip(
        halves(numbered(1, 0), KEY + bytes(700)),
        halves(numbered(1, 1), LATER + bytes(700)),
        page(numbered(1, 3), LATER, LATER),
    )
    found = _stretch(content, 0)
    assert found is not None
    assert found.times_ms == (0, 40, 80, 120)


def test_what_is_not_shown_does_not_count() -> None:
    def told(number: int, shown: int = 3) -> int:
        return number << 32 | shown << 30

    content = clip(
        page(told(1), KEY_VP8),
        page(told(2, shown=0), HIDDEN_VP8),
        page(told(3), LATER_VP8, HIDDEN_VP8, LATER_VP8),
        head=vp8(),
    )
    found = _stretch(content, 0)
    assert found is not None
    assert found.times_ms == (0, 40, 80)


def test_a_gap_is_where_ffmpeg_has_it() -> None:
    content = clip(
        page(numbered(1, 0), KEY), page(numbered(1, 4), LATER), page(numbered(1, 6), LATER, LATER)
    )
    found = _stretch(content, 0)
    assert found is not None
    assert found.times_ms == (0, 40, 200, 240)


def test_a_silent_clip_may_begin_late() -> None:
    late = page(numbered(101, 0), KEY), page(numbered(101, 2), LATER, LATER)
    assert _stretch(clip(*late), 0) is None
    found = _stretch(clip(*late, sound=None), 0)
    assert found is not None
    assert found.times_ms == (0, 40, 80)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        clip(),
        clip(page(numbered(1, 0), LATER)),
        clip(page(-1, KEY)),
        clip(page(numbered(1, 0), KEY), page(numbered(1, 1), b"")),
        clip(page(numbered(1, 0), KEY), page(numbered(1, 4), LATER), page(numbered(1, 1), LATER),
             page(numbered(1, 2), LATER)),
        clip(page(numbered(1, 0), KEY), page(numbered(1, 1), LATER, serial=77)),
        clip(page(numbered(1, 0), KEY), first_page(theora(), serial=77)),
        clip(page(0, KEY)),
        clip(page(numbered(1, 0), KEY), bytes(99)),
    ],
)  # fmt: skip
def test_files_that_do_not_tell(content: bytes) -> None:
    assert _stretch(content, 0) is None


def test_pictures_that_lie_too_far_apart_are_not_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert _stretch(CLIP, 1900) is not None
    monkeypatch.setattr(ogg_times, "LONGEST_STRETCH", 20_000)
    assert _stretch(CLIP, 1900) is None


def test_a_clip_that_was_cut_ends_with_its_last_whole_page() -> None:
    found = _stretch(CLIP[:-500], 30_000)
    assert found is not None
    assert found.times_ms[-1] < 40 * COUNT - 40


@given(st.data(), st.floats(0, 4000))
def test_a_damaged_clip_is_no_error(data: st.DataObject, target: float) -> None:
    content = clip(*pictures(60, 20, together=3))
    at = data.draw(st.integers(0, len(content) - 1))
    value = data.draw(st.integers(0, 255))
    for damaged in (content[:at], content[:at] + bytes([value]) + content[at + 1 :]):
        found = _stretch(damaged, target)
        assert found is None or list(found.times_ms) == sorted(set(found.times_ms))


@pytest.mark.parametrize(
    ("name", "video", "audio", "last"),
    [
        ("theora", (*THEORA, "30"), VORBIS, ()),
        ("silent", (*THEORA, "100"), ("-an",), ()),
        ("pages", (*THEORA, "7"), VORBIS, ("-page_duration", "1000000000")),
        ("gaps", (*THEORA, "20"), VORBIS, ("-vf", "select=not(mod(n\\,3))+lt(mod(n\\,7)\\,2)", "-vsync", "vfr")),
        ("vp8", (*VP8, "30", "-auto-alt-ref", "1", "-lag-in-frames", "9"), ("-an",), ()),
    ],
)  # fmt: skip
def test_every_picture_is_where_ffmpeg_shows_it(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    video: tuple[str, ...],
    audio: tuple[str, ...],
    last: tuple[str, ...],
) -> None:
    spec = ClipSpec(name=f"{name}.ogv", video=video, audio=audio, last=(*last, "-f", "ogg"))
    path = make_clip(tmp_path_factory.getbasetemp(), spec)
    content = path.read_bytes()
    times = read_ogg_times(reader(content), len(content))
    assert times is not None
    with av.open(str(path)) as opened:
        shown = [
            float((one.pts or 0) * (one.time_base or 0) * 1000) for one in opened.decode(video=0)
        ]
    assert len(shown) > 50
    for moment in shown:
        stretch = times.stretch(moment + 1)
        assert stretch is not None
        here = approach(stretch, moment + 1)
        assert here is not None
        assert here.shown_ms == pytest.approx(moment, abs=0.6)
