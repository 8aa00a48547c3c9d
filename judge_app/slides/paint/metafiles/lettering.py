"""Letters of metafiles: what a record's bytes spell, how far each letter reaches, how it is drawn.

A record may say for every letter how far the next one stands from it ([MS-EMF] 2.2.5, [MS-WMF]
2.3.3.5). Letters then stand where they stood in the font the picture was made with, whatever font
draws them here.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

WIDE = "utf-16-le"
_FONT_PIXELS = 100
"""Words are laid out at this size and scaled: Qt's sizes are whole pixels."""
_CELL_TO_EM = 0.87
"""A positive height names the cell with its inner leading; this share of it is the em."""
_TIGHTEST = 0.8
"""Letters that have their own places keep their form unless they want more room than this."""
_CODE_PAGES = {
    128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
"""By character set ([MS-WMF] 2.1.1.5)."""
_JOINED = re.compile("[\u0590-\u109f\u1780-\u17ff\u200c-\u200f\ufb1d-\ufdff\ufe70-\ufeff]")
"""Scripts whose letters take their form from their neighbours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogicalFont:
    """A font as a record describes it; `height` in logical units, `turn` in degrees leftward."""

    family: str = "Arial"
    height: float = -12.0
    weight: int = 400
    italic: bool = False
    underline: bool = False
    strike: bool = False
    turn: float = 0.0
    is_symbol: bool = False
    charset: int = 0

    @property
    def encoding(self) -> str:
        """What bytes spell in this font."""
        return _CODE_PAGES.get(self.charset, "cp1252")

    @property
    def em(self) -> float:
        """The size of its letters in logical units."""
        return abs(self.height) * (_CELL_TO_EM if self.height > 0 else 1.0) or 12.0


def spell(
    content: bytes, encoding: str, advances: Sequence[float]
) -> tuple[str, tuple[float, ...]]:
    """Return what bytes spell and how far each letter reaches (none where `advances` are short).

    Advances come one for each unit of the encoding: two bytes of `WIDE`, one of any other.
    """
    unit = 2 if encoding == WIDE else 1
    if len(advances) * unit < len(content):
        return content.decode(encoding, "replace"), ()
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    letters: list[str] = []
    reaches: list[float] = []
    reach = 0.0
    for number, advance in enumerate(advances[: len(content) // unit]):
        reach += advance
        found = decoder.decode(content[number * unit : (number + 1) * unit])
        for letter in found:
            letters.append(letter)
            reaches.append(reach)
            reach = 0.0
    return "".join(letters), tuple(reaches)


class Lettering:
    """Words set in a font, to be drawn from the left end of their baseline."""

    def __init__(self, font: LogicalFont, text: str, advances: Sequence[float]) -> None:
        self._font = _qt_font(font)
        self._text = text
        metrics = QFontMetricsF(self._font)
        self._scale = font.em / _FONT_PIXELS
        natural = metrics.horizontalAdvance(text) * self._scale
        reach = float(sum(advances))
        self.reach = reach if reach > 0 and natural > 0 else natural
        """How far the words reach in logical units."""
        self._stretch = self.reach / natural if natural > 0 else 1.0
        self._advances = () if self.reach == natural or _JOINED.search(text) else advances
        if self._advances and self._stretch > _TIGHTEST:
            self._stretch = 1.0
        self.ascent = metrics.ascent() * self._scale
        self.descent = metrics.descent() * self._scale

    def paint(self, painter: QPainter, colour: QColor, back: QColor | None) -> None:
        """Draw the words, before a ground of their own where `back` is one."""
        if back is not None:
            height = self.ascent + self.descent
            painter.fillRect(QRectF(0, -self.ascent, self.reach, height), back)
        painter.setPen(colour)
        painter.scale(self._scale * self._stretch, self._scale)
        if not self._advances:
            painter.setFont(self._font)
            painter.drawText(QPointF(0, 0), self._text)
            return
        self._rule(painter, self.reach / (self._scale * self._stretch), colour)
        plain = QFont(self._font)
        plain.setUnderline(False)
        plain.setStrikeOut(False)
        painter.setFont(plain)
        for letters, place in _clusters(self._text, self._advances):
            painter.drawText(QPointF(place / (self._scale * self._stretch), 0), letters)

    def _rule(self, painter: QPainter, across: float, colour: QColor) -> None:
        """Draw the lines under and through letters that are drawn one by one."""
        metrics = QFontMetricsF(self._font)
        thick = max(1.0, metrics.lineWidth())
        if self._font.underline():
            painter.fillRect(QRectF(0, metrics.underlinePos(), across, thick), colour)
        if self._font.strikeOut():
            painter.fillRect(QRectF(0, -metrics.strikeOutPos(), across, thick), colour)


def _clusters(text: str, advances: Sequence[float]) -> Iterator[tuple[str, float]]:
    """Yield letters with the marks that stand on them, and where each begins."""
    letters, begin, place = "", 0.0, 0.0
    for letter, advance in zip(text, advances, strict=True):
        if letters and not unicodedata.combining(letter):
            if not letters.isspace():
                yield letters, begin
            letters, begin = "", place
        letters += letter
        place += advance
    if letters.strip():
        yield letters, begin


def _qt_font(font: LogicalFont) -> QFont:
    qt = QFont("Times New Roman" if font.is_symbol else font.family)
    qt.setPixelSize(_FONT_PIXELS)
    qt.setWeight(QFont.Weight.Bold if font.weight >= 600 else QFont.Weight.Normal)
    qt.setItalic(font.italic)
    qt.setUnderline(font.underline)
    qt.setStrikeOut(font.strike)
    return qt
