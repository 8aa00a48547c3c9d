"""Fills and lines of a chart's parts: their own, or what the chart's style gives by number."""

from judge_app.slides.pptx.colours import with_shade
from judge_app.slides.pptx.fills import NO_FILL, own_fill, read_fill
from judge_app.slides.pptx.names import Node, child, q, whole
from judge_app.slides.pptx.strokes import read_stroke, restyled
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.scene import Fill, Stroke
from judge_app.slides.scene_colours import Rgba

_ACCENTS = 6
_INTENSE = {*range(17, 33), *range(41, 49)}
_INTENSE_FILL = 3
_HAIR = 9525
_LINE_WIDTHS = ((8, 3), (32, 5), (48, 7))
"""Up to which style lines are how many hairs thick (ECMA-376 21.2.3.46)."""
_MARKERS = ("diamond", "square", "triangle", "x", "star", "circle", "plus", "dot", "dash")
_MARK_SIZE = 7
GREY: Rgba = (134, 134, 134, 255)


class Paints:
    """Reads paints; `style` is the chart's style by number (1 to 48)."""

    def __init__(self, around: Surroundings, style: int) -> None:
        self._around = around
        self._style = style

    def accent(self, number: int) -> Rgba:
        """Return the colour that series `number` has by itself; later rounds are other shades."""
        value = self._around.palette.scheme(f"accent{number % _ACCENTS + 1}") or 0x4472C4
        colour = (value >> 16 & 255, value >> 8 & 255, value & 255, 255)
        return with_shade(colour, number // _ACCENTS)

    def fill(self, properties: Node | None, instead: Fill = NO_FILL) -> Fill:
        """Return the fill of a `c:spPr`, `instead` where it says nothing."""
        node = own_fill(properties)
        if node is None:
            return instead
        return read_fill(node, self._around.palette, self._around.images)

    def stroke(self, properties: Node | None, instead: Stroke | None = None) -> Stroke | None:
        """Return the line of a `c:spPr`, `instead` where it says nothing."""
        line = child(properties, "a:ln")
        if line is None:
            return instead
        if own_fill(line) is None:
            return instead and restyled(instead, line)
        return read_stroke(line, self._around.palette)

    def of_series(self, node: Node, number: int, kind: str) -> tuple[Fill, Stroke | None]:
        """Return what a series' areas and lines are painted with."""
        properties = child(node, "c:spPr")
        fill = self.fill(properties, self._own_fill(number))
        if kind in {"line", "scatter", "radar"}:
            hairs = next((count for last, count in _LINE_WIDTHS if self._style <= last), 3)
            width = whole(child(properties, "a:ln"), "w", hairs * _HAIR)
            instead = Stroke(colour=self.accent(number), width=width, cap="rnd")
            return fill, self.stroke(properties, instead)
        return fill, self.stroke(properties)

    def of_points(self, node: Node, count: int, *, varied: bool) -> dict[int, Fill]:
        """Return the fills of single points; in pies every one has its own."""
        found = {n: self._own_fill(n) for n in range(count)} if varied else {}
        if varied and own_fill(child(node, "c:spPr")) is not None:
            found = dict.fromkeys(range(count), self.fill(child(node, "c:spPr")))
        for point in node.findall(q("c:dPt")):
            number = whole(child(point, "c:idx"), "val")
            properties = child(point, "c:spPr")
            if own_fill(properties) is not None:
                found[number] = self.fill(properties)
        return found

    def marker(self, node: Node, number: int, kind: str, group: Node) -> tuple[str, int, Fill]:
        """Return symbol, size in points and fill of a series' marks."""
        marker = child(node, "c:marker")
        colour = Fill(colour=self.accent(number))
        if kind not in {"line", "scatter", "radar"}:
            return "none", _MARK_SIZE, colour
        symbol = child(marker, "c:symbol")
        name = "auto" if symbol is None else symbol.get("val", "auto")
        if name == "auto":
            name = _MARKERS[number % len(_MARKERS)] if _has_marks(group, kind) else "none"
        size = whole(child(marker, "c:size"), "val", _MARK_SIZE)
        return name, size, self.fill(child(marker, "c:spPr"), colour)

    def _own_fill(self, number: int) -> Fill:
        colour = self.accent(number)
        if self._style in _INTENSE:
            fill = self._around.theme_fill(_INTENSE_FILL, colour)
            return Fill(colour=colour) if fill == NO_FILL else fill
        return Fill(colour=colour)


def _has_marks(group: Node, kind: str) -> bool:
    """Say whether a group's lines have marks where its series say nothing of them."""
    if kind == "line":
        return child(group, "c:marker") is not None
    if kind == "scatter":
        style = child(group, "c:scatterStyle")
        return style is None or "arker" in style.get("val", "lineMarker")
    style = child(group, "c:radarStyle")
    return style is not None and style.get("val") == "marker"
