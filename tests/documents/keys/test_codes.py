import os
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from judge_app.documents.keys.codes import (
    CODE_LENGTH,
    LETTERS,
    crockford,
    from_crockford,
    grouped,
    new_code,
    normalise_code,
)


def test_a_code_has_ten_letters_that_no_keyboard_changes() -> None:
    for _ in range(200):
        code = new_code(os.urandom)
        assert len(code) == CODE_LENGTH
        assert set(code) <= set(LETTERS) - set("ADEWY")


def test_bytes_that_would_favour_some_letters_are_skipped() -> None:
    numbers: Iterator[int] = iter([255, 243, *range(10)])
    assert new_code(lambda _count: bytes([next(numbers)])) == "0123456789"


def test_a_code_is_read_back_however_it_was_typed() -> None:
    assert normalise_code(" 7k3mx-9qrtb ") == "7K3MX9QRTB"
    assert normalise_code("7K3MX 9.QRTB\n") == "7K3MX9QRTB"
    assert normalise_code("oOiIlL") == "001111"
    assert normalise_code("７Ｋ３") == "7K3"
    assert normalise_code("Á Đ") == "AD"


@given(st.text(alphabet=LETTERS, min_size=CODE_LENGTH, max_size=CODE_LENGTH))
def test_a_grouped_code_normalises_to_itself(code: str) -> None:
    assert normalise_code(grouped(code).lower()) == code


def test_groups() -> None:
    assert grouped("7K3MX9QRTB") == "7K3MX-9QRTB"
    assert grouped("7K3MX9QRTB12", 4, " ") == "7K3M X9QR TB12"


def test_base_32_of_known_bytes() -> None:
    assert crockford(b"\x00" * 8, 12) == "000000000000"
    assert crockford(b"\xff" * 8, 12) == "ZZZZZZZZZZZZ"
    assert crockford(bytes([0b00001_000, 0b10_00011_0]), 3) == "123"
    assert crockford(b"\xff", 2) == "ZW"


@given(st.binary(max_size=40))
def test_base_32_comes_back(content: bytes) -> None:
    letters = crockford(content, -(-len(content) * 8 // 5))
    assert from_crockford(letters)[: len(content)] == content
