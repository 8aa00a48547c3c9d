"""Fills: even, changing, hatched, pictures."""

from judge_app.slides.pptx.fills import NO_FILL, own_fill, read_fill
from judge_app.slides.scene import Fill, Image, Pattern, Tile
from judge_app.slides.scene_colours import GradientShape, Rgba
from tests.slides.pptx.scenes import PALETTE, xml


def fill(text: str, instead: Rgba | None = None) -> Fill:
    return read_fill(xml(text), PALETTE, {"rId1": b"png"}.get, instead)


def test_an_even_fill_and_none() -> None:
    assert fill('<a:solidFill><a:srgbClr val="010203"/></a:solidFill>').colour == (1, 2, 3, 255)
    assert fill("<a:noFill/>") == NO_FILL
    assert NO_FILL.is_empty


def test_a_gradient_along_a_line() -> None:
    found = fill(
        '<a:gradFill><a:gsLst><a:gs pos="100000"><a:srgbClr val="FFFFFF"/></a:gs>'
        '<a:gs pos="0"><a:schemeClr val="phClr"/></a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill>',
        (9, 9, 9, 255),
    ).gradient

    assert found is not None
    assert found.stops == ((0.0, (9, 9, 9, 255)), (1.0, (255, 255, 255, 255)))
    assert (found.angle, found.shape) == (90.0, GradientShape.LINE)


def test_a_gradient_from_a_corner() -> None:
    found = fill(
        '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs>'
        '<a:gs pos="100000"><a:srgbClr val="000000"/></a:gs></a:gsLst>'
        '<a:path path="circle"><a:fillToRect r="100000" b="100000"/></a:path></a:gradFill>'
    ).gradient

    assert found is not None
    assert found.shape is GradientShape.CIRCLE
    assert found.focus == (0.0, 0.0, 1.0, 1.0)


def test_a_gradient_of_one_colour_is_even() -> None:
    found = fill(
        '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="AA0000"/></a:gs></a:gsLst></a:gradFill>'
    )

    assert found.colour == (0xAA, 0, 0, 255)


def test_a_hatching() -> None:
    found = fill(
        '<a:pattFill prst="dkUpDiag"><a:fgClr><a:srgbClr val="FF0000"/></a:fgClr>'
        '<a:bgClr><a:srgbClr val="00FF00"/></a:bgClr></a:pattFill>'
    )

    assert found.pattern == Pattern(name="dkUpDiag", front=(255, 0, 0, 255), back=(0, 255, 0, 255))


def picture(inside: str, blip: str = '<a:blip r:embed="rId1"/>') -> Image | None:
    return fill(f"<a:blipFill>{blip}{inside}</a:blipFill>").image


def test_a_picture_is_cropped_and_let_through() -> None:
    found = picture(
        '<a:srcRect l="10000" b="25000"/><a:stretch><a:fillRect/></a:stretch>',
        '<a:blip r:embed="rId1"><a:alphaModFix amt="40000"/></a:blip>',
    )

    assert found is not None
    assert found.crop == (0.1, 0.0, 0.0, 0.25)
    assert found.alpha == 0.4
    assert found.content == b"png"


def test_a_picture_inside_its_box_is_cut_by_less_than_nothing() -> None:
    found = picture('<a:stretch><a:fillRect l="25000" r="25000"/></a:stretch>')

    assert found is not None
    assert found.crop == (-0.5, 0.0, -0.5, 0.0)


def test_a_picture_may_be_repeated() -> None:
    found = picture('<a:tile sx="50000" sy="200000"/>')

    assert found is not None
    assert found.tile == Tile(across=0.5, down=2.0)


def test_a_repeated_picture_says_where_the_first_one_lies_and_which_are_mirrored() -> None:
    found = picture('<a:tile tx="100" ty="-50" flip="xy" algn="br"/>')

    assert found is not None
    assert found.tile == Tile(x=100, y=-50, align="br", mirrored="xy")


def test_a_missing_picture_is_no_fill() -> None:
    assert picture("", '<a:blip r:embed="rId9"/>') is None


def test_the_fill_of_properties_is_found_among_other_things() -> None:
    properties = xml("<p:spPr><a:xfrm/><a:noFill/><a:ln/></p:spPr>")

    found = own_fill(properties)

    assert found is not None
    assert found.tag.endswith("}noFill")
    assert own_fill(xml("<p:spPr><a:ln/></p:spPr>")) is None
