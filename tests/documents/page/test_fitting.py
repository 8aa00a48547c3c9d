"""Text that is set into a room stays inside it and stays whole, however long it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from judge_app.documents.page.fitting import Block, fitted, fitted_line, words
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.text_lines import TextStyle, text_width

BIG, PLAIN = TextStyle(face=Face.BOLD, size=27), TextStyle(size=15)
NAMES = st.text("ăâđêôơưạảấậếệịọộớợụứựỳỹ aAbBcC,.-“”WWWW", min_size=1, max_size=400)


def joined(lines: tuple[str, ...]) -> str:
    return "".join("".join(lines).split())


@settings(max_examples=40, deadline=None)
@given(NAMES, NAMES, st.floats(20, 250), st.floats(5, 90))
def test_nothing_leaves_its_room_and_nothing_is_lost(
    name: str, unit: str, width: float, height: float
) -> None:
    blocks = [
        Block(pieces=words(name), style=BIG),
        Block(pieces=words(unit), style=PLAIN, above=3),
    ]
    found = fitted(blocks, width, height)
    assert sum(block.height for block in found) <= height + 1e-9
    for block in found:
        assert all(text_width(line, block.style) <= width for line in block.lines)
    shown = [joined(block.lines) for block in found]
    assert shown == [joined(block.pieces) for block in blocks if block.pieces]


@settings(max_examples=40, deadline=None)
@given(NAMES, st.floats(10, 200), st.integers(1, 3))
def test_a_line_keeps_to_its_lines(text: str, width: float, most: int) -> None:
    found = fitted_line(text, PLAIN, width, lines=most)
    assert len(found.lines) <= most
    assert all(text_width(line, found.style) <= width for line in found.lines)
    assert joined(found.lines) == joined(words(text))


def test_short_text_keeps_its_size() -> None:
    (name,) = fitted([Block(pieces=words("Nguyễn Thị Ánh"), style=BIG)], 200, 60)
    assert name.style.size == BIG.size
    assert name.lines == ("Nguyễn Thị Ánh",)


def test_a_name_is_not_torn_between_lines() -> None:
    names = ("Nguyễn Thị Thanh Hương,", "Trần Thị Bích Ngọc,", "Lê Hoàng Phương Thảo")
    (block,) = fitted([Block(pieces=names, style=BIG)], 180, 60)
    assert len(block.lines) > 1
    assert all(any(name in line for line in block.lines) for name in names)


def test_lines_are_of_about_one_length() -> None:
    text = "với sản phẩm ứng dụng quản lý hội viên và theo dõi công tác chăm sóc trẻ"
    (block,) = fitted([Block(pieces=words(text), style=PLAIN)], 150, 60)
    first, second = (text_width(line, block.style) for line in block.lines)
    assert abs(first - second) < 30


def test_a_word_shrinks_before_it_is_torn() -> None:
    (block,) = fitted([Block(pieces=("congthongtindientu.hoiphunu",), style=BIG)], 100, 60)
    assert block.lines == ("congthongtindientu.hoiphunu",)
