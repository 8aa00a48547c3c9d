"""Pictures come out of their files as large as they are needed, and are kept for the next time."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from judge_app.slides.paint.unpacking import unpacked
from judge_app.slides.scene import Recolour


def file_of(kind: str, width: int, height: int, colour: str = "#204060") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]  # the stubs want bytes
    buffer.close()
    return bytes(data.data())


def test_large_pictures_come_out_smaller_and_small_ones_as_they_are() -> None:
    for kind in ("JPEG", "PNG"):
        content = file_of(kind, 1200, 600)

        assert (unpacked(content, 300).width(), unpacked(content, 300).height()) == (300, 150)
        assert unpacked(content, 5000).width() == 1200
        assert unpacked(content, 1100).width() == 1200


def test_a_photo_made_smaller_keeps_its_colour() -> None:
    found = QColor(unpacked(file_of("JPEG", 1600, 1600, "#c86432"), 100).pixel(50, 50))

    assert abs(found.red() - 0xC8) < 4
    assert abs(found.blue() - 0x32) < 4


def test_more_contrast_takes_tones_away_from_grey() -> None:
    found = QColor(unpacked(file_of("PNG", 4, 4, "#a06080"), 4, Recolour(contrast=0.5)).pixel(1, 1))

    assert (found.red(), found.green(), found.blue()) == (192, 64, 128)


def test_the_same_picture_is_unpacked_once_and_each_colouring_is_another() -> None:
    content = file_of("PNG", 400, 400)
    grey = Recolour(dark=(0, 0, 0, 255), light=(255, 255, 255, 255))

    first, again = unpacked(content, 400), unpacked(bytes(bytearray(content)), 400)
    other = unpacked(content, 400, grey)

    assert first.cacheKey() == again.cacheKey()
    assert QColor(other.pixel(5, 5)).saturation() == 0
    assert QColor(first.pixel(5, 5)).name() == "#204060"


def test_what_is_no_picture_is_null() -> None:
    assert unpacked(b"no picture", 100).isNull()
    assert unpacked(b"", 100).isNull()
