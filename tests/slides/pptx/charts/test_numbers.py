"""Numbers as format codes write them."""

import pytest

from judge_app.slides.pptx.charts.numbers import formatted


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (4.3, "General", "4.3"), (1200.0, "General", "1200"), (0.1 + 0.2, "General", "0.3"),
        (1234.5, "#,##0", "1,235"), (1234.5, "#,##0.00", "1,234.50"), (0.256, "0%", "26%"),
        (0.256, "0.0%", "25.6%"), (2.5, "0", "3"), (-2.5, "0.0", "-2.5"), (5, "00", "05"),
        (0.5, "#.##", ".5"), (3.10, "0.0#", "3.1"), (1500000, "0.0,,", "1.5"),
        (12, '"$"#,##0', "$12"), (12, "[$$-409]#,##0", "$12"), (12, "#,##0\\ _đ", "12"),
        (-7, "0;(0)", "(7)"), (0, '0;-0;"không"', "không"), (5, '0" điểm"', "5 điểm"),
        (45658, "m/d/yyyy", "1/1/2025"), (45658, "dd/mm/yy", "01/01/25"), (45658, "yyyy", "2025"),
        (-1, "yyyy", "-1"),
    ],
)  # fmt: skip
def test_formats(value: float, code: str, expected: str) -> None:
    assert formatted(value, code) == expected
