"""Behind damage one tries further and further, and never beyond the end."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.leap import Leap


def _tries(leap: Leap, duration_ms: int) -> list[int]:
    tries = []
    following: Leap | None = leap
    while following is not None:
        tries.append(following.tried_ms)
        following = following.after_failing_at(following.tried_ms, duration_ms)
    return tries


def test_a_second_further_each_time_and_further_the_longer_it_takes() -> None:
    tries = _tries(Leap(first_ms=13_000, tried_ms=13_000), 40_000)
    assert tries[:5] == [13_000, 14_000, 15_000, 16_000, 17_000]
    assert tries[6] - tries[5] > 1000
    assert tries[-1] < 39_000


def test_a_clip_that_went_on_and_met_other_damage_is_a_new_story() -> None:
    leap = Leap(first_ms=13_000, tried_ms=14_000)
    assert leap.after_failing_at(15_000, 40_000) is None
    assert leap.after_failing_at(None, 40_000) is None


@given(st.integers(0, 10**8), st.integers(0, 10**8))
def test_even_a_long_clip_is_through_after_few_tries(first_ms: int, duration_ms: int) -> None:
    tries = _tries(Leap(first_ms=first_ms, tried_ms=first_ms), duration_ms)
    assert len(tries) <= 70
    assert all(later > earlier for earlier, later in pairwise(tries))
    assert all(place < max(first_ms + 1, duration_ms) for place in tries)
