"""Where lines end, against where Unicode's rules would end them."""

import pytest

from judge_app.slides.paint.line_ends import earlier_end, may_end


@pytest.mark.parametrize(
    ("line", "behind", "kept"),
    [
        ("nữ của ", "xã", "nữ của "),
        ("nữ của xã/", "phường", "nữ của "),
        ("gọi hàm GetValue ", "(o)", "gọi hàm GetValue "),
        ("gọi hàm GetValue", "(o)", "gọi hàm "),
        ("Phụ-", "nữ", "Phụ-"),
        ("năm 2012–", "hai", "năm 2012–"),
        ("một—", "hai", "một—"),
        ("trang http://a.vn/", "thi", "trang "),
        ("bài 売", "上", "bài 売"),
        ("bài 売", "a", "bài 売"),
        ("Việt ngữ ệ", "ế", "Việt ngữ "),
        ("hết", "", "hết"),
        ("chung:", "2012", None),
        ("http://a.vn/", "thi", None),
        ("   a=", "b", None),
    ],
)
def test_words_with_signs_inside_stay_whole_where_a_line_has_another_end(
    line: str, behind: str, kept: str | None
) -> None:
    first = "dòng trước "
    text, start, end = first + line + behind, len(first), len(first + line)
    found = end if may_end(text, end) else earlier_end(text, start, end)

    assert (None if found is None else text[start:found]) == kept


def test_no_line_ends_between_a_word_and_the_space_behind_it() -> None:
    assert not may_end("hết rồi", 3)
    assert may_end("hết rồi", 4)
