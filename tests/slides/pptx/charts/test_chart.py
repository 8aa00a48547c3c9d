"""Charts of every kind as items: what is drawn where, and what is written."""

from typing import Any

import pytest
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.util import Inches

from judge_app.slides.scene import Item
from tests.slides.pptx.scenes import INCH, SlideMaker

KIND = XL_CHART_TYPE


def made(kind: Any, *series: tuple[str, tuple[float | None, ...]]) -> tuple[SlideMaker, Any]:
    """Return a slide with a chart of 6 by 4 inches at 1, 1 and the chart itself."""
    maker = SlideMaker()
    data = CategoryChartData(number_format="0.0")
    data.categories = ("Bắc", "Trung", "Nam")
    for name, values in series or (("Điểm", (1.0, 2.0, 4.0)),):
        data.add_series(name, values)
    frame = maker.slide.shapes.add_chart(kind, Inches(1), Inches(1), Inches(6), Inches(4), data)
    frame.chart.has_legend = False
    return maker, frame.chart


def words(items: tuple[Item, ...]) -> list[str]:
    return [
        "".join(run.text for paragraph in item.text.paragraphs for run in paragraph.runs)
        for item in items
        if item.text is not None
    ]


def painted(items: tuple[Item, ...]) -> list[Item]:
    return [item for item in items if not item.fill.is_empty]


def test_columns_are_as_high_as_their_values_and_stand_on_one_line() -> None:
    maker, _ = made(KIND.COLUMN_CLUSTERED)

    bars = painted(maker.items())

    assert [round(bar.height / bars[0].height, 3) for bar in bars] == [1, 2, 4]
    assert len({round(bar.y + bar.height) for bar in bars}) == 1
    assert bars[0].x < bars[1].x < bars[2].x


def test_lying_bars_begin_at_the_bottom() -> None:
    maker, _ = made(KIND.BAR_CLUSTERED)

    bars = painted(maker.items())

    assert [round(bar.width / bars[0].width, 3) for bar in bars] == [1, 2, 4]
    assert bars[0].y > bars[1].y > bars[2].y


def test_stacked_bars_stand_on_each_other_and_full_ones_are_all_as_high() -> None:
    values = (("A", (1.0, 2.0, 3.0)), ("B", (3.0, 2.0, 1.0)))
    stacked, _ = made(KIND.COLUMN_STACKED, *values)
    full, _ = made(KIND.COLUMN_STACKED_100, *values)

    lower, upper = painted(stacked.items())[0], painted(stacked.items())[3]
    parts = painted(full.items())

    assert upper.y + upper.height == pytest.approx(lower.y)
    heights = [parts[n].height + parts[n + 3].height for n in range(3)]
    assert max(heights) == pytest.approx(min(heights))


def test_negative_values_go_the_other_way() -> None:
    maker, _ = made(KIND.COLUMN_CLUSTERED, ("Điểm", (2.0, -2.0, None)))

    up, down = painted(maker.items())

    assert up.y + up.height == pytest.approx(down.y)


def test_lines_break_where_a_value_is_missing() -> None:
    maker, _ = made(KIND.LINE, ("Điểm", (1.0, None, 3.0)), ("Mức", (1.0, 1.0, 1.0)))

    lines = [i for i in maker.items() if i.stroke is not None and i.stroke.width > 20000]

    assert len(lines) == 1


def test_areas_reach_down_to_the_line() -> None:
    maker, _ = made(KIND.AREA)

    (area,) = painted(maker.items())

    assert area.outlines[0].filled
    assert len(area.outlines[0].steps) == 7


def test_slices_of_a_pie_are_shares_of_a_turn_each_in_its_own_colour() -> None:
    maker, chart = made(KIND.PIE, ("Giải", (1.0, 1.0, 2.0)))
    chart.plots[0].has_data_labels = True
    chart.plots[0].data_labels.show_percentage = True
    chart.plots[0].data_labels.show_value = False

    items = maker.items()

    slices = painted(items)[:3]
    assert len({item.fill.colour for item in slices}) == 3
    assert {(item.x, item.y, item.width) for item in slices} == {
        (slices[0].x, slices[0].y, slices[0].width)
    }
    assert {"25%", "50%"} <= set(words(items))


def test_a_ring_has_a_hole() -> None:
    maker, _ = made(KIND.DOUGHNUT)

    ring = painted(maker.items())[0]

    points = [point for step in ring.outlines[0].steps for point in step.points[-1:]]
    assert all((x - 0.5) ** 2 + (y - 0.5) ** 2 > 0.06 for x, y in points)


def test_points_of_a_scatter_chart_stand_at_both_their_values() -> None:
    maker = SlideMaker()
    data = XyChartData()
    series = data.add_series("Điểm")
    for x, y in ((1.0, 1.0), (2.0, 3.0), (3.0, 2.0)):
        series.add_data_point(x, y)
    frame = maker.slide.shapes.add_chart(
        KIND.XY_SCATTER, Inches(1), Inches(1), Inches(6), Inches(4), data
    )
    frame.chart.has_legend = False

    marks = [item for item in painted(maker.items()) if item.width < INCH / 2]

    assert len(marks) >= 3
    assert marks[0].x < marks[1].x < marks[2].x
    assert marks[1].y < marks[2].y < marks[0].y


def test_bubbles_have_areas_as_their_sizes() -> None:
    maker = SlideMaker()
    data = BubbleChartData()
    series = data.add_series("Điểm")
    series.add_data_point(1, 1, 10)
    series.add_data_point(2, 2, 40)
    frame = maker.slide.shapes.add_chart(
        KIND.BUBBLE, Inches(1), Inches(1), Inches(6), Inches(4), data
    )
    frame.chart.has_legend = False

    small, large = painted(maker.items())[:2]

    assert large.width / small.width == pytest.approx(2)


@pytest.mark.parametrize("kind", [KIND.RADAR, KIND.RADAR_FILLED, KIND.RADAR_MARKERS])
def test_radar_charts_have_a_spoke_for_every_category(kind: Any) -> None:
    maker, _ = made(kind)

    assert {"Bắc", "Trung", "Nam"} <= set(words(maker.items()))


def test_titles_legends_axes_and_labels_are_written() -> None:
    maker, chart = made(KIND.COLUMN_CLUSTERED, ("Điểm A", (1.0, 2.0, 4.0)), ("Điểm B", (2.0,) * 3))
    chart.has_title = True
    chart.chart_title.text_frame.text = "Kết quả"
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.value_axis.has_title = True
    chart.value_axis.axis_title.text_frame.text = "Thang 10"
    plot = chart.plots[0]
    plot.has_data_labels = True
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    plot.data_labels.show_value = True

    found = words(maker.items())

    assert {"Kết quả", "Điểm A", "Điểm B", "Thang 10", "Bắc", "4.0"} <= set(found)


def test_everything_stays_in_the_chart_s_frame() -> None:
    maker, chart = made(KIND.COLUMN_CLUSTERED)
    chart.has_legend = True

    for item in maker.items():
        assert item.x >= 0.8 * INCH
        assert item.x + item.width <= 7.2 * INCH
        assert item.y >= 0.8 * INCH
        assert item.y + item.height <= 5.2 * INCH


def test_a_value_axis_on_the_right_is_a_second_one() -> None:
    maker, chart = made(KIND.COLUMN_CLUSTERED)
    axes = chart._chartSpace.chart.plotArea
    axes.find("{*}valAx").find("{*}crosses").set("val", "max")

    texts = {item.text: item for item in maker.items() if item.text is not None}

    assert max(item.x for item in texts.values()) > 6 * INCH
