"""EBML elements, written out by hand."""

import pytest

from judge_app.media.containers.ebml import (
    child,
    children,
    element_at,
    elements_in,
    size_number,
    unsigned,
)
from tests.support.matroska import element, endless, number
from tests.support.stored_bytes import reader


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"\x81", (1, 1)), (b"\x40\x02", (2, 2)), (b"\x10\x00\x00\x03", (3, 4)),
        (b"\x01" + bytes(6) + b"\x07", (7, 8)), (b"\xff", (-1, 1)), (b"\x7f\xff", (-1, 2)),
        (b"\xfe", (126, 1)), (b"", None), (b"\x00\x01", None), (b"\x40", None),
    ],
)  # fmt: skip
def test_numbers_of_variable_length(content: bytes, found: tuple[int, int] | None) -> None:
    assert size_number(content) == found


def test_an_element_is_found_by_its_place() -> None:
    content = b"xx" + element(0x1F43B675, b"abc")
    found = element_at(reader(content), 2)
    assert found is not None
    assert (found.kind, content[found.start : found.end]) == (0x1F43B675, b"abc")


@pytest.mark.parametrize("content", [b"", b"\xec", b"\x00\x80", b"\x08\x00\x00\x00\x00\x80"])
def test_what_is_no_element(content: bytes) -> None:
    assert element_at(reader(content), 0) is None
    assert list(elements_in(reader(content), 0, len(content))) == []
    assert list(children(content)) == []


def test_elements_follow_one_another_up_to_one_that_does_not_fit() -> None:
    content = element(0xEC, b"1") + element(0xBF, b"22") + element(0xEC, b"333")
    kinds = [found.kind for found in elements_in(reader(content), 0, len(content) - 1)]
    assert kinds == [0xEC, 0xBF]


def test_nothing_follows_an_element_that_does_not_tell_its_size() -> None:
    content = endless(0x1F43B675, element(0xEC)) + element(0xEC)
    (found,) = elements_in(reader(content), 0, len(content))
    assert found.end is None
    assert list(children(content)) == []


def test_what_lies_in_an_element_that_was_read() -> None:
    content = element(0xAE, number(0xD7, 5)) + element(0xAE, number(0xD7, 6))
    assert unsigned(child(content, 0xAE, 0xD7)) == 5
    assert child(content, 0xAE, 0x83) == b""
    assert unsigned(b"", 9) == 9
    assert unsigned(bytes(9), 9) == 9
