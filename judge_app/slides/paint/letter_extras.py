"""What letters wear besides their colour: rims, second lines, shadows.

All of it is drawn over or under the letters, never in their place: a PDF keeps its words, once.
"""

from dataclasses import replace

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTransform,
)

from judge_app.slides.paint.brushes import gradient_brush
from judge_app.slides.paint.fonts import UNITS_A_POINT
from judge_app.slides.scene_text import LetterShadow, Paragraph, Run, TextBox

_UNDERLINES = {
    "dotted": QTextCharFormat.UnderlineStyle.DotLine,
    "dottedHeavy": QTextCharFormat.UnderlineStyle.DotLine,
    "dash": QTextCharFormat.UnderlineStyle.DashUnderline,
    "dashHeavy": QTextCharFormat.UnderlineStyle.DashUnderline,
    "dashLong": QTextCharFormat.UnderlineStyle.DashUnderline,
    "dashLongHeavy": QTextCharFormat.UnderlineStyle.DashUnderline,
    "dotDash": QTextCharFormat.UnderlineStyle.DashDotLine,
    "dotDashHeavy": QTextCharFormat.UnderlineStyle.DashDotLine,
    "dotDotDash": QTextCharFormat.UnderlineStyle.DashDotDotLine,
    "dotDotDashHeavy": QTextCharFormat.UnderlineStyle.DashDotDotLine,
}
_SECOND_LINES = {"dbl": 2.0, "heavy": 1.0, "wavy": 0.0, "wavyDbl": 2.0, "wavyHeavy": 1.0}
"""How many thicknesses of a line further down a second one lies."""
_UNDER = 0.11
"""Of the type size from the baseline to the middle of a line below it."""
_THROUGH = -0.27
_THICK = 0.06


def underline_style(run: Run) -> QTextCharFormat.UnderlineStyle:
    """Return how Qt draws a run's underline."""
    return _UNDERLINES.get(run.underline_style, QTextCharFormat.UnderlineStyle.SingleUnderline)


def shadow_box(box: TextBox, shadow: LetterShadow | None) -> tuple[TextBox, LetterShadow] | None:
    """Return the shadow that a box's letters cast as letters of their own, None for none.

    `shadow` is the whole shape's; without it each run casts its own, all in the same direction.
    """
    casting = [run.shadow for p in box.paragraphs for run in p.runs if run.shadow is not None]
    chosen = shadow or (casting[0] if casting else None)
    if chosen is None:
        return None

    def dark(run: Run) -> Run:
        own = run.shadow or shadow
        colour = (0, 0, 0, 0) if own is None else own.colour
        return replace(run, colour=colour, highlight=None, outline=None, shadow=None, gradient=None)

    paragraphs = tuple(
        replace(
            p, runs=tuple(dark(run) for run in p.runs), bullet=None if shadow is None else p.bullet
        )
        for p in box.paragraphs
    )
    return replace(box, paragraphs=paragraphs), chosen


def paint_extras(
    painter: QPainter, paragraph: Paragraph, layout: QTextLayout, scale: float, place: QPointF
) -> None:
    """Draw gradients, rims and second lines of a laid paragraph's letters over them."""
    if not any(map(_is_dressed, paragraph.runs)):
        return
    start = 0
    for run in paragraph.runs:
        length = len(run.text.encode("utf-16-le", "surrogatepass")) // 2
        if run.gradient is not None and length:
            path = _letters(layout, start, length, place)
            painter.fillPath(path, gradient_brush(run.gradient, path.boundingRect()))
        if run.outline is not None and length:
            pen = QPen(QColor(*run.outline), max(1.0, run.outline_points * UNITS_A_POINT * scale))
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(_letters(layout, start, length, place), pen)
        for level, far in _levels(run):
            _paint_line(painter, layout, (start, start + length), run, scale, place, level, far)
        start += length


def _is_dressed(run: Run) -> bool:
    return bool(run.gradient or run.outline or run.underline_style or run.double_strike)


def _levels(run: Run) -> list[tuple[float, float]]:
    levels = []
    if run.underline and _SECOND_LINES.get(run.underline_style):
        levels.append((_UNDER, _SECOND_LINES[run.underline_style]))
    if run.double_strike:
        levels.append((_THROUGH, 2.0))
    return levels


def _letters(layout: QTextLayout, start: int, length: int, place: QPointF) -> QPainterPath:
    path = QPainterPath()
    for found in layout.glyphRuns(start, length):
        font = found.rawFont()
        for glyph, at in zip(found.glyphIndexes(), found.positions(), strict=True):
            way = at + place
            path.addPath(QTransform.fromTranslate(way.x(), way.y()).map(font.pathForGlyph(glyph)))
    return path


def _paint_line(
    painter: QPainter,
    layout: QTextLayout,
    span: tuple[int, int],
    run: Run,
    scale: float,
    place: QPointF,
    level: float,
    far: float,
) -> None:
    size = run.size * UNITS_A_POINT * scale
    painter.setPen(QPen(QColor(*run.colour), size * _THICK))
    for number in range(layout.lineCount()):
        line: QTextLine = layout.lineAt(number)
        first = max(span[0], line.textStart())
        last = min(span[1], line.textStart() + line.textLength())
        if first >= last:
            continue
        down = line.y() + line.ascent() + size * (level + far * _THICK)
        # The stubs do not know that it is a place and its letter.
        left, right = (
            QPointF(line.cursorToX(at)[0], down) + place  # type: ignore[index]
            for at in (first, last)
        )
        painter.drawLine(QLineF(left, right))
