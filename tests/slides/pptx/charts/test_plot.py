"""Where the parts of a plot stand: axes and their names, marks, blanks, lines over the series."""

from datetime import date
from typing import Any

import pytest
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

from judge_app.slides.scene import Item
from tests.slides.pptx.charts.test_chart import made, painted, words
from tests.slides.pptx.scenes import INCH, SlideMaker, xml

KIND = XL_CHART_TYPE


def chart_of(kind: Any, categories: tuple[Any, ...], values: tuple[float | None, ...]) -> Any:
    """Return a slide with a chart of one series, without legend and title, and the chart."""
    maker = SlideMaker()
    data = CategoryChartData()
    data.categories = categories
    data.add_series("Điểm", values)
    frame = maker.slide.shapes.add_chart(kind, Inches(1), Inches(1), Inches(6), Inches(4), data)
    frame.chart.has_legend, frame.chart.has_title = False, False
    frame.chart.font.size = Pt(12)
    return maker, frame.chart


def named(items: tuple[Item, ...], text: str) -> Item:
    return next(item for item in items if item.text is not None and words((item,)) == [text])


def lines(items: tuple[Item, ...]) -> list[Item]:
    """Return the lines of series, which are thicker than those around them."""
    return [item for item in items if item.stroke is not None and item.stroke.width > 20000]


def test_a_chart_of_one_series_is_titled_by_it_unless_that_is_switched_off() -> None:
    maker, chart = made(KIND.COLUMN_CLUSTERED, ("Số bài", (1.0, 2.0, 3.0)))
    titled = words(maker.items())
    chart.has_title = False

    assert "Số bài" in titled
    assert "Số bài" not in words(maker.items())


def test_long_names_are_slanted_and_only_as_many_as_do_not_touch() -> None:
    names = tuple(f"SảnPhẩmTruyềnThông{n}" for n in range(40))
    maker, _ = chart_of(KIND.COLUMN_CLUSTERED, names, tuple(float(n) for n in range(40)))

    found = [item for item in maker.items() if words((item,)) and words((item,))[0] in names]

    assert 8 < len(found) < 30
    assert {item.rotation for item in found} == {-44.9}
    assert all(item.x + item.width / 2 - item.width * 0.36 > 0.9 * INCH for item in found), (
        "names that begin far to the left push the plot to the right"
    )


def test_names_of_several_words_are_broken_into_lines_first() -> None:
    maker, _ = chart_of(
        KIND.COLUMN_CLUSTERED, ("Hội Phụ nữ huyện Cầu Kè", "b", "c", "d", "e"), (1.0,) * 5
    )

    found = next(text for text in words(maker.items()) if text.startswith("Hội"))

    assert "Cầu" in found
    assert named(maker.items(), found).rotation == 0


def test_the_file_may_say_which_names_are_left_out() -> None:
    maker, chart = chart_of(KIND.COLUMN_CLUSTERED, ("a", "b", "c", "d"), (1.0,) * 4)
    axis = chart.category_axis._element
    axis.find("{*}crosses").addnext(xml('<c:tickLblSkip val="2"/>'))

    assert {"a", "c"} <= set(words(maker.items()))
    assert not {"b", "d"} & set(words(maker.items()))


def test_where_axes_cross_bars_begin_and_labels_stand() -> None:
    maker, chart = chart_of(KIND.COLUMN_CLUSTERED, ("a", "b"), (2.0, 6.0))
    chart.category_axis._element.find("{*}crosses").set("val", "max")
    hanging = painted(maker.items())
    chart.category_axis.reverse_order = True

    turned = maker.items()

    assert hanging[0].y == pytest.approx(hanging[1].y)
    assert hanging[0].height > hanging[1].height
    assert named(turned, "a").x > named(turned, "b").x
    assert named(turned, "0").x > named(turned, "a").x, "the other axis moves to the right too"


def test_marks_and_finer_lines_are_drawn_as_the_file_says() -> None:
    maker, chart = chart_of(KIND.COLUMN_CLUSTERED, ("a", "b"), (2.0, 6.0))
    for axis in (chart.value_axis, chart.category_axis):
        axis._element.find("{*}majorTickMark").set("val", "none")
    without = len(maker.items())
    chart.value_axis.has_minor_gridlines = True
    finer = len(maker.items())
    chart.category_axis._element.find("{*}majorTickMark").set("val", "cross")

    assert finer > without + 10
    assert len(maker.items()) == finer + 3


def test_dates_stand_as_far_apart_as_they_are() -> None:
    days = (date(2024, 1, 1), date(2024, 1, 2), date(2024, 1, 11))
    maker, chart = chart_of(KIND.COLUMN_CLUSTERED, days, (1.0, 1.0, 1.0))

    first, second, third = painted(maker.items())

    assert third.x - second.x == pytest.approx(9 * (second.x - first.x))
    assert "2024-01-01" in words(maker.items())
    unit = chart._chartSpace.find(".//{*}baseTimeUnit")
    unit.set("val", "years")
    assert len({round(bar.x) for bar in painted(maker.items())}) == 1


@pytest.mark.parametrize(
    ("blanks", "count", "points"), [("gap", 2, 2), ("span", 1, 4), ("zero", 1, 5)]
)
def test_missing_values_are_gaps_bridges_or_zeros(blanks: str, count: int, points: int) -> None:
    maker, chart = chart_of(KIND.LINE, ("a", "b", "c", "d", "e"), (1.0, 3.0, None, 5.0, 6.0))
    chart._chartSpace.chart.find("{*}dispBlanksAs").set("val", blanks)

    found = lines(maker.items())

    assert len(found) == count
    assert len(found[0].outlines[0].steps) == points


def test_a_line_that_says_nothing_of_it_is_curved() -> None:
    maker, chart = chart_of(KIND.LINE, ("a", "b", "c"), (1.0, 3.0, 2.0))
    series = chart._chartSpace.find(".//{*}ser")
    straight = lines(maker.items())[0]
    series.remove(series.find("{*}smooth"))

    assert [step.verb for step in lines(maker.items())[0].outlines[0].steps] != [
        step.verb for step in straight.outlines[0].steps
    ]


def test_trend_lines_are_drawn_named_and_written_as_formulas() -> None:
    maker = SlideMaker()
    data = XyChartData()
    series = data.add_series("Điểm")
    for x, y in ((1.0, 3.0), (2.0, 5.0), (3.0, 7.0)):
        series.add_data_point(x, y)
    box = Inches(1), Inches(1), Inches(6), Inches(4)
    chart = maker.slide.shapes.add_chart(KIND.XY_SCATTER, *box, data).chart
    chart.has_legend = True
    chart._chartSpace.find(".//{*}xVal").addprevious(
        xml('<c:trendline><c:trendlineType val="linear"/><c:dispRSqr val="1"/>'
            '<c:dispEq val="1"/></c:trendline>')
    )  # fmt: skip

    found = words(maker.items())

    assert "Linear (Điểm)" in found
    assert "y = 2x + 1R² = 1" in found


def test_error_bars_reach_as_far_as_they_say() -> None:
    maker, chart = chart_of(KIND.COLUMN_CLUSTERED, ("a", "b"), (20.0, 40.0))
    for axis in (chart.value_axis, chart.category_axis):
        axis._element.find("{*}majorTickMark").set("val", "none")
    chart.value_axis.maximum_scale = 100
    before = maker.items()
    chart._chartSpace.find(".//{*}ser").find("{*}cat").addprevious(
        xml('<c:errBars><c:errBarType val="both"/><c:errValType val="percentage"/>'
            '<c:noEndCap val="1"/><c:val val="50"/></c:errBars>')
    )  # fmt: skip

    items = maker.items()
    bars = painted(items)
    upright = [i for i in items if i.stroke and i.width == 0 and i.height < bars[1].height * 1.1]

    assert len(items) == len(before) + 2
    assert [round(i.height / bars[0].height, 2) for i in upright[-2:]] == [1, 2]


def test_stock_charts_join_the_highest_and_the_lowest() -> None:
    maker, chart = made(KIND.LINE, ("Cao", (5.0, 6.0, 7.0)), ("Thấp", (1.0, 2.0, 3.0)))
    chart._chartSpace.find(".//{*}lineChart").find("{*}marker").addprevious(
        xml('<c:hiLowLines><c:spPr><a:ln w="50800"><a:solidFill><a:srgbClr val="FF0000"/>'
            "</a:solidFill></a:ln></c:spPr></c:hiLowLines>")
    )  # fmt: skip

    thick = [item for item in maker.items() if item.stroke and item.stroke.width == 50800]

    assert len(thick) == 3
    assert len({round(item.height) for item in thick}) == 1


def test_labels_of_the_author_s_own_fill_in_their_fields() -> None:
    maker, chart = chart_of(KIND.COLUMN_CLUSTERED, ("Bắc", "Nam"), (2.0, 6.0))
    series = chart._chartSpace.find(".//{*}ser")
    off = "".join(
        f'<c:{name} val="0"/>'
        for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent")
    )
    field = '<a:fld id="{{0}}" type="{0}"><a:t>[{0}]</a:t></a:fld>'
    rich = (
        "<a:bodyPr/><a:p><a:r><a:t>Vùng </a:t></a:r>"
        f"{field.format('CATEGORYNAME')}</a:p><a:p>{field.format('VALUE')}"
        f"<a:r><a:t> bài, </a:t></a:r>{field.format('CELLRANGE')}</a:p>"
    )
    series.find("{*}cat").addprevious(
        xml(f'<c:dLbls><c:dLbl><c:idx val="1"/><c:tx><c:rich>{rich}</c:rich></c:tx>{off}</c:dLbl>'
            f"{off}</c:dLbls>")
    )  # fmt: skip
    series.append(
        xml('<c:extLst><c:ext uri="x"><c15:datalabelsRange xmlns:c15="urn:c15"><c15:dlblRangeCache>'
            '<c:ptCount val="2"/><c:pt idx="1"><c:v>hai giải</c:v></c:pt></c15:dlblRangeCache>'
            "</c15:datalabelsRange></c:ext></c:extLst>")
    )  # fmt: skip

    assert "Vùng Nam6 bài, hai giải" in words(maker.items())


def test_a_label_stands_where_the_author_moved_it_in_letters_of_its_own() -> None:
    maker, chart = chart_of(KIND.COLUMN_CLUSTERED, ("Bắc", "Nam"), (20.0, 61.0))
    plot = chart.plots[0]
    plot.has_data_labels = True
    before = named(maker.items(), "61")
    own = plot.series[0].points[1].data_label
    own.font.size = Pt(20)
    label = own._dLbl
    label.find("{*}idx").addnext(
        xml(
            '<c:layout><c:manualLayout><c:x val="-0.1"/><c:y val="0.05"/></c:manualLayout></c:layout>'
        )
    )
    label.find("{*}showVal").set("val", "1")

    after = named(maker.items(), "61")

    assert after.text is not None
    assert after.text.paragraphs[0].runs[0].size == 20
    moved = after.x + after.width / 2 - before.x - before.width / 2
    assert moved == pytest.approx(-0.6 * INCH, abs=INCH / 50)


@pytest.mark.parametrize("kind", [KIND.COLUMN_CLUSTERED, KIND.BAR_CLUSTERED])
def test_names_over_several_categories_stand_beyond_their_names(kind: Any) -> None:
    maker = SlideMaker()
    data = CategoryChartData()
    for region, provinces in (("Bắc", ("Hà Nội", "Huế")), ("Nam", ("Cà Mau", "Trà Vinh"))):
        above = data.add_category(region)
        for province in provinces:
            above.add_sub_category(province)
    data.add_series("Điểm", (1.0, 2.0, 3.0, 4.0))
    maker.slide.shapes.add_chart(kind, Inches(1), Inches(1), Inches(6), Inches(4), data)

    items = maker.items()
    above, first, second = (named(items, text) for text in ("Bắc", "Hà Nội", "Huế"))

    middles = [(i.x + i.width / 2, i.y + i.height / 2) for i in (above, first, second)]
    if kind == KIND.COLUMN_CLUSTERED:
        assert middles[0][0] == pytest.approx((middles[1][0] + middles[2][0]) / 2)
        assert above.y >= first.y + first.height * 0.9
    else:
        assert middles[0][1] == pytest.approx((middles[1][1] + middles[2][1]) / 2)
        assert above.x + above.width <= min(first.x, second.x)
