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


def pixels(kind: int, how: int, *rows: bytes, depth: int = 32) -> bytes:
    """Return a metafile with a bitmap of 2 x 2 pixels over its lower right quarter."""
    bits = b"".join(rows)
    info = struct.pack("<IiiHHIIiiII", 40, 2, 2, 1, depth, 0, len(bits), 0, 0, 0, 0)
    body = struct.pack("<4i4iIii", 0, 0, 100, 100, 50, 50, 50, 50, how, 0, 0)
    body += struct.pack("<6f", 1, 0, 0, 1, 0, 0) + struct.pack("<II", 0, 0)
    body += struct.pack("<4I", 108, len(info), 108 + len(info), len(bits))
    return emf((kind, body + struct.pack("<ii", 2, 2) + info + bits))


HALF_RED = bytes((0, 0, 128, 128)) * 2
NOTHING = bytes(8)
OPAQUE_RED = bytes((0, 0, 255, 0)) * 2


@pytest.mark.parametrize(
    ("content", "upper", "lower"),
    [
        (pixels(114, 0x01FF0000, NOTHING, HALF_RED), "#ff7f7f", "#ffffff"),
        (pixels(114, 0x00800000, OPAQUE_RED, OPAQUE_RED), "#ff8080", "#ff8080"),
        (pixels(116, 0x000000FF, bytes((255, 0, 0, 0)) * 2, OPAQUE_RED), "#ffffff", "#0000ff"),
    ],
    ids=["each pixel", "all the same", "all but one colour"],
)
def test_bitmaps_of_a_metafile_let_through_what_lies_behind(
    content: bytes, upper: str, lower: str
) -> None:
    canvas = painted(Image(content=content))
    assert (at(canvas, 75, 55), at(canvas, 75, 95)) == (upper, lower)
    assert at(canvas, 25, 25) == "#ffffff"


def test_gradients_of_a_metafile_run_from_corner_to_corner() -> None:
    corners = struct.pack("<ii4H", 0, 0, 0xFF00, 0, 0, 0)
    corners += struct.pack("<ii4H", 100, 100, 0, 0, 0xFF00, 0)
    boxes = struct.pack("<4i3I", 0, 0, 100, 100, 2, 1, 0) + corners + struct.pack("<2I", 0, 1)
    canvas = painted(Image(content=emf((118, boxes))))
    left, right = canvas.pixelColor(3, 50), canvas.pixelColor(97, 50)
    assert (left.red() > 200, left.blue() < 55) == (True, True)
    assert (right.red() < 55, right.blue() > 200) == (True, True)


def test_triangles_of_a_metafile_are_filled() -> None:
    corners = b"".join(
        struct.pack("<ii4H", x, y, 0xFF00, 0, 0, 0) for x, y in ((0, 0), (100, 0), (0, 100))
    )
    triangle = struct.pack("<4i3I", 0, 0, 100, 100, 3, 1, 2) + corners
    canvas = painted(Image(content=emf((118, triangle + struct.pack("<3I", 0, 1, 2)))))
    assert at(canvas, 20, 20) == "#ff0000"
    assert at(canvas, 90, 90) == "#ffffff"


def test_a_metafile_clips_to_boxes_and_lets_go_of_them() -> None:
    def region(mode: int, *boxes: tuple[int, int, int, int]) -> tuple[int, bytes]:
        flat = b"".join(struct.pack("<4i", *box) for box in boxes)
        head = struct.pack("<4I4i", 32, 1, len(boxes), len(flat), 0, 0, 100, 100) if boxes else b""
        return 75, struct.pack("<II", len(head) + len(flat), mode) + head + flat

    ink = [(39, struct.pack("<4I", 1, 0, RED, 0)), (37, struct.pack("<I", 1))]
    no_line = (37, struct.pack("<I", 0x80000008))
    all_of_it = (43, struct.pack("<4i", 0, 0, 100, 100))
    clipped = painted(
        Image(content=emf(*ink, no_line, region(5, (0, 0, 30, 30), (60, 60, 90, 90)), all_of_it))
    )
    again = painted(
        Image(content=emf(*ink, no_line, region(1, (0, 0, 30, 30)), region(5), all_of_it))
    )
    assert (at(clipped, 20, 20), at(clipped, 75, 75)) == ("#ff0000", "#ff0000")
    assert at(clipped, 45, 45) == "#ffffff"
    assert at(again, 45, 45) == "#ff0000"


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
