"""Widths of letters without a font."""

import pytest

from judge_app.slides.pptx.widths import text_width


@pytest.mark.parametrize(
    ("text", "bold", "measured"),
    [
        ("High School or Less", False, 7.795), ("High School or Less", True, 7.931),
        ("Hội Phụ nữ", False, 4.527), ("nữ Thành", True, 4.009), ("Tháng", False, 2.488),
        ("Tiêu đề biểu đồ rất dài để xem có xuống", True, 16.567),
    ],
)  # fmt: skip
def test_widths_are_those_measured_in_carlito(text: str, bold: bool, measured: float) -> None:
    assert text_width(text, "Calibri", bold=bold) == pytest.approx(measured, rel=0.012)


def test_other_fonts_and_scripts() -> None:
    assert text_width("abc", "Arial", bold=False) > text_width("abc", "Calibri", bold=False)
    assert text_width("年度", "Calibri", bold=False) == 2
    assert text_width("e\u0302\u0301", "Calibri", bold=False) == text_width(
        "e", "Calibri", bold=False
    )
    assert text_width("", "Arial", bold=False) == 0
