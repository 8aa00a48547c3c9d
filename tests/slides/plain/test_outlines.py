"""Shapes keep their outlines, so that a diagram can be followed."""

import pytest

from judge_app.slides.plain.outlines import OLD_FORMS, outlined, preset_of
from judge_app.slides.pptx.geometry.presets import PRESETS
from judge_app.slides.scene import Item

ITEM = Item(x=0, y=0, width=100, height=50)


def test_every_old_form_is_a_preset() -> None:
    assert set(OLD_FORMS.values()) <= set(PRESETS)


def test_an_outline_is_not_filled() -> None:
    (shown,) = outlined(ITEM, "rightArrow")
    assert shown.stroke is not None
    assert shown.outlines
    assert not any(outline.filled for outline in shown.outlines)
    assert list(outlined(ITEM, "ooxml-non-primitive")) == []


@pytest.mark.parametrize(
    ("kind", "preset"),
    [
        ("ooxml-roundRect", "roundRect"),
        ("rectangle", "rect"),
        ("right-arrow", "rightArrow"),
        ("flowchart-decision", "flowChartDecision"),
        ("ellipse", "ellipse"),
        ("line", "line"),
    ],
)
def test_open_shapes_have_their_presets(kind: str, preset: str) -> None:
    assert preset_of(kind) == preset
    assert preset in PRESETS
