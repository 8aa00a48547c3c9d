from PySide6.QtGui import QColor, QImage, QPainter

from judge_app.ui.players.filmstrip import thumbnails


def _strip(count: int) -> QImage:
    strip = QImage(count * 16, 9, QImage.Format.Format_RGB32)
    painter = QPainter(strip)
    for number in range(count):
        painter.fillRect(number * 16, 0, 16, 9, QColor(number * 20, 0, 0))
    painter.end()
    return strip


def test_a_strip_is_cut_into_its_pictures() -> None:
    pictures = thumbnails(_strip(12), 12)
    assert [picture.width() for picture in pictures] == [16] * 12
    assert [picture.pixelColor(8, 4).red() for picture in pictures] == list(range(0, 240, 20))


def test_what_cannot_be_cut_gives_none() -> None:
    assert thumbnails(QImage(), 12) == ()
    assert thumbnails(_strip(1), 0) == ()
    assert thumbnails(_strip(1), 100) == ()
