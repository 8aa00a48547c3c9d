"""Presets: each stays in its box, and adjustments do what they should."""

import math

import pytest

from judge_app.slides.pptx.geometry.pen import Drawn, Pen
from judge_app.slides.pptx.geometry.presets import PRESETS, draw_preset
from judge_app.slides.scene import Point, Verb

STANDS_OUT = ("allout", "onnector", "cloud", "heart", "teardrop")


def drawn(name: str, width: float = 2000, height: float = 1000, **adjust: float) -> Drawn:
    found = draw_preset(name, adjust, width, height)
    assert found is not None
    return found


def corners(name: str, **adjust: float) -> list[Point]:
    steps = drawn(name, **adjust).outlines[0].steps
    return [(round(x, 4), round(y, 4)) for step in steps for x, y in step.points[-1:]]


@pytest.mark.parametrize("name", sorted(PRESETS))
@pytest.mark.parametrize("size", [(2000, 1000), (300, 4000), (1, 1)])
def test_every_preset_is_a_path_in_its_box(name: str, size: tuple[float, float]) -> None:
    found = drawn(name, *size)

    assert found.outlines
    for outline in found.outlines:
        assert outline.steps[0].verb is Verb.MOVE
        for x, y in (point for step in outline.steps for point in step.points[-1:]):
            assert math.isfinite(x)
            assert math.isfinite(y)
            if not any(part in name for part in STANDS_OUT):
                assert -0.08 <= x <= 1.08
                assert -0.08 <= y <= 1.08
    left, top, right, bottom = found.text_area
    assert left < right
    assert top < bottom


@pytest.mark.parametrize("name", sorted(PRESETS))
@pytest.mark.parametrize("value", [-1e9, 0, 1e9])
def test_no_adjustment_breaks_a_preset(name: str, value: float) -> None:
    names = [f"adj{n}" for n in range(1, 9)]
    found = drawn(name, adj=value, **dict.fromkeys(names, value))

    assert all(
        math.isfinite(x) and math.isfinite(y)
        for outline in found.outlines
        for step in outline.steps
        for x, y in step.points
    )


def test_a_right_arrow_by_its_numbers() -> None:
    expected = [
        (0, 0.25), (0.75, 0.25), (0.75, 0), (1, 0.5), (0.75, 1), (0.75, 0.75), (0, 0.75),
    ]  # fmt: skip

    assert corners("rightArrow") == expected
    assert corners("leftArrow")[3] == (0, 0.5)
    assert corners("downArrow")[3] == (0.5, 1)
    assert corners("upArrow")[3] == (0.5, 0)


def test_adjustments_move_corners() -> None:
    assert corners("triangle", adj=25000)[1] == (0.25, 0)
    assert corners("chevron", adj=100000)[5] == (0.5, 0.5)
    assert corners("rightArrow", adj1=100000)[0] == (0, 0)


def test_words_stay_inside_an_ellipse() -> None:
    left, top, right, bottom = drawn("ellipse").text_area

    assert [left, top] == pytest.approx([0.1464, 0.1464], abs=1e-4)
    assert [right, bottom] == pytest.approx([0.8536, 0.8536], abs=1e-4)


def test_solids_have_sides_of_other_shades() -> None:
    assert [outline.shade for outline in drawn("cube").outlines] == [0.0, 0.2, -0.2]


def test_an_unknown_preset_is_none() -> None:
    assert draw_preset("unheardOf", {}, 10, 10) is None


def test_an_arc_ends_where_its_angles_say() -> None:
    outline = Pen(200, 100).move(200, 50).arc(100, 50, 0, 90).done()

    assert list(outline.steps[-1].points[-1]) == pytest.approx([0.5, 1.0])
    assert len(outline.steps) == 2


def test_every_name_of_the_format_is_known() -> None:
    assert len(PRESETS) == 187


@pytest.mark.parametrize("name", ["leftBracket", "rightBrace", "bracePair"])
def test_brackets_have_an_inside_that_is_filled_and_a_line_that_is_open(name: str) -> None:
    body, *lines = drawn(name).outlines

    assert body.filled
    assert not body.stroked
    assert all(not line.filled for line in lines)


def test_bent_arrows_end_in_a_head_at_the_side_they_are_named_for() -> None:
    right, left = (drawn(f"curved{side}Arrow").outlines[1] for side in ("Right", "Left"))

    assert max(x for step in right.steps for x, _ in step.points) == pytest.approx(1)
    tips = [
        [round(y, 3) for step in outline.steps for x, y in step.points[-1:] if abs(x - end) < 1e-6]
        for outline, end in ((right, 1), (left, 0))
    ]
    assert tips[0] == tips[1] == [0.75]


def test_a_button_shows_its_sign_in_the_middle() -> None:
    box, sign = drawn("actionButtonForwardNext").outlines

    xs = [x for step in sign.steps for x, _ in step.points]
    assert sign.shade < 0
    assert box.shade == 0
    assert (min(xs), max(xs)) == pytest.approx((0.3125, 0.6875))
