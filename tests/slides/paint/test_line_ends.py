"""Where lines end, against where Unicode's rules would end them."""

import pytest

from judge_app.slides.paint.line_ends import line_end


@pytest.mark.parametrize(
    ("line", "behind", "kept"),
    [
        ("nữ của ", "xã", "nữ của "),
        ("nữ của xã/", "phường", "nữ của "),
        ("gọi hàm GetValue ", "(o)", "gọi hàm GetValue "),
        ("gọi hàm GetValue", "(o)", "gọi hàm "),
        ("chung:", "2012", "chung:"),
        ("Phụ-", "nữ", "Phụ-"),
        ("năm 2012–", "hai", "năm 2012–"),
        ("một—", "hai", "một—"),
        ("http://a.vn/", "thi", "http://a.vn/"),
        ("trang http://a.vn/", "thi", "trang "),
        ("bài 売", "上", "bài 売"),
        ("bài 売", "a", "bài 売"),
        ("Việt ngữ ệ", "ế", "Việt ngữ "),
        ("   a=", "b", "   a="),
        ("hết", "", "hết"),
        ("hết", " rồi", "hết"),
    ],
)
def test_words_with_signs_inside_stay_whole_where_a_line_has_another_end(
    line: str, behind: str, kept: str
) -> None:
    first = "dòng trước "
    end = line_end(first + line + behind, len(first), len(first + line))

    assert (first + line + behind)[len(first) : end] == kept
