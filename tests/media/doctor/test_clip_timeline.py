from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.doctor.clip_timeline import ClipTimeline

TICK = Fraction(1, 25)


def _placed(timeline: ClipTimeline, track: int, times: list[Fraction]) -> list[Fraction]:
    return [time + timeline.shift(track, time, TICK) for time in times]


@given(
    start=st.fractions(min_value=0, max_value=100_000, max_denominator=90_000),
    gaps=st.lists(st.fractions(min_value=0, max_value=599, max_denominator=1000), max_size=20),
)
def test_a_clock_that_goes_on_is_only_counted_from_its_start(
    start: Fraction, gaps: list[Fraction]
) -> None:
    timeline = ClipTimeline(start)
    times = [start + sum(gaps[:count], Fraction(0)) for count in range(len(gaps) + 1)]
    assert _placed(timeline, 0, times) == [time - start for time in times]
    assert not timeline.is_joined


def test_a_clock_that_starts_anew_goes_on_where_the_last_piece_ended() -> None:
    timeline = ClipTimeline(Fraction(10))
    assert _placed(timeline, 0, [10 + TICK * n for n in range(5)])[-1] == TICK * 4
    assert _placed(timeline, 0, [Fraction(3), 3 + TICK]) == [TICK * 5, TICK * 6]
    assert timeline.is_joined


def test_tracks_cross_into_the_next_piece_one_after_the_other() -> None:
    timeline = ClipTimeline(Fraction(0))
    _placed(timeline, 0, [Fraction(99), 99 + TICK])
    _placed(timeline, 1, [Fraction(99)])
    assert _placed(timeline, 0, [Fraction(1)]) == [99 + TICK * 2], "the picture's new piece"
    assert _placed(timeline, 1, [99 + TICK]) == [99 + TICK], "sound of the old one still comes"
    assert _placed(timeline, 1, [1 + TICK]) == [99 + TICK * 3], "and joins at the same place"


def test_a_clock_that_leaps_far_ahead_was_set_anew_too() -> None:
    timeline = ClipTimeline(Fraction(0))
    assert _placed(timeline, 0, [Fraction(0), Fraction(95_443)]) == [0, TICK]
