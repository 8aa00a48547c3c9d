"""Words along arches and circles."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from judge_app.slides.paint.arches import Ellipse
from judge_app.slides.paint.painter import need_application
from judge_app.slides.paint.words import paint_words
from judge_app.slides.scene_text import Curve, Paragraph, Run, TextBox

EMU = 12_700
SIDE = 200
INK = (0, 0, 0, 255)


def inked(curve: Curve, text: str, align: str = "ctr") -> list[tuple[int, int]]:
    """Return the dark pixels of words along a curve in a box of 200 x 200 points."""
    need_application()
    canvas = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    painter.scale(1 / EMU, 1 / EMU)
    run = Run(text=text, size=20, font="Liberation Sans", colour=INK)
    box = TextBox(paragraphs=(Paragraph(runs=(run,), align=align),), curve=curve)
    paint_words(painter, box, SIDE * EMU, SIDE * EMU)
    painter.end()
    return [(x, y) for x in range(SIDE) for y in range(SIDE) if canvas.pixelColor(x, y).red() < 128]


@pytest.mark.parametrize(("curve", "length"), [(Curve.UP, 1), (Curve.DOWN, 1), (Curve.CIRCLE, 2)])
def test_the_curve_of_a_square_is_a_circle(curve: Curve, length: int) -> None:
    ellipse = Ellipse(200, 200, 20, curve)
    start, _ = ellipse.at(0)
    middle, turn = ellipse.at(80 * math.pi / 2)

    assert ellipse.length == pytest.approx(length * 80 * math.pi, rel=0.001)
    assert (start.x(), start.y()) == pytest.approx((20, 100))
    assert middle.x() == pytest.approx(100, abs=1)
    assert middle.y() == pytest.approx(180 if curve is Curve.DOWN else 20, abs=1)
    assert turn == pytest.approx(0, abs=2)


def test_short_words_stand_in_the_middle_of_their_curve() -> None:
    above, below = inked(Curve.UP, "HH"), inked(Curve.DOWN, "HH")

    for pixels in (above, below):
        assert sum(x for x, _ in pixels) / len(pixels) == pytest.approx(100, abs=2)
    assert max(y for _, y in above) < 25
    assert min(y for _, y in below) > 175


def test_words_begin_where_they_are_set_to_begin() -> None:
    assert max(x for x, _ in inked(Curve.UP, "H", "l")) < 40
    assert min(x for x, _ in inked(Curve.UP, "H", "r")) > 160


def test_long_words_are_made_smaller_and_stay_in_their_half() -> None:
    pixels = inked(Curve.UP, "H" * 60)

    assert min(x for x, _ in pixels) < 30
    assert max(x for x, _ in pixels) > 170
    assert max(y for _, y in pixels) < 105


def test_words_without_letters_draw_nothing() -> None:
    assert inked(Curve.CIRCLE, "") == []
