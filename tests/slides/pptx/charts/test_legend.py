"""Legends: their order, their keys, names too long for them."""

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION

from tests.slides.pptx.charts.test_chart import made, painted, words

KIND = XL_CHART_TYPE
NAMES = (("Một", (1.0, 2.0, 3.0)), ("Hai", (3.0, 2.0, 1.0)))


def with_legend(kind: Any, *series: Any, side: Any = XL_LEGEND_POSITION.RIGHT) -> Any:
    maker, chart = made(kind, *series)
    chart.has_legend = True
    chart.legend.position = side
    return maker, chart


def ordered(maker: Any) -> list[str]:
    return [text for text in words(maker.items()) if text in {"Một", "Hai"}]


def test_piles_are_named_from_the_top_down_beside_them() -> None:
    beside, _ = with_legend(KIND.COLUMN_STACKED, *NAMES)
    below, _ = with_legend(KIND.COLUMN_STACKED, *NAMES, side=XL_LEGEND_POSITION.BOTTOM)
    lying, _ = with_legend(KIND.BAR_STACKED, *NAMES)

    assert ordered(beside) == ["Hai", "Một"]
    assert ordered(below) == ["Một", "Hai"]
    assert ordered(lying) == ["Một", "Hai"]


def test_bars_of_colours_of_their_own_are_named_each() -> None:
    maker, chart = with_legend(KIND.COLUMN_CLUSTERED, NAMES[0])
    chart.plots[0].vary_by_categories = True

    assert words(maker.items()).count("Trung") == 2
    assert len({item.fill.colour for item in painted(maker.items())}) == 3


def test_long_names_are_broken_into_lines() -> None:
    long = "Tổng số tác phẩm dự thi của các đơn vị trong toàn tỉnh năm nay và năm trước"
    maker, _ = with_legend(KIND.COLUMN_CLUSTERED, (long, (1.0, 2.0, 3.0)), NAMES[1])

    entry = next(i for i in maker.items() if i.text and "Tổng" in words((i,))[0])

    assert entry.text is not None
    assert len(entry.text.paragraphs) > 1
    assert entry.x + entry.width < 7.2 * 914400
