"""Fonts are taken out of their wrapper only where they lie in it plainly."""

import struct

import pytest

from judge_app.slides.pptx.embedded_fonts import unwrapped

FONT = b"\x00\x01\x00\x00" + bytes(range(60))


def wrapped(font: bytes, *, version: int = 0x00020001, flags: int = 0, head: int = 80) -> bytes:
    size = head + len(font)
    return struct.pack("<4I", size, len(font), version, flags) + bytes(head - 16) + font


def test_a_plain_font_comes_out_as_it_went_in() -> None:
    assert unwrapped(wrapped(FONT)) == FONT
    assert unwrapped(wrapped(b"OTTO" + FONT)) == b"OTTO" + FONT


def test_a_scrambled_font_is_put_right() -> None:
    scrambled = bytes(byte ^ 0x50 for byte in FONT)

    assert unwrapped(wrapped(scrambled, flags=0x10000000)) == FONT


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"short",
        wrapped(FONT, flags=0x4),
        wrapped(FONT, version=7),
        wrapped(b"none of the known starts"),
        wrapped(FONT)[:-1],
        struct.pack("<4I", 10, 5000, 0x00020001, 0) + bytes(100),
    ],
    ids=["empty", "short", "compressed", "version", "no-font", "cut-off", "lying"],
)
def test_anything_else_is_left_alone(content: bytes) -> None:
    assert unwrapped(content) is None
