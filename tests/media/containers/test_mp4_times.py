"""When an MP4's pictures are shown, beside tables written out by hand."""

import pytest

from judge_app.media.containers.mp4_times import Mp4Times, read_mp4_times
from tests.support.mp4 import box, clip, keys, runs, track
from tests.support.stored_bytes import reader


def _read(content: bytes) -> Mp4Times | None:
    return read_mp4_times(reader(content), len(content))


EVERY_40 = runs(b"stts", (8, 40))
# Stored I P B B, P B B, I: shown two pictures late, which the edit list takes back.
LATE = runs(b"ctts", (1, 40), (1, 120), (2, 0), (1, 120), (2, 0), (1, 40))
OUT_OF_ORDER = track(EVERY_40, LATE, keys(1, 8), edits=[(320, 40)])
SOUND = track(runs(b"stts", (20, 20)), kind=b"soun")


def test_pictures_that_are_stored_out_of_order() -> None:
    times = _read(clip(SOUND, OUT_OF_ORDER))
    assert times is not None
    assert times.shown_ms.tolist() == [0, 120, 40, 80, 240, 160, 200, 280]
    found = times.stretch(130)
    assert found is not None
    assert list(found.times_ms) == [0, 40, 80, 120, 160, 200, 240, 280]
    assert found.key_ms == 1
    assert not found.is_in_order
    later = times.stretch(290)
    assert later is not None
    assert list(later.times_ms) == [280]
    assert later.key_ms == 281


def test_pictures_in_order_need_no_steps_but_near_the_end() -> None:
    times = _read(clip(track(runs(b"stts", (100, 40)), keys(1, 51))))
    assert times is not None
    for target, is_in_order in ((1000, True), (2100, True), (3900, False)):
        found = times.stretch(target)
        assert found is not None
        assert found.is_in_order is is_in_order


def test_every_picture_is_a_key_picture_where_none_is_named() -> None:
    times = _read(clip(track(EVERY_40)))
    assert times is not None
    assert times.keys.tolist() == list(range(8))


def test_times_count_from_where_the_first_track_begins() -> None:
    paused = track(EVERY_40, edits=[(500, -1), (320, 0)])
    alone, beside = _read(clip(paused)), _read(clip(paused, SOUND))
    assert alone is not None
    assert beside is not None
    assert (alone.shown_ms[0], beside.shown_ms[0]) == (0, 500)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        clip(),
        clip(SOUND),
        clip(track(runs(b"stts"))),
        clip(track(EVERY_40, edits=[(100, 0), (100, 500)])),
        clip(track(EVERY_40, keys(9))),
        clip(track(EVERY_40, runs(b"ctts", (3, 0)))),
        clip(track(EVERY_40, runs(b"ctts", (8, -40)))),
        clip(track(runs(b"stts", (-1, 40)))),
        clip(track(runs(b"stts", (1 << 30, 40)))),
        clip(track(EVERY_40), box(b"mvex", box(b"trex", bytes(24)))),
    ],
)
def test_what_the_index_does_not_tell(content: bytes) -> None:
    assert _read(content) is None


def test_what_is_left_out_at_the_start_cannot_be_counted() -> None:
    times = _read(clip(track(EVERY_40, keys(1), edits=[(200, 120)])))
    assert times is not None
    assert times.stretch(0) is None


@pytest.mark.parametrize("step", [1, 7])
def test_a_clip_cut_anywhere_is_no_error(step: int) -> None:
    content = clip(SOUND, OUT_OF_ORDER)
    results = [_read(content[:end]) for end in range(0, len(content), step)]
    assert results[0] is None
