"""Scores in words (bằng chữ), as textbooks read them: 8,05 is "tám phẩy không năm".

Rules: tens 1 is mốt (not after mười), 5 is lăm after mười and mươi, 4 is tư or bốn after mươi; a
zero in the tens is linh or lẻ; groups after the first are read in full; the fraction is read as a
number that keeps its leading zeros. Spellings from the textbook Toán 5, p. 37, and its workbook,
p. 46.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Four(StrEnum):
    """How 4 is read after mươi."""

    TU = "tư"
    BON = "bốn"


class ZeroTens(StrEnum):
    """How a zero in the tens is read."""

    LINH = "linh"
    """In textbooks."""
    LE = "lẻ"
    """In the South."""


class Thousand(StrEnum):
    """How 1000 is read."""

    NGHIN = "nghìn"
    """In textbooks."""
    NGAN = "ngàn"
    """In the South."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberReading:
    """How numbers are read where regions differ; as textbooks do unless said otherwise."""

    four: Four = Four.TU
    zero_tens: ZeroTens = ZeroTens.LINH
    thousand: Thousand = Thousand.NGHIN


TEXTBOOK = NumberReading()

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def score_words(value: Decimal, reading: NumberReading = TEXTBOOK) -> str:
    """Return any finite number in words, in lower case.

    Trailing zeros of the fraction are not read.

    Raises:
        ValueError: for infinity and for what is not a number.
    """
    if not value.is_finite():
        raise ValueError(value)
    reader = _Reader(reading)
    whole, _, fraction = format(abs(value), "f").partition(".")
    fraction = fraction.rstrip("0")
    words = reader.whole(int(whole))
    if fraction:
        words += f" phẩy {reader.fraction(fraction)}"
    return f"âm {words}" if value < 0 else words


@dataclass(frozen=True, slots=True)
class _Reader:
    reading: NumberReading

    def whole(self, number: int, *, in_full: bool = False) -> str:
        for size, name in ((10**9, "tỷ"), (10**6, "triệu"), (1000, self.reading.thousand)):
            if number >= size:
                head = self.whole(number // size, in_full=in_full)
                rest = number % size
                tail = f" {self.whole(rest, in_full=True)}" if rest else ""
                return f"{head} {name}{tail}"
        return self._hundreds(number, in_full=in_full)

    def fraction(self, digits: str) -> str:
        """Read one digit alone, two with a leading không, three in full, more one by one."""
        if len(digits) > 3:
            return " ".join(_DIGITS[int(digit)] for digit in digits)
        if len(digits) == 3:
            return self._hundreds(int(digits), in_full=True)
        zero = "không " if digits.startswith("0") else ""
        return zero + self._hundreds(int(digits), in_full=False)

    def _hundreds(self, number: int, *, in_full: bool) -> str:
        hundreds, rest = divmod(number, 100)
        if not hundreds and not in_full:
            return self._tens(rest)
        words = f"{_DIGITS[hundreds]} trăm"
        if not rest:
            return words
        if rest < 10:
            return f"{words} {self.reading.zero_tens} {_DIGITS[rest]}"
        return f"{words} {self._tens(rest)}"

    def _tens(self, number: int) -> str:
        tens, unit = divmod(number, 10)
        if not tens:
            return _DIGITS[unit]
        words = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
        if not unit:
            return words
        return f"{words} {self._unit_after(tens, unit)}"

    def _unit_after(self, tens: int, unit: int) -> str:
        if unit == 5:
            return "lăm"
        if tens > 1 and unit == 1:
            return "mốt"
        if tens > 1 and unit == 4:
            return self.reading.four
        return _DIGITS[unit]
