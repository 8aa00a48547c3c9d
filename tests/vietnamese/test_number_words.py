from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.vietnamese.number_words import (
    Four,
    NumberReading,
    Thousand,
    ZeroTens,
    score_words,
)
from tests.support.corpus import corpus

TEXTBOOK = {
    "5.8": "năm phẩy tám",
    "37.42": "ba mươi bảy phẩy bốn mươi hai",
    "502.467": "năm trăm linh hai phẩy bốn trăm sáu mươi bảy",
    "375.406": "ba trăm bảy mươi lăm phẩy bốn trăm linh sáu",
    "2.35": "hai phẩy ba mươi lăm",
    "301.80": "ba trăm linh một phẩy tám",
    "1942.54": "một nghìn chín trăm bốn mươi hai phẩy năm mươi tư",
    "0.032": "không phẩy không trăm ba mươi hai",
    "73.108": "bảy mươi ba phẩy một trăm linh tám",
    "286.703": "hai trăm tám mươi sáu phẩy bảy trăm linh ba",
    "2.38": "hai phẩy ba mươi tám",
    "325.431": "ba trăm hai mươi lăm phẩy bốn trăm ba mươi mốt",
}
MORE = {
    "8.05": "tám phẩy không năm",
    "7.04": "bảy phẩy không bốn",
    "0.005": "không phẩy không trăm linh năm",
    "85.5": "tám mươi lăm phẩy năm",
    "92.35": "chín mươi hai phẩy ba mươi lăm",
    "100": "một trăm",
    "1E+2": "một trăm",
    "-1.5": "âm một phẩy năm",
    "14": "mười bốn",
    "11": "mười một",
    "21": "hai mươi mốt",
    "15": "mười lăm",
    "10": "mười",
    "110": "một trăm mười",
    "1005": "một nghìn không trăm linh năm",
    "2025": "hai nghìn không trăm hai mươi lăm",
    "1000000": "một triệu",
    "1234567": "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy",
    "1000000000000": "một nghìn tỷ",
    "0.1234": "không phẩy một hai ba bốn",
}


@pytest.mark.parametrize(("number", "words"), [*TEXTBOOK.items(), *MORE.items()])
def test_numbers_are_read_as_textbooks_do(number: str, words: str) -> None:
    assert score_words(Decimal(number)) == words


def test_the_whole_reference_table_is_met() -> None:
    lines = corpus("tables", "score_words_vi.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert len(rows) == 2001
    wrong = {
        number: score_words(Decimal(number.replace(",", ".")))
        for number, words in rows
        if score_words(Decimal(number.replace(",", "."))) != words
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("24", "hai mươi bốn"),
        ("54.74", "năm mươi bốn phẩy bảy mươi bốn"),
        ("14", "mười bốn"),
        ("101", "một trăm lẻ một"),
        ("1005", "một ngàn không trăm lẻ năm"),
        ("0.105", "không phẩy một trăm lẻ năm"),
    ],
)
def test_southern_readings_are_a_choice(number: str, words: str) -> None:
    southern = NumberReading(four=Four.BON, zero_tens=ZeroTens.LE, thousand=Thousand.NGAN)
    assert score_words(Decimal(number), southern) == words


def test_what_is_no_number_has_no_words() -> None:
    with pytest.raises(ValueError, match="NaN"):
        score_words(Decimal("nan"))


def test_scores_to_the_hundredth_never_read_alike() -> None:
    words = {score_words(Decimal(hundredths) / 100) for hundredths in range(100 * 110 + 1)}
    assert len(words) == 100 * 110 + 1


@given(
    st.decimals(0, 10**9, places=3),
    st.decimals(0, 10**9, places=3),
)
def test_words_tell_numbers_apart(one: Decimal, other: Decimal) -> None:
    assert (score_words(one) == score_words(other)) == (one == other)
