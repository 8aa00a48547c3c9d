from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.vietnamese.numbers import comma, parse_score


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("8.5", None, "8,5"),
        ("8.50", None, "8,5"),
        ("100", None, "100"),
        ("1E+2", None, "100"),
        ("0", None, "0"),
        ("-0.0", None, "0"),
        ("-1.25", None, "-1,25"),
        ("86", 2, "86,00"),
        ("7.125", 2, "7,13"),
        ("2.675", 2, "2,68"),
        ("86.005", 2, "86,01"),
        ("-0.001", 2, "0,00"),
        ("-2.5", 0, "-3"),
        ("1234567.5", 1, "1234567,5"),
    ],
)
def test_a_decimal_comma(value: str, decimals: int | None, text: str) -> None:
    assert comma(Decimal(value), decimals) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [("8,5", "8.5"), ("8.5", "8.5"), (" 8,25 ", "8.25"), ("100", "100"), ("0", "0"), ("08", "8")],
)
def test_comma_and_point_are_the_same(text: str, value: str) -> None:
    assert parse_score(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "8.500",
        "1.000",
        "1000",
        "8,",
        ",5",
        "-1",
        "+1",
        "8 5",
        "8,5,0",
        "1e1",
        "٣",
        "8½",
        "a",
    ],
)
def test_anything_else_is_no_score(text: str) -> None:
    assert parse_score(text) is None


def test_a_finer_or_larger_scale_says_so() -> None:
    assert parse_score("8,125") is None
    assert parse_score("8,125", decimals=3) == Decimal("8.125")
    assert parse_score("1000", digits=4) == 1000


@given(st.decimals(0, Decimal("999.99"), places=2))
def test_what_is_shown_can_be_typed(value: Decimal) -> None:
    assert parse_score(comma(value)) == value
    assert parse_score(comma(value, 2)) == value


@given(st.text())
def test_no_text_breaks_the_parser(text: str) -> None:
    value = parse_score(text)
    assert value is None or 0 <= value < 1000
