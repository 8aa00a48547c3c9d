"""A slide shows what stands on its master, but not the boxes that wait for words."""

import struct

from judge_app.slides.plain.ppt.bodies import Body
from judge_app.slides.plain.ppt.masters import (
    follows_master,
    footers_of,
    master_shapes,
    with_words,
)
from judge_app.slides.plain.records import Record, records
from tests.slides.plain.binary_decks import atom, container
from tests.slides.plain.ppt.drawings import data, place, shape, slide

TITLE, DATE, NUMBER, FOOTER = 1, 7, 8, 9
SHOWN = 0x8 | 0x20


def record(raw: bytes) -> Record:
    return next(records(memoryview(raw)))


def waiting(identity: int, kind: int) -> bytes:
    box = atom(3011, struct.pack("<IBBH", 0, kind, 0, 0))
    return shape(identity, place((0, 0, 9, 9)), data(box))


def footers(flags: int) -> bytes:
    words = atom(4026, "Hội thi 2026".encode("utf-16-le"), 2)
    return container(4057, atom(4058, struct.pack("<HH", 0, flags)), words, instance=3)


def test_numbers_and_footers_are_shown_where_the_slide_wants_them() -> None:
    logo = shape(5, place((0, 0, 9, 9)))
    boxes = [waiting(n, kind) for n, kind in enumerate((TITLE, DATE, NUMBER, FOOTER), 10)]
    master = record(slide(logo, *boxes))
    own = footers_of(record(slide(more=footers(SHOWN))), None)
    found = [(one.identity, words) for one, words in master_shapes(master, own)]
    assert found == [(5, None), (12, None), (13, "Hội thi 2026")]


def test_a_slide_without_footers_of_its_own_has_those_of_all_slides() -> None:
    document = record(container(1000, footers(SHOWN)))
    assert footers_of(record(slide()), document).shows(NUMBER)
    assert not footers_of(record(slide()), None).shows(NUMBER)


def test_a_slide_says_whether_it_follows_its_master() -> None:
    assert follows_master(record(slide(flags=1)))
    assert not follows_master(record(slide(flags=0)))


def test_the_words_of_a_footer_stand_in_for_its_sign() -> None:
    sign = Body(words="*", fields={0: ""})
    assert with_words(sign, "Hội thi 2026").letters == "Hội thi 2026"
    assert with_words(sign, None) is sign
