"""Shapes as items: outline, fill, line, shadow, words, and what is counted."""

import pytest

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.geometry.presets import PRESETS
from judge_app.slides.scene import Verb
from tests.slides.pptx.scenes import INCH, SlideMaker, xml

FILL = '<a:solidFill><a:srgbClr val="00FF00"/></a:solidFill>'
LETTER = "<a:bodyPr/><a:p><a:r><a:t>chữ</a:t></a:r></a:p>"


def test_a_shape_stands_where_it_says() -> None:
    maker = SlideMaker()
    maker.shape(f'<a:prstGeom prst="rect"/>{FILL}', transform='rot="2700000" flipH="1"')

    (item,) = maker.items()

    assert (item.x, item.y, item.width, item.height) == (INCH, INCH, 2 * INCH, INCH)
    assert (item.rotation, item.flip_x, item.flip_y) == (45.0, True, False)
    assert item.fill.colour == (0, 255, 0, 255)
    assert item.shapes == ("7",)


def test_the_theme_paints_what_a_style_refers_to() -> None:
    maker = SlideMaker()
    reference = '<a:schemeClr val="accent1"/>'
    maker.shape(
        extra=f'<p:style><a:lnRef idx="2">{reference}</a:lnRef><a:fillRef idx="1">{reference}'
        f'</a:fillRef><a:effectRef idx="0">{reference}</a:effectRef>'
        '<a:fontRef idx="major"><a:srgbClr val="FFFFFF"/></a:fontRef></p:style>',
        body=LETTER,
    )

    (item,) = maker.items()

    assert item.fill.colour == (0x4F, 0x81, 0xBD, 255)
    assert item.stroke is not None
    assert item.stroke.width == 25400
    assert item.text is not None
    assert item.text.paragraphs[0].runs[0].colour == (255, 255, 255, 255)


def test_a_shadow_falls_where_its_light_says() -> None:
    maker = SlideMaker()
    shadow = '<a:outerShdw dist="100000" dir="5400000" blurRad="50000"><a:srgbClr val="000000"/>'
    maker.shape(
        f'<a:prstGeom prst="rect"/>{FILL}<a:effectLst>{shadow}</a:outerShdw>'
        "<a:softEdge rad='1'/></a:effectLst>"
    )

    (item,) = maker.items()

    assert item.shadow is not None
    assert (round(item.shadow.x), round(item.shadow.y), item.shadow.blur) == (0, 100000, 50000)
    assert maker.kinds() == {ApproximationKind.EFFECT}


def test_connectors_have_no_fill_and_keep_their_bend() -> None:
    maker = SlideMaker()
    maker.add(
        '<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="3" name=""/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>'
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{INCH}" cy="{INCH}"/></a:xfrm>'
        '<a:prstGeom prst="bentConnector3"><a:avLst><a:gd name="adj1" fmla="val 25000"/></a:avLst>'
        f"</a:prstGeom>{FILL}</p:spPr></p:cxnSp>"
    )

    (item,) = maker.items()

    points = [step.points[0] for step in item.outlines[0].steps]
    assert points == [(0, 0), (0.25, 0), (0.25, 1), (1, 1)]
    assert item.fill.is_empty
    assert not item.outlines[0].filled


def test_custom_geometry_goes_by_its_guides() -> None:
    maker = SlideMaker()
    maker.shape(
        '<a:custGeom><a:gdLst><a:gd name="x" fmla="*/ w 1 4"/></a:gdLst>'
        '<a:rect l="x" t="t" r="r" b="b"/>'
        '<a:pathLst><a:path><a:moveTo><a:pt x="x" y="0"/></a:moveTo>'
        '<a:lnTo><a:pt x="r" y="b"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>'
    )

    (item,) = maker.items()

    assert [step.verb for step in item.outlines[0].steps] == [Verb.MOVE, Verb.LINE, Verb.CLOSE]
    assert item.outlines[0].steps[0].points == ((0.25, 0.0),)
    assert item.text_area == (0.25, 0.0, 1.0, 1.0)


def test_an_unknown_preset_is_its_box_and_counted() -> None:
    maker = SlideMaker()
    maker.shape('<a:prstGeom prst="unheardOf"/>')

    scene, approximations = maker.read()

    assert len(scene.items[0].outlines[0].steps) == 5
    assert [(a.kind, a.what) for a in approximations] == [(ApproximationKind.SHAPE, "unheardOf")]


def test_depth_is_counted() -> None:
    maker = SlideMaker()
    maker.shape('<a:prstGeom prst="rect"/><a:sp3d><a:bevelT/></a:sp3d>')

    assert maker.kinds() == {ApproximationKind.THREE_D}


def test_placeholders_take_their_place_and_style_from_layout_and_master() -> None:
    maker = SlideMaker(layout=1)
    maker.slide.shapes.title.text = "Tiêu đề"

    title = next(item for item in maker.items() if item.text is not None)

    assert title.width == pytest.approx(9 * INCH, rel=0.1)
    assert title.text is not None
    assert title.text.paragraphs[0].runs[0].size == 44.0
    assert title.text.paragraphs[0].align == "ctr"


def test_shapes_filled_with_the_slide_and_with_their_group() -> None:
    maker = SlideMaker()
    node = maker.shape()
    node.set("useBgFill", "1")
    group = maker.add(
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="20" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr>{FILL}</p:grpSpPr></p:grpSp>"
    )
    group.append(maker.shape('<a:prstGeom prst="rect"/><a:grpFill/>', name=21))

    of_slide, of_group = maker.items()

    assert of_slide.fill.colour == (255, 255, 255, 255)
    assert of_group.fill.colour == (0, 255, 0, 255)
    assert of_group.shapes == ("20", "21")


def test_a_shape_may_show_a_slide_s_background_whatever_that_is() -> None:
    maker = SlideMaker()
    maker.shape().set("useBgFill", "1")
    stops = "".join(
        f'<a:gs pos="{place}"><a:srgbClr val="{value}"/></a:gs>'
        for place, value in ((0, "FF0000"), (100000, "0000FF"))
    )
    ground = (
        f'<p:bg id="1"><p:bgPr><a:gradFill><a:gsLst>{stops}</a:gsLst></a:gradFill></p:bgPr></p:bg>'
    )
    maker.slide._element.cSld.insert(0, xml(ground))
    scene, said = maker.read()

    assert scene.items[0].fill.of_slide
    assert not said


def test_sixty_presets_and_more_are_known() -> None:
    assert len(PRESETS) >= 120


@pytest.mark.parametrize(
    ("requires", "inside", "kind"),
    [
        ("a14", '<m:oMath xmlns:m="urn:m"/>', ApproximationKind.EQUATION),
        ("p14", '<p14:contentPart xmlns:p14="urn:p14"/>', ApproximationKind.INK),
    ],
)
def test_what_newer_programs_draw_themselves_is_counted(
    requires: str, inside: str, kind: ApproximationKind
) -> None:
    maker = SlideMaker()
    shown = maker.shape(f'<a:prstGeom prst="rect"/>{FILL}')
    holder = maker.add(
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{inside}</mc:Choice>'
        "<mc:Fallback/></mc:AlternateContent>"
    )
    holder[1].append(shown)

    assert len(maker.items()) == 1
    assert maker.kinds() == {kind}


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "x", ""])
def test_adjustments_that_are_no_numbers_count_as_not_given(value: str) -> None:
    maker = SlideMaker()
    guide = f'<a:avLst><a:gd name="adj" fmla="val {value}"/></a:avLst>'
    maker.shape(f'<a:prstGeom prst="chevron">{guide}</a:prstGeom>')
    plain = SlideMaker()
    plain.shape('<a:prstGeom prst="chevron"/>')

    assert maker.items()[0].outlines == plain.items()[0].outlines


def test_a_glow_reaches_as_far_as_its_radius_and_is_counted() -> None:
    maker = SlideMaker()
    glow = '<a:glow rad="100000"><a:srgbClr val="FFC000"/></a:glow>'
    maker.shape(f'<a:prstGeom prst="rect"/>{FILL}<a:effectLst>{glow}</a:effectLst>')

    (item,) = maker.items()

    assert item.shadow is None
    assert item.glow is not None
    assert item.glow.spread + item.glow.blur / 2 == 100000
    assert maker.kinds() == {ApproximationKind.EFFECT}


def test_a_soft_edge_is_as_broad_as_it_says() -> None:
    maker = SlideMaker()
    effects = '<a:effectLst><a:softEdge rad="63500"/></a:effectLst>'
    maker.shape(f'<a:prstGeom prst="rect"/>{FILL}{effects}')

    assert maker.items()[0].soft_edge == 63500


def test_words_without_a_place_are_shown_all_the_same() -> None:
    maker = SlideMaker()
    shape = maker.shape(body="<a:bodyPr/><a:p><a:r><a:t>lạc</a:t></a:r></a:p>")
    properties = shape.find("{*}spPr")
    properties.remove(properties[0])
    (item,) = maker.items()

    assert item.text is not None
    assert (item.x, item.y) == (0, 0)
