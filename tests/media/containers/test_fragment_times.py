"""When the pictures of an MP4 in fragments are shown, beside clips written out by hand and PyAV."""

import struct
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers import fragment_times
from judge_app.media.containers.fragment_times import read_fragment_times
from judge_app.media.containers.stretch import Stretch, approach
from tests.support.clips import H264, ClipSpec, make_clip
from tests.support.mp4 import box, clip, fragment, fragment_usual, in_fragment, run, runs, track
from tests.support.stored_bytes import reader

EMPTY = runs(b"stts")
IS_KEY = 0x2000000
HEAD = clip(
    track(EMPTY),
    track(EMPTY, kind=b"soun", number=2),
    box(b"mvex", fragment_usual(1), fragment_usual(2)),
)


def _fragment(at: int, *, is_key: bool) -> bytes:
    """A second of pictures, the first of them a key picture, or none; sound begins half a second before."""
    return fragment(
        in_fragment(2, 40 * at, run(25)),
        in_fragment(1, 40 * at + 500, run(25, first_flags=IS_KEY if is_key else None)),
    )


def _clip(*keys: bool) -> bytes:
    return HEAD + b"".join(_fragment(25 * at, is_key=is_key) for at, is_key in enumerate(keys))


def _table(content: bytes, *named: tuple[int, int]) -> bytes:
    """Return the clip with a table behind it that names fragments by time and number."""
    starts = [at for at in range(len(content)) if content[at + 4 : at + 8] == b"moof"]
    entries = b"".join(struct.pack(">IIBBB", time, starts[at], 1, 1, 1) for time, at in named)
    table = box(b"tfra", struct.pack(">IIII", 0, 1, 0, len(named)), entries)
    return content + box(b"mfra", table, box(b"mfro", struct.pack(">II", 0, 16 + len(table) + 8)))


def _stretch(content: bytes, target: float) -> Stretch | None:
    times = read_fragment_times(reader(content), len(content))
    return None if times is None else times.stretch(target)


MANY = _clip(True, True, False, True)
FAR = box(
    b"traf",
    box(b"tfhd", struct.pack(">II", 0, 1)),
    box(b"tfdt", b"\1\0\0\0", b"\xff" * 8),
    run(1, first_flags=IS_KEY),
)


@pytest.mark.parametrize("content", [MANY, _table(MANY, (500, 0), (1500, 1), (3500, 3)),
                                     _table(MANY, (500, 0), (2400, 2))])  # fmt: skip
def test_a_stretch_begins_with_a_key_picture(content: bytes) -> None:
    # What players count from is when the sound begins.
    for target, key_ms, count in (
        (510, 501, 50),
        (1490, 501, 50),
        (2600, 1501, 75),
        (3600, 3501, 25),
    ):
        found = _stretch(content, target)
        assert found is not None
        assert (found.key_ms, found.times_ms[0]) == (key_ms, key_ms - 1)
        assert len(found.times_ms) >= min(count, (target - key_ms) // 40 + 24)
        assert found.times_ms[1] - found.times_ms[0] == 40


def test_pictures_that_lie_too_far_apart_are_not_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fragment_times, "LONGEST_STRETCH", 100)
    assert _stretch(MANY, 600) is None


def test_no_more_fragments_are_walked_than_are_bearable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fragment_times, "_MOST_FRAGMENTS", 3)
    assert _stretch(MANY, 600) is None
    assert _stretch(_table(MANY, (500, 0)), 600) is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        HEAD,
        clip(track(EMPTY)),
        clip(track(runs(b"stts", (9, 40)))),
        _clip(False),
        HEAD + fragment(FAR),
    ],
)
def test_clips_that_do_not_tell(content: bytes) -> None:
    assert _stretch(content, 0) is None


@given(st.data(), st.floats(0, 5000))
def test_a_damaged_clip_is_no_error(data: st.DataObject, target: float) -> None:
    content = _table(MANY, (500, 0), (1500, 1), (3500, 3))
    at = data.draw(st.integers(0, len(content) - 1))
    value = data.draw(st.integers(0, 255))
    for damaged in (content[:at], content[:at] + bytes([value]) + content[at + 1 :]):
        found = _stretch(damaged, target)
        assert found is None or list(found.times_ms) == sorted(found.times_ms)


CODED = (
    ClipSpec(name="table.mp4", video=(*H264, "-bf", "3"),
             last=("-movflags", "frag_keyframe+empty_moov")),
    ClipSpec(name="walked.mp4", video=(*H264, "-bf", "3"),
             last=("-frag_duration", "300000", "-movflags", "empty_moov+delay_moov+skip_trailer")),
)  # fmt: skip


@pytest.mark.parametrize("spec", CODED, ids=lambda spec: spec.name)
def test_every_picture_is_where_ffmpeg_shows_it(
    tmp_path_factory: pytest.TempPathFactory, spec: ClipSpec
) -> None:
    path = make_clip(tmp_path_factory.getbasetemp(), spec)
    content = path.read_bytes()
    times = read_fragment_times(reader(content), len(content))
    assert times is not None
    shown = _shown(path)
    assert len(shown) == 100
    for number, time in enumerate(shown):
        stretch = times.stretch(time + 1)
        assert stretch is not None
        here = approach(stretch, time + 1)
        assert here is not None
        assert here.shown_ms == pytest.approx(time, abs=0.6)
        assert here.steps == number % 25


def _shown(path: Path) -> list[float]:
    with av.open(str(path)) as opened:
        start = (opened.start_time or 0) / 1000
        pictures = list(opened.decode(opened.streams.video[0]))
        return [float((p.pts or 0) * (p.time_base or 0) * 1000) - start for p in pictures]
