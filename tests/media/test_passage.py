import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.passage import SHORTEST_PASSAGE_MS, Passage, passage_between


@pytest.mark.parametrize(("start", "end"), [(-1, 500), (500, 500), (0, SHORTEST_PASSAGE_MS - 1)])
def test_a_passage_must_be_long_enough_to_be_heard(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="Passage"):
        Passage(start_ms=start, end_ms=end)


@pytest.mark.parametrize(
    ("position", "place"), [(0, None), (1000, None), (1999, None), (2000, 1000), (2500, 1000)]
)
def test_it_jumps_back_at_its_end(position: int, place: int | None) -> None:
    assert Passage(start_ms=1000, end_ms=2000).place_after(position) == place


@given(st.integers(-1000, 100_000), st.integers(-1000, 100_000))
def test_two_moments_make_a_passage_in_either_order(one: int, other: int) -> None:
    passage = passage_between(one, other)
    assert passage == passage_between(other, one)
    assert passage.start_ms >= 0
