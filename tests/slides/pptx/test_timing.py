"""What clicks do on a slide, read from its tree of times."""

from typing import Any

import pytest

from judge_app.slides.deck import Effect, EffectKind
from judge_app.slides.pptx.timing import Timing, read_timing, read_transition
from tests.support.decks import BLUE, RED, DeckMaker, animate, come_with, effect, paragraphs

SHOW, HIDE, POINT = EffectKind.ENTRANCE, EffectKind.EXIT, EffectKind.EMPHASIS


@pytest.fixture
def slide() -> Any:
    maker = DeckMaker()
    slide = maker.slide("Các bước", ("một", "hai", "ba"))
    maker.box(slide.shapes, RED, 1)
    maker.box(slide.shapes, BLUE, 4)
    return slide


def timing_of(slide: Any) -> Timing:
    return read_timing(slide._element)


def test_each_click_is_a_step_with_what_comes_with_it(slide: Any) -> None:
    red, blue = slide.shapes[2], slide.shapes[3]
    animate(
        slide,
        [effect("entr", red), effect("exit", blue, node="withEffect")],
        [effect("emph", red), effect("entr", blue, node="afterEffect")],
    )

    steps = timing_of(slide).steps

    assert [step.effects for step in steps] == [
        (
            Effect(kind=SHOW, shape=str(red.shape_id)),
            Effect(kind=HIDE, shape=str(blue.shape_id)),
        ),
        (
            Effect(kind=POINT, shape=str(red.shape_id)),
            Effect(kind=SHOW, shape=str(blue.shape_id)),
        ),
    ]


def test_paragraphs_and_boxes_are_told_apart(slide: Any) -> None:
    body = slide.shapes[1]
    animate(
        slide,
        [effect("entr", body, inside=paragraphs(0, 1))],
        [effect("entr", body, inside="<p:bg/>")],
    )

    first, second = timing_of(slide).steps

    assert first.effects[0].paragraphs == (0, 1)
    assert not first.effects[0].box_only
    assert second.effects[0].paragraphs is None
    assert second.effects[0].box_only


def test_what_begins_by_itself_is_no_click(slide: Any) -> None:
    red, blue = slide.shapes[2], slide.shapes[3]
    animate(slide, [effect("entr", red, node="afterEffect")], [effect("entr", blue)])

    timing = timing_of(slide)

    assert timing.opening == (Effect(kind=SHOW, shape=str(red.shape_id)),)
    assert len(timing.steps) == 1


@pytest.mark.parametrize(
    ("relation", "gone_in_step"), [("sameClick", 0), ("nextClick", 1)], ids=["at once", "next"]
)
def test_hiding_after_an_animation_is_an_exit(slide: Any, relation: str, gone_in_step: int) -> None:
    red, blue = slide.shapes[2], slide.shapes[3]
    after = (
        f'<p:subTnLst><p:set><p:cBhvr><p:cTn masterRel="{relation}" afterEffect="1"/></p:cBhvr>'
        '<p:to><p:strVal val="hidden"/></p:to></p:set></p:subTnLst>'
    )
    animate(slide, [effect("entr", red, after=after)], [effect("entr", blue)])

    steps = timing_of(slide).steps

    assert len(steps) == 2
    assert Effect(kind=HIDE, shape=str(red.shape_id)) in steps[gone_in_step].effects


def test_effects_on_shapes_that_are_gone_make_no_step(slide: Any) -> None:
    red = slide.shapes[2]
    animate(slide, [effect("entr", red)])
    red._element.getparent().remove(red._element)

    assert timing_of(slide).steps == ()


def test_paths_and_triggers_are_counted_and_not_stepped(slide: Any) -> None:
    red, blue = slide.shapes[2], slide.shapes[3]
    animate(
        slide,
        [effect("path", red)],
        [effect("entr", blue)],
        triggered=[effect("entr", red), effect("mediacall", blue)],
    )

    timing = timing_of(slide)

    assert (timing.motion_paths, timing.triggers) == (1, 1)
    assert [step.effects for step in timing.steps] == [
        (Effect(kind=SHOW, shape=str(blue.shape_id)),)
    ]


def test_a_slide_without_animations_has_none(slide: Any) -> None:
    assert timing_of(slide) == Timing()


def test_a_transition_is_called_by_its_name(slide: Any) -> None:
    assert read_transition(slide._element) == ""

    come_with(slide, "fade")

    assert read_transition(slide._element) == "fade"
