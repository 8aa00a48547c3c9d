"""What is not exact is named, and the worst of it stands under the page itself."""

import pytest

from judge_app.slides.deck import Approximation, ApproximationKind, PageFacts
from judge_app.ui.slides.approximations import approximation_badge, approximation_sentence


def facts(*kinds: ApproximationKind) -> PageFacts:
    found = tuple(Approximation(kind=kind) for kind in kinds)
    return PageFacts(number=1, width=4, height=3, approximations=found)


def test_an_exact_page_says_nothing() -> None:
    assert approximation_badge(facts()) == approximation_sentence(facts()) == ""


@pytest.mark.parametrize("kind", ApproximationKind)
def test_each_kind_has_words(kind: ApproximationKind) -> None:
    assert approximation_sentence(facts(kind)).startswith("Vẽ gần đúng: ")
    assert approximation_badge(facts(kind))


def test_words_in_place_of_a_page_are_said_at_once() -> None:
    kinds = (ApproximationKind.FONT, ApproximationKind.TEXT_ONLY)
    assert approximation_badge(facts(*kinds)) == "Chỉ có chữ và hình"
    assert approximation_badge(facts(ApproximationKind.FONT)) == "Vẽ gần đúng"
