"""Lines: what they say themselves, and what the theme's line says."""

from judge_app.slides.pptx.strokes import read_stroke
from judge_app.slides.scene import Arrow, ArrowKind
from tests.slides.pptx.scenes import PALETTE, xml

RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'


def test_a_line_with_dashes_and_ends() -> None:
    found = read_stroke(
        xml(
            f'<a:ln w="25400" cap="rnd" cmpd="dbl">{RED}<a:prstDash val="sysDash"/><a:miter/>'
            '<a:headEnd type="oval" w="sm" len="lg"/><a:tailEnd type="stealth"/></a:ln>'
        ),
        PALETTE,
    )

    assert found is not None
    assert (found.width, found.dash, found.cap, found.join) == (25400, "sysDash", "rnd", "miter")
    assert found.compound == "dbl"
    assert found.head == Arrow(kind=ArrowKind.OVAL, length=5.0, width=2.0)
    assert found.tail == Arrow(kind=ArrowKind.STEALTH)


def test_the_theme_gives_what_a_line_leaves_open() -> None:
    theme = xml(
        '<a:ln w="38100"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
        '<a:prstDash val="dot"/></a:ln>'
    )

    found = read_stroke(xml('<a:ln w="12700"/>'), PALETTE, theme, (1, 2, 3, 255))

    assert found is not None
    assert (found.colour, found.width, found.dash) == ((1, 2, 3, 255), 12700, "dot")


def test_no_line_where_it_is_switched_off_or_nothing_is_said() -> None:
    theme = xml(f"<a:ln>{RED}</a:ln>")

    assert read_stroke(xml("<a:ln><a:noFill/></a:ln>"), PALETTE, theme) is None
    assert read_stroke(None, PALETTE) is None


def test_a_gradient_line_keeps_its_colours() -> None:
    found = read_stroke(
        xml(
            '<a:ln><a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FF0000"/></a:gs>'
            '<a:gs pos="100000"><a:srgbClr val="0000FF"/></a:gs></a:gsLst></a:gradFill></a:ln>'
        ),
        PALETTE,
    )

    assert found is not None
    assert found.gradient is not None
    assert found.colour == (255, 0, 0, 255)


def test_dashes_of_the_author_s_own_are_in_line_widths() -> None:
    dashes = '<a:custDash><a:ds d="300000" sp="100000"/><a:ds d="50%" sp="0"/></a:custDash>'

    found = read_stroke(xml(f"<a:ln>{RED}{dashes}</a:ln>"), PALETTE)
    preset = read_stroke(
        xml(f'<a:ln>{RED}<a:prstDash val="dot"/></a:ln>'),
        PALETTE,
        xml(f"<a:ln>{RED}{dashes}</a:ln>"),
    )

    assert found is not None
    assert preset is not None
    assert found.dashes == (3.0, 1.0, 0.5, 0.05)
    assert preset.dashes == ()
