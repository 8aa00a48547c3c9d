"""Gives a diagram's blocks colours and letters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from judge_app.slides.pptx.diagrams.blocks import Block, Look
from judge_app.slides.pptx.fills import read_fill
from judge_app.slides.pptx.geometry.presets import draw_preset
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.pptx.text import read_text
from judge_app.slides.pptx.widths import text_width
from judge_app.slides.scene import Fill, Item, Stroke
from judge_app.slides.scene_colours import Rgba
from judge_app.slides.scene_text import Bullet, Paragraph, TextBox

_POINT = 12700
_LARGEST, _SMALLEST = 40.0, 6.0
_WHOLE = (0.0, 0.0, 1.0, 1.0)
_NARROWER = 0.7
"""Of a layer's width its words may have: it is narrower above or below."""
_INSET = 45720
_LINE = 1.08
"""Of a line and what lies between it and the next, in type sizes."""
_PALE = 0.6
_CLEAR = 128
_INDENT = 0.9
"""Of a bullet's words behind their margin, in type sizes."""
_SMALLER = 0.78
"""Letters of what lies below a point in the same block."""


class Painter:
    """Paints the blocks of one diagram; `colours` is the name of its colours."""

    def __init__(self, colours: str, around: Surroundings) -> None:
        self._around = around
        self._colours = colours
        self._white = self._scheme("lt1", (255, 255, 255, 255))
        self._black = self._scheme("dk1", (0, 0, 0, 255))

    def items(self, blocks: Sequence[Block]) -> Iterator[Item]:
        """Yield blocks from the back to the front; a group's words are of one size."""
        groups = {block.group for block in blocks}
        sizes = {group: self._size([b for b in blocks if b.group == group]) for group in groups}
        for block in blocks:
            yield self._item(block, sizes[block.group])

    def _item(self, block: Block, size: float) -> Item:
        x, y, wide, high = block.box
        drawn = draw_preset(block.shape, block.adjustments, wide, high)
        outlines = () if drawn is None else drawn.outlines
        area = _WHOLE if drawn is None else drawn.text_area
        if block.outline is not None:
            outlines, area = (block.outline,), _WHOLE
        fill, stroke, letters = self._paints(block)
        return Item(
            x=x,
            y=y,
            width=wide,
            height=high,
            rotation=block.rotation,
            outlines=outlines if not fill.is_empty or stroke is not None else (),
            fill=fill,
            stroke=stroke,
            text=self._words(block, size, letters) if block.entries else None,
            text_area=area,
        )

    def _paints(self, block: Block) -> tuple[Fill, Stroke | None, Rgba]:
        accent = self._accent(block.number)
        rim = Stroke(colour=self._white, width=12700)
        match block.look:
            case Look.PLAIN:
                return Fill(), None, self._black
            case Look.LINE:
                return Fill(), Stroke(colour=accent, width=12700), self._black
            case Look.RIM:
                edge = Stroke(colour=accent, width=12700)
                return Fill(colour=self._white), edge, self._black
            case Look.PALE:
                return Fill(colour=_mixed(accent, self._white, _PALE)), None, self._black
            case Look.CLEAR:
                return Fill(colour=(*accent[:3], _CLEAR)), rim, self._black
            case _ if self._colours.endswith("_1"):
                edge = Stroke(colour=accent, width=25400)
                return Fill(colour=self._white), edge, self._black
            case _:
                return self._own_fill(block) or Fill(colour=accent), rim, self._white

    def _own_fill(self, block: Block) -> Fill | None:
        """Return the fill that the author gave a block's box."""
        node = block.entries[0][0].fill if block.entries else None
        if node is None:
            return None
        return read_fill(node, self._around.palette, self._around.images)

    def _accent(self, number: int) -> Rgba:
        named = re.match(r"accent([1-6])", self._colours)
        chosen = int(named[1]) if named is not None else 1
        if self._colours.startswith("colorful"):
            chosen = 2 + number % 5
        return self._scheme(f"accent{chosen}", (68, 114, 196, 255))

    def _scheme(self, name: str, instead: Rgba) -> Rgba:
        value = self._around.palette.scheme(name)
        return instead if value is None else (value >> 16 & 255, value >> 8 & 255, value & 255, 255)

    def _size(self, blocks: Sequence[Block]) -> float:
        """Return the type size at which the words of all blocks fit."""
        font = self._around.theme.minor
        size = _LARGEST
        while size > _SMALLEST and not all(_fits(block, size, font) for block in blocks):
            size = max(_SMALLEST, size * 0.94)
        return round(size * 2) / 2

    def _words(self, block: Block, size: float, colour: Rgba) -> TextBox | None:
        styles = replace(self._around.text_styles((), colour), font=self._around.theme.minor)
        paragraphs = []
        turned = 0.0
        for point, level in block.entries:
            box = read_text(point.words, styles, ())
            turned = turned if box is None else box.turned
            for paragraph in () if box is None else box.paragraphs:
                paragraphs.append(_lettered(paragraph, block, level, size, colour))
        if not paragraphs:
            return None
        return TextBox(
            paragraphs=tuple(paragraphs),
            insets=(_INSET,) * 4,
            anchor=block.anchor,
            shrinks=True,
            upright=block.rotation != 0,
            turned=turned,
        )


def _lettered(
    paragraph: Paragraph, block: Block, level: int, size: float, colour: Rgba
) -> Paragraph:
    listed = level > 0
    own = size * (_SMALLER if listed and block.entries[0][1] == 0 else 1.0)
    runs = tuple(replace(run, size=own) for run in paragraph.runs)
    margin = round(own * _INDENT * _POINT * level) if listed else 0
    font = runs[0].font if runs else "Arial"
    mark = Bullet(text="•", size=own, font=font, colour=colour) if listed and runs else None
    return replace(
        paragraph,
        runs=runs,
        align="l" if listed else block.align,
        margin=margin,
        indent=-round(own * _INDENT * _POINT) if listed else 0,
        bullet=mark,
        line_percent=90.0,
        before=own * 0.2,
        after=0.0,
        empty_size=own,
    )


def _fits(block: Block, size: float, font: str) -> bool:
    if not block.entries:
        return True
    drawn = draw_preset(block.shape, block.adjustments, *block.box[2:])
    left, top, right, bottom = _WHOLE if drawn is None or block.outline else drawn.text_area
    wide, high = block.box[2] * (right - left), block.box[3] * (bottom - top)
    wide = wide * (_NARROWER if block.outline else 1) - 2 * _INSET
    high -= 2 * _INSET
    used = 0.0
    for point, level in block.entries:
        own = size * (_SMALLER if level and block.entries[0][1] == 0 else 1.0) * _POINT
        room = max(wide - level * own * _INDENT, own)
        for line in point.text.split("\n"):
            words = line.split()
            if any(text_width(word, font, bold=False) * own > room for word in words):
                return False
            length = text_width(line, font, bold=False) * own
            used += own * (_LINE * max(1, -(-length * 1.08 // room)) + 0.2)
    return used <= high


def _mixed(colour: Rgba, other: Rgba, share: float) -> Rgba:
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(colour[:3], other[:3], strict=True)
    )
    return red, green, blue, 255
