"""Paints tables: rows as high as their words need, fills, words, and borders over all."""

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from judge_app.slides.paint.brushes import paint_fill
from judge_app.slides.paint.strokes import paint_stroke
from judge_app.slides.paint.words import paint_words, words_height
from judge_app.slides.scene import Cell, Table


def paint_table(painter: QPainter, table: Table) -> None:
    """Paint a table whose upper left corner is where the painter stands."""
    across = [0.0, *accumulate(table.columns)]
    down = [0.0, *accumulate(row_heights(table))]
    places = [(cell, _box(cell, across, down)) for cell in table.cells]
    whole = QRectF(0, 0, across[-1], down[-1])
    outline = QPainterPath()
    outline.addRect(whole)
    paint_fill(painter, outline, table.background, whole)
    for cell, box in places:
        outline = QPainterPath()
        outline.addRect(box)
        paint_fill(painter, outline, cell.fill, box)
    for cell, box in places:
        if cell.text is not None:
            painter.save()
            painter.translate(box.topLeft())
            paint_words(painter, cell.text, box.width(), box.height())
            painter.restore()
    for cell, box in places:
        _paint_edges(painter, cell, box)


def row_heights(table: Table) -> list[float]:
    """Return the heights of rows; a cell over several rows makes its last one higher."""
    heights = list(table.rows)
    for cell in sorted(table.cells, key=lambda cell: cell.row_span):
        if cell.text is None:
            continue
        width = sum(table.columns[cell.column : cell.column + cell.column_span])
        last = min(cell.row + cell.row_span, len(heights)) - 1
        others = sum(heights[cell.row : last])
        heights[last] = max(heights[last], words_height(cell.text, width) - others)
    return heights


def _box(cell: Cell, across: Sequence[float], down: Sequence[float]) -> QRectF:
    right = across[min(cell.column + cell.column_span, len(across) - 1)]
    bottom = down[min(cell.row + cell.row_span, len(down) - 1)]
    left, top = across[cell.column], down[cell.row]
    return QRectF(left, top, right - left, bottom - top)


def _paint_edges(painter: QPainter, cell: Cell, box: QRectF) -> None:
    corners = (
        (box.bottomLeft(), box.topLeft()),
        (box.topLeft(), box.topRight()),
        (box.topRight(), box.bottomRight()),
        (box.bottomRight(), box.bottomLeft()),
        (box.topLeft(), box.bottomRight()),
        (box.bottomLeft(), box.topRight()),
    )
    strokes = (*cell.edges, cell.falling, cell.rising)
    for stroke, (start, end) in zip(strokes, corners, strict=True):
        if stroke is not None:
            path = QPainterPath(start)
            path.lineTo(end)
            paint_stroke(painter, path, stroke, box)
