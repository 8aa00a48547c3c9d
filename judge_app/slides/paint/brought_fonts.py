"""Fonts that decks bring along, for as long as their deck is open.

A font is a program for the system's font library, and a deck may come from anyone: fonts are loaded
only in the process that draws decks, where a crash costs a page and no more.
"""

from collections.abc import Iterable

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase

from judge_app.slides.drawing_process import may_decks_bring_fonts
from judge_app.slides.paint.fonts import call_family, forget_fonts


class BroughtFonts:
    """The fonts of one deck; `names` are what its runs call them."""

    def __init__(self, fonts: Iterable[tuple[str, bytes]]) -> None:
        self._loaded: list[int] = []
        if may_decks_bring_fonts():
            for name, content in fonts:
                self._load(name, content)
            forget_fonts()

    def release(self) -> None:
        """Take the fonts away again."""
        for number in self._loaded:
            QFontDatabase.removeApplicationFont(number)
        if self._loaded:
            call_family({})
        self._loaded = []
        forget_fonts()

    def _load(self, name: str, content: bytes) -> None:
        number = QFontDatabase.addApplicationFontFromData(QByteArray(content))
        if number < 0:
            return
        self._loaded.append(number)
        families = QFontDatabase.applicationFontFamilies(number)
        if families and families[0] != name:
            call_family({name: families[0]}, keep=True)
