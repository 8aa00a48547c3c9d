"""What is painted of metafiles, SVG and recoloured pictures, pixel by pixel."""

import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from judge_app.slides.paint.metafiles.lettering import spell
from judge_app.slides.paint.painter import need_application
from judge_app.slides.paint.pictures import paint_picture
from judge_app.slides.scene import Image, Recolour
from tests.slides.paint.metafile_bytes import emf, wmf

RED = 0x0000FF  # metafiles spell blue, green, red


def painted(image: Image) -> QImage:
    """Return a picture painted over 100 x 100 white pixels."""
    need_application()
    canvas = QImage(100, 100, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    paint_picture(painter, image, QRectF(0, 0, 100, 100))
    painter.end()
    return canvas


def at(canvas: QImage, x: int, y: int) -> str:
    return QColor(canvas.pixel(x, y)).name()


EMF_SQUARE = emf(
    (39, struct.pack("<4I", 1, 0, RED, 0)),
    (37, struct.pack("<I", 1)),
    (37, struct.pack("<I", 0x80000008)),
    (43, struct.pack("<4i", 50, 50, 100, 100)),
)
WMF_SQUARE = wmf(
    (0x020B, struct.pack("<hh", 0, 0)),
    (0x020C, struct.pack("<hh", 1000, 1000)),
    (0x02FC, struct.pack("<HIH", 0, RED, 0)),
    (0x012D, struct.pack("<H", 0)),
    (0x041B, struct.pack("<4h", 1000, 1000, 500, 500)),
)


@pytest.mark.parametrize("content", [EMF_SQUARE, WMF_SQUARE], ids=["emf", "wmf"])
def test_a_metafile_draws_what_its_records_say(content: bytes) -> None:
    canvas = painted(Image(content=content))
    assert at(canvas, 75, 75) == "#ff0000"
    assert at(canvas, 25, 25) == "#ffffff"


@pytest.mark.parametrize("content", [EMF_SQUARE, WMF_SQUARE], ids=["emf", "wmf"])
def test_a_metafile_is_cropped_like_any_picture(content: bytes) -> None:
    canvas = painted(Image(content=content, crop=(0.5, 0.5, 0.0, 0.0)))
    assert at(canvas, 10, 10) == "#ff0000"


def test_words_of_a_metafile_are_drawn() -> None:
    letters = "Điểm".encode("utf-16-le")
    words = struct.pack("<4iIff", 0, 0, 100, 100, 1, 1.0, 1.0)
    words += struct.pack("<iiIII4iI", 5, 20, 4, 76, 0, 0, 0, 0, 0, 0) + letters
    canvas = painted(Image(content=emf((84, words))))
    dark = [x for x in range(100) for y in range(100) if canvas.pixelColor(x, y).lightness() < 128]
    assert dark
    assert min(dark) < 20


def columns(canvas: QImage) -> set[int]:
    """Return the columns of pixels in which something dark is."""
    return {x for x in range(100) for y in range(100) if canvas.pixelColor(x, y).lightness() < 128}


SPACED = {
    "emf": emf(
        (
            84,
            struct.pack("<4iIff", 0, 0, 100, 100, 1, 1.0, 1.0)
            + struct.pack("<iiIII4iI", 5, 20, 2, 76, 0, 0, 0, 0, 0, 80)
            + "II".encode("utf-16-le")
            + struct.pack("<2i", 60, 10),
        )
    ),
    "emf, steps both ways": emf(
        (
            84,
            struct.pack("<4iIff", 0, 0, 100, 100, 1, 1.0, 1.0)
            + struct.pack("<iiIII4iI", 5, 20, 2, 76, 0x2000, 0, 0, 0, 0, 80)
            + "II".encode("utf-16-le")
            + struct.pack("<4i", 60, 0, 10, 0),
        )
    ),
    "wmf": wmf(
        (0x020B, struct.pack("<hh", 0, 0)),
        (0x020C, struct.pack("<hh", 100, 100)),
        (0x0A32, struct.pack("<hhHH", 20, 5, 2, 0) + b"II" + struct.pack("<2h", 60, 10)),
    ),
}


@pytest.mark.parametrize("content", SPACED.values(), ids=SPACED.keys())
def test_letters_of_a_metafile_stand_where_its_record_puts_them(content: bytes) -> None:
    dark = columns(painted(Image(content=content)))
    assert min(dark) in range(4, 9)
    assert max(dark) in range(64, 72)
    assert not dark & set(range(12, 62))


def test_letters_wider_than_their_room_are_made_narrower() -> None:
    words = struct.pack("<4iIff", 0, 0, 100, 100, 1, 1.0, 1.0)
    words += struct.pack("<iiIII4iI", 10, 20, 4, 76, 0, 0, 0, 0, 0, 84)
    words += "MMMM".encode("utf-16-le") + struct.pack("<4i", 4, 4, 4, 4)
    assert max(columns(painted(Image(content=emf((84, words)))))) <= 26


@pytest.mark.parametrize(
    ("content", "encoding", "advances", "spelled"),
    [
        ("Điểm".encode("utf-16-le"), "utf-16-le", (1, 2, 3, 4), ("Điểm", (1, 2, 3, 4))),
        ("a😀".encode("utf-16-le"), "utf-16-le", (1, 2, 3), ("a😀", (1, 5))),
        ("年a".encode("cp932"), "cp932", (2, 0, 3), ("年a", (2, 3))),
        ("Đ".encode("cp1258"), "cp1258", (), ("Đ", ())),
    ],
)
def test_advances_go_with_the_letters_that_units_spell(
    content: bytes, encoding: str, advances: tuple[int, ...], spelled: tuple[str, tuple[float, ...]]
) -> None:
    assert spell(content, encoding, advances) == spelled


@pytest.mark.parametrize("content", [EMF_SQUARE, WMF_SQUARE], ids=["emf", "wmf"])
def test_a_metafile_cut_anywhere_ends_quietly(content: bytes) -> None:
    for length in range(18, len(content)):
        painted(Image(content=content[:length]))


def test_an_svg_is_drawn_without_what_it_links_to(tmp_path_factory: pytest.TempPathFactory) -> None:
    local = tmp_path_factory.mktemp("elsewhere") / "secret.png"
    green = QImage(10, 10, QImage.Format.Format_RGB32)
    green.fill(QColor("#00ff00"))
    assert green.save(str(local))
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'viewBox="0 0 100 100"><rect width="50" height="100" fill="#ff0000"/>'
        f'<image x="50" width="50" height="100" xlink:href="{local}"/>'
        f'<image x="50" width="50" height="100" xlink:href="{local.as_uri()}"/></svg>'
    )
    canvas = painted(Image(content=svg.encode()))
    assert at(canvas, 25, 50) == "#ff0000"
    assert at(canvas, 75, 50) == "#ffffff"


def test_a_picture_takes_the_colours_asked_for(tmp_path: Path) -> None:
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor(200, 200, 200))
    assert picture.save(str(tmp_path / "grey.png"))
    content = (tmp_path / "grey.png").read_bytes()
    duotone = Recolour(dark=(0, 0, 255, 255), light=(255, 0, 0, 255))
    assert at(painted(Image(content=content, recolour=duotone)), 50, 50) == "#c80037"
    two = Recolour(dark=(0, 0, 0, 255), light=(255, 255, 255, 255), threshold=0.9)
    assert at(painted(Image(content=content, recolour=two)), 50, 50) == "#000000"
    bright = Recolour(brightness=1.0)
    assert at(painted(Image(content=content, recolour=bright)), 50, 50) == "#ffffff"


@pytest.mark.parametrize("content", [EMF_SQUARE, WMF_SQUARE], ids=["emf", "wmf"])
def test_a_metafile_is_recoloured_as_pixels_are(content: bytes) -> None:
    wish = Recolour(dark=(0, 0, 255, 255), light=(255, 255, 255, 255))

    canvas = painted(Image(content=content, recolour=wish))

    colour = QColor(canvas.pixel(75, 75))
    assert colour.blue() == 255
    assert colour.red() == colour.green() < 128
    assert at(canvas, 10, 10) == "#ffffff"
