from hypothesis import given
from hypothesis import strategies as st

from judge_app.ui.players.running_clock import RunningClock


def test_it_runs_between_what_is_heard() -> None:
    clock = RunningClock()
    clock.run(1000, 0, 1.0)
    assert [clock.position(now) for now in (0, 200, 400)] == [1000, 1200, 1400]


def test_a_small_difference_is_evened_out_and_a_large_one_is_believed() -> None:
    clock = RunningClock()
    clock.run(0, 0, 1.0)
    clock.hear(260, 300)
    assert 260 <= clock.position(300) <= 300
    clock.hear(2000, 400)
    assert clock.position(400) == 2000


def test_what_was_said_before_a_jump_does_not_count() -> None:
    clock = RunningClock()
    clock.run(3000, 0, 1.0)
    clock.hear(500, 40)
    assert clock.position(40) == 3040


def test_an_engine_that_falls_silent_stops_the_clock() -> None:
    clock = RunningClock()
    clock.run(0, 0, 1.0)
    assert clock.position(60_000) < 2000


def test_standing_it_stands() -> None:
    clock = RunningClock()
    clock.run(0, 0, 2.0)
    clock.stand(700)
    clock.hear(900, 100)
    assert clock.position(5000) == 700


@given(st.lists(st.integers(0, 400), max_size=20), st.sampled_from([0.25, 0.5, 1.0, 2.0]))
def test_it_never_runs_far_from_an_honest_engine(pauses: list[int], rate: float) -> None:
    clock = RunningClock()
    clock.run(0, 0, rate)
    now = 0
    for pause in pauses:
        now += pause
        true = int(now * rate)
        clock.hear(true // 250 * 250, now)
        assert abs(clock.position(now) - true) <= 420
