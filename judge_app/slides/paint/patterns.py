"""Hatchings of two colours, as dots in a square of eight pixels."""

from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QTransform

from judge_app.slides.paint.devices import is_on_paper, pixels_a_unit
from judge_app.slides.scene import Pattern

_EMU_A_DOT = 9525.0
"""96 dots an inch."""
_SIDE = 8
_ROWS: dict[str, str] = {
    "pct5": "80000000 08000000", "pct10": "80000800 80000800", "pct20": "88002200 88002200",
    "pct25": "88228822 88228822", "pct30": "AA44AA11 AA44AA11", "pct40": "AA55AA45 AA55AA54",
    "pct50": "AA55AA55 AA55AA55", "pct60": "EEBBEEBB EEBBEEBB", "pct70": "77DD77DD 77DD77DD",
    "pct75": "EEFFBBFF EEFFBBFF", "pct80": "EFFFFEFF EFFFFEFF", "pct90": "FFFFFFF7 FFFFFF7F",
    "horz": "FF000000 00000000", "vert": "80808080 80808080", "ltHorz": "FF000000 FF000000",
    "ltVert": "88888888 88888888", "dkHorz": "FFFF0000 FFFF0000", "dkVert": "CCCCCCCC CCCCCCCC",
    "narHorz": "FF00FF00 FF00FF00", "narVert": "AAAAAAAA AAAAAAAA", "dashHorz": "F0000000 0F000000",
    "dashVert": "80808080 08080808", "cross": "FF808080 80808080", "dnDiag": "80402010 08040201",
    "upDiag": "01020408 10204080", "ltDnDiag": "88442211 88442211", "ltUpDiag": "11224488 11224488",
    "dkDnDiag": "CC663399 CC663399", "dkUpDiag": "3366CC99 3366CC99", "wdDnDiag": "C1E07038 1C0E0783",
    "wdUpDiag": "83070E1C 3870E0C1", "dashDnDiag": "80402010 00000000", "dashUpDiag": "10204080 00000000",
    "diagCross": "81422418 18244281", "smCheck": "99669966 99669966", "lgCheck": "F0F0F0F0 0F0F0F0F",
    "smGrid": "FF888888 FF888888", "lgGrid": "FF808080 80808080", "dotGrid": "AA008000 80008000",
    "smConfetti": "80100802 40040120", "lgConfetti": "B1300363 D8C00C8D", "horzBrick": "FF808080 FF080808",
    "diagBrick": "01020408 18244281", "solidDmnd": "10387CFE 7C381000", "openDmnd": "82442810 28448201",
    "dotDmnd": "80002200 08002200", "plaid": "AA55AA55 F0F0F0F0", "sphere": "779F8F77 77F9F877",
    "weave": "88542245 8511522A", "divot": "00100810 00800180", "shingle": "0304084A 30C00102",
    "wave": "0018A540 0018A540", "trellis": "FF66FF99 FF66FF99", "zigZag": "81422418 81422418",
}  # fmt: skip
"""A bit a dot, row by row."""


def pattern_brush(painter: QPainter, pattern: Pattern) -> QBrush:
    """Return a hatching whose dots are about a screen pixel where the painter draws.

    On paper, which is looked at in any size, they are as large as on a screen of the usual fineness.
    """
    brush = QBrush(_square(pattern))
    on_paper = is_on_paper(painter)
    scale = _EMU_A_DOT if on_paper else max(1 / pixels_a_unit(painter), 1.0)
    brush.setTransform(QTransform.fromScale(scale, scale))
    return brush


def _square(pattern: Pattern) -> QImage:
    rows = bytes.fromhex(_ROWS.get(pattern.name, _ROWS["pct50"]).replace(" ", "")[:16])
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_ARGB32)
    front, back = QColor(*pattern.front), QColor(*pattern.back)
    for y, row in enumerate(rows):
        for x in range(_SIDE):
            image.setPixelColor(x, y, front if row >> (7 - x) & 1 else back)
    return image
