"""Paints the words of a box: anchored, in columns, made smaller where they have to fit."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from judge_app.slides.paint.arches import paint_along
from judge_app.slides.paint.fonts import UNITS_A_POINT
from judge_app.slides.paint.letter_extras import paint_extras
from judge_app.slides.paint.paragraphs import (
    EMU_A_UNIT,
    Fit,
    LaidLine,
    LaidParagraph,
    lay_out,
)
from judge_app.slides.paint.stacked import paint_stacked
from judge_app.slides.scene_text import TextBox

_SMALLEST = 10
"""Percent; a box too low for its words at a tenth of their size is not meant to be read."""

_TRIES = 10
_A_LITTLE = 0.98
"""How much smaller words get that would fit, if their lines could be cut at the columns' ends."""
_AS_SET = Fit()


@dataclass(slots=True)
class _Laid:
    """A box's paragraphs and where each begins below the top of the first."""

    paragraphs: list[LaidParagraph]
    tops: list[float]
    height: float
    right: float
    """Where the line that reaches furthest ends."""

    @property
    def left(self) -> float:
        """Where the leftmost line begins, or its bullet."""
        places = [line.line.x() for paragraph in self.paragraphs for line in paragraph.lines]
        places += [p.bullet_x for p in self.paragraphs if p.bullet is not None]
        return min(places, default=0.0)

    @property
    def across(self) -> float:
        """How wide the block of lines is."""
        return self.right - self.left


def paint_words(painter: QPainter, box: TextBox, width: float, height: float) -> None:
    """Paint a text box into a room of this size (EMU)."""
    if box.turned:
        painter.translate(width / 2, height / 2)
        painter.rotate(box.turned)
        width, height = height, width
        painter.translate(-width / 2, -height / 2)
    left, top, right, bottom = (inset / EMU_A_UNIT for inset in box.insets)
    room = max(1.0, width / EMU_A_UNIT - left - right)
    tall = height / EMU_A_UNIT - top - bottom
    painter.save()
    painter.scale(EMU_A_UNIT, EMU_A_UNIT)
    if box.curve is not None:
        paint_along(painter, box, width / EMU_A_UNIT, height / EMU_A_UNIT)
    elif box.stacked and not box.stretched:  # stretched letters would be unreadable in a stack
        painter.translate(left, top)
        paint_stacked(painter, box, room, tall)
    else:
        painter.translate(left, top)
        _paint_box(painter, box, room, tall)
    painter.restore()


def words_height(box: TextBox, width: float) -> float:
    """Return how high the words are in a room this wide, insets included (EMU)."""
    if box.turned or box.stacked:
        return 0.0
    left, top, right, bottom = box.insets
    room = max(1.0, (width - left - right) / EMU_A_UNIT)
    return _laid(box, room, _AS_SET).height * EMU_A_UNIT + top + bottom


def _paint_box(painter: QPainter, box: TextBox, room: float, tall: float) -> None:
    if box.stretched:
        _paint_stretched(painter, box, room, tall)
        return
    gap = box.column_gap / EMU_A_UNIT
    column = max(1.0, (room - gap * (box.columns - 1)) / box.columns)
    laid = _fitted(box, column, tall) if box.shrinks and box.wrap else _laid(box, column, _AS_SET)
    if box.columns > 1 and laid.height > tall:
        _paint_columns(painter, box, laid, column + gap, tall)
        return
    offset = 0.0
    if box.anchor == "ctr":
        offset = (tall - laid.height) / 2
    elif box.anchor == "b":
        offset = tall - laid.height
    stands_out = box.grows and not box.wrap and laid.across > room
    in_middle = box.centred or stands_out
    across = (room - laid.across) / 2 - laid.left if in_middle else 0.0
    for source, paragraph, top in zip(box.paragraphs, laid.paragraphs, laid.tops, strict=True):
        if source.shown:
            _paint_paragraph(painter, paragraph, QPointF(across, offset + top))


def _paint_stretched(painter: QPainter, box: TextBox, room: float, tall: float) -> None:
    """Paint words so that their letters touch all sides of the box, insets not counted."""
    laid = _laid(box, room, _AS_SET)
    left, top, right, bottom = (inset / EMU_A_UNIT for inset in box.insets)
    inked = QRectF()
    for paragraph, above in zip(laid.paragraphs, laid.tops, strict=True):
        inked |= paragraph.inked().translated(0, above)
    whole = QRectF(-left, -top, room + left + right, tall + top + bottom)
    if inked.isEmpty() or whole.isEmpty():
        return
    painter.translate(whole.topLeft())
    painter.scale(whole.width() / inked.width(), whole.height() / inked.height())
    for paragraph, above in zip(laid.paragraphs, laid.tops, strict=True):
        _paint_paragraph(painter, paragraph, QPointF(0, above) - inked.topLeft())


def _laid(box: TextBox, room: float, fit: Fit) -> _Laid:
    paragraphs = [lay_out(p, room, fit, wrap=box.wrap) for p in box.paragraphs]
    gaps = [
        (upper.after + lower.before) * UNITS_A_POINT * fit.scale
        for upper, lower in pairwise(box.paragraphs)
    ]
    tops, top = [0.0], 0.0
    for paragraph, gap in zip(paragraphs, gaps, strict=False):
        top += paragraph.height + gap
        tops.append(top)
    height = top + paragraphs[-1].height if paragraphs else 0.0
    width = max((p.width for p in paragraphs), default=0.0)
    return _Laid(paragraphs, tops, height, width)


def _fitted(box: TextBox, room: float, tall: float) -> _Laid:
    """Return the words, all made smaller until they are not higher than the box.

    Each try comes nearer by the root of what is too much, as fewer lines come with smaller letters.
    """
    percent, best = max(_SMALLEST, round(box.shrunk_to * 100)), 0
    made: dict[int, _Laid] = {}
    while percent not in made and len(made) < _TRIES:
        laid = made[percent] = _laid(box, room, Fit(scale=percent / 100))
        share = (max(1.0, tall * box.columns) / max(1.0, _written(box, laid))) ** 0.5
        if share >= 1 and 1 < box.columns < _filled_columns(laid, tall):
            share = _A_LITTLE
        if share >= 1:
            best = max(best, percent)
        if share < 1 or percent != 100:
            percent = max(_SMALLEST, min(100, int(percent * share)))
    return made[best or min(made)]


def _written(box: TextBox, laid: _Laid) -> float:
    """Return how high the words are without the empty lines below the last of them."""
    last = max((n for n, paragraph in enumerate(box.paragraphs) if paragraph.runs), default=-1)
    return laid.tops[last] + laid.paragraphs[last].height if last >= 0 else 0.0


def _paint_columns(painter: QPainter, box: TextBox, laid: _Laid, step: float, tall: float) -> None:
    """Paint lines column by column; what has no room in the last one stands below it."""
    for number, line, column, top in _in_columns(laid, tall, box.columns):
        if not box.paragraphs[number].shown:
            continue
        paragraph = laid.paragraphs[number]
        place = QPointF(column * step, top - line.top)
        line.line.draw(painter, place)
        if line is paragraph.lines[0]:
            _paint_bullet(painter, paragraph, place)


def _filled_columns(laid: _Laid, tall: float) -> int:
    """Return how many columns the words fill."""
    return 1 + max((column for _, _, column, _ in _in_columns(laid, tall)), default=0)


def _in_columns(
    laid: _Laid, tall: float, most: int | None = None
) -> Iterator[tuple[int, LaidLine, int, float]]:
    """Yield every line with its paragraph's number, its column, and its top in there."""
    column, begin = 0, 0.0
    for number, (paragraph, above) in enumerate(zip(laid.paragraphs, laid.tops, strict=True)):
        for line in paragraph.lines:
            top = above + line.top
            is_last = most is not None and column + 1 >= most
            if not is_last and top > begin and top + line.height - begin > tall + 1:
                column, begin = column + 1, top
            yield number, line, column, top - begin


def _paint_paragraph(painter: QPainter, paragraph: LaidParagraph, place: QPointF) -> None:
    paragraph.layout.draw(painter, place)
    paint_extras(painter, paragraph.source, paragraph.layout, paragraph.scale, place)
    _paint_bullet(painter, paragraph, place)


def _paint_bullet(painter: QPainter, paragraph: LaidParagraph, place: QPointF) -> None:
    bullet, font = paragraph.bullet, paragraph.bullet_font
    if bullet is None or font is None:
        return
    at = place + QPointF(paragraph.bullet_x, paragraph.baseline)
    if bullet.picture:
        side = font.pixelSize()
        picture = QImage.fromData(QByteArray(bullet.picture))
        painter.drawImage(QRectF(at.x(), at.y() - side * 0.85, side, side), picture)
        return
    painter.setFont(font)
    painter.setPen(QColor(*bullet.colour))
    painter.drawText(at, bullet.text)
