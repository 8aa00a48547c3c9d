"""Words are found as people type them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.slides.searching import SearchedText, lines_of

SLIDE = "Chuyển đổi số\nHội viên tìm  kiếm\nthông tin: TÌM KIẾM, tím kiểm"


def found(text: str, words: str) -> list[str]:
    return [text[start:end] for start, end in SearchedText(text).hits(words)]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("chuyen doi", ["Chuyển đổi"]),
        ("Chuyển Đổi", ["Chuyển đổi"]),
        ("tim kiem", ["tìm  kiếm", "TÌM KIẾM", "tím kiểm"]),
        ("tìm kiếm", ["tìm  kiếm", "TÌM KIẾM"]),
        ("kiếm thông", ["kiếm\nthông"]),
        ("không có", []),
        ("  ", []),
        ("", []),
    ],
)
def test_marks_count_only_where_they_are_typed(words: str, hits: list[str]) -> None:
    assert found(SLIDE, words) == hits


def test_both_ways_of_spelling_are_the_same() -> None:
    decomposed = unicodedata.normalize("NFD", SLIDE)

    assert [unicodedata.normalize("NFC", hit) for hit in found(decomposed, "tìm kiếm")] == [
        "tìm  kiếm",
        "TÌM KIẾM",
    ]
    assert found("sắc màu hoà bình", "hòa bình") == ["hoà bình"]


def test_letters_that_cannot_be_seen_do_not_hide_a_word() -> None:
    assert found("ứng\u00ad dụ\u200bng", "ứng dụng") == ["ứng\u00ad dụ\u200bng"]


@given(st.text(max_size=60), st.text(min_size=1, max_size=5))
def test_hits_lie_in_the_text_in_order(text: str, words: str) -> None:
    hits = SearchedText(text).hits(words)

    ends = [0, *(end for _, end in hits)]
    assert all(0 <= start < end <= len(text) for start, end in hits)
    assert all(start >= end for end, (start, _) in zip(ends, hits, strict=False))


@given(st.text(alphabet="aăâbcdđ eêô", min_size=1, max_size=40), st.data())
def test_every_part_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]

    assert bool(SearchedText(text).hits(part)) == bool(part.strip())


def test_letters_on_a_line_become_one_place() -> None:
    letters = ((0.1, 0.1, 0.2, 0.2), (0.2, 0.12, 0.3, 0.2), (0.05, 0.3, 0.1, 0.4))

    assert lines_of(letters) == ((0.1, 0.1, 0.3, 0.2), (0.05, 0.3, 0.1, 0.4))
