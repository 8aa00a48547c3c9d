"""What a painter draws on."""

import math

from PySide6.QtGui import QPaintEngine, QPainter


def is_on_paper(painter: QPainter) -> bool:
    """Say whether a painter writes a PDF, in which words are words and are read by programs."""
    return painter.paintEngine().type() is QPaintEngine.Type.Pdf


def pixels_a_unit(painter: QPainter) -> float:
    """Return how many pixels of its device a painter has for each of its units."""
    transform = painter.worldTransform()
    return math.hypot(transform.m11(), transform.m12()) or 1.0
