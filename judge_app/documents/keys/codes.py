"""The ten-character codes that open keys, and the letters in which check codes are written.

The letters are Crockford's base 32: digits and capitals without I, L, O and U, so that no two look
alike; whoever types I, L or O gets 1, 1 or 0 (https://www.crockford.com/base32.html).

New codes also avoid A, D, E, W and Y: with UniKey switched on, Telex and VNI turn those into
Vietnamese letters ("DD" becomes "Đ", "A1" becomes "Á") before the program sees them. 27 letters in
10 places are 47,5 bits, which at the cost of one guess (see `key_file`) is hundreds of thousands of
years of one computer core.
"""

import unicodedata
from collections.abc import Callable

RandomBytes = Callable[[int], bytes]
"""Returns so many unpredictable bytes; `os.urandom` outside tests."""

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 10

_UNHARMED_BY_KEYBOARDS = "".join(letter for letter in LETTERS if letter not in "ADEWY")
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})


def new_code(random_bytes: RandomBytes) -> str:
    """Return a fresh code of ten letters, each equally likely."""
    fair = 256 - 256 % len(_UNHARMED_BY_KEYBOARDS)
    code = ""
    while len(code) < CODE_LENGTH:
        number = random_bytes(1)[0]
        if number < fair:
            code += _UNHARMED_BY_KEYBOARDS[number % len(_UNHARMED_BY_KEYBOARDS)]
    return code


def normalise_code(text: str) -> str:
    """Return a typed code as it was printed: capitals, no gaps, I L O read as 1 1 0.

    Full-width letters and letters with marks come back as plain ones; what is no letter or digit
    (spaces, hyphens, dots) is dropped.
    """
    plain = unicodedata.normalize("NFKD", text).upper().replace("Đ", "D")
    return "".join(c for c in plain if c.isascii() and c.isalnum()).translate(_LOOKALIKES)


def grouped(code: str, size: int = 5, separator: str = "-") -> str:
    """Return a code in groups, as slips print it: `7K3MX-9QRTB`."""
    return separator.join(code[i : i + size] for i in range(0, len(code), size))


def crockford(content: bytes, length: int) -> str:
    """Return the first `length` letters of the base 32 of `content`, five bits each.

    Bits beyond the end of `content` count as zero.
    """
    bits = max(len(content) * 8, length * 5)
    number = int.from_bytes(content) << (bits - len(content) * 8)
    return "".join(LETTERS[number >> (bits - 5 * i) & 31] for i in range(1, length + 1))


def from_crockford(letters: str) -> bytes:
    """Return the bytes of a base 32 text, a last incomplete byte left out; `ValueError` else."""
    number = 0
    for letter in letters:
        number = number << 5 | LETTERS.index(letter)
    bits = len(letters) * 5
    return (number >> bits % 8).to_bytes(bits // 8)
