"""Runs get the nearest style: own, the shape's, its reference's, the inherited."""

from typing import Any

import pytest

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.runs import RunReader
from judge_app.slides.scene_text import Run
from tests.slides.pptx.scenes import styles, xml

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def runs(paragraph: str, far: str = "", near: str = "", **other: Any) -> tuple[Run, ...]:
    reader = RunReader(
        styles=styles(**other),
        near=(xml(f"<a:lvl1pPr>{near}</a:lvl1pPr>"),) if near else (),
        far=(xml(f"<a:lvl1pPr>{far}</a:lvl1pPr>"),) if far else (),
    )
    return tuple(reader.read(xml(f"<a:p>{paragraph}</a:p>")))


def test_what_a_run_does_not_say_is_inherited() -> None:
    far = '<a:defRPr sz="3200" b="1"><a:latin typeface="+mj-lt"/></a:defRPr>'

    (run,) = runs('<a:r><a:rPr i="1"/><a:t>chữ</a:t></a:r>', far)

    assert (run.size, run.bold, run.italic, run.font) == (32.0, True, True, "Cambria")


def test_a_style_reference_stands_between_the_shape_and_what_it_inherits() -> None:
    far = (
        '<a:defRPr><a:solidFill><a:srgbClr val="00FF00"/></a:solidFill>'
        '<a:latin typeface="Arial"/></a:defRPr>'
    )
    near = '<a:defRPr><a:solidFill><a:srgbClr val="0000FF"/></a:solidFill></a:defRPr>'
    white = (255, 255, 255, 255)

    (reference,) = runs("<a:r><a:t>a</a:t></a:r>", far, colour=white, font="Calibri")
    (own,) = runs("<a:r><a:t>a</a:t></a:r>", far, near, colour=white)

    assert (reference.colour, reference.font) == (white, "Calibri")
    assert own.colour == (0, 0, 255, 255)


def test_raised_spaced_marked_and_struck_letters() -> None:
    (run,) = runs(
        '<a:r><a:rPr sz="2000" baseline="30000" spc="300" strike="sngStrike" u="sng">'
        '<a:highlight><a:srgbClr val="FFFF00"/></a:highlight></a:rPr><a:t>2</a:t></a:r>'
    )

    assert (run.baseline, run.spacing, run.strike, run.underline) == (0.3, 3.0, True, True)
    assert run.highlight == (255, 255, 0, 255)


def test_a_link_is_shown_and_says_where_it_leads() -> None:
    (run,) = runs('<a:r><a:rPr><a:hlinkClick r:id="rId1"/></a:rPr><a:t>xem</a:t></a:r>')

    assert run.link == "https://noi.khac/trang"
    assert run.underline
    assert run.colour == (0x05, 0x63, 0xC1, 255)


@pytest.mark.parametrize(
    ("capitals", "expected"),
    [("all", [("ĐIỂM Số".upper(), 20.0)]), ("small", [("ĐI", 20.0), ("ỂM", 16.0)])],
)
def test_capitals(capitals: str, expected: list[tuple[str, float]]) -> None:
    text = "ĐIểm" if capitals == "small" else "Điểm Số"

    found = runs(f'<a:r><a:rPr sz="2000" cap="{capitals}"/><a:t>{text}</a:t></a:r>')

    assert [(run.text, run.size) for run in found] == expected


def test_breaks_and_the_number_of_the_slide() -> None:
    found = runs(
        '<a:r><a:t>một</a:t></a:r><a:br/><a:fld id="{1}" type="slidenum"><a:t>‹#›</a:t></a:fld>',
        number=12,
    )

    assert [run.text for run in found] == ["một", "\v", "12"]


def test_letters_of_symbol_fonts_become_the_signs_they_show() -> None:
    (run,) = runs('<a:r><a:rPr><a:latin typeface="Wingdings"/></a:rPr><a:t>\uf0e8</a:t></a:r>')

    assert (run.text, run.font) == ("➔", "Calibri")
    (old,) = runs('<a:r><a:rPr><a:latin typeface="Monotype Sorts"/></a:rPr><a:t>4nHä</a:t></a:r>')
    assert (old.text, old.font) == ("✔■★➤", "Calibri")


def test_an_equation_shows_its_letters_and_is_counted() -> None:
    noted: list[ApproximationKind] = []
    equation = f"<m:oMath {MATH}><m:r><m:t>x²</m:t></m:r></m:oMath>"

    found = runs(
        f'<mc:AlternateContent><mc:Choice Requires="a14">{equation}</mc:Choice>'
        "</mc:AlternateContent>",
        note=lambda kind, _what: noted.append(kind),
    )

    assert [run.text for run in found] == ["x²"]
    assert noted == [ApproximationKind.EQUATION]


def test_letters_that_only_have_an_outline_take_its_colour() -> None:
    line = '<a:ln><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>'

    (outlined,) = runs(f"<a:r><a:rPr>{line}<a:noFill/></a:rPr><a:t>a</a:t></a:r>")
    (hidden,) = runs("<a:r><a:rPr><a:noFill/></a:rPr><a:t>a</a:t></a:r>")

    assert outlined.colour == (255, 0, 0, 255)
    assert hidden.colour == (0, 0, 0, 0)


def test_glowing_and_changing_letters_are_counted() -> None:
    noted: list[ApproximationKind] = []

    runs(
        '<a:r><a:rPr><a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FF0000"/></a:gs></a:gsLst>'
        '</a:gradFill><a:effectLst><a:glow rad="1"/></a:effectLst></a:rPr><a:t>a</a:t></a:r>',
        note=lambda kind, _what: noted.append(kind),
    )

    assert noted == [ApproximationKind.EFFECT, ApproximationKind.FILL]


def test_a_font_for_symbols_is_for_symbols_alone() -> None:
    text = "\uf0e0 Có sẵn"
    found = runs(f'<a:r><a:rPr><a:sym typeface="Wingdings"/></a:rPr><a:t>{text}</a:t></a:r>')

    assert [run.text for run in found] == ["→ Có sẵn"]
    assert found[0].font == "Calibri"


def test_letters_may_have_several_colours_a_rim_and_a_shadow() -> None:
    (run,) = runs(
        '<a:r><a:rPr><a:ln w="25400"><a:solidFill><a:srgbClr val="010203"/></a:solidFill>'
        '</a:ln><a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FF0000"/></a:gs>'
        '<a:gs pos="100000"><a:srgbClr val="0000FF"/></a:gs></a:gsLst></a:gradFill>'
        '<a:effectLst><a:outerShdw dist="12700"><a:srgbClr val="808080"/></a:outerShdw>'
        "</a:effectLst></a:rPr><a:t>chữ</a:t></a:r>"
    )

    assert run.gradient is not None
    assert [colour for _, colour in run.gradient.stops] == [(255, 0, 0, 255), (0, 0, 255, 255)]
    assert run.colour == (255, 0, 0, 255)
    assert (run.outline, run.outline_points) == ((1, 2, 3, 255), 2.0)
    assert run.shadow is not None
    assert (run.shadow.x, run.shadow.colour) == (12700, (128, 128, 128, 255))
