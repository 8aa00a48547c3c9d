"""Colours after their modifiers, as ECMA-376 works them out."""

import pytest

from judge_app.slides.pptx.colours import with_shade
from judge_app.slides.scene_colours import Rgba
from tests.slides.pptx.scenes import PALETTE, xml


def colour(inner: str, instead: Rgba | None = None) -> Rgba | None:
    return PALETTE.colour(xml(f"<a:solidFill>{inner}</a:solidFill>"), instead)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<a:srgbClr val="FF8000"/>', (255, 128, 0, 255)),
        ('<a:schemeClr val="tx1"/>', (0, 0, 0, 255)),
        ('<a:schemeClr val="bg1"/>', (255, 255, 255, 255)),
        ('<a:sysClr val="windowText" lastClr="112233"/>', (17, 34, 51, 255)),
        ('<a:prstClr val="red"/>', (255, 0, 0, 255)),
        ('<a:scrgbClr r="100000" g="0" b="0"/>', (255, 0, 0, 255)),
        ('<a:hslClr hue="7200000" sat="100000" lum="50000"/>', (0, 255, 0, 255)),
        ('<a:srgbClr val="FF0000"><a:alpha val="50000"/></a:srgbClr>', (255, 0, 0, 128)),
        ('<a:srgbClr val="808080"><a:lumMod val="50000"/></a:srgbClr>', (64, 64, 64, 255)),
        (
            '<a:srgbClr val="404040"><a:lumMod val="50000"/><a:lumOff val="50000"/></a:srgbClr>',
            (160, 160, 160, 255),
        ),
        ('<a:srgbClr val="FF0000"><a:satMod val="0"/></a:srgbClr>', (128, 128, 128, 255)),
        ('<a:srgbClr val="102030"><a:inv/></a:srgbClr>', (239, 223, 207, 255)),
        ('<a:srgbClr val="000000"><a:tint val="100000"/></a:srgbClr>', (0, 0, 0, 255)),
        ('<a:srgbClr val="FFFFFF"><a:shade val="0"/></a:srgbClr>', (0, 0, 0, 255)),
        ('<a:prstClr val="mediumSeaGreen"/>', (60, 179, 113, 255)),
        ('<a:prstClr val="medSeaGreen"/>', (60, 179, 113, 255)),
        ('<a:prstClr val="ltGrey"/>', (211, 211, 211, 255)),
        ('<a:prstClr val="dkOrange"/>', (255, 140, 0, 255)),
        ('<a:srgbClr val="FF0000"><a:comp/></a:srgbClr>', (0, 255, 255, 255)),
        ('<a:srgbClr val="FF0000"><a:alphaMod val="40000"/></a:srgbClr>', (255, 0, 0, 102)),
        ('<a:srgbClr val="FF0000"><a:alphaOff val="-60000"/></a:srgbClr>', (255, 0, 0, 102)),
        ('<a:srgbClr val="000000"><a:red val="100000"/></a:srgbClr>', (255, 0, 0, 255)),
        ('<a:srgbClr val="FFFFFF"><a:greenMod val="0"/></a:srgbClr>', (255, 0, 255, 255)),
        ('<a:srgbClr val="0000FF"><a:blueOff val="-100000"/></a:srgbClr>', (0, 0, 0, 255)),
        ('<a:srgbClr val="FF0000"><a:lum val="25000"/></a:srgbClr>', (128, 0, 0, 255)),
        ('<a:srgbClr val="FF0000"><a:hue val="7200000"/></a:srgbClr>', (0, 255, 0, 255)),
        ('<a:srgbClr val="FF0000"><a:sat val="0"/></a:srgbClr>', (128, 128, 128, 255)),
        ('<a:srgbClr val="808080"><a:gamma/></a:srgbClr>', (188, 188, 188, 255)),
        ('<a:srgbClr val="BCBCBC"><a:invGamma/></a:srgbClr>', (128, 128, 128, 255)),
    ],
)
def test_a_colour_is_what_its_modifiers_make_of_it(inner: str, expected: Rgba) -> None:
    assert colour(inner) == expected


def test_the_placeholder_colour_is_the_one_of_the_reference() -> None:
    found = colour('<a:schemeClr val="phClr"><a:alpha val="0"/></a:schemeClr>', (9, 8, 7, 255))

    assert found == (9, 8, 7, 0)


def test_an_unknown_colour_is_none() -> None:
    assert colour('<a:schemeClr val="accent9"/>') is None
    assert PALETTE.colour(None) is None


def test_a_list_of_colours_that_is_used_up_goes_on_in_other_shades() -> None:
    blue = (68, 114, 196, 255)

    shades = {with_shade(blue, step) for step in range(4)}

    assert with_shade(blue, 0) == blue
    assert len(shades) == 4
