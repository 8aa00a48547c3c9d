"""Words of a plain page: dark letters in the sizes and fonts that their makers chose."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from judge_app.slides.scene import RECTANGLE, Fill, Item
from judge_app.slides.scene_colours import Rgba
from judge_app.slides.scene_text import Paragraph, Run, TextBox

INK: Rgba = (32, 32, 32, 255)
STANDARD_FONT = "Arial"
STANDARD_SIZE = 18.0
_VEIL = Fill(colour=(255, 255, 255, 200))
"""Lies under words that stand on a picture."""


def run(
    text: str,
    *,
    size: float = STANDARD_SIZE,
    font: str = "",
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
) -> Run:
    """Return letters in one look; control characters are left out, a vertical tab breaks the line."""
    shown = "".join(letter for letter in text if letter >= " " or letter in "\t\v")
    shown = unicodedata.normalize("NFC", shown)  # few fonts put marks that stand apart in place
    return Run(
        text=shown,
        size=size,
        font=font or STANDARD_FONT,
        colour=INK,
        bold=bold,
        italic=italic,
        underline=underline,
    )


def boxed(paragraphs: tuple[Paragraph, ...], *, is_title: bool = False) -> TextBox:
    """Return words that get smaller until they find room."""
    return TextBox(paragraphs=paragraphs, anchor="ctr" if is_title else "t", shrinks=True)


def readable_order(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return items with the words on top, those that stand on a picture with a light ground.

    Without the shapes and colours between them a picture would hide words that its makers saw.
    """
    pictures = [item for item in items if item.fill.image is not None]
    others = [item for item in items if item.fill.image is None]
    return (*pictures, *(_grounded(item, pictures) for item in others))


def _grounded(item: Item, pictures: Sequence[Item]) -> Item:
    if item.text is None or not any(_overlap(item, below) for below in pictures):
        return item
    return replace(item, outlines=(RECTANGLE,), fill=_VEIL)


def _overlap(one: Item, other: Item) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
