"""Real decks: every word of a slide is in its scene, and every slide can be drawn."""

import pytest

from judge_app.byte_source import FileSource
from judge_app.slides.paint.painter import draw_picture
from judge_app.slides.pptx_deck import PptxDeck
from judge_app.slides.scene import words_of
from tests.support.corpus import corpus

DECKS = (
    "vi/vi_egov_intro.pptx",
    "feature/poi_table_test.pptx",
    "feature/poi_shapes.pptx",
    "feature/poi_bar-chart.pptx",
    "feature/poi_smartart-rotated-text.pptx",
    "feature/tika_groups.pptx",
    "feature/pp_dml-fill.pptx",
)


@pytest.mark.parametrize("name", DECKS)
def test_every_word_of_a_slide_is_drawn(name: str) -> None:
    source = FileSource(corpus("slides", *name.split("/")))
    deck = PptxDeck(source)
    for page in deck.pages:
        scene = deck.scene(page.number)
        drawn = {letter for run in words_of(scene) for letter in run.text.upper()}
        asked = {letter for letter in deck.text(page.number).upper() if letter.isalnum()}

        assert asked <= drawn
        assert draw_picture(scene, 64).width == 64
    deck.close()
    source.close()


def test_what_is_not_exact_is_named_on_its_slide() -> None:
    source = FileSource(corpus("slides", "feature", "pp_cht-chart-type.pptx"))
    deck = PptxDeck(source)

    deck.scene(1)

    assert "chart" in {found.kind.value for found in deck.pages[0].approximations}
    deck.close()
    source.close()
