"""Counting over the stretches of a clip."""

from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers.picture_walk import longer_stretch, way_on
from judge_app.media.containers.stretch import ROUNDING_MS, Stretch

COUNT = 200


class _Times:
    """Pictures 40 ms apart; each stretch reaches a little beyond its target."""

    def __init__(self, *keys: int, known_to: int = COUNT) -> None:
        self._keys = keys
        self._known_to = known_to

    def stretch(self, target_ms: float) -> Stretch | None:
        at = max(0, int((target_ms + ROUNDING_MS) // 40))
        if at >= self._known_to:
            return None
        key = self._keys[max(0, bisect_right(self._keys, at) - 1)]
        times = tuple(40.0 * number for number in range(key, min(at + 12, COUNT)))
        return Stretch(times_ms=times, key_ms=40 * key + 1)


@given(
    st.sampled_from([(0,), (0, 3, 50, 51, 120), tuple(range(0, COUNT, 4))]),
    st.integers(0, COUNT - 1),
    st.integers(-60, 60),
)
def test_the_way_leads_to_the_picture_so_many_on(
    keys: tuple[int, ...], here: int, pictures: int
) -> None:
    way = way_on(_Times(*keys), 40 * here + 10, pictures)
    wanted = here + pictures
    if not 0 <= wanted < COUNT:
        assert way is None
        return
    assert way is not None
    assert way.shown_ms == 40 * wanted
    assert way.ask_ms // 40 + way.steps == wanted
    assert way.ask_ms // 40 in keys


@pytest.mark.parametrize(("here", "pictures"), [(100, 5), (90, 30)])
def test_where_times_are_not_known_there_is_no_way(here: int, pictures: int) -> None:
    assert way_on(_Times(0, known_to=100), 40 * here, pictures) is None


def test_the_way_does_not_lead_over_endless_stretches() -> None:
    every = _Times(*range(COUNT))
    assert way_on(every, 40 * 150, -63) is not None
    assert way_on(every, 40 * 150, -64) is None


@pytest.mark.parametrize(
    ("keys", "target_ms", "first"),
    [
        ((0, 100, 195), 7990, 100),
        ((0, 100, 192, 198), 7990, 100),
        ((0, 100, 180), 7990, 180),
        ((198,), 7990, 198),
        ((0, 100), 4000, 100),
    ],
)
def test_too_short_a_stretch_begins_earlier(
    keys: tuple[int, ...], target_ms: float, first: int
) -> None:
    found = longer_stretch(_Times(*keys), target_ms, 12)
    assert found is not None
    assert found.key_ms == 40 * first + 1
    assert found.times_ms[-1] >= target_ms - 40


def test_a_stretch_that_is_reached_without_counting_stays_short() -> None:
    class InOrder:
        def stretch(self, target_ms: float) -> Stretch:
            return Stretch(times_ms=(target_ms,), key_ms=1, is_in_order=True)

    assert longer_stretch(InOrder(), 80, 12) == InOrder().stretch(80)
    assert longer_stretch(_Times(0, known_to=5), 400, 12) is None
