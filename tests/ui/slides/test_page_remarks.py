"""What a page's badges say."""

from judge_app.slides.deck import ClickStep, Effect, EffectKind, PageFacts
from judge_app.ui.slides.page_remarks import (
    animation_badge,
    animation_sentence,
    transition_words,
)

STEP = ClickStep(effects=(Effect(kind=EffectKind.ENTRANCE, shape="2"),))


def facts(
    *, steps: int = 0, motion_paths: int = 0, triggers: int = 0, transition: str = ""
) -> PageFacts:
    return PageFacts(
        number=1,
        width=100,
        height=100,
        steps=(STEP,) * steps,
        motion_paths=motion_paths,
        triggers=triggers,
        transition=transition,
    )


def test_a_still_page_has_no_badges() -> None:
    assert animation_badge(facts()) == ""
    assert animation_sentence(facts()) == ""
    assert transition_words(facts()) == ""


def test_steps_are_counted_and_the_rest_is_named() -> None:
    page = facts(steps=3, motion_paths=1, triggers=2)

    assert animation_badge(page) == "3 bước · 1 đường chuyển động · 2 hiệu ứng chờ bấm vào hình"
    assert "bấm 3 lần" in animation_sentence(page)
    assert "chỉ được nêu tên" in animation_sentence(page)


def test_transitions_have_names_in_words() -> None:
    assert transition_words(facts(transition="fade")) == "Chuyển trang: mờ dần"
    assert transition_words(facts(transition="prstTrans")) == "Có hiệu ứng chuyển trang"
