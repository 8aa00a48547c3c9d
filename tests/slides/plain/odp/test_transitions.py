"""How OpenDocument slides come: hidden, with an effect, with a sound."""

import pytest

from judge_app.slides.plain.odp.transitions import Showing, showing_of
from tests.slides.plain.odp.decks import styles_of


def showing(said: str, inside: str = "") -> Showing:
    return showing_of(
        "dp1",
        styles_of(
            '<style:style style:name="dp1" style:family="drawing-page">'
            f"<style:drawing-page-properties {said}>{inside}</style:drawing-page-properties></style:style>"
        ),
    )


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("", ""),
        ('smil:type="pushWipe" smil:subtype="fromLeft"', "push"),
        ('smil:type="checkerBoardWipe"', "checker"),
        ('smil:type="miscShapeWipe"', "miscShapeWipe"),
        ('presentation:transition-style="uncover-to-left"', "pull"),
        ('presentation:transition-style="none"', ""),
    ],
)
def test_effects_have_the_names_of_newer_decks(said: str, name: str) -> None:
    assert showing(said).transition == name


def test_hidden_slides_and_sounds() -> None:
    sound = '<presentation:sound xlink:href="Media/chuong.wav"/>'
    found = showing('presentation:visibility="hidden"', sound)
    assert found == Showing(hidden=True, sound="Media/chuong.wav")
