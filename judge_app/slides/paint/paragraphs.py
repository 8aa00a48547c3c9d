"""Lays out one paragraph: breaks it into lines and sets each on its baseline.

All in tenths of a point. The distance of lines follows the type size, not the font: a single line
is 1.2 times the size, its baseline one size below its top. That is how presentation programs set
every font (measured on PowerPoint's and LibreOffice's pages), and so a substitute font keeps lines
where they were.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from judge_app.slides.paint.fonts import UNITS_A_POINT, family_to_write, sized_font
from judge_app.slides.paint.letter_extras import underline_style
from judge_app.slides.paint.line_ends import earlier_end, may_end
from judge_app.slides.paint.missing_letters import box_font, split_at_missing
from judge_app.slides.scene_text import Bullet, Paragraph, Run

EMU_A_UNIT = 1270
_ABOVE = 1.0
"""From a line's top to its baseline, in type sizes."""
_SINGLE = 1.2
"""A line's height, in type sizes."""
_TIGHT_ABOVE = 0.8
"""From a line's top to its baseline, in line heights, where spacing is under 100 %."""
_RAISED_SIZE = 0.58
_LENIENT = 1.03
"""Programs measure letters a little differently: a word that just fitted is not torn for that."""
_HANGING = "、。，．､｡"
"""Marks that may hang (JIS X 4051; others are set inside the line)."""
_LINE_SEPARATOR = "\u2028"
_BOUNDLESS = 1e7
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_LEFT = Qt.AlignmentFlag.AlignLeft
_JUSTIFIED = {"just", "justLow", "dist", "thaiDist"}
_TAB_KINDS = {
    "l": QTextOption.TabType.LeftTab,
    "ctr": QTextOption.TabType.CenterTab,
    "r": QTextOption.TabType.RightTab,
    "dec": QTextOption.TabType.DelimiterTab,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How much smaller everything is made so that it fits: 1 is as it was set."""

    scale: float = 1.0

    def size(self, points: float) -> float:
        """Return a type size; made smaller it is a whole tenth of a point."""
        return points if self.scale == 1 else round(points * self.scale, 1)


@dataclass(slots=True)
class LaidLine:
    """A line from `top` to `top + height` below its paragraph's top."""

    line: QTextLine
    top: float
    height: float


@dataclass(slots=True)
class LaidParagraph:
    """A paragraph's lines, and its bullet with the place it is written at."""

    source: Paragraph
    scale: float
    layout: QTextLayout
    lines: list[LaidLine]
    width: float
    """Of its longest line, with margins."""
    bullet: Bullet | None = None
    bullet_font: QFont | None = None
    bullet_x: float = 0.0
    baseline: float = 0.0

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return self.lines[-1].top + self.lines[-1].height if self.lines else 0.0

    def inked(self) -> QRectF:
        """Return the box that the letters themselves fill."""
        found = QRectF()
        for laid in self.lines:
            for run in laid.line.glyphRuns():
                font = run.rawFont()
                for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                    found |= font.boundingRect(glyph).translated(place)
        return found


def lay_out(paragraph: Paragraph, room: float, fit: Fit, *, wrap: bool = True) -> LaidParagraph:
    """Return a paragraph broken into lines for a room this wide; unbroken if not `wrap`."""
    return _Layouter(paragraph, room, fit, wrap=wrap).laid()


class _Layouter:
    def __init__(self, paragraph: Paragraph, room: float, fit: Fit, *, wrap: bool) -> None:
        self._paragraph = paragraph
        self._fit = fit
        self._room = room
        self._wrap = wrap
        self._runs = paragraph.runs or (_nothing(paragraph),)
        self._hanging = frozenset(_HANGING if paragraph.hangs else "")
        self._margin = paragraph.margin / EMU_A_UNIT
        self._right = paragraph.right_margin / EMU_A_UNIT
        self._indent = paragraph.indent / EMU_A_UNIT
        self._bullet_font, self._bullet_width = self._bullet()
        self._layout = self._text_layout()

    def laid(self) -> LaidParagraph:
        lines = list(self._lines())
        bullet = self._paragraph.bullet
        baseline = lines[0].line.y() + lines[0].line.ascent() if lines else 0.0
        return LaidParagraph(
            source=self._paragraph,
            scale=self._fit.scale,
            layout=self._layout,
            lines=lines,
            width=max((self._end(laid.line) for laid in lines), default=0),
            bullet=bullet,
            bullet_font=self._bullet_font,
            bullet_x=self._bullet_x(lines),
            baseline=baseline,
        )

    def _end(self, line: QTextLine) -> float:
        """Return where a line ends; marks that hang behind it do not count."""
        end = line.x() + line.naturalTextWidth()
        hangs = self._wrap and self._last_letter(line) in self._hanging
        return min(end, self._room - self._right) if hangs else end

    def _last_letter(self, line: QTextLine) -> str:
        return self._text[line.textStart() + line.textLength() - 1 :][:1]

    def _bullet(self) -> tuple[QFont | None, float]:
        bullet = self._paragraph.bullet
        if bullet is None:
            return None, 0.0
        size = self._fit.size(bullet.size)
        first = self._runs[0]
        bold = first.bold and not bullet.picture
        font = sized_font(bullet.font, size, bold=bold, italic=first.italic)
        if bullet.picture:
            return font, size * UNITS_A_POINT
        return font, QFontMetricsF(font).horizontalAdvance(bullet.text)

    def _bullet_x(self, lines: list[LaidLine]) -> float:
        """Return where the bullet begins; it goes with words that stand in the middle."""
        plain = self._margin + self._indent
        if not lines or self._paragraph.align in {"l", *_JUSTIFIED}:
            return plain
        return lines[0].line.x() - (self._first_start() - plain)

    def _first_start(self) -> float:
        start = self._margin + self._indent
        if self._paragraph.bullet is None:
            return max(0.0, start)
        return max(self._margin, start + self._bullet_width)

    def _text_layout(self) -> QTextLayout:
        text = "".join(run.text for run in self._runs).replace("\v", _LINE_SEPARATOR)
        # As Qt counts: letters beyond the first plane are two.
        self._text = _BEYOND.sub("\ufffc\ufffc", text)
        self._lengths = [_units(run.text) for run in self._runs]
        layout = QTextLayout(text, run_font(self._runs[0], self._fit))
        layout.setFormats(list(_formats(self._runs, self._fit)))
        option = QTextOption(_LEFT)
        if self._paragraph.align in _JUSTIFIED and self._wrap:
            option.setAlignment(Qt.AlignmentFlag.AlignJustify)
        if self._paragraph.right_to_left:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(_LEFT | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if "\t" in text:
            option.setTabs(list(self._tabs()))
            option.setTabStopDistance(self._paragraph.tab_distance / EMU_A_UNIT)
        layout.setTextOption(option)
        return layout

    def _tabs(self) -> Iterator[QTextOption.Tab]:
        """Yield the stops as they lie behind the first line's start.

        A hanging indent is a stop of its own, and the even stops count from the margin.
        """
        start = self._first_start()
        if self._paragraph.bullet is None and start < self._margin:
            yield QTextOption.Tab(self._margin - start, QTextOption.TabType.LeftTab)
        for stop in self._paragraph.tabs:
            place = stop.place / EMU_A_UNIT - start
            if place > 0:
                kind = _TAB_KINDS.get(stop.align, QTextOption.TabType.LeftTab)
                yield QTextOption.Tab(place, kind, ".")
        last = max((stop.place / EMU_A_UNIT for stop in self._paragraph.tabs), default=0.0)
        distance = self._paragraph.tab_distance / EMU_A_UNIT
        for number in range(1, 21):
            place = self._margin + number * distance
            if place > max(last, start):
                yield QTextOption.Tab(place - start, QTextOption.TabType.LeftTab)

    def _lines(self) -> Iterator[LaidLine]:
        top = 0.0
        self._layout.beginLayout()
        start = self._first_start()
        while (line := self._layout.createLine()).isValid():
            across = max(1.0, self._room - start - self._right)
            self._break(line, across)
            above, below = self._extent(line)
            height, baseline = self._spaced(above, below)
            x = start + self._shift(line, across)
            line.setPosition(QPointF(x, top + baseline - line.ascent()))
            yield LaidLine(line=line, top=top, height=height)
            top += height
            start = max(0.0, self._margin)
        self._layout.endLayout()

    def _break(self, line: QTextLine, across: float) -> None:
        """Break a line at the room's edge, a little behind it rather than inside a word."""
        if not self._wrap:
            line.setLineWidth(_BOUNDLESS)
            return
        line.setLineWidth(across)
        start, end = line.textStart(), line.textStart() + line.textLength()
        if may_end(self._text, end):
            self._let_hang(line, across)
            return
        wanted = earlier_end(self._text, start, end)
        if wanted is not None:
            line.setNumColumns(wanted - start, across)
            if line.textLength() == wanted - start:
                return
        line.setLineWidth(across * _LENIENT)
        if not may_end(self._text, line.textStart() + line.textLength()):
            line.setLineWidth(across)

    def _let_hang(self, line: QTextLine, across: float) -> None:
        """Add to a full line the letter and the mark that stands behind it, where only that is out."""
        end = line.textStart() + line.textLength()
        if not self._hanging.intersection(self._text[end : end + 2]):
            return
        line.setLineWidth(across + max(self._fit.size(r.size) for r in self._runs) * UNITS_A_POINT)
        end = line.textStart() + line.textLength()
        mark = line.cursorToX(end - 1)[0]  # type: ignore[index]  # the stubs say object
        if self._last_letter(line) not in self._hanging or mark > across:
            line.setLineWidth(across)

    def _shift(self, line: QTextLine, across: float) -> float:
        """Return how far a line stands from the left, for its alignment."""
        free = across - line.naturalTextWidth()
        if self._paragraph.align == "ctr":
            return free / 2
        return free if self._paragraph.align == "r" else 0.0

    def _extent(self, line: QTextLine) -> tuple[float, float]:
        """Return how far the letters of a line reach above and below its baseline."""
        start, end = line.textStart(), line.textStart() + line.textLength()
        place, above, below = 0, 0.0, 0.0
        for run, length in zip(self._runs, self._lengths, strict=True):
            after = place + length
            if (place < end and after > start) or (start == end and place <= start <= after):
                size = self._fit.size(run.size) * UNITS_A_POINT
                raised = run.baseline * size
                if run.baseline:
                    size *= _RAISED_SIZE
                above = max(above, size * _ABOVE + raised)
                below = max(below, size * (_SINGLE - _ABOVE) - raised)
            place = after
        return above, below

    def _spaced(self, above: float, below: float) -> tuple[float, float]:
        """Return a line's height and how far its baseline lies below its top."""
        exact = self._paragraph.line_points * UNITS_A_POINT * self._fit.scale
        if exact:
            return exact, exact - below
        height = (above + below) * self._paragraph.line_percent / 100
        if self._paragraph.line_percent < 100:
            return height, height * _TIGHT_ABOVE
        return height, height - below


def _nothing(paragraph: Paragraph) -> Run:
    return Run(text="", size=paragraph.empty_size, font="Calibri", colour=(0, 0, 0, 0))


def run_font(run: Run, fit: Fit) -> QFont:
    """Return the font a run's letters are drawn with."""
    size = fit.size(run.size) * (_RAISED_SIZE if run.baseline else 1.0)
    family = family_to_write(run.font, run.text)
    font = sized_font(family, size, bold=run.bold, italic=run.italic)
    if not (run.underline or run.strike or run.spacing):
        return font
    font = QFont(font)
    font.setUnderline(run.underline and not run.underline_style)
    font.setStrikeOut(run.strike)
    if run.spacing:
        spacing = run.spacing * UNITS_A_POINT * fit.scale
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return font


def _formats(runs: tuple[Run, ...], fit: Fit) -> Iterator[QTextLayout.FormatRange]:
    start = 0
    for run in runs:
        font = run_font(run, fit)
        for text, is_missing in split_at_missing(run.text, font):
            found = QTextLayout.FormatRange()
            found.start, found.length = start, _units(text)
            found.format = _format(run, box_font(font) if is_missing else font, fit)
            start += found.length
            yield found


def _units(text: str) -> int:
    """Return how long Qt counts a text: letters beyond the first plane are two units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _format(run: Run, font: QFont, fit: Fit) -> QTextCharFormat:
    styled = QTextCharFormat()
    styled.setFont(font)
    styled.setForeground(QColor(*run.colour))
    if run.underline and run.underline_style:
        styled.setUnderlineStyle(underline_style(run))
    if run.highlight is not None:
        styled.setBackground(QColor(*run.highlight))
    if run.baseline:
        # Qt wants hundredths of the height of the letters' own font.
        raised = run.baseline * fit.size(run.size) * UNITS_A_POINT
        styled.setBaselineOffset(100 * raised / QFontMetricsF(font).height())
    return styled
