"""Which font stands for the one a deck asks for, where the machine does not have it."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

UNITS_A_POINT = 10
"""Text is laid out in tenths of a point: fine enough for any size, the same on every screen."""

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


@cache
def family_for(name: str) -> str:
    """Return the family that is drawn where a deck asks for `name`.

    Where there is neither the font nor its twin, the system chooses, as it does for other programs.
    """
    twin = _SAME_WIDTHS.get(name.lower())
    if twin is not None and not QFontDatabase.hasFamily(name) and QFontDatabase.hasFamily(twin):
        return twin
    return name


def is_missing(name: str) -> bool:
    """Say whether letters come from another font, of other widths, than a deck asks for."""
    return not QFontDatabase.hasFamily(family_for(name))


@cache
def sized_font(name: str, size: float, *, bold: bool = False, italic: bool = False) -> QFont:
    """Return the font for letters of `size` points, measured in tenths of a point.

    Ligatures are off, as PowerPoint has none. The font is shared: copy it before changing it.
    """
    font = QFont(family_for(name))
    font.setPixelSize(max(1, round(size * UNITS_A_POINT)))
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def forget_fonts() -> None:
    """Forget which fonts stand for others: after fonts were added or taken away."""
    family_for.cache_clear()
    sized_font.cache_clear()
