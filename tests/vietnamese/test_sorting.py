import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.vietnamese.sorting import ToneOrder, person_key, text_key


@pytest.mark.parametrize(
    "ordered",
    [
        "ma mà mả mã má mạ",
        "Bách Bang Bắc Bằng",
        "Dung Dũng Dụng Đạt Đức",
        "An Ánh Ăn Ân",
        "Thu Thủ Thùy Thuỷ Thư",
        "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y",
    ],
)
def test_words_come_in_the_order_of_dictionaries(ordered: str) -> None:
    words = ordered.split()
    shuffled = words[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=text_key) == words


def test_the_place_of_a_tone_mark_and_the_case_do_not_matter() -> None:
    assert text_key("Thuỷ") == text_key("thủy") == text_key(unicodedata.normalize("NFD", "THUỶ"))
    assert text_key("Hoà bình") == text_key("Hòa  Bình")


def test_syllables_are_compared_one_by_one() -> None:
    titles = ["Cà phê", "Ca trù", "Ca dao", "Cá basa", "Ca"]
    assert sorted(titles, key=text_key) == ["Ca", "Ca dao", "Ca trù", "Cà phê", "Cá basa"]


def test_numbers_come_by_their_size_before_letters() -> None:
    titles = ["Bài ba", "Bài 10", "Bài 2", "SP-012", "SP-9"]
    assert sorted(titles, key=text_key) == ["Bài 2", "Bài 10", "Bài ba", "SP-9", "SP-012"]


def test_people_come_by_given_name_then_middle_then_surname() -> None:
    names = ["Trần Thị An", "Nguyễn Văn Ánh", "Lê Thị An", "Lê Thị Bích Ân", "Lê An", "Ân"]
    assert sorted(names, key=person_key) == [
        "Lê An",
        "Lê Thị An",
        "Trần Thị An",
        "Nguyễn Văn Ánh",
        "Ân",
        "Lê Thị Bích Ân",
    ]
    assert person_key("  ") == ((), (), ())


def test_offices_may_order_tones_their_own_way() -> None:
    words = sorted(
        ["mạ", "mã", "ma", "mả", "mà", "má"], key=lambda w: text_key(w, ToneOrder.OFFICE)
    )
    assert words == ["ma", "mà", "má", "mả", "mã", "mạ"]
    names = sorted(["Lê Tá", "Lê Tả"], key=lambda n: person_key(n, ToneOrder.OFFICE))
    assert names == ["Lê Tá", "Lê Tả"]


def test_foreign_letters_have_a_place() -> None:
    assert sorted(["Zoe", "Müller", "Muller", "Ωmega", "F"], key=text_key) == [
        "F",
        "Müller",
        "Muller",
        "Zoe",
        "Ωmega",
    ]


@given(st.text())
def test_keys_do_not_depend_on_composition(text: str) -> None:
    assert text_key(text) == text_key(unicodedata.normalize("NFD", text))
    assert person_key(text) == person_key(unicodedata.normalize("NFD", text))


@given(st.lists(st.text()))
def test_any_texts_can_be_sorted(texts: list[str]) -> None:
    assert sorted(texts, key=text_key) == sorted(texts, key=text_key)
    sorted(texts, key=person_key)
