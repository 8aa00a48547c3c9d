"""Bullets and numbers before paragraphs."""

import pytest

from judge_app.slides.pptx.bullets import Bullets
from judge_app.slides.pptx.numbering import numbered
from judge_app.slides.scene_text import Bullet, Run
from tests.slides.pptx.scenes import styles, xml

RUN = Run(text="chữ", size=20.0, font="Calibri", colour=(1, 2, 3, 255))


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (3, "arabicPeriod", "3."),
        (3, "arabicParenR", "3)"),
        (3, "arabicParenBoth", "(3)"),
        (3, "arabicPlain", "3"),
        (1, "alphaLcParenR", "a)"),
        (27, "alphaUcPeriod", "AA."),
        (1994, "romanUcPeriod", "MCMXCIV."),
        (4, "romanLcParenBoth", "(iv)"),
        (3, "circleNumDbPlain", "③"),
        (21, "circleNumDbPlain", "21"),
        (2, "circleNumWdBlackPlain", "❷"),
        (12, "arabicDbPeriod", "１２．"),
        (12, "arabicDbPlain", "１２"),
        (10, "ea1ChsPeriod", "十."),
        (27, "ea1JpnChsDbPeriod", "二十七．"),
        (102, "ea1ChtPlain", "一〇二"),
        (2, "arabic2Minus", "ب -"),
        (1, "hebrew2Minus", "א -"),
        (3, "thaiAlphaParenBoth", "(ค)"),
        (12, "thaiNumPeriod", "๑๒."),
        (2, "hindiAlphaPeriod", "ख."),
        (2, "hindiAlpha1Period", "आ."),
        (3, "hindiNumParenR", "३)"),
    ],
)
def test_numbers_are_written_as_their_list_writes_them(
    number: int, style: str, expected: str
) -> None:
    assert numbered(number, style) == expected


def bullet(bullets: Bullets, inside: str, level: int = 0) -> Bullet | None:
    return bullets.read((xml(f"<a:pPr>{inside}</a:pPr>"),), level, (RUN,), 20.0)


def text(found: Bullet | None) -> str:
    return "" if found is None else found.text


def test_numbers_go_on_and_inner_lists_begin_anew() -> None:
    bullets = Bullets(styles())
    number = '<a:buAutoNum type="arabicPeriod"/>'

    levels = [0, 1, 1, 0, 1]
    found = [text(bullet(bullets, number, level)) for level in levels]

    assert found == ["1.", "1.", "2.", "2.", "1."]


def test_another_kind_of_list_or_a_plain_line_begins_anew() -> None:
    bullets = Bullets(styles())

    assert text(bullet(bullets, '<a:buAutoNum type="arabicPeriod" startAt="5"/>')) == "5."
    assert text(bullet(bullets, '<a:buAutoNum type="arabicPeriod" startAt="5"/>')) == "6."
    assert text(bullet(bullets, '<a:buAutoNum type="alphaLcPeriod"/>')) == "a."
    assert bullet(bullets, "<a:buNone/>") is None
    assert text(bullet(bullets, '<a:buAutoNum type="alphaLcPeriod"/>')) == "a."


def test_size_colour_and_font_of_a_bullet() -> None:
    found = bullet(
        Bullets(styles()),
        '<a:buClr><a:srgbClr val="FF0000"/></a:buClr><a:buSzPct val="50000"/>'
        '<a:buFont typeface="Wingdings"/><a:buChar char="Ø"/>',
    )

    assert found == Bullet(text="➢", size=10.0, font="Calibri", colour=(255, 0, 0, 255))


def test_a_bullet_may_be_a_picture() -> None:
    bullets = Bullets(styles(images=lambda name: b"png" if name == "rId4" else None))

    found = bullet(bullets, '<a:buBlip><a:blip r:embed="rId4"/></a:buBlip>')

    assert found is not None
    assert found.picture == b"png"


def test_empty_paragraphs_have_none() -> None:
    properties = (xml('<a:pPr><a:buChar char="-"/></a:pPr>'),)

    assert Bullets(styles()).read(properties, 0, (), 20.0) is None
