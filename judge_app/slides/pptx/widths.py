"""About how wide letters are, without a font at hand: in hundredths of the type size."""

import unicodedata
from functools import cache, lru_cache

_CARLITO = {
    22: " '", 23: "il", 25: "j,.I", 27: ":;", 29: "`()", 31: "-[]f{}J", 34: "!tr", 39: "/\\s",
    40: '"z', 42: "Lcx", 45: "kvy?FS|", 47: "Zga", 49: "ETY", 50: "#*+<=>^_e~$0123456789",
    52: "KPXCbdhnopqu", 54: "BR", 57: "VA", 62: "DHGU", 66: "NOQ&", 71: "%w", 80: "m", 86: "M@W",
}  # fmt: skip
"""Of Carlito, which has the widths of Calibri."""
_WIDTHS = {letter: width for width, letters in _CARLITO.items() for letter in letters}
_WIDER = {
    "calibri": 1.0, "carlito": 1.0, "times new roman": 1.01, "liberation serif": 1.01,
    "cambria": 1.05, "caladea": 1.05, "aptos": 1.06, "garamond": 0.98, "arial narrow": 0.92,
    "verdana": 1.3, "tahoma": 1.12, "segoe ui": 1.12, "century gothic": 1.18, "georgia": 1.12,
    "courier new": 1.25, "trebuchet ms": 1.1, "gill sans mt": 1.02, "corbel": 1.03,
}  # fmt: skip
_OTHERS = 1.115
"""Arial's letters, which most other fonts are near to."""
_BOLD = 1.04
_WHOLE = 100
_OTHER_LETTER = 52
_REMEMBERED = 8192


@lru_cache(_REMEMBERED)
def text_width(text: str, font: str, *, bold: bool) -> float:
    """Return about how wide a text is, in type sizes."""
    wide = sum(_letter(letter) for letter in text) / 100
    return wide * _WIDER.get(font.lower(), _OTHERS) * (_BOLD if bold else 1.0)


@cache
def _letter(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return _WHOLE
    if unicodedata.combining(letter):
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    return _WIDTHS.get(base, _OTHER_LETTER)
