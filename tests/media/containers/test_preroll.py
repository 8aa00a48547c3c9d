"""Beginnings between key pictures, as libVLC 3.0.24 was seen to take or not to take them."""

import pytest

from judge_app.media.containers.matroska_blocks import Block
from judge_app.media.containers.matroska_times import decoded_by_libvlc
from judge_app.media.containers.preroll import asked_at, beginning_nearer
from judge_app.media.containers.stretch import StoredPicture, stretch_from


def _stored(*order: int, missing_ms: int = 40) -> list[StoredPicture]:
    """Pictures by number, 40 ms each, as libVLC dates those of a Matroska clip."""
    return decoded_by_libvlc(
        [
            Block(shown_ms=1000 + 40.0 * n, is_key=n == 0, is_discardable=False, end=0)
            for n in order
        ],
        missing_ms,
    )


def _beginning(stored: list[StoredPicture], number: int) -> int:
    whole = stretch_from(stored, key_ms=1000)
    assert whole is not None
    found = beginning_nearer(whole, stored, 1000 + 40 * number + 10)
    assert found.key_ms == found.times_ms[0]
    assert whole.times_ms[-len(found.times_ms) :] == found.times_ms
    return (found.key_ms - 1000) // 40


def test_pictures_in_order_are_begun_with() -> None:
    stored = _stored(*range(9))
    assert [_beginning(stored, number) for number in range(9)] == list(range(9))


def test_those_that_wait_for_others_are_not() -> None:
    # I P B B P P B B: seen were 0, 1 and 3 when sent there, and with 4 the one before.
    stored = _stored(0, 3, 1, 2, 4, 7, 5, 6)
    assert [_beginning(stored, number) for number in range(5)] == [0, 1, 1, 1, 1]
    # I P B b b P B b b: from the second P on libVLC dates all too early.
    pyramid = _stored(0, 4, 2, 1, 3, 8, 6, 5, 7)
    assert [_beginning(pyramid, number) for number in (0, 3, 4, 7)] == [0, 1, 1, 1]


def test_where_libvlc_dates_pictures_too_early_none_is_sure() -> None:
    stored = _stored(*range(9), missing_ms=0)
    assert [_beginning(stored, number) for number in (0, 4, 8)] == [0, 0, 0]


@pytest.mark.parametrize(("time", "asked"), [(40, 40), (39.9999, 40), (40.5, 40), (0, 0)])
def test_what_is_asked_for_is_not_behind_the_picture(time: float, asked: int) -> None:
    assert asked_at(time) == asked
