"""Letters look as their runs say, and where they say nothing as their master does."""

import struct

from hypothesis import given
from hypothesis import strategies as st

from judge_app.slides.plain.ppt.looks import Look, master_levels, spans_of
from judge_app.slides.plain.records import Record, records
from tests.slides.plain.binary_decks import atom

STYLE, MASTER = 4001, 4003


def record(kind: int, body: bytes, instance: int = 0) -> Record:
    return next(records(memoryview(atom(kind, body, instance))))


def test_spans_say_how_many_letters_look_how() -> None:
    paragraph = struct.pack("<IHIHH", 6, 2, 0x0801, 1, 1)  # a bullet, in the middle
    bold = struct.pack("<IIHHH", 4, 0x30001, 1, 3, 28)  # bold, font 3, 28 points
    coloured = struct.pack("<II4s", 2, 0x40000, b"\xff\0\0\xfe")
    paragraphs, letters = spans_of(record(STYLE, paragraph + bold + coloured), 5)
    assert paragraphs == ((6, 2, Look(bullet=True, align="ctr")),)
    assert letters == ((4, 0, Look(bold=True, font=3, size=28)), (2, 0, Look()))


def test_what_stands_before_and_behind_is_stepped_over() -> None:
    body = struct.pack(
        "<IHI4HIH6HH2H3H",
        6, 0, 0x3FFDFF, 1, 0x2022, 1, 100, 0, 2, 90, 20, 0, 100, 50, 576, 1, 9, 9, 0, 0, 0,
    )  # fmt: skip
    letters = struct.pack("<II6H", 6, 0xEB0000, 5, 1, 2, 3, 44, 9)
    paragraphs, found = spans_of(record(STYLE, body + letters), 5)
    assert paragraphs[0][2] == Look(bullet=True, bullet_letter="•", align="r")
    assert found[0][2].font == 5
    assert found[0][2].size == 44


def test_levels_take_what_they_do_not_say_from_the_level_before() -> None:
    first = struct.pack("<IHH", 0x0801, 1, 0) + struct.pack("<IHH", 0x30000, 4, 32)
    second = struct.pack("<I", 0) + struct.pack("<IH", 0x20000, 28)
    levels = master_levels([record(MASTER, struct.pack("<H", 2) + first + second, 1)])
    assert levels[1][0] == Look(bullet=True, align="l", font=4, size=32)
    assert levels[1][1] == Look(bullet=True, align="l", font=4, size=28)
    assert levels[1][4] == levels[1][1]
    assert levels[5] == levels[1], "text in the middle stands on the body"
    assert levels[0][0] == Look()


@given(body=st.binary(max_size=60), length=st.integers(0, 50))
def test_bytes_of_any_kind_are_borne(body: bytes, length: int) -> None:
    paragraphs, letters = spans_of(record(STYLE, body), length)
    assert all(count >= 0 for count, _, _ in (*paragraphs, *letters))
    assert len(master_levels([record(MASTER, body, 1)])) == 9
