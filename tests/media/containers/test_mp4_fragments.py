"""The samples of MP4 fragments, written out by hand."""

import struct

import pytest

from judge_app.media.containers.mp4_boxes import box as content_of
from judge_app.media.containers.mp4_fragments import Fragment, fragmented_tracks, read_fragment
from tests.support.mp4 import box, clip, fragment, fragment_usual, in_fragment, run, runs, track

EMPTY = runs(b"stts")
DURATION, SIZE, FLAGS, LATE = 0x100, 0x200, 0x400, 0x800
IS_KEY, IS_NO_KEY = 0x2000000, 0x10000


def _index(*parts: bytes) -> bytes:
    return content_of(clip(*parts), b"moov")


def _read(*parts: bytes, usual: bytes | None = None) -> Fragment | None:
    tracks = fragmented_tracks(_index(track(EMPTY), box(b"mvex", usual or fragment_usual(1))))
    assert tracks is not None
    return read_fragment(content_of(fragment(*parts), b"moof"), tracks[0])


def test_a_run_tells_each_sample_or_the_head_does() -> None:
    found = _read(
        in_fragment(2, 0, run(3)),
        in_fragment(
            1, 1000,
            run(3, (30, 9, 60), (40, 9, 0), (50, 9, 0), columns=DURATION | SIZE | LATE,
                first_flags=IS_KEY),
            run(2),
        ),
    )  # fmt: skip
    assert found is not None
    assert found.decoded_ms.tolist() == [1000, 1030, 1070, 1120, 1160]
    assert found.shown_ms.tolist() == [1060, 1030, 1070, 1120, 1160]
    assert found.are_keys.tolist() == [True, False, False, False, False]


def test_a_fragment_tells_for_all_its_samples() -> None:
    head = 0x2003B, struct.pack(">QIIII", 0, 1, 20, 7, IS_KEY)
    found = _read(
        in_fragment(1, 0, run(2), run(2, (IS_NO_KEY,), (IS_KEY,), columns=FLAGS), head=head)
    )
    assert found is not None
    assert found.decoded_ms.tolist() == [0, 20, 40, 60]
    assert found.are_keys.tolist() == [True, True, False, True]


def test_times_are_long_in_long_clips() -> None:
    time = box(b"tfdt", b"\1\0\0\0", struct.pack(">Q", 1 << 33))
    stored = box(b"traf", box(b"tfhd", struct.pack(">II", 0, 1)), time, run(1))
    found = _read(stored)
    assert found is not None
    assert found.decoded_ms.tolist() == [1 << 33]


def test_tracks_and_what_is_left_out_of_them() -> None:
    tracks = fragmented_tracks(
        _index(
            track(EMPTY, kind=b"soun", number=2),
            track(EMPTY, edits=[(30, -1), (0, 50)], number=5),
            track(EMPTY, kind=b"text", number=6),
            box(b"mvex", *(fragment_usual(number) for number in (2, 5, 6))),
        )
    )
    assert tracks is not None
    assert [(t.number[-1], t.holds_pictures, t.shift_ms) for t in tracks] == [
        (2, False, 0), (5, True, -20),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "index",
    [
        _index(track(EMPTY)),
        _index(track(runs(b"stts", (5, 40))), box(b"mvex", fragment_usual(1))),
        _index(track(EMPTY, edits=[(9, 0), (9, 9)]), box(b"mvex", fragment_usual(1))),
    ],
)
def test_indexes_of_which_no_fragments_are_due(index: bytes) -> None:
    assert fragmented_tracks(index) is None


def test_a_fragment_without_the_track() -> None:
    assert _read(in_fragment(2, 0, run(3))) is None
    assert _read(in_fragment(1, 0)) is None


@pytest.mark.parametrize(
    "stored",
    [
        in_fragment(1, 0, run(0)),
        in_fragment(1, 0, run(2, (40,), columns=DURATION)),
        in_fragment(1, 0, run(1, (-40,), columns=LATE)),
        box(b"traf", box(b"tfhd", struct.pack(">II", 0, 1)), run(1)),
    ],
)
def test_fragments_that_do_not_tell(stored: bytes) -> None:
    with pytest.raises((ValueError, struct.error)):
        _read(stored)
