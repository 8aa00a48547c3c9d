"""Draws the pictures of the sample contest: a logo, a drawn scene, a screenshot of a program."""

import io
import math

from PIL import Image, ImageDraw, ImageFont

from judge_app.paths import resource

Colour = tuple[int, int, int]
PLUM: Colour = (138, 28, 91)
TEAL: Colour = (20, 120, 128)
GOLD: Colour = (240, 180, 60)


def logo(size: int = 160) -> bytes:
    """Return a flower of eight petals as PNG with a transparent ground."""
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    middle, ring, petal = size / 2, size * 0.27, size * 0.15
    for number in range(8):
        angle = number * math.pi / 4
        x, y = middle + ring * math.cos(angle), middle + ring * math.sin(angle)
        draw.ellipse((x - petal, y - petal, x + petal, y + petal), fill=(*PLUM, 235))
    heart = size * 0.16
    draw.ellipse((middle - heart, middle - heart, middle + heart, middle + heart), fill=GOLD)
    return _png(image)


def scene(title: str, sky: Colour = (160, 205, 235), *, width: int = 960) -> bytes:
    """Return a drawn village by a river with a title, as PNG."""
    height = width * 9 // 16
    image = Image.new("RGB", (width, height), sky)
    draw = ImageDraw.Draw(image)
    draw.ellipse((width * 0.75, 30, width * 0.75 + 90, 120), fill=(255, 224, 130))
    hill = [(x, height * 0.55 + 40 * math.sin(x / 130)) for x in range(0, width + 20, 20)]
    draw.polygon([*hill, (width, height), (0, height)], fill=(110, 160, 90))
    river = [(x, height * 0.78 + 14 * math.sin(x / 60)) for x in range(0, width + 20, 20)]
    draw.polygon([*river, (width, height), (0, height)], fill=(90, 150, 200))
    for number in range(6):
        left = width * (0.06 + 0.15 * number)
        _house(draw, left, height * (0.55 + 0.03 * (number % 3)), width * 0.08)
    draw.text((30, 24), title, (30, 40, 60), _font(width // 28))
    return _png(image)


def screenshot(name: str, lines: tuple[str, ...]) -> bytes:
    """Return the window of a small program as PNG."""
    image = Image.new("RGB", (900, 560), (246, 244, 246))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 900, 54), fill=TEAL)
    draw.text((20, 12), name, "white", _font(24))
    for number, line in enumerate(lines):
        top = 80 + number * 64
        draw.rounded_rectangle((30, top, 870, top + 52), 8, fill="white", outline=(210, 205, 210))
        draw.text((50, top + 12), line, (40, 40, 40), _font(20, bold=False))
    return _png(image)


def _house(draw: ImageDraw.ImageDraw, left: float, top: float, size: float) -> None:
    draw.rectangle((left, top, left + size, top + size * 0.7), fill=(236, 218, 190))
    roof = [(left - 8, top), (left + size / 2, top - size * 0.45), (left + size + 8, top)]
    draw.polygon(roof, fill=(176, 74, 52))
    door = (left + size * 0.4, top + size * 0.3, left + size * 0.6, top + size * 0.7)
    draw.rectangle(door, fill=(120, 72, 40))


def _font(size: int, *, bold: bool = True) -> ImageFont.FreeTypeFont:
    name = "NotoSans-Bold.ttf" if bold else "NotoSans-Regular.ttf"
    return ImageFont.truetype(str(resource("fonts", "noto-sans", name)), size)


def _png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()
