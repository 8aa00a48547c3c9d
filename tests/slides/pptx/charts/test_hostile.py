"""Charts whose numbers are none, or far too large: something is drawn, nothing falls over."""

import math
from typing import Any

import pytest
from pptx.enum.chart import XL_CHART_TYPE

from tests.slides.pptx.charts.test_chart import made

KIND = XL_CHART_TYPE
NUMBERS = ["", "nan", "-inf", "1e308", "1e-320", "999999999999"]


@pytest.mark.parametrize("kind", [KIND.COLUMN_CLUSTERED, KIND.PIE, KIND.RADAR])
@pytest.mark.parametrize("number", NUMBERS)
def test_values_that_are_no_numbers(kind: Any, number: str) -> None:
    maker, chart = made(kind, ("Điểm", (1.0, 2.0, 3.0)))
    chart.has_legend = True
    values = chart._chartSpace.find(".//{*}val")
    values.findall(".//{*}v")[1].text = number

    for item in maker.items():
        assert all(math.isfinite(side) for side in (item.x, item.y, item.width, item.height))


@pytest.mark.parametrize(
    "name",
    ["min", "max", "majorUnit", "logBase", "crossesAt", "idx", "gapWidth", "tickLblSkip", "sz"],
)
@pytest.mark.parametrize("number", NUMBERS)
def test_settings_that_are_no_numbers(name: str, number: str) -> None:
    maker, chart = made(KIND.COLUMN_CLUSTERED, ("Điểm", (1.0, 2.0, 3.0)))
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, 10, 2
    chart.plots[0].gap_width = 100
    scaling = axis._element.find("{*}scaling")
    if name == "logBase":
        scaling.insert(0, scaling.makeelement(scaling.tag.replace("scaling", name)))
    for node in chart._chartSpace.iter():
        if isinstance(node.tag, str) and node.tag.endswith(f"}}{name}"):
            node.set("val", number)
        if name == "sz" and node.get("sz") is not None:
            node.set("sz", number)

    for item in maker.items():
        assert all(math.isfinite(side) for side in (item.x, item.y, item.width, item.height))
