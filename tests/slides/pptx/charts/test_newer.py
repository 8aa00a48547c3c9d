"""Charts of the newer format: waterfalls, funnels, maps, drawn from what they keep."""

from collections.abc import Sequence

import pytest

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.scene import Item
from tests.slides.pptx.charts.test_chart import painted, words
from tests.slides.pptx.scenes import INCH, SlideMaker
from tests.slides.pptx.test_graphics import part

SPACE = "http://schemas.microsoft.com/office/drawing/2014/chartex"
RELATION = "http://schemas.microsoft.com/office/2014/relationships/chartEx"
NAMES = ("Bắc", "Trung", "Nam", "Tổng")


def chart(
    kind: str, numbers: Sequence[float], *, levels: str = "", inside: str = ""
) -> tuple[Item, ...]:
    points = "".join(f'<cx:pt idx="{n}">{name}</cx:pt>' for n, name in enumerate(NAMES))
    values = "".join(f'<cx:pt idx="{n}">{number}</cx:pt>' for n, number in enumerate(numbers))
    content = (
        f'<cx:chartSpace xmlns:cx="{SPACE}"><cx:chartData><cx:data id="0">'
        f'<cx:strDim type="cat"><cx:lvl ptCount="4">{points}</cx:lvl>{levels}</cx:strDim>'
        f'<cx:numDim type="val"><cx:lvl ptCount="4" formatCode="0.0">{values}</cx:lvl></cx:numDim>'
        "</cx:data></cx:chartData><cx:chart><cx:title><cx:tx><cx:txData><cx:v>Kết quả</cx:v>"
        "</cx:txData></cx:tx></cx:title><cx:plotArea><cx:plotAreaRegion>"
        f'<cx:series layoutId="{kind}"><cx:dataId val="0"/>{inside}</cx:series>'
        "</cx:plotAreaRegion></cx:plotArea></cx:chart></cx:chartSpace>"
    )
    maker = SlideMaker()
    name = part(maker, "charts/chartEx1.xml", RELATION, content)
    old = (
        '<p:sp><p:nvSpPr><p:cNvPr id="6" name=""/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>'
    )
    maker.add(
        f'<mc:AlternateContent><mc:Choice Requires="cx1" xmlns:cx1="{SPACE}"><p:graphicFrame>'
        '<p:nvGraphicFramePr><p:cNvPr id="5" name=""/><p:cNvGraphicFramePr/><p:nvPr/>'
        f'</p:nvGraphicFramePr><p:xfrm><a:off x="{INCH}" y="{INCH}"/>'
        f'<a:ext cx="{6 * INCH}" cy="{4 * INCH}"/></p:xfrm><a:graphic>'
        f'<a:graphicData uri="{SPACE}"><cx:chart xmlns:cx="{SPACE}" r:id="{name}"/>'
        f"</a:graphicData></a:graphic></p:graphicFrame></mc:Choice><mc:Fallback>{old}"
        "</mc:Fallback></mc:AlternateContent>"
    )
    scene, approximations = maker.read()
    assert [(a.kind, a.what) for a in approximations] == [(ApproximationKind.CHART, kind)]
    return scene.items


@pytest.mark.parametrize(
    "kind", ["waterfall", "funnel", "treemap", "sunburst", "clusteredColumn", "boxWhisker"]
)
def test_every_kind_shows_title_names_and_values_in_its_frame(kind: str) -> None:
    items = chart(kind, (2, 3, 1, 6))

    text = " ".join(words(items))
    for wanted in ("Kết quả", *NAMES, "2.0", "6.0"):
        assert wanted in text
    for item in painted(items):
        assert item.x >= 0.99 * INCH
        assert item.x + item.width <= 7.01 * INCH
        assert item.y + item.height <= 5.01 * INCH


def test_a_waterfall_s_columns_begin_where_the_last_one_ended() -> None:
    total = '<cx:layoutPr><cx:subtotals><cx:idx val="3"/></cx:subtotals></cx:layoutPr>'

    up, more, down, whole = painted(chart("waterfall", (2, 3, -1, 4), inside=total))

    assert more.y + more.height == pytest.approx(up.y)
    assert down.y == pytest.approx(more.y)
    assert whole.y == pytest.approx(down.y + down.height)
    assert whole.y + whole.height == pytest.approx(up.y + up.height)
    assert len({up.fill.colour, down.fill.colour, whole.fill.colour}) == 3


def test_a_funnel_s_bars_stand_in_the_middle_as_wide_as_their_values() -> None:
    first, second, _, _ = painted(chart("funnel", (4, 2, 1, 1)))

    assert first.width / second.width == pytest.approx(2)
    assert first.x + first.width / 2 == pytest.approx(second.x + second.width / 2)


def test_a_map_s_areas_are_as_its_values_and_branches_share_a_colour() -> None:
    tops = ("A", "A", "B", "B")
    upper = "".join(f'<cx:pt idx="{n}">{name}</cx:pt>' for n, name in enumerate(tops))

    blocks = painted(chart("treemap", (4, 2, 1, 1), levels=f'<cx:lvl ptCount="4">{upper}</cx:lvl>'))

    areas = sorted(block.width * block.height for block in blocks)
    assert [area / areas[0] for area in areas] == pytest.approx([1, 1, 2, 4])
    assert len({block.fill.colour for block in blocks}) == 2


def test_a_chart_without_values_is_only_its_title() -> None:
    assert words(chart("waterfall", ())) == ["Kết quả"]
