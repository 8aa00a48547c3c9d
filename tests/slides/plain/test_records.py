"""Records are read as far as they are whole, and no bytes make the reading fail."""

from hypothesis import given
from hypothesis import strategies as st

from judge_app.slides.plain.records import record_at, records
from tests.slides.plain.binary_decks import atom, container


def test_records_lie_inside_one_another() -> None:
    content = memoryview(container(1000, atom(1, b"abcd"), container(2, atom(3, b"x")), instance=7))
    (document,) = records(content)
    assert (document.kind, document.instance, document.is_container) == (1000, 7, True)
    assert [record.kind for record in document.inside()] == [1, 2]
    assert [record.kind for record in document.below()] == [1, 2, 3]
    first = document.first(1)
    assert first is not None
    assert first.number(0) == int.from_bytes(b"abcd", "little")
    assert first.number(1) == 0
    assert document.first(99) is None


def test_a_record_that_claims_too_much_ends_the_row() -> None:
    whole = atom(1, b"abcd")
    assert [r.kind for r in records(memoryview(whole + whole[:-1]))] == [1]
    assert record_at(memoryview(whole), 400) is None


def test_nesting_without_end_is_not_followed() -> None:
    content = atom(5, b"")
    for _ in range(500):
        content = container(4, content)
    (outer,) = records(memoryview(content))
    assert 20 < sum(1 for _ in outer.below()) < 60


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(content: bytes) -> None:
    for record in records(memoryview(content)):
        list(record.below())
