"""Which font stands for the one a deck asks for, where the machine does not have it."""

import re
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont

from judge_app.slides.paint.missing_letters import forget_letters

UNITS_A_POINT = 10
"""Text is laid out in tenths of a point: fine enough for any size, the same on every screen."""

_MOST_POINTS = 4000
"""The largest letters there are (`ST_TextFontSize`, ECMA-376 part 1, 20.1.10.68)."""
_SAME_WIDTHS = {
    "calibri": "Carlito",
    "cambria": "Caladea",
    "arial": "Liberation Sans",
    "helvetica": "Liberation Sans",
    "arimo": "Liberation Sans",
    "times new roman": "Liberation Serif",
    "times": "Liberation Serif",
    "tinos": "Liberation Serif",
    "courier new": "Liberation Mono",
    "courier": "Liberation Mono",
    "cousine": "Liberation Mono",
}
"""Fonts whose letters are exactly as wide: nothing moves."""
_WITHOUT_WORDS = ("d050000l", "z003", "standard symbols", "opensymbol", "zapf", "dingbats")
"""Ornaments and a hand without Vietnamese: systems offer them for Impact and Comic Sans."""
_PLAIN = "sans-serif"
_WITH_SERIFS = ("p052", "c059", "urw bookman", "nimbus roman", "urw palladio", "century")
_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_TRIAL = "ăđơưệữ"


_called: dict[str, str] = {}
"""What families are called in the open deck, where that is not their own name."""


def call_family(names: dict[str, str], *, keep: bool = False) -> None:
    """Say what a deck calls families, besides what was said before if `keep`."""
    if not keep:
        _called.clear()
    _called.update(names)


@cache
def family_for(name: str) -> str:
    """Return the family that is drawn where a deck asks for `name`.

    Where there is neither the font nor its twin, the system chooses, as it does for other programs;
    but not what writes no words.
    """
    known = _like(name)
    if known is not None:
        return known
    chosen = QFontInfo(QFont(name)).family().partition(" [")[0]
    return _PLAIN if chosen.casefold().startswith(_WITHOUT_WORDS) else name


def _like(name: str) -> str | None:
    """Return a family that is there and as wide as the one of this name, None for none."""
    if name in _called:
        return _called[name]
    if QFontDatabase.hasFamily(name):
        return name
    twin = _SAME_WIDTHS.get(name.lower())
    return twin if twin is not None and QFontDatabase.hasFamily(twin) else None


def family_to_write(name: str, text: str) -> str:
    """Return the family that writes a text where a deck asks for `name`.

    What stands for a missing font may have no Vietnamese; its letters would come from two fonts.
    """
    return _plain_for(name) if _VIETNAMESE.search(text) else name


@cache
def _plain_for(name: str) -> str:
    """Return the font itself, or one that writes all of Vietnamese where its stand-in cannot."""
    if not is_missing(name):
        return name
    font = QFont(family_for(name))
    if 0 not in QRawFont.fromFont(font).glyphIndexesForString(_TRIAL):
        return name
    chosen = QFontInfo(font).family().casefold()
    return "serif" if chosen.startswith(_WITH_SERIFS) else _PLAIN


@cache
def is_missing(name: str) -> bool:
    """Say whether letters come from another font, of other widths, than a deck asks for."""
    known = _like(name)
    return known is None or not QFontDatabase.hasFamily(known)


@cache
def sized_font(name: str, size: float, *, bold: bool = False, italic: bool = False) -> QFont:
    """Return the font for letters of `size` points, measured in tenths of a point.

    Ligatures are off, as PowerPoint has none. The font is shared: copy it before changing it.
    """
    font = QFont(family_for(name))
    font.setPixelSize(max(1, round(min(size, _MOST_POINTS) * UNITS_A_POINT)))
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def forget_fonts() -> None:
    """Forget which fonts stand for others: after fonts were added or taken away."""
    family_for.cache_clear()
    is_missing.cache_clear()
    _plain_for.cache_clear()
    sized_font.cache_clear()
    forget_letters()
