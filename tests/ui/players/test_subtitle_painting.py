"""Words are painted where they can be read, and leave the rest of the picture alone."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from judge_app.ui.players.subtitle_painting import paint_words

GREEN = QColor(0, 160, 0)
PICTURE = QRect(40, 20, 320, 180)
LONG = "Phụ nữ Việt Nam tự tin, tự trọng, trung hậu, đảm đang giữ gìn hạnh phúc gia đình"


def _painted(words: str) -> list[tuple[int, int]]:
    """Return the points that are not green any more."""
    image = QImage(400, 240, QImage.Format.Format_RGB32)
    image.fill(GREEN)
    painter = QPainter(image)
    paint_words(painter, words, PICTURE)
    painter.end()
    points = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return [point for point in points if image.pixelColor(*point) != GREEN]


@pytest.mark.parametrize("words", ["Hết", "Xin chào\nvà dòng hai", LONG])
def test_words_are_in_the_middle_of_the_lower_part(qapp: QApplication, words: str) -> None:
    points = _painted(words)
    across, down = [x for x, _ in points], [y for _, y in points]
    assert PICTURE.left() < min(across) < max(across) < PICTURE.right()
    assert abs(min(across) + max(across) - PICTURE.left() - PICTURE.right()) <= 4
    assert PICTURE.center().y() < min(down) < max(down) < PICTURE.bottom()


def test_no_words_leave_the_picture_alone(qapp: QApplication) -> None:
    assert not _painted("")


def test_more_lines_are_higher(qapp: QApplication) -> None:
    heights = []
    for words in ("một", "một\nhai", "một\nhai\nba"):
        down = [y for _, y in _painted(words)]
        heights.append(max(down) - min(down))
    assert heights[0] < heights[1] < heights[2]
