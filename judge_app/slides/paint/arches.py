"""Words along an arch or a circle, letter by letter, each standing upright on the curve."""

import math
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from judge_app.slides.paint.fonts import UNITS_A_POINT
from judge_app.slides.paint.paragraphs import Fit, run_font
from judge_app.slides.scene_text import Curve, Run, TextBox

_STEPS = 180
_ABOVE, _BELOW = 0.9, 0.25
"""How far letters reach above and below their baseline, in type sizes."""
_SWEEPS = {
    Curve.UP: (math.pi, math.pi),
    Curve.DOWN: (math.pi, -math.pi),
    Curve.CIRCLE: (math.pi, 2 * math.pi),
}
"""Where the curve begins and how far it runs, clockwise from the right in radians."""


def paint_along(painter: QPainter, box: TextBox, width: float, height: float) -> None:
    """Paint every line of a box along its curve, in the middle of it.

    Lines longer than their curve are made smaller; each line stands further inside than the last.
    """
    if box.curve is None:
        return
    deep = 0.0
    for paragraph in box.paragraphs:
        size = max((run.size for run in paragraph.runs), default=paragraph.empty_size)
        if paragraph.shown:
            inset = deep + size * UNITS_A_POINT * (_BELOW if box.curve is Curve.DOWN else _ABOVE)
            curve = Ellipse(width, height, inset, box.curve)
            _paint_line(painter, paragraph.runs, curve, paragraph.align)
        deep += 1.2 * size * UNITS_A_POINT


class Ellipse:
    """A part of the ellipse in a box, `inset` from its sides, measured along its length."""

    def __init__(self, width: float, height: float, inset: float, curve: Curve) -> None:
        across, down = max(1.0, width / 2 - inset), max(1.0, height / 2 - inset)
        start, sweep = _SWEEPS[curve]
        angles = [start + sweep * step / _STEPS for step in range(_STEPS + 1)]
        self._points = [
            QPointF(width / 2 + across * math.cos(turn), height / 2 + down * math.sin(turn))
            for turn in angles
        ]
        self._reached = [0.0]
        for one, other in pairwise(self._points):
            step = math.hypot(other.x() - one.x(), other.y() - one.y())
            self._reached.append(self._reached[-1] + step)

    @property
    def length(self) -> float:
        """How long the curve is."""
        return self._reached[-1]

    def at(self, way: float) -> tuple[QPointF, float]:
        """Return the point after `way` along the curve, and its direction in degrees."""
        number = next((n for n, reached in enumerate(self._reached[1:]) if reached >= way), None)
        number = _STEPS - 1 if number is None else number
        one, other = self._points[number], self._points[number + 1]
        step = other - one
        span = self._reached[number + 1] - self._reached[number]
        share = (way - self._reached[number]) / span if span else 0.0
        return one + step * share, math.degrees(math.atan2(step.y(), step.x()))


def _paint_line(painter: QPainter, runs: tuple[Run, ...], curve: Ellipse, align: str) -> None:
    letters = list(_letters(runs))
    whole = sum(width for _, _, _, width in letters)
    scale = min(1.0, curve.length / whole) if whole else 1.0
    free = curve.length - whole * scale
    way = {"l": 0.0, "r": free}.get(align, free / 2)
    for letter, font, colour, width in letters:
        place, turn = curve.at(way + width * scale / 2)
        painter.save()
        painter.translate(place)
        painter.rotate(turn)
        painter.scale(scale, scale)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(-width / 2, 0), letter)
        painter.restore()
        way += width * scale


def _letters(runs: tuple[Run, ...]) -> Iterator[tuple[str, QFont, QColor, float]]:
    """Yield letters with the marks that stand on them, their looks and widths."""
    for run in runs:
        font = run_font(run, Fit())
        metrics = QFontMetricsF(font)
        letters: list[str] = []
        for letter in run.text:
            if letters and unicodedata.combining(letter):
                letters[-1] += letter
            else:
                letters.append(letter)
        for one in letters:
            yield one, font, QColor(*run.colour), metrics.horizontalAdvance(one)
