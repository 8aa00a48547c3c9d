"""Charts with depth: boxes and discs, counted because they only come near."""

from typing import Any

import pytest
from pptx.enum.chart import XL_CHART_TYPE

from judge_app.slides.deck import ApproximationKind
from tests.slides.pptx.charts.test_chart import made, painted, words
from tests.slides.pptx.scenes import INCH, xml

KIND = XL_CHART_TYPE


def solid(kind: Any, plain: str, *series: Any, view: str = "") -> tuple[Any, Any]:
    maker, chart = made(kind, *series)
    chart.has_title = False
    space = chart._chartSpace
    node = space.find(f".//{{*}}{plain}Chart")
    node.tag = node.tag.replace("Chart", "3DChart")
    space.chart.find("{*}plotArea").addprevious(xml(f"<c:view3D>{view}</c:view3D>"))
    return maker, chart


def test_solid_bars_show_front_top_and_side_and_are_counted() -> None:
    maker, _ = solid(KIND.COLUMN_CLUSTERED, "bar")

    bars = painted(maker.items())

    assert len(bars) == 3
    assert [round(outline.shade, 1) for outline in bars[0].outlines] == [-0.3, -0.1, 0.0]
    front = [step.points[0] for step in bars[0].outlines[2].steps if step.points]
    assert front[0][1] > 0
    assert max(x for x, _ in front) < 1
    assert maker.kinds() == {ApproximationKind.CHART}


def test_fronts_of_solid_bars_are_as_high_as_their_values() -> None:
    maker, _ = solid(KIND.COLUMN_CLUSTERED, "bar")

    fronts = []
    for bar in painted(maker.items()):
        ys = [step.points[0][1] * bar.height for step in bar.outlines[2].steps if step.points]
        fronts.append(max(ys) - min(ys))

    assert [high / fronts[0] for high in fronts] == pytest.approx([1, 2, 4])


def test_seen_from_straight_ahead_there_is_no_depth() -> None:
    view = '<c:rotX val="0"/><c:rotY val="0"/>'
    maker, _ = solid(KIND.COLUMN_CLUSTERED, "bar", view=view)

    first = painted(maker.items())[0]

    assert first.outlines[2].steps[0].points[0] == pytest.approx((0, 0))


def test_a_solid_pie_is_flat_and_has_a_rim_in_front() -> None:
    maker, _ = solid(KIND.PIE, "pie", ("Giải", (1.0, 1.0, 2.0)), view='<c:rotX val="30"/>')

    slices = painted(maker.items())
    left, right = min(i.x for i in slices), max(i.x + i.width for i in slices)
    top, bottom = min(i.y for i in slices), max(i.y + i.height for i in slices)

    assert (bottom - top) / (right - left) == pytest.approx(0.587, abs=0.02)
    assert any(outline.shade < 0 for item in slices for outline in item.outlines)


def test_labels_of_a_solid_pie_stay_in_the_frame() -> None:
    maker, chart = solid(KIND.PIE, "pie", ("Giải", (1.0, 1.0, 2.0)))
    labels = xml(
        '<c:dLbls><c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="0"/>'
        '<c:showCatName val="1"/><c:showSerName val="0"/><c:showPercent val="1"/></c:dLbls>'
    )
    chart._chartSpace.find(".//{*}ser").find("{*}cat").addprevious(labels)

    items = maker.items()
    found = [item for item in items if words((item,)) and "%" in words((item,))[0]]

    assert len(found) == 3
    for item in found:
        assert item.x >= 0.95 * INCH
        assert item.y + item.height <= 5.05 * INCH


def test_a_solid_pie_is_turned_by_its_view() -> None:
    plain, _ = solid(KIND.PIE, "pie", ("Giải", (1.0, 3.0)))
    turned, _ = solid(KIND.PIE, "pie", ("Giải", (1.0, 3.0)), view='<c:rotY val="90"/>')

    def middle_of_first(maker: Any) -> float:
        small = min((i for i in painted(maker.items()) if i.outlines[0].shade == 0), key=area)
        return small.y + small.height / 2

    def area(item: Any) -> float:
        return float(item.width * item.height)

    assert middle_of_first(turned) > middle_of_first(plain)
