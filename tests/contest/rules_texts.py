"""A small sensible rules file for tests, and ways to change one line of it."""

SMALL = """\
# Một cuộc thi nhỏ
id = "thi-thu-2024"
name = "Hội thi thử"

[issuer]
name = "Ban Tổ chức"

[[category]]
id = "tt"
name = "Tập thể"

[[category]]
id = "cn"
name = "Cá nhân"

[[unit]]
id = "an-phu"
name = "Huyện An Phú"

[[judge]]
id = "TB"
name = "Trưởng ban"
seat = "chair"
marks_entries = false

[[judge]]
id = "GK01"
name = "Giám khảo Một"
unit = "an-phu"

[[judge]]
id = "GK02"
name = "Giám khảo Hai"

[[judge]]
id = "GK03"
name = "Giám khảo Ba"

[[criterion]]
id = "1"
label = "Nội dung"

[[criterion.criterion]]
id = "1.1"
label = "Đúng chủ đề"
maximum = 40

[[criterion.criterion]]
id = "1.2"
label = "Sáng tạo"
maximum = 30

[[criterion]]
id = "2"
label = "Hình thức"
maximum = 30
"""


def with_lines(*lines: str) -> str:
    """Return the small file with more lines at its end."""
    return SMALL + "\n" + "\n".join(lines) + "\n"


def replaced(old: str, new: str) -> str:
    """Return the small file with one passage replaced; the passage must be there once."""
    assert SMALL.count(old) == 1, old
    return SMALL.replace(old, new)


def line_of(text: str, passage: str) -> int:
    """Return the line, from 1, on which a passage begins."""
    return text[: text.index(passage)].count("\n") + 1
