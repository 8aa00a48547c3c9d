"""Pens, brushes and fonts as records spell them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from judge_app.slides.paint.metafiles.lettering import LogicalFont

_PENS = {
    0: Qt.PenStyle.SolidLine, 1: Qt.PenStyle.DashLine, 2: Qt.PenStyle.DotLine,
    3: Qt.PenStyle.DashDotLine, 4: Qt.PenStyle.DashDotDotLine, 5: Qt.PenStyle.NoPen,
}  # fmt: skip
_HATCHES = {
    0: Qt.BrushStyle.HorPattern, 1: Qt.BrushStyle.VerPattern, 2: Qt.BrushStyle.FDiagPattern,
    3: Qt.BrushStyle.BDiagPattern, 4: Qt.BrushStyle.CrossPattern, 5: Qt.BrushStyle.DiagCrossPattern,
}  # fmt: skip
_CAPS = {
    0: Qt.PenCapStyle.RoundCap,
    1: Qt.PenCapStyle.SquareCap,
    2: Qt.PenCapStyle.FlatCap,
}
_NULL, _HATCHED = 1, 2
_STOCK_GREYS = {0: 255, 1: 192, 2: 128, 3: 64, 4: 0}


def colour(value: int) -> QColor:
    """Return a colour spelled 0x00BBGGRR."""
    return QColor(value & 255, value >> 8 & 255, value >> 16 & 255)


def pen(style: int, width: float, value: int) -> QPen:
    """Return a pen of a style (its lowest byte tells dashes, the next the caps)."""
    made = QPen(colour(value), width, _PENS.get(style & 15, Qt.PenStyle.SolidLine))
    made.setCapStyle(_CAPS.get(style >> 8 & 15, Qt.PenCapStyle.RoundCap))
    made.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return made


def brush(style: int, value: int, hatch: int) -> QBrush:
    """Return a brush; bitmaps as brushes are drawn grey."""
    if style == _NULL:
        return QBrush(Qt.BrushStyle.NoBrush)
    if style == _HATCHED:
        return QBrush(colour(value), _HATCHES.get(hatch, Qt.BrushStyle.SolidPattern))
    return QBrush(colour(value)) if style == 0 else QBrush(QColor(200, 200, 200))


def stock(index: int) -> QPen | QBrush | None:
    """Return one of the tools Windows keeps ready ([MS-EMF] 2.1.31)."""
    if index in _STOCK_GREYS:
        grey = _STOCK_GREYS[index]
        return QBrush(QColor(grey, grey, grey))
    ready: dict[int, QPen | QBrush] = {
        5: QBrush(Qt.BrushStyle.NoBrush),
        6: QPen(QColor(255, 255, 255), 1),
        7: QPen(QColor(0, 0, 0), 1),
        8: QPen(Qt.PenStyle.NoPen),
    }
    return ready.get(index)


def font(height: int, escapement: int, weight: int, marks: bytes, family: str) -> LogicalFont:
    """Return a font; `marks` are italic, underline, strike-out and the character set."""
    return LogicalFont(
        family=family or "Arial",
        height=height or -12,
        weight=weight,
        italic=bool(marks[0]),
        underline=bool(marks[1]),
        strike=bool(marks[2]),
        turn=escapement / 10,
        is_symbol=family.lower() == "symbol",
        charset=marks[3],
    )
