"""Codes from layouts are the codes that segno makes, module for module."""

import random

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from judge_app.documents.page.qr_layout import LETTERS, LEVELS, MASK, byte_code, letter_code


def by_segno(content: bytes, error: str, version: int | None) -> tuple[bytes, ...]:
    code = segno.make_qr(
        content, error=error, version=version, mode="byte", mask=MASK, boost_error=True
    )
    return tuple(map(bytes, code.matrix))


@given(st.binary(min_size=1, max_size=260), st.sampled_from(LEVELS))
def test_small_codes_are_the_same(content: bytes, error: str) -> None:
    assert byte_code(content, error, None) == by_segno(content, error, None)


@given(st.text(LETTERS, min_size=1, max_size=200), st.sampled_from(LEVELS))
def test_codes_of_letters_are_the_same(content: str, error: str) -> None:
    code = segno.make_qr(content, error=error, mode="alphanumeric", mask=MASK, boost_error=True)
    wanted = tuple(map(bytes, code.matrix))
    assert letter_code(content, error) == wanted


@pytest.mark.parametrize("version", [*range(1, 15), 20, 21, 27, 28, 34, 35, 40])
def test_codes_of_a_wanted_size_are_the_same(version: int) -> None:
    content = random.Random(version).randbytes(4 * version)
    assert byte_code(content, "l", version) == by_segno(content, "l", version)


@pytest.mark.parametrize("size", [14, 15, 17, 106, 107, 230, 231, 271, 2300, 2953])
def test_full_codes_are_the_same(size: int) -> None:
    content = random.Random(size).randbytes(size)
    assert byte_code(content, "l", None) == by_segno(content, "l", None)


def test_what_fits_no_code_is_an_error() -> None:
    with pytest.raises(ValueError, match="2954"):
        byte_code(bytes(2954), "l", None)
    with pytest.raises(ValueError, match="20"):
        byte_code(bytes(20), "l", 1)
