"""Numbered paragraphs of old binary decks keep their numbers."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.byte_source import FileSource
from judge_app.slides.plain.ppt.numbers import Counter, Numbered, numberings
from judge_app.slides.plain.ppt.reader import read_ppt
from judge_app.slides.plain.records import Record, records
from tests.slides.plain.binary_decks import atom, container
from tests.support.corpus import corpus


def tags(content: bytes, name: str = "___PPT9") -> Record:
    tag = container(5002, atom(4026, name.encode("utf-16-le")), atom(5003, atom(4012, content)))
    return next(records(memoryview(container(5000, tag))))


def entry(scheme: int, start: int) -> bytes:
    return struct.pack("<IHHHhII", 0x3800000, 0xFFFF, 1, scheme, start, 0, 0)


PLAIN = bytes(12)
RICH = struct.pack("<IIIIHHI", 0, 0x100000, 7, 0x23, 1, 2, 3)
"""Letters and languages of another kind, which are stepped over."""


def test_numberings_are_read_in_their_order() -> None:
    found = numberings([tags(entry(3, 4) + PLAIN + RICH + entry(9, 1))])
    assert found == (
        Numbered(scheme="arabicPeriod", start=4),
        None,
        None,
        Numbered(scheme="alphaLcParenR", start=1),
    )
    assert numberings([tags(entry(3, 4), "___PPT10")]) == ()
    assert numberings([]) == ()


def test_strange_schemes_and_starts_are_borne() -> None:
    (found,) = numberings([tags(entry(99, -5))])
    assert found == Numbered(scheme="arabicPeriod", start=1)


@given(content=st.binary(max_size=60))
def test_bytes_of_any_kind_are_borne(content: bytes) -> None:
    assert len(numberings([tags(content)])) <= 60


@pytest.mark.parametrize(
    ("paragraphs", "signs"),
    [
        ([(0, 1), (0, 1)], ["1.", "2."]),
        ([(0, 1), (1, 1), (0, 1)], ["1.", "1.", "2."]),
        ([(0, 1), (0, 0), (0, 1)], ["1.", "", "1."]),
        ([(0, 1), (0, 5)], ["1.", "5."]),
    ],
)
def test_numbers_go_on_level_by_level(paragraphs: list[tuple[int, int]], signs: list[str]) -> None:
    counter = Counter()
    found = [counter.sign(level, Numbered(start=n) if n else None) for level, n in paragraphs]
    assert found == signs


def test_a_real_deck_has_the_numbers_that_powerpoint_shows() -> None:
    source = FileSource(corpus("slides", "ppt", "poi_numbers.ppt"))
    _, (first, _) = read_ppt(source)
    source.close()
    texts = [item.text for item in first.items if item.text is not None]
    signs = [p.bullet.text for text in texts for p in text.paragraphs if p.bullet]
    assert {"4.", "5."} <= set(signs)
