"""Metafiles: boxes without a bitmap, regions and points; what is passed over is known."""

import struct

import pytest

from judge_app.slides.paint.metafiles.player import is_rough
from judge_app.slides.scene import Image
from tests.slides.paint.metafile_bytes import emf, wmf
from tests.slides.paint.test_pictures import EMF_SQUARE, RED, WMF_SQUARE, at, painted

_PATTERN_COPY = 0x00F00021
_BOX = (50, 50, 100, 100)
_REGION = struct.pack("<4I4i4i", 32, 1, 1, 16, *_BOX, *_BOX)
_BRUSH = (39, struct.pack("<4I", 1, 0, RED, 0))
_CHOSEN = (37, struct.pack("<I", 1))
_WMF_BRUSH = (
    (0x020B, struct.pack("<hh", 0, 0)),
    (0x020C, struct.pack("<hh", 100, 100)),
    (0x02FC, struct.pack("<HIH", 0, RED, 0)),
    (0x012D, struct.pack("<H", 0)),
)


@pytest.mark.parametrize(
    "content",
    [
        emf(_BRUSH, (71, struct.pack("<4iII", *_BOX, len(_REGION), 1) + _REGION)),
        emf(_BRUSH, _CHOSEN, (74, struct.pack("<4iI", *_BOX, len(_REGION)) + _REGION)),
        wmf(*_WMF_BRUSH, (0x061D, struct.pack("<I4h", _PATTERN_COPY, 50, 50, 50, 50))),
        wmf(*_WMF_BRUSH, (0x061D, struct.pack("<I4h", 0x42, 50, 50, 50, 50))),
        emf((15, struct.pack("<iiI", 75, 75, RED))),
        wmf(*_WMF_BRUSH, (0x041F, struct.pack("<Ihh", RED, 75, 75))),
    ],
    ids=["fill-region", "paint-region", "pattern", "blackness", "emf-pixel", "wmf-pixel"],
)
def test_boxes_and_points_are_filled(content: bytes) -> None:
    canvas = painted(Image(content=content))

    assert at(canvas, 75, 75) in {"#ff0000", "#000000"}
    assert at(canvas, 25, 25) == "#ffffff"
    assert not is_rough(content)


_PLUS = (70, struct.pack("<I", 4) + b"EMF+" + b"\0" * 12)
_GLYPHS = (84, b"\0" * 44 + struct.pack("<I", 0x10) + b"\0" * 20)


@pytest.mark.parametrize(
    ("content", "rough"),
    [
        (EMF_SQUARE, False),
        (WMF_SQUARE, False),
        (emf(_PLUS), True),
        (emf(_PLUS, (43, struct.pack("<4i", *_BOX))), False),
        (emf(_GLYPHS), True),
        (emf((78, b"\0" * 40)), True),
        (wmf((0x0B23, b"\0" * 20)), True),
    ],
)
def test_what_is_passed_over_is_known(content: bytes, rough: bool) -> None:
    assert is_rough(content) is rough
