"""Round ends and steps of axes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.slides.pptx.charts.scale import Scale, Wishes, scale_for

OPEN = Wishes()


@pytest.mark.parametrize(
    ("low", "high", "room", "expected"),
    [
        (2.0, 5.0, 10, (0, 6, 1)), (12.0, 32.0, 10, (0, 35, 5)), (0.0, 12.3, 10, (0, 14, 2)),
        (95.0, 100.0, 10, (94, 101, 1)), (-3.0, 4.0, 10, (-4, 5, 1)), (0.8, 3.2, 4, (0, 4, 1)),
        (-20.0, -4.0, 10, (-25, 0, 5)), (-15.0, 30.0, 10, (-20, 40, 10)), (0.0, 0.0, 10, (0, 1.2, 0.2)),
    ],
)  # fmt: skip
def test_ends_and_steps_are_round(
    low: float, high: float, room: int, expected: tuple[float, float, float]
) -> None:
    found = scale_for(low, high, room, OPEN)

    assert (found.low, found.high, found.step) == pytest.approx(expected)


def test_what_the_file_fixes_stays() -> None:
    found = scale_for(3, 40, 10, Wishes(low=0, high=100, step=25))

    assert found.marks() == [0, 25, 50, 75, 100]


def test_percent_logarithmic_and_backwards() -> None:
    percent = scale_for(0, 1, 10, Wishes(percent=True))
    powers = scale_for(3, 4000, 10, Wishes(base=10))
    backwards = Scale(low=0, high=10, step=5, reversed=True)

    assert (percent.low, percent.high) == (0, 1)
    assert powers.marks() == [1, 10, 100, 1000, 10000]
    assert powers.share(100) == pytest.approx(0.5)
    assert backwards.share(2.5) == 0.75


@given(
    st.floats(-1e9, 1e9),
    st.floats(-1e9, 1e9),
    st.integers(0, 30),
)
def test_every_value_lies_on_its_axis(first: float, second: float, room: int) -> None:
    low, high = sorted((first, second))
    found = scale_for(low, high, room, OPEN)

    assert found.step > 0
    assert -1e-6 <= found.share(low) <= found.share(high) + 1e-9 <= 1 + 1e-6
    assert len(found.marks()) <= 201
