"""Whatever is not drawn as it is meant is named: here each such thing on a slide of its own."""

import pytest

from judge_app.slides.deck import ApproximationKind
from tests.slides.pptx.scenes import SlideMaker

_BLACK = '<a:srgbClr val="000000"/>'
_GRADIENT = (
    f'<a:gsLst><a:gs pos="0">{_BLACK}</a:gs>'
    '<a:gs pos="100000"><a:srgbClr val="FFFFFF"/></a:gs></a:gsLst>'
)
_PATTERN = f"<a:fgClr>{_BLACK}</a:fgClr>"
_TURNED = 'rot="1800000"'


def words(body: str, look: str = "", text: str = "chữ", attributes: str = "") -> str:
    return (
        f"<a:bodyPr {body}/><a:p><a:r><a:rPr {attributes}>{look}</a:rPr>"
        f"<a:t>{text}</a:t></a:r></a:p>"
    )


@pytest.mark.parametrize(
    ("inside", "transform", "kind", "what"),
    [
        ('<a:ln cmpd="thickThin"/>', "", ApproximationKind.SHAPE, "thickThin"),
        (
            f'<a:ln><a:pattFill prst="pct50">{_PATTERN}</a:pattFill></a:ln>',
            "",
            ApproximationKind.FILL,
            "pattFill",
        ),
        (
            f'<a:gradFill rotWithShape="0">{_GRADIENT}</a:gradFill>',
            _TURNED,
            ApproximationKind.FILL,
            "rotWithShape",
        ),
        (
            "<a:blipFill><a:blip><a:hsl/></a:blip></a:blipFill>",
            "",
            ApproximationKind.PICTURE,
            "hsl",
        ),
        (
            f'<a:effectLst><a:outerShdw kx="1200000">{_BLACK}</a:outerShdw></a:effectLst>',
            "",
            ApproximationKind.EFFECT,
            "outerShdw",
        ),
    ],
)
def test_of_shapes(inside: str, transform: str, kind: ApproximationKind, what: str) -> None:
    maker = SlideMaker()
    maker.shape(f'<a:prstGeom prst="rect"/>{inside}', transform=transform)

    assert (kind, what) in {(found.kind, found.what) for found in maker.read()[1]}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (words("", f'<a:pattFill prst="pct50">{_PATTERN}</a:pattFill>'), ApproximationKind.FILL),
        (words("", "<a:uFill><a:solidFill/></a:uFill>"), ApproximationKind.FILL),
        (words("", attributes='u="wavy"'), ApproximationKind.EFFECT),
        (words("", '<a:latin typeface="Wingdings 2"/>', text="\uf02a"), ApproximationKind.FONT),
        (words('vert="eaVert"', text="縦書き"), ApproximationKind.WORD_ART),
        (words('vert="mongolianVert"'), ApproximationKind.WORD_ART),
    ],
)
def test_of_words(body: str, kind: ApproximationKind) -> None:
    maker = SlideMaker()
    maker.shape(body=body)

    assert kind in maker.kinds()


def test_words_that_stand_on_their_side_alone_are_exact() -> None:
    maker = SlideMaker()
    maker.shape(body=words('vert="eaVert"'))

    assert not maker.read()[1]


def test_of_pictures_and_groups() -> None:
    maker = SlideMaker()
    maker.add(
        '<p:pic id="1"><p:nvPicPr><p:cNvPr id="5" name=""/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        "<p:blipFill><a:blip><a:blur/></a:blip></p:blipFill><p:spPr><a:xfrm>"
        '<a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm>'
        '<a:scene3d><a:camera prst="perspectiveLeft"/></a:scene3d></p:spPr></p:pic>'
    )
    maker.add(
        '<p:grpSp id="1"><p:nvGrpSpPr/><p:grpSpPr><a:effectLst><a:reflection/></a:effectLst>'
        "</p:grpSpPr></p:grpSp>"
    )
    said = {(found.kind, found.what) for found in maker.read()[1]}

    assert said >= {
        (ApproximationKind.PICTURE, "blur"),
        (ApproximationKind.THREE_D, "perspectiveLeft"),
        (ApproximationKind.EFFECT, "reflection"),
    }


def test_lengths_may_bear_their_unit() -> None:
    maker = SlideMaker()
    shape = maker.shape()
    shape.find(".//{*}off").set("x", "2.54cm")
    shape.find(".//{*}ext").set("cy", "36pt")
    (item,) = maker.items()

    assert (item.x, item.height) == (914_400, 457_200)
