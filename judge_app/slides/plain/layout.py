"""Lays out words and pictures plainly: a title, lines below, pictures beside them."""

from collections.abc import Iterator

from judge_app.slides.picture_size import picture_size
from judge_app.slides.scene import RECTANGLE, Fill, Image, Item, Scene
from judge_app.slides.scene_text import Paragraph, Run, TextBox

_INK = (32, 32, 32, 255)
_PAPER = Fill(colour=(255, 255, 255, 255))
_FONT = "Arial"
_MARGIN = 0.05
_TITLE_SHARE = 0.16
_TEXT_SHARE = 0.55
"""Of the width, where pictures stand beside the words."""
_SIZES = (24.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 8.0, 6.0, 4.0)
_LETTER = 0.52
"""Width of a letter in the mean, in sizes of type."""
_PITCH = 1.25
_POINT = 12_700
Area = tuple[float, float, float, float]


def plain_scene(
    size: tuple[int, int], title: str, lines: tuple[str, ...], pictures: tuple[bytes, ...]
) -> Scene:
    """Return a page of `size` (EMU) that shows words and pictures, whole but without their look."""
    width, height = size
    left, top = width * _MARGIN, height * _MARGIN
    across = width - 2 * left
    items: list[Item] = []
    if title:
        items.append(_words((left, top, across, height * _TITLE_SHARE), (title,), bold=True))
        top += height * _TITLE_SHARE
    below = height * (1 - _MARGIN) - top
    beside = across * _TEXT_SHARE if lines and pictures else 0.0
    if lines:
        items.append(_words((left, top, beside or across, below), lines))
    if pictures:
        room = (left + beside, top, across - beside, below)
        items += _grid(room, pictures)
    return Scene(width=width, height=height, background=_PAPER, items=tuple(items))


def _words(area: Area, lines: tuple[str, ...], *, bold: bool = False) -> Item:
    x, y, width, height = area
    size = _fitting(lines, width / _POINT, height / _POINT)
    paragraphs = tuple(
        Paragraph(
            runs=(Run(text=line, size=size, font=_FONT, colour=_INK, bold=bold),),
            after=size * 0.2,
            empty_size=size,
        )
        for line in lines
    )
    text = TextBox(paragraphs=paragraphs, anchor="ctr" if bold else "t")
    return Item(x=x, y=y, width=width, height=height, text=text)


def _fitting(lines: tuple[str, ...], width: float, height: float) -> float:
    """Return the largest size (points) at which the lines should find room."""
    for size in _SIZES:
        letters = max(1, int(width / (size * _LETTER)))
        rows = sum(-(-len(line) // letters) for line in lines)
        if rows * size * _PITCH + len(lines) * size * 0.2 <= height:
            return size
    return _SIZES[-1]


def _grid(area: Area, pictures: tuple[bytes, ...]) -> Iterator[Item]:
    x, y, width, height = area
    across = 1
    while across * across * (height / max(width, 1)) < len(pictures):
        across += 1
    down = -(-len(pictures) // across)
    for number, content in enumerate(pictures):
        row, column = divmod(number, across)
        cell = (x + column * width / across, y + row * height / down, width / across, height / down)
        yield _picture(cell, content)


def _picture(cell: Area, content: bytes) -> Item:
    """Fit a picture into the middle of its cell."""
    x, y, width, height = cell
    pixels = picture_size(content) or (4, 3)
    scale = 0.94 * min(width / max(1, pixels[0]), height / max(1, pixels[1]))
    across, down = pixels[0] * scale, pixels[1] * scale
    return Item(
        x=x + (width - across) / 2,
        y=y + (height - down) / 2,
        width=across,
        height=down,
        outlines=(RECTANGLE,),
        fill=Fill(image=Image(content=content)),
    )
