"""Shapes stand where `svg:` and `draw:transform` put them."""

import pytest

from judge_app.slides.plain.odp.places import place_of
from tests.slides.plain.odp.decks import node


def test_a_plain_box() -> None:
    place = place_of(
        node('<draw:frame svg:x="1cm" svg:y="20mm" svg:width="1in" svg:height="72pt"/>')
    )
    assert place.box == pytest.approx((360_000, 720_000, 914_400, 914_400))
    assert place.rotation == 0


def test_a_turned_box_turns_around_its_own_middle() -> None:
    place = place_of(
        node(
            '<draw:frame svg:width="4cm" svg:height="2cm" '
            'draw:transform="rotate (-1.5707963267949) translate (10cm 5cm)"/>'
        )
    )
    assert place.rotation == pytest.approx(90)
    middle = (place.x + place.width / 2, place.y + place.height / 2)
    assert middle == pytest.approx((9 * 360_000, 7 * 360_000))


def test_a_line_has_the_box_around_it() -> None:
    place = place_of(node('<draw:line svg:x1="3cm" svg:y1="1cm" svg:x2="1cm" svg:y2="2cm"/>'))
    assert place.box == (360_000, 360_000, 720_000, 360_000)


@pytest.mark.parametrize("transform", ["", "rotate (x)", "rotate (nan)", "skewX (3)", "rotate ()"])
def test_what_cannot_be_understood_moves_nothing(transform: str) -> None:
    xml = f'<draw:frame svg:x="1cm" svg:width="2cm" draw:transform="{transform}"/>'
    assert place_of(node(xml)).box == (360_000, 0, 720_000, 0)
