"""Texts of shapes: those of the outline, numbers of pages, paragraphs with their runs."""

import struct

from judge_app.slides.plain.ppt.bodies import Body, Writer, bodies
from judge_app.slides.plain.ppt.looks import Look
from judge_app.slides.plain.records import records
from tests.slides.plain.binary_decks import atom, text


def found(raw: bytes, outline: tuple[Body, ...] = (), number: int = 7) -> list[Body]:
    return list(bodies(list(records(memoryview(raw))), outline, number))


def test_a_shape_may_point_at_the_outline() -> None:
    outline = tuple(found(text(0, "Tiêu đề") + text(1, "Một\rHai")))
    assert [body.words for body in outline] == ["Tiêu đề", "Một\rHai"]
    (body,) = found(atom(3998, struct.pack("<I", 1)), outline)
    assert body.words == "Một\rHai"
    assert found(atom(3998, struct.pack("<I", 9)), outline) == []


def test_the_sign_for_a_number_of_the_page_becomes_the_number() -> None:
    (body,) = found(text(4, "Trang *") + atom(4056, struct.pack("<I", 6)))
    assert body.letters == "Trang 7"
    (body,) = found(text(4, "*") + atom(4087, struct.pack("<I", 0)))
    assert body.letters == "", "the day on which it is shown is not the maker's"


def test_letters_have_the_look_of_their_run_over_that_of_their_master() -> None:
    style = struct.pack("<IHI", 8, 0, 0) + struct.pack("<IIHH", 3, 0x20001, 1, 40)
    (body,) = found(text(1, "abcdefg") + atom(4001, style + struct.pack("<II", 5, 0)))
    writer = Writer({2: ".VnTime"}, {1: (Look(size=20, font=2, bullet=True, align="r"),) * 5})
    (paragraph,) = writer.paragraphs(body)
    assert [(run.text, run.size, run.bold) for run in paragraph.runs] == [
        ("abc", 40.0, True),
        ("defg", 20.0, False),
    ]
    assert {run.font for run in paragraph.runs} == {".VnTime"}
    assert paragraph.align == "r"
    assert paragraph.bullet is not None


def test_places_among_the_letters_are_paragraphs() -> None:
    body = Body(words="một\rhai\rba")
    assert body.paragraphs_between(0, 4) == (0, 0)
    assert body.paragraphs_between(4, 8) == (1, 1)
    assert body.paragraphs_between(0, 99) == (0, 2)


def test_empty_paragraphs_at_the_end_are_left_out() -> None:
    writer = Writer({}, {})
    assert len(writer.paragraphs(Body(words="một\r\rhai\r\r"))) == 3
