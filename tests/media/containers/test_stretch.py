"""Reaching one picture of a stretch by counting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers.stretch import (
    StoredPicture,
    Stretch,
    approach,
    just_after,
    stretch_from,
)

TIMES = (1000.0, 1033.3, 1066.7, 1100.0)
COUNTED = Stretch(times_ms=TIMES, key_ms=1001)
SENT = Stretch(times_ms=TIMES, key_ms=1001, is_in_order=True)


@pytest.mark.parametrize(
    ("target", "offset", "steps"),
    [
        (1000, 0, 0), (1020, 0, 0), (1034, 0, 1), (1067, 0, 2), (5000, 0, 3), (0, 0, 0),
        (1034, 1, 2), (1034, -1, 0), (1100, -3, 0),
    ],
)  # fmt: skip
def test_steps_lead_from_the_key_picture(target: int, offset: int, steps: int) -> None:
    way = approach(COUNTED, target, offset)
    assert way is not None
    assert (way.ask_ms, way.steps, way.shown_ms) == (1001, steps, TIMES[steps])


@pytest.mark.parametrize("offset", [-2, 3])
def test_none_leads_out_of_the_stretch(offset: int) -> None:
    assert approach(COUNTED, 1034, offset) is None


def test_pictures_in_order_are_reached_without_steps() -> None:
    way = approach(SENT, 1050)
    assert way is not None
    assert (way.ask_ms, way.steps, way.shown_ms) == (1034, 0, 1033.3)


@given(st.floats(0, 1e7))
def test_just_after_a_moment_is_behind_it(moment: float) -> None:
    assert moment < just_after(moment) <= moment + 1.02


def _picture(shown: float, *, is_key: bool = False) -> StoredPicture:
    return StoredPicture(shown_ms=shown, decoded_ms=0, is_key=is_key)


def test_what_comes_before_the_key_picture_does_not_count() -> None:
    stored = [_picture(80, is_key=True), _picture(0), _picture(40), _picture(160), _picture(120)]
    found = stretch_from(stored, key_ms=81)
    assert found is not None
    assert found.times_ms == (80, 120, 160)


def test_a_stretch_begins_with_a_key_picture() -> None:
    assert stretch_from([_picture(80)], key_ms=81) is None
    assert stretch_from([], key_ms=0) is None
