"""Letters of symbol fonts, which a judge's machine may not have, as the Unicode signs they show.

After the character tables that Microsoft's fonts are shown with; a sign without a like of its own
becomes the nearest one.
"""

from judge_app.slides.symbol_letters import from_symbol

_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x23: "✁", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x37: "⌨",
    0x3F: "✍", 0x41: "✌", 0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4B: "😐",
    0x4C: "☹", 0x4E: "☠", 0x4F: "⚐", 0x51: "✈", 0x52: "☼", 0x53: "💧", 0x54: "❄", 0x55: "✝",
    0x56: "✞", 0x58: "✠", 0x59: "✡", 0x5A: "☪", 0x5B: "☯", 0x5C: "ॐ", 0x5D: "☸", 0x6A: "&",
    0x6B: "&", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "◻", 0x71: "❑", 0x72: "❒",
    0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧", 0x79: "⍓", 0x7A: "⌘",
    0x7B: "❀", 0x7C: "✿", 0x7D: "❝", 0x7E: "❞", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○",
    0xA2: "⭕", 0xA3: "◯", 0xA4: "◉", 0xA5: "◎", 0xA6: "○", 0xA7: "▪", 0xA8: "◻", 0xA9: "▲",
    0xAA: "✦", 0xAB: "★", 0xAC: "✶", 0xAD: "✴", 0xAE: "✹", 0xAF: "✵", 0xB1: "⌖", 0xB2: "⟡",
    0xB3: "⌑", 0xB5: "✪", 0xB6: "✰", 0xD5: "⌫", 0xD6: "⌦", 0xD8: "➢", 0xDC: "➲", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE7: "⬅",
    0xE8: "➔", 0xE9: "⬆", 0xEA: "⬇", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⇔",
    0xF4: "⇕", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
} | {0x5E + n: chr(0x2648 + n) for n in range(12)}  # fmt: skip
_WINGDINGS |= {0x81 + n: chr(0x2460 + n) for n in range(10)}
_WINGDINGS |= {0x8C + n: chr(0x2776 + n) for n in range(10)}
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "⮾", 0x56: "⮿",
    0x95: "•", 0x96: "●", 0x97: "●", 0x98: "●", 0x99: "○", 0x9E: "◉", 0x9F: "■", 0xA0: "■",
    0xA1: "■", 0xA2: "■", 0xA3: "□", 0xAE: "◆", 0xAF: "◆", 0xB1: "◆", 0xE9: "★", 0xEA: "★",
    0xEB: "★",
}  # fmt: skip
_WINGDINGS_3 = {
    0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽",
    0x74: "◀", 0x75: "▶", 0x76: "◁", 0x77: "▷", 0x7B: "◤", 0x7D: "▶", 0x84: "◂", 0x85: "▸",
}  # fmt: skip
_WEBDINGS = {
    0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x3C: "■", 0x3D: "▪", 0x61: "✓", 0x67: "■",
    0x6E: "●", 0x72: "✗", 0x9F: "•",
}  # fmt: skip
_DINGBATS = {0x20 + n: chr(0x2700 + n) for n in range(1, 0x5F)} | {
    0x25: "☎", 0x2A: "☛", 0x2B: "☞", 0x48: "★", 0x6C: "●", 0x6E: "■", 0x73: "▲", 0x74: "▼",
    0x75: "◆", 0x77: "◗", 0xA8: "♣", 0xA9: "♦", 0xAA: "♥", 0xAB: "♠", 0xD5: "→", 0xD6: "↔",
    0xD7: "↕",
}  # fmt: skip
_DINGBATS |= {0xA1 + n: chr(0x2761 + n) for n in range(7)}
_DINGBATS |= {0xAC + n: chr(0x2460 + n) for n in range(10)}
_DINGBATS |= {0xB6 + n: chr(0x2776 + n) for n in range(31)}
_DINGBATS |= {0xD8 + n: chr(0x2798 + n) for n in range(39)}
_TABLES = {
    "wingdings": (_WINGDINGS, "▪"),
    "wingdings 2": (_WINGDINGS_2, "●"),
    "wingdings 3": (_WINGDINGS_3, "▶"),
    "webdings": (_WEBDINGS, "▪"),
    "monotype sorts": (_DINGBATS, "▪"),
    "zapfdingbats": (_DINGBATS, "▪"),
    "zapf dingbats": (_DINGBATS, "▪"),
    "itc zapf dingbats": (_DINGBATS, "▪"),
}
_PRIVATE = 0xF000


def is_symbol_font(name: str) -> bool:
    """Say whether a font has an alphabet of its own."""
    return name.lower() in _TABLES or name.lower() == "symbol"


def plain_letters(text: str, font: str) -> str:
    """Return text set in a symbol font as the Unicode signs it shows."""
    if font.lower() == "symbol":
        return from_symbol(text)
    table, otherwise = _TABLES[font.lower()]
    return "".join(_sign(letter, table, otherwise) for letter in text)


def has_signs(text: str, font: str) -> bool:
    """Say whether every letter of a text in a symbol font is shown as the sign it is there."""
    if font.lower() == "symbol":
        return True
    table, _ = _TABLES[font.lower()]
    return all(code is None or code in table for code in map(_code, text))


def _code(letter: str) -> int | None:
    """Return a letter's place in its font, None for what is no sign: spaces, other letters."""
    code = ord(letter)
    if _PRIVATE <= code <= _PRIVATE + 0xFF:
        code -= _PRIVATE
    return None if code > 0xFF or letter.isspace() else code


def _sign(letter: str, table: dict[int, str], otherwise: str) -> str:
    code = _code(letter)
    return letter if code is None else table.get(code, otherwise)
