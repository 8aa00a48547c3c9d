"""Pictures as fills: repeated from where they are told."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from judge_app.slides.paint.brushes import paint_fill
from judge_app.slides.paint.painter import need_application
from judge_app.slides.scene import Fill, Image, Tile

PIXEL = 9525
"""EMU, at 96 pixels an inch."""


@pytest.fixture
def red_and_blue(tmp_path: Path) -> bytes:
    """Return a picture of two pixels side by side."""
    tile = QImage(2, 1, QImage.Format.Format_RGB32)
    tile.setDotsPerMeterX(3780)
    tile.setDotsPerMeterY(3780)
    tile.setPixelColor(0, 0, QColor("#ff0000"))
    tile.setPixelColor(1, 0, QColor("#0000ff"))
    assert tile.save(str(tmp_path / "hai.png"))
    return (tmp_path / "hai.png").read_bytes()


@pytest.mark.parametrize(
    ("tile", "expected"),
    [
        (Tile(), "RBRB"), (Tile(mirrored="x"), "RBBR"), (Tile(x=float(PIXEL)), "BRBR"),
        (Tile(across=2.0), "RRBB"), (Tile(align="r", x=float(PIXEL)), "BRBR"),
    ],
)  # fmt: skip
def test_tiles_lie_where_they_are_told(tile: Tile, expected: str, red_and_blue: bytes) -> None:
    need_application()
    canvas = QImage(40, 10, QImage.Format.Format_RGB32)
    canvas.fill(QColor("#ffffff"))
    painter = QPainter(canvas)
    painter.scale(10 / PIXEL, 10 / PIXEL)
    box = QRectF(0, 0, 4 * PIXEL, PIXEL)
    outline = QPainterPath()
    outline.addRect(box)

    paint_fill(painter, outline, Fill(image=Image(content=red_and_blue, tile=tile)), box)
    painter.end()

    found = (QColor(canvas.pixel(10 * n + 5, 5)) for n in range(4))
    assert "".join("R" if colour.red() else "B" for colour in found) == expected
