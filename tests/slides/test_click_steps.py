"""Effects become steps: what comes by itself joins what was before it."""

from judge_app.slides.click_steps import ClickSteps, gone
from judge_app.slides.deck import ClickStep, Effect, EffectKind

ONE, TWO, THREE = (Effect(kind=EffectKind.ENTRANCE, shape=name) for name in "123")


def test_what_needs_no_click_opens_the_page_or_joins_the_step_before() -> None:
    found = ClickSteps()
    found.add([ONE], is_click=False)
    found.add([TWO], is_click=True)
    found.add([THREE], is_click=False)
    assert found.opening == (ONE,)
    assert found.steps == (ClickStep(effects=(TWO, THREE)),)


def test_what_leaves_on_the_next_click_goes_with_the_next_step() -> None:
    found = ClickSteps()
    found.add([ONE], is_click=True, leaving=gone([ONE]))
    found.add([TWO], is_click=True)
    (away,) = gone([ONE])
    assert away.kind is EffectKind.EXIT
    assert found.steps[1].effects == (away, TWO)


def test_a_click_that_changes_nothing_is_no_step() -> None:
    found = ClickSteps()
    found.add([], is_click=True)
    assert found.steps == ()
