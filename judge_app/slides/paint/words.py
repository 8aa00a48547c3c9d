"""Paints paragraphs: wrapped, aligned, with bullets, spacing, and what autofit recorded."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from judge_app.slides.scene import Paragraph, Run, TextBox

_EMU_A_UNIT = 1270
"""Text is laid out in tenths of a point: fine enough for any size, and the same on every screen."""

_UNITS_A_POINT = 10
_BOUNDLESS = 1_000_000.0
_LINE_SEPARATOR = "\u2028"
_ALIGNMENTS = {
    "l": Qt.AlignmentFlag.AlignLeft,
    "ctr": Qt.AlignmentFlag.AlignHCenter,
    "r": Qt.AlignmentFlag.AlignRight,
    "just": Qt.AlignmentFlag.AlignJustify,
    "dist": Qt.AlignmentFlag.AlignJustify,
}


@dataclass(slots=True)
class _Laid:
    """A paragraph laid out: its lines begin at `top`, in units from the box's top."""

    layout: QTextLayout
    left: float
    top: float
    height: float
    bullet: tuple[QFont, str, QColor, float, float] | None


def paint_words(painter: QPainter, box: TextBox, width: float, height: float) -> None:
    """Paint a text box into a room of this size (EMU)."""
    if box.turned:
        painter.translate(width / 2, height / 2)
        painter.rotate(box.turned)
        width, height = height, width
        painter.translate(-width / 2, -height / 2)
    left, top, right, bottom = (inset / _EMU_A_UNIT for inset in box.insets)
    room = max(1.0, width / _EMU_A_UNIT - left - right)
    tall = height / _EMU_A_UNIT - top - bottom
    laid = list(_lay_out(box, room if box.wrap else _BOUNDLESS))
    total = laid[-1].top + laid[-1].height if laid else 0.0
    offset = top
    if box.anchor == "ctr":
        offset += (tall - total) / 2
    elif box.anchor == "b":
        offset += tall - total
    painter.save()
    painter.scale(_EMU_A_UNIT, _EMU_A_UNIT)
    shift = left if box.wrap else left + _unwrapped_shift(laid, room)
    painter.translate(shift, offset)
    for source, paragraph in zip(box.paragraphs, laid, strict=True):
        if source.shown:
            _paint(painter, paragraph)
    painter.restore()


def _unwrapped_shift(laid: list[_Laid], room: float) -> float:
    """Return how far text that does not wrap stands out on the left of its box."""
    aligned = any(p.layout.textOption().alignment() & Qt.AlignmentFlag.AlignHCenter for p in laid)
    return room / 2 - _BOUNDLESS / 2 if aligned else 0.0


def _lay_out(box: TextBox, room: float) -> Iterator[_Laid]:
    top = 0.0
    for number, paragraph in enumerate(box.paragraphs):
        if number:
            top += paragraph.before * _UNITS_A_POINT * box.scale
        laid = _paragraph(paragraph, box, room, top)
        yield laid
        top += laid.height + paragraph.after * _UNITS_A_POINT * box.scale


def _paragraph(paragraph: Paragraph, box: TextBox, room: float, top: float) -> _Laid:
    scale = box.scale
    margin = paragraph.margin / _EMU_A_UNIT
    indent = paragraph.indent / _EMU_A_UNIT
    runs = paragraph.runs or (_empty_run(paragraph),)
    text = "".join(run.text.replace("\v", _LINE_SEPARATOR) for run in runs)
    layout = QTextLayout(text, _font(runs[0], scale))
    layout.setFormats(list(_formats(runs, scale)))
    option = QTextOption(_ALIGNMENTS.get(paragraph.align, Qt.AlignmentFlag.AlignLeft))
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height = _lines(layout, paragraph, box, (room, margin, indent))
    bullet = None
    if paragraph.bullet is not None and paragraph.runs:
        mark = paragraph.bullet
        font = _named_font(mark.font, mark.size * scale)
        line = layout.lineAt(0)
        bullet = (font, mark.text, QColor(*mark.colour), margin + indent, line.y() + line.ascent())
    return _Laid(layout=layout, left=0.0, top=top, height=height, bullet=bullet)


def _lines(
    layout: QTextLayout, paragraph: Paragraph, box: TextBox, room: tuple[float, float, float]
) -> float:
    """Break into lines and set each at its place; return the paragraph's height."""
    width, margin, indent = room
    hanging = paragraph.bullet is not None
    pitch = paragraph.line_percent / 100 - box.tighten
    y = 0.0
    layout.beginLayout()
    first = True
    while (line := layout.createLine()).isValid():
        start = margin + (0.0 if hanging or not first else indent)
        line.setLineWidth(max(1.0, width - start))
        natural = line.height()
        step = paragraph.line_points * _UNITS_A_POINT * box.scale or natural * pitch
        # Spacing under 100 % also pulls the first line up, as PowerPoint does.
        line.setPosition(QPointF(start, y + (step - natural if pitch != 1 else 0.0)))
        y += step
        first = False
    layout.endLayout()
    return y


def _formats(runs: tuple[Run, ...], scale: float) -> Iterator[QTextLayout.FormatRange]:
    start = 0
    for run in runs:
        styled = QTextCharFormat()
        styled.setFont(_font(run, scale))
        styled.setForeground(QColor(*run.colour))
        if run.baseline > 0:
            styled.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif run.baseline < 0:
            styled.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, len(run.text), styled
        start += len(run.text)
        yield found


def _font(run: Run, scale: float) -> QFont:
    font = _named_font(run.font, run.size * scale)
    font.setBold(run.bold)
    font.setItalic(run.italic)
    font.setUnderline(run.underline)
    font.setStrikeOut(run.strike)
    return font


def _named_font(name: str, size: float) -> QFont:
    font = QFont(_SUBSTITUTES.get(name.lower(), name))
    font.setPixelSize(max(1, round(size * _UNITS_A_POINT)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("liga"), 0)
    return font


_SUBSTITUTES = {
    "calibri": "Carlito",
    "calibri light": "Carlito",
    "cambria": "Caladea",
    "times new roman": "Liberation Serif",
    "arial": "Liberation Sans",
    "helvetica": "Liberation Sans",
    "courier new": "Liberation Mono",
    "segoe ui": "Noto Sans",
    "tahoma": "Noto Sans",
    "verdana": "Noto Sans",
}


def _empty_run(paragraph: Paragraph) -> Run:
    return Run(text="", size=paragraph.empty_size, font="Calibri", colour=(0, 0, 0, 0))


def _paint(painter: QPainter, paragraph: _Laid) -> None:
    paragraph.layout.draw(painter, QPointF(paragraph.left, paragraph.top))
    if paragraph.bullet is not None:
        font, text, colour, x, y = paragraph.bullet
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(x, paragraph.top + y), text)
