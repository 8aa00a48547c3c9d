"""What is not exact is named, and the worst of it stands under the page itself."""

import pytest
from lxml import etree
from PySide6.QtWidgets import QToolTip

from judge_app.slides.deck import Approximation, ApproximationKind, PageFacts
from judge_app.ui.slides.approximations import approximation_badge, approximation_sentence
from tests.support.decks import RED, DeckMaker
from tests.support.pages.deck import DeckPage


def facts(*kinds: ApproximationKind) -> PageFacts:
    found = tuple(Approximation(kind=kind) for kind in kinds)
    return PageFacts(number=1, width=4, height=3, approximations=found)


def test_an_exact_page_says_nothing() -> None:
    assert approximation_badge(facts()) == approximation_sentence(facts()) == ""


@pytest.mark.parametrize("kind", ApproximationKind)
def test_each_kind_has_words(kind: ApproximationKind) -> None:
    assert approximation_sentence(facts(kind)).startswith("Vẽ gần đúng: ")
    assert approximation_badge(facts(kind))


def test_each_kind_is_said_once_with_the_names_that_tell() -> None:
    kind = ApproximationKind
    found = (
        Approximation(kind=kind.FONT, what="UTM Avo", count=3),
        Approximation(kind=kind.EFFECT, what="reflection"),
        Approximation(kind=kind.FONT, what="Segoe UI"),
        Approximation(kind=kind.EFFECT, what="glow", count=2),
    )
    page = PageFacts(number=1, width=4, height=3, approximations=found)

    assert approximation_sentence(page) == (
        "Vẽ gần đúng: phông chữ không có trên máy này (UTM Avo × 3, Segoe UI), "
        "hiệu ứng bóng, phát sáng × 3."
    )


def test_words_in_place_of_a_page_are_said_at_once() -> None:
    kinds = (ApproximationKind.FONT, ApproximationKind.TEXT_ONLY)
    assert approximation_badge(facts(*kinds)) == "Chỉ có chữ và hình"
    assert approximation_badge(facts(ApproximationKind.FONT)) == "Vẽ gần đúng"


def test_the_badge_says_what_is_not_exact_when_it_is_pressed(deck: DeckPage) -> None:
    maker = DeckMaker()
    box = maker.box(maker.slide("Hình").shapes, RED, 2)
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    box._element.spPr.append(etree.fromstring(f'<a:sp3d {space} extrusionH="9000"/>'))
    deck.open(maker.save())
    deck.press_badge("Vẽ gần đúng")

    assert "hình ba chiều" in QToolTip.text()
    QToolTip.hideText()
