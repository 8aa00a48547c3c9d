"""Paints letters that stand upright one below the other, column by column."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from judge_app.slides.paint.fonts import UNITS_A_POINT
from judge_app.slides.paint.paragraphs import Fit, run_font
from judge_app.slides.scene_text import Paragraph, Run, TextBox

_PITCH = 1.2
"""From one letter to the next below it, and from column to column, in type sizes."""
_AS_SET = Fit()


@dataclass(slots=True)
class _Column:
    """Letters from the top down, each with its run; `gap` lies before it."""

    paragraph: Paragraph
    letters: list[tuple[str, Run]] = field(default_factory=list)
    gap: float = 0.0

    @property
    def across(self) -> float:
        sizes = [run.size for _, run in self.letters] or [self.paragraph.empty_size]
        return max(sizes) * _PITCH * UNITS_A_POINT

    @property
    def tall(self) -> float:
        return sum(_height(run) for _, run in self.letters)


def paint_stacked(painter: QPainter, box: TextBox, room: float, tall: float) -> None:
    """Paint a box's words into a room of this size; every paragraph begins a column of its own."""
    columns = [c for p in box.paragraphs for c in _columns(p, tall)]
    whole = sum(column.across + column.gap for column in columns)
    free = {"ctr": (room - whole) / 2, "b": room - whole}.get(box.anchor, 0.0)
    place = free
    for column in columns:
        place += column.gap
        left = room - place - column.across if box.columns_from_right else place
        if column.paragraph.shown:
            _paint(painter, column, left, tall)
        place += column.across


def _paint(painter: QPainter, column: _Column, left: float, tall: float) -> None:
    free = tall - column.tall
    top = {"ctr": free / 2, "r": free}.get(column.paragraph.align, 0.0)
    for letter, run in column.letters:
        font = run_font(run, _AS_SET)
        painter.setFont(font)
        painter.setPen(QColor(*run.colour))
        wide = QFontMetricsF(font).horizontalAdvance(letter)
        baseline = top + run.size * UNITS_A_POINT
        painter.drawText(QPointF(left + (column.across - wide) / 2, baseline), letter)
        top += _height(run)


def _columns(paragraph: Paragraph, tall: float) -> Iterator[_Column]:
    """Yield the columns of a paragraph: a word that has no room begins the next one."""
    column = _Column(paragraph, gap=paragraph.before * UNITS_A_POINT)
    for word in _words(paragraph):
        high = sum(_height(run) for _, run in word)
        is_break = word[0][0] == "\v"
        if is_break or (column.letters and column.tall + high > tall):
            yield column
            column = _Column(paragraph)
        if not is_break and (column.letters or not word[0][0].isspace()):
            column.letters += word
    column.gap += paragraph.after * UNITS_A_POINT
    yield column


def _words(paragraph: Paragraph) -> Iterator[list[tuple[str, Run]]]:
    """Yield words, spaces and breaks, letter by letter."""
    word: list[tuple[str, Run]] = []
    for run in paragraph.runs:
        for letter in _letters(run.text):
            if letter.isspace():
                if word:
                    yield word
                yield [(letter, run)]
                word = []
            else:
                word.append((letter, run))
    if word:
        yield word


def _letters(text: str) -> Iterator[str]:
    """Yield letters with the marks that stand above and below them."""
    letter = ""
    for sign in text:
        if letter and not unicodedata.combining(sign):
            yield letter
            letter = ""
        letter += sign
    if letter:
        yield letter


def _height(run: Run) -> float:
    return run.size * _PITCH * UNITS_A_POINT
