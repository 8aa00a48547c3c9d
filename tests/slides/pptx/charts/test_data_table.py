"""The table below a chart's plot, and what else charts say beside their series."""

from typing import Any

from pptx.chart.data import BubbleChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.scene import Item
from tests.slides.pptx.charts.test_chart import KIND, made, painted, words
from tests.slides.pptx.scenes import SlideMaker, xml

_TABLE = (
    '<c:dTable id="1"><c:showHorzBorder val="1"/><c:showVertBorder val="1"/>'
    '<c:showOutline val="1"/><c:showKeys val="1"/></c:dTable>'
)


def area(chart: Any) -> Any:
    return chart._chartSpace.find(".//{*}plotArea")


def place(items: tuple[Item, ...], text: str) -> Item:
    (found,) = [item for item in items if words((item,)) == [text]]
    return found


def test_a_table_has_a_column_under_each_category_and_a_row_for_each_series() -> None:
    maker, chart = made(KIND.COLUMN_CLUSTERED, ("A", (1.0, 2.0, 4.0)), ("B", (3.0, None, 5.5)))
    area(chart).append(xml(_TABLE))
    scene, said = maker.read()
    items = scene.items

    assert not said
    assert words(items).count("Bắc") == 1
    heading, value, other = place(items, "Nam"), place(items, "4.0"), place(items, "5.5")
    assert heading.x == value.x == other.x
    assert heading.y < value.y < other.y
    assert place(items, "A").y == value.y
    assert place(items, "A").x < place(items, "1.0").x
    bars = [item for item in painted(items) if item.height > value.height]
    assert max(bar.y + bar.height for bar in bars) <= heading.y + 1
    assert other.y + other.height <= Inches(5)


def test_numbers_may_be_counted_in_thousands() -> None:
    maker, chart = made(KIND.COLUMN_CLUSTERED, ("A", (1000.0, 2000.0, 4000.0)))
    units = '<c:dispUnits id="1"><c:builtInUnit val="thousands"/><c:dispUnitsLbl/></c:dispUnits>'
    chart.value_axis._element.append(xml(units))
    scene, said = maker.read()

    assert {"Thousands", "4"} <= {word.removesuffix(".0") for word in words(scene.items)}
    assert [(found.kind, found.what) for found in said] == [(ApproximationKind.CHART, "dispUnits")]


def test_piles_are_joined_where_the_file_says_so() -> None:
    maker, chart = made(KIND.COLUMN_STACKED, ("A", (1.0, 2.0, 3.0)), ("B", (3.0, 2.0, 1.0)))
    before = len(maker.items())
    chart._chartSpace.find(".//{*}barChart/{*}axId").addprevious(xml("<c:serLines/>"))

    assert len(maker.items()) == before + 2 * 2


def test_bubbles_below_nothing_are_left_out_unless_they_are_wanted() -> None:
    maker = SlideMaker()
    data = BubbleChartData()
    series = data.add_series("A")
    for size in (10, -5):
        series.add_data_point(1, 2, size)
    maker.slide.shapes.add_chart(XL_CHART_TYPE.BUBBLE, 0, 0, Inches(4), Inches(3), data)
    without = len(painted(maker.items()))
    shown = maker.slide.shapes[0].chart._chartSpace.find(".//{*}showNegBubbles")
    shown.set("val", "1")

    assert len(painted(maker.items())) == without + 1


def test_a_plot_s_own_ground_lies_behind_its_plane_alone() -> None:
    maker, chart = made(KIND.COLUMN_CLUSTERED)
    ground = '<a:solidFill><a:srgbClr val="FFEE00"/></a:solidFill>'
    area(chart).append(xml(f'<c:spPr id="1">{ground}</c:spPr>'))
    items = maker.items()
    (plane,) = [item for item in items if item.fill.colour == (255, 238, 0, 255)]

    assert plane.y + plane.height <= place(items, "Bắc").y + place(items, "Bắc").height / 2
    assert max(bar.x + bar.width for bar in painted(items)) == plane.x + plane.width


def test_a_line_without_a_colour_still_says_how_it_is_dashed() -> None:
    maker, chart = made(KIND.LINE)
    line = '<a:ln w="38100"><a:prstDash val="sysDot"/></a:ln>'
    chart._chartSpace.find(".//{*}ser/{*}tx").addnext(xml(f'<c:spPr id="1">{line}</c:spPr>'))
    strokes = [item.stroke for item in maker.items() if item.stroke is not None]

    assert ("sysDot", 38100) in {(stroke.dash, stroke.width) for stroke in strokes}


def test_a_chart_that_keeps_no_values_says_so() -> None:
    maker, chart = made(KIND.COLUMN_CLUSTERED)
    for cache in list(chart._chartSpace.iter("{*}numCache")):
        cache.getparent().remove(cache)

    assert [found.what for found in maker.read()[1]] == ["no values"]


def test_names_may_be_written_into_the_chart_itself() -> None:
    maker, chart = made(KIND.COLUMN_CLUSTERED)
    for holder in chart._chartSpace.iter("{*}cat"):
        cache = holder.find(".//{*}strCache")
        cache.tag = cache.tag.replace("strCache", "strLit")
        holder.replace(holder[0], cache)

    assert {"Bắc", "Trung", "Nam"} <= set(words(maker.items()))


def test_areas_begin_where_the_file_says() -> None:
    maker, chart = made(KIND.AREA)
    on_marks = painted(maker.items())[0].width
    chart._chartSpace.find(".//{*}crossBetween").set("val", "between")

    assert abs(painted(maker.items())[0].width / on_marks - 2 / 3) < 0.06


def test_points_are_counted_where_words_stand_for_their_places() -> None:
    maker = SlideMaker()
    data = XyChartData()
    series = data.add_series("A")
    for place in (1, 2, 3):
        series.add_data_point(place, place)
    maker.slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, 0, 0, Inches(4), Inches(3), data)
    before = painted(maker.items())
    chart = maker.slide.shapes[0].chart._chartSpace
    for point in chart.find(".//{*}xVal").iter("{*}v"):
        point.text = "một"

    assert [mark.x for mark in painted(maker.items())] == [mark.x for mark in before]
    assert len(before) >= 3


def test_numbers_below_lying_bars_stay_level() -> None:
    maker, chart = made(KIND.BAR_CLUSTERED, ("Điểm", (95.0, 88.5, 76.0)))
    chart.value_axis.minimum_scale = 50
    chart.font.size = Pt(24)
    items = [
        item for item in maker.items() if words((item,)) in (["50"], ["100"], ["50.0"], ["100.0"])
    ]

    assert len(items) == 2
    assert {item.rotation for item in items} == {0.0}
