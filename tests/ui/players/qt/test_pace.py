"""Fast over most of the way, slow at its end, and slower where pictures went unseen."""

from hypothesis import given
from hypothesis import strategies as st

from judge_app.ui.players.qt.pace import Pace

LENGTH_US = 40_000
LOOK_MS = 5
FAR_US = 9_000_000


def test_far_away_it_is_fast_and_near_slow() -> None:
    pace = Pace()
    assert pace.fitting(FAR_US, LENGTH_US, LOOK_MS) == 32
    assert pace.fitting(4 * LENGTH_US, LENGTH_US, LOOK_MS) == 1
    assert pace.fitting(0, LENGTH_US, LOOK_MS, shown_ms=14) == 2


@given(st.integers(0, 60_000_000), st.integers(8_000, 1_000_000), st.integers(1, 500))
def test_near_its_goal_every_picture_is_seen(
    distance_us: int, length_us: int, look_ms: int
) -> None:
    rate = Pace().fitting(distance_us, length_us, look_ms)
    assert rate > 0
    if distance_us <= length_us:
        assert length_us / 1000 / rate >= 2 * look_ms


def test_after_a_picture_was_missed_it_is_slower_for_a_while() -> None:
    pace = Pace()
    pace.missed()
    assert pace.fitting(FAR_US, LENGTH_US, LOOK_MS) == 8
    pace.came()
    pace.came()
    assert pace.fitting(FAR_US, LENGTH_US, LOOK_MS) == 16
    for _ in range(3):
        pace.came()
    assert pace.fitting(FAR_US, LENGTH_US, LOOK_MS) == 32
    for _ in range(9):
        pace.missed()
    assert pace.fitting(FAR_US, LENGTH_US, LOOK_MS) == 4
    pace.forget()
    assert pace.fitting(FAR_US, LENGTH_US, LOOK_MS) == 32
