"""Lines through values."""

import math

import pytest

from judge_app.slides.pptx.charts.overlays import Trend
from judge_app.slides.pptx.charts.trends import fitted
from judge_app.slides.scene import BLACK, Stroke

XS = (1.0, 2.0, 3.0, 4.0, 5.0)


def trend(kind: str, **more: float) -> Trend:
    given = {"name": "", "kind": kind, "stroke": Stroke(colour=BLACK, width=1), **more}
    return Trend(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "line", "formula"),
    [
        ("linear", lambda x: 2 * x - 1, "y = 2x - 1"),
        ("poly", lambda x: x * x - 3 * x + 2, "y = 1x² - 3x + 2"),
        ("exp", lambda x: 3 * math.exp(0.5 * x), "y = 3e^(0.5x)"),
        ("log", lambda x: 2 * math.log(x) + 1, "y = 2ln(x) + 1"),
        ("power", lambda x: 3 * x**2, "y = 3x^2"),
    ],
)
def test_values_on_a_line_give_that_line(kind: str, line: object, formula: str) -> None:
    assert callable(line)
    curve = fitted(trend(kind), [(x, line(x)) for x in XS])

    assert curve is not None
    assert curve.formula == formula
    assert curve.likeness == pytest.approx(1)
    assert all(y == pytest.approx(line(x)) for x, y in curve.points)


def test_a_line_may_be_drawn_on_and_made_to_cross_the_axis() -> None:
    curve = fitted(trend("linear", forward=2.0, through=0.0), [(1.0, 2.0), (2.0, 4.0)])

    assert curve is not None
    assert curve.points[-1] == pytest.approx((4.0, 8.0))


def test_means_of_neighbours_and_too_few_values() -> None:
    moving = fitted(trend("movingAvg", period=2), [(1.0, 2.0), (2.0, 4.0), (3.0, 8.0)])

    assert moving is not None
    assert moving.points == ((2.0, 3.0), (3.0, 6.0))
    assert fitted(trend("linear"), [(1.0, 2.0)]) is None
    assert fitted(trend("log"), [(-1.0, 2.0), (0.0, 1.0)]) is None
