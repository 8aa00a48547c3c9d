import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.vietnamese.matching import match_key, plain_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("Thuỷ", "THỦY"),
        ("uỷ ban", "ủy ban"),
        ("Đắk Lắk", "đắk  lắk"),
        ("\u00d0ức", "Đức"),
        ("Nguyễn\u00a0Thị Hoa ", "nguyễn thị hoa"),
        ("Hội\u200b LHPN", "Hội LHPN"),
        ("ﬁlm", "film"),
    ],
)
def test_spellings_of_the_same_words_match(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hóa"),
        ("hoa", "hòa"),
        ("đạt", "dạt"),
        ("tân", "tan"),
        ("An Phú", "An Phủ"),
        ("ty", "tý"),
    ],
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


def test_the_plain_key_is_without_any_marks() -> None:
    assert plain_key("Ứng dụng Đổi mới  2024") == "ung dung doi moi 2024"


@given(st.text())
def test_keys_are_stable_and_composition_blind(text: str) -> None:
    key = match_key(text)
    assert match_key(key) == key
    assert match_key(unicodedata.normalize("NFC", text)) == match_key(
        unicodedata.normalize("NFD", text)
    )
    assert match_key(plain_key(text)) == plain_key(plain_key(text))
