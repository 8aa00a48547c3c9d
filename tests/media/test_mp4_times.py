"""When an MP4's pictures are shown, beside tables written out by hand."""

import struct
from collections.abc import Sequence

import pytest

from judge_app.media.mp4_times import Mp4Times, read_mp4_times

SCALE = 1000


def _box(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def _runs(kind: bytes, *runs: tuple[int, int]) -> bytes:
    return _box(
        kind, bytes(4), struct.pack(">I", len(runs)), *(struct.pack(">ii", *r) for r in runs)
    )


def _keys(*numbers: int) -> bytes:
    listed = b"".join(struct.pack(">I", number) for number in numbers)
    return _box(b"stss", bytes(4), struct.pack(">I", len(numbers)), listed)


def _track(*tables: bytes, kind: bytes = b"vide", edits: Sequence[tuple[int, int]] = ()) -> bytes:
    entries = b"".join(struct.pack(">IiI", length, start, 0x10000) for length, start in edits)
    listed = _box(b"elst", struct.pack(">II", 0, len(edits)), entries) if edits else b""
    return _box(
        b"trak",
        _box(b"edts", listed),
        _box(
            b"mdia",
            _box(b"mdhd", bytes(12), struct.pack(">I", SCALE)),
            _box(b"hdlr", bytes(8), kind),
            _box(b"minf", _box(b"stbl", *tables)),
        ),
    )


def _clip(*tracks: bytes) -> bytes:
    head = _box(b"mvhd", bytes(12), struct.pack(">I", SCALE))
    return _box(b"ftyp", bytes(8)) + _box(b"moov", head, *tracks)


def _read(clip: bytes) -> Mp4Times | None:
    def read_at(offset: int, length: int) -> bytes:
        return clip[offset : offset + length]

    return read_mp4_times(read_at, len(clip))


EVERY_40 = _runs(b"stts", (8, 40))
# Stored I P B B, P B B, I: shown two pictures late, which the edit list takes back.
LATE = _runs(b"ctts", (1, 40), (1, 120), (2, 0), (1, 120), (2, 0), (1, 40))
OUT_OF_ORDER = _track(EVERY_40, LATE, _keys(1, 8), edits=[(320, 40)])
SOUND = _track(_runs(b"stts", (20, 20)), kind=b"soun")


def test_pictures_that_are_stored_out_of_order() -> None:
    times = _read(_clip(SOUND, OUT_OF_ORDER))
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
    times = _read(_clip(_track(_runs(b"stts", (100, 40)), _keys(1, 51))))
    assert times is not None
    for target, is_in_order in ((1000, True), (2100, True), (3900, False)):
        found = times.stretch(target)
        assert found is not None
        assert found.is_in_order is is_in_order


def test_every_picture_is_a_key_picture_where_none_is_named() -> None:
    times = _read(_clip(_track(EVERY_40)))
    assert times is not None
    assert times.keys.tolist() == list(range(8))


def test_times_count_from_where_the_first_track_begins() -> None:
    paused = _track(EVERY_40, edits=[(500, -1), (320, 0)])
    alone, beside = _read(_clip(paused)), _read(_clip(paused, SOUND))
    assert alone is not None
    assert beside is not None
    assert (alone.shown_ms[0], beside.shown_ms[0]) == (0, 500)


@pytest.mark.parametrize(
    "clip",
    [
        b"",
        _clip(),
        _clip(SOUND),
        _clip(_track(_runs(b"stts"))),
        _clip(_track(EVERY_40, edits=[(100, 0), (100, 500)])),
        _clip(_track(EVERY_40, _keys(9))),
        _clip(_track(EVERY_40, _runs(b"ctts", (3, 0)))),
        _clip(_track(EVERY_40, _runs(b"ctts", (8, -40)))),
        _clip(_track(_runs(b"stts", (-1, 40)))),
        _clip(_track(_runs(b"stts", (1 << 30, 40)))),
    ],
)
def test_what_the_index_does_not_tell(clip: bytes) -> None:
    assert _read(clip) is None


def test_what_is_left_out_at_the_start_cannot_be_counted() -> None:
    times = _read(_clip(_track(EVERY_40, _keys(1), edits=[(200, 120)])))
    assert times is not None
    assert times.stretch(0) is None


@pytest.mark.parametrize("step", [1, 7])
def test_a_clip_cut_anywhere_is_no_error(step: int) -> None:
    clip = _clip(SOUND, OUT_OF_ORDER)
    results = [_read(clip[:end]) for end in range(0, len(clip), step)]
    assert results[0] is None
