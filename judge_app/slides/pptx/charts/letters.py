"""How the words of a chart look and about how wide they are."""

import re
from dataclasses import dataclass, replace

from judge_app.slides.pptx.colours import Palette
from judge_app.slides.pptx.names import Node, child, flag, q, whole
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.pptx.widths import text_width
from judge_app.slides.scene import Item
from judge_app.slides.scene_colours import Rgba
from judge_app.slides.scene_text import Paragraph, Run, TextBox

_POINT = 12700
_TURNED = {"vert": 90.0, "vert270": -90.0}
_LARGEST = 4000.0
"""Points; the format allows no more."""
_LINE = 1.2
_EAST = "\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f"
_PIECES = re.compile(rf"[^\s{_EAST}-]*-(?=\S)|[{_EAST}]\s*|[^\s{_EAST}]+\s*|\s+")
"""Between these a line may be broken: behind spaces, hyphens, and letters of East Asia."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Style of words: size in points, turned by degrees."""

    font: str
    size: float = 10.0
    colour: Rgba = (0, 0, 0, 255)
    bold: bool = False
    italic: bool = False
    turned: float | None = None
    """None where the chart may turn them as it likes."""

    @property
    def high(self) -> float:
        """The height of a line, EMU."""
        return self.size * _LINE * _POINT

    def wide(self, text: str) -> float:
        """Return about how wide a text is, EMU."""
        return text_width(text, self.font, bold=self.bold) * self.size * _POINT

    def longest_piece(self, text: str) -> float:
        """Return how wide the widest part of a text is that no line break can divide, EMU."""
        return max((self.wide(piece.strip()) for piece in _PIECES.findall(text)), default=0.0)

    def lines(self, text: str, room: float) -> list[str]:
        """Return a text in lines that are not wider than `room` EMU where its words allow it."""
        found: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for piece in _PIECES.findall(paragraph):
                if line.strip() and self.wide((line + piece).strip()) > room:
                    found.append(line.strip())
                    line = ""
                line += piece
            found.append(line.strip())
        return found

    def changed(self, properties: Node | None, around: Surroundings) -> "Letters":
        """Return the style after what a `c:txPr` or `c:rich` says."""
        if properties is None:
            return self
        body = child(properties, "a:bodyPr")
        turn = None if body is None else body.get("rot")
        turned = self.turned
        if turn is not None and abs(whole(body, "rot")) <= 90 * 60000:
            turned = whole(body, "rot") / 60000
        if body is not None and body.get("vert") in _TURNED:
            turned = _TURNED[body.get("vert")]
        found = next(properties.iter(q("a:defRPr")), None)
        first = next(properties.iter(q("a:rPr")), None)
        changed = replace(self, turned=turned)
        for node in (found, first):
            changed = _styled(changed, node, around, around.palette)
        return changed


def _styled(letters: Letters, node: Node | None, around: Surroundings, palette: Palette) -> Letters:
    if node is None:
        return letters
    latin = child(node, "a:latin")
    font = letters.font
    if latin is not None:
        name = latin.get("typeface", "")
        font = {"+mj-lt": around.theme.major, "+mn-lt": around.theme.minor}.get(name, name) or font
    bold, italic = flag(node, "b"), flag(node, "i")
    return replace(
        letters,
        font=font,
        size=min(_LARGEST, max(1.0, whole(node, "sz", round(letters.size * 100)) / 100)),
        colour=palette.colour(child(node, "a:solidFill")) or letters.colour,
        bold=letters.bold if bold is None else bold,
        italic=letters.italic if italic is None else italic,
    )


def words(
    text: str,
    letters: Letters,
    box: tuple[float, float, float, float],
    *,
    align: str = "ctr",
    anchor: str = "ctr",
    wrap: bool = False,
) -> Item:
    """Return words in a box (left, top, width, height); they may stand out of it."""
    lines = text.replace("\r", "").split("\n")
    paragraphs = tuple(
        Paragraph(
            runs=(
                Run(
                    text=line,
                    size=letters.size,
                    font=letters.font,
                    colour=letters.colour,
                    bold=letters.bold,
                    italic=letters.italic,
                ),
            ),
            align=align,
        )
        for line in lines
    )
    x, y, width, height = box
    return Item(
        x=x,
        y=y,
        width=width,
        height=height,
        rotation=letters.turned or 0.0,
        text=TextBox(paragraphs=paragraphs, insets=(0, 0, 0, 0), anchor=anchor, wrap=wrap),
    )
