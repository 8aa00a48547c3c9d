"""The formulas of guides: every operator of the standard."""

import pytest

from judge_app.slides.pptx.geometry.guides import Guides


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("val 12", 12), ("*/ w 1 2", 200), ("+- w 10 60", 350), ("+/ w 100 5", 100),
        ("?: 1 7 8", 7), ("?: 0 7 8", 8), ("abs -3", 3), ("at2 1 1", 2700000),
        ("cat2 10 3 4", 6), ("sat2 10 3 4", 8), ("cos 10 5400000", 0), ("sin 10 5400000", 10),
        ("tan 10 2700000", 10), ("max 3 4", 4), ("min 3 4", 3), ("mod 2 3 6", 7),
        ("pin 1 9 5", 5), ("pin 1 0 5", 1), ("sqrt 81", 9), ("*/ h ss ls", 100),
    ],
)  # fmt: skip
def test_operators(formula: str, expected: float) -> None:
    guides = Guides(400, 200)
    guides.define([("x", formula)])

    assert guides.value("x") == pytest.approx(expected, abs=1e-9)


def test_later_guides_use_earlier_ones() -> None:
    guides = Guides(400, 200)
    guides.define([("adj", "val 25000"), ("x", "*/ ss adj 100000"), ("y", "+- r 0 x")])

    assert guides.value("y") == 350


@pytest.mark.parametrize("formula", ["*/ 1 2 0", "nonsense 1", "sqrt -1", "*/ w", "tan 1 nan"])
def test_formulas_that_make_no_sense_are_nothing(formula: str) -> None:
    guides = Guides(400, 200)
    guides.define([("x", formula)])

    assert guides.value("x") == 0
    assert guides.value("unheard-of") == 0
