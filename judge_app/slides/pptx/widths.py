"""About how wide letters are, without a font at hand: in thousandths of the type size."""

import unicodedata
from functools import cache, lru_cache

_CARLITO = {
    221: "'", 226: " ", 229: "il", 239: "j", 250: ",", 252: ".I", 268: ":;", 291: "`",
    303: "()", 305: "f", 306: "-", 307: "[]", 314: "{}", 319: "J", 326: "!", 335: "t", 349: "r",
    386: "/\\", 391: "s", 395: "z", 401: "\"", 420: "L", 423: "c", 433: "x", 452: "v", 453: "y",
    455: "k", 459: "FS", 460: "|", 463: "?", 468: "Z", 471: "g", 479: "a", 487: "TY", 488: "E",
    498: "#*+<=>^_e~", 507: "$0123456789", 517: "P", 519: "X", 520: "K", 525: "bdhnpqu",
    527: "o", 533: "C", 543: "R", 544: "B", 567: "V", 579: "A", 615: "D", 623: "H", 631: "G",
    642: "U", 646: "N", 662: "O", 673: "Q", 682: "&", 715: "%w", 799: "m", 855: "M", 890: "W",
    894: "@",
}  # fmt: skip
"""Of Carlito, which has the widths of Calibri."""
_WIDTHS = {letter: width for width, letters in _CARLITO.items() for letter in letters}
_WIDTHS |= {
    "đ": 551, "Đ": 624, "\u2018": 250, "\u2019": 250, "\u201c": 418, "\u201d": 418, "\u2013": 498,
    "\u2014": 905, "…": 690, "•": 498, "°": 339, "²": 336, "³": 334, "→": 905,
}  # fmt: skip
_WIDER = {
    "calibri": 1.0, "carlito": 1.0, "times new roman": 1.01, "liberation serif": 1.01,
    "cambria": 1.05, "caladea": 1.05, "aptos": 1.06, "garamond": 0.98, "arial narrow": 0.92,
    "verdana": 1.3, "tahoma": 1.12, "segoe ui": 1.12, "century gothic": 1.18, "georgia": 1.12,
    "courier new": 1.25, "trebuchet ms": 1.1, "gill sans mt": 1.02, "corbel": 1.03,
}  # fmt: skip
_OTHERS = 1.115
"""Arial's letters, which most other fonts are near to."""
_BOLD = 1.024
_WHOLE = 1000
_OTHER_LETTER = 520
_HORN, _HORN_WIDTH = "\u031b", 70
"""Of ơ and ư, which are wider than o and u."""
_REMEMBERED = 8192


@lru_cache(_REMEMBERED)
def text_width(text: str, font: str, *, bold: bool) -> float:
    """Return about how wide a text is, in type sizes."""
    wide = sum(_letter(letter) for letter in text) / 1000
    return wide * _WIDER.get(font.lower(), _OTHERS) * (_BOLD if bold else 1.0)


@cache
def _letter(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return _WHOLE
    if unicodedata.combining(letter):
        return 0
    parts = unicodedata.normalize("NFD", letter)
    return _WIDTHS.get(parts[0], _OTHER_LETTER) + (_HORN_WIDTH if _HORN in parts else 0)
