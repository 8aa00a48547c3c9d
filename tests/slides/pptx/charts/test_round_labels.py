"""Labels of pies: inside where they fit, around it where not, never on each other."""

from typing import Any

import pytest
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION

from tests.slides.pptx.charts.test_chart import made, painted, words

PLACES = XL_LABEL_POSITION


def pie(values: tuple[float, ...], place: Any, *, names: bool = False) -> Any:
    maker, chart = made(XL_CHART_TYPE.PIE, ("Giải", values))
    chart.has_title = False
    plot = chart.plots[0]
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_percentage, labels.show_value, labels.show_category_name = True, False, names
    labels.position = place
    return maker, chart


def test_a_share_with_a_name_is_written_below_it() -> None:
    maker, _ = pie((1.0, 1.0, 2.0), PLACES.CENTER, names=True)

    found = [item for item in maker.items() if item.text and "50%" in words((item,))[0]]

    assert found[0].text is not None
    assert len(found[0].text.paragraphs) == 2


def test_labels_around_a_pie_make_it_smaller_until_they_fit() -> None:
    inside, _ = pie((1.0, 1.0, 1.0), PLACES.CENTER)
    outside, _ = pie((1.0, 1.0, 1.0), PLACES.OUTSIDE_END)

    small = painted(outside.items())[0]

    assert small.width < painted(inside.items())[0].width
    for item in outside.items():
        assert 0.99 * 914400 <= item.y <= item.y + item.height <= 5.01 * 914400


def test_labels_of_small_slices_are_moved_off_each_other() -> None:
    maker, _ = pie((90.0, 1.0, 1.0, 1.0, 1.0), PLACES.BEST_FIT, names=True)

    found = [item for item in maker.items() if item.text and "1%" in words((item,))[0]]

    assert len(found) == 4
    for number, one in enumerate(found):
        for other in found[:number]:
            apart_y = abs(one.y + one.height / 2 - other.y - other.height / 2)
            apart_x = abs(one.x + one.width / 2 - other.x - other.width / 2)
            assert (
                apart_y >= (one.height + other.height) / 2 * 0.99
                or apart_x >= (one.width + other.width) / 2 * 0.9
            )


@pytest.mark.parametrize("place", [PLACES.BEST_FIT, PLACES.INSIDE_END])
def test_a_label_that_fits_lies_inside_near_the_rim(place: Any) -> None:
    maker, _ = pie((1.0, 1.0, 2.0), place)

    slices = painted(maker.items())
    label = next(item for item in maker.items() if words((item,)) == ["50%"])

    assert slices[0].x < label.x
    assert label.x + label.width < slices[0].x + slices[0].width / 2
