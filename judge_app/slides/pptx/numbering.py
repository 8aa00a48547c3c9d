"""Numbers of lists in every style there is (`ST_TextAutonumberScheme`, ECMA-376 20.1.10.61)."""

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_HINDI_CONSONANTS = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"
_HINDI_VOWELS = "अआइईउऊऋऌऍऎएऐऑऒओऔ"
_HAN = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BLACK_CIRCLED = "❶❷❸❹❺❻❼❽❾❿⓫⓬⓭⓮⓯⓰⓱⓲⓳⓴"
_WIDE_ZERO, _THAI_ZERO, _HINDI_ZERO = 0xFF10, 0x0E50, 0x0966


def numbered(number: int, style: str) -> str:
    """Return a number as a list of this style writes it."""
    kind, ending = _split(style)
    text = _SPELLED.get(kind, str)(number)
    if ending == "ParenBoth":
        return f"({text})"
    return text + _ENDINGS.get(ending, "")


_ENDINGS = {"ParenR": ")", "Period": ".", "DbPeriod": "．", "Minus": " -"}


def _split(style: str) -> tuple[str, str]:
    """Return what counts and what stands behind it: `alphaLc` and `ParenR`."""
    for ending in ("ParenBoth", "ParenR", "DbPeriod", "Period", "DbPlain", "Plain", "Minus"):
        if style.endswith(ending):
            kind = style.removesuffix(ending)
            wide = kind == "arabic" and ending.startswith("Db")
            return ("wide" if wide else kind), ending
    return style, ""


def _letters(alphabet: str) -> Callable[[int], str]:
    """Count by letters; after the last they come twice, then three times."""

    def spelled(number: int) -> str:
        rounds, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (rounds + 1)

    return spelled


def _digits(zero: int) -> Callable[[int], str]:
    def spelled(number: int) -> str:
        return "".join(chr(zero + int(digit)) for digit in str(number))

    return spelled


def _signs(signs: str) -> Callable[[int], str]:
    """Count by signs that end somewhere; after them come plain numbers."""

    def spelled(number: int) -> str:
        return signs[number - 1] if number <= len(signs) else str(number)

    return spelled


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text


def _han(number: int) -> str:
    """Return a number below a hundred in Chinese; larger ones digit by digit."""
    tens, ones = divmod(number, 10)
    if tens > 9:
        return "".join(_HAN[int(digit)] for digit in str(number))
    before = "" if tens == 0 else ("" if tens == 1 else _HAN[tens]) + "十"
    return before + (_HAN[ones] if ones or not tens else "")


_SPELLED: dict[str, Callable[[int], str]] = {
    "alphaLc": _letters(_LATIN),
    "alphaUc": _letters(_LATIN.upper()),
    "romanLc": lambda number: _roman(number).lower(),
    "romanUc": _roman,
    "wide": _digits(_WIDE_ZERO),
    "circleNum": _signs(_CIRCLED),
    "circleNumWdWhite": _signs(_CIRCLED),
    "circleNumWdBlack": _signs(_BLACK_CIRCLED),
    "ea1Chs": _han,
    "ea1Cht": _han,
    "ea1JpnChs": _han,
    "ea1JpnKor": _han,
    "arabic1": _letters(_ARABIC),
    "arabic2": _letters(_ABJAD),
    "hebrew2": _letters(_HEBREW),
    "thaiAlpha": _letters(_THAI),
    "thaiNum": _digits(_THAI_ZERO),
    "hindiAlpha": _letters(_HINDI_CONSONANTS),
    "hindiAlpha1": _letters(_HINDI_VOWELS),
    "hindiNum": _digits(_HINDI_ZERO),
}
