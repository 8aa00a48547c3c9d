"""Lines of shapes: colour, width, dashes and ends, their own or the theme's."""

from dataclasses import replace

from judge_app.slides.pptx.colours import Palette
from judge_app.slides.pptx.fills import own_fill, read_gradient
from judge_app.slides.pptx.names import Node, child, children, finite, local, whole
from judge_app.slides.scene import NO_ARROW, Arrow, ArrowKind, Stroke
from judge_app.slides.scene_colours import Gradient, Rgba

_HAIR = 3175
_DEFAULT = 9525
_LEAST_DASH = 0.05
_SIZES = {"sm": 2.0, "med": 3.0, "lg": 5.0}
_KINDS = {kind.value: kind for kind in ArrowKind}


def read_stroke(
    line: Node | None, palette: Palette, theme: Node | None = None, instead: Rgba | None = None
) -> Stroke | None:
    """Return the line that `a:ln` asks for; what it leaves open, the theme's `a:ln` says.

    `instead` is what `phClr` stands for in the theme's line.
    """
    sources = [node for node in (line, theme) if node is not None]
    fill = next((f for node in sources if (f := own_fill(node)) is not None), None)
    if fill is None or local(fill) == "noFill":
        return None
    colour, gradient = _paint(fill, palette, instead)
    if colour is None:
        return None
    width = next((whole(n, "w", _DEFAULT) for n in sources if n.get("w") is not None), _DEFAULT)
    return Stroke(
        colour=colour,
        width=max(width, _HAIR),
        dash=_dash(sources),
        dashes=_own_dashes(sources),
        cap=next((c for n in sources if (c := n.get("cap"))), "flat"),
        join=_join(sources),
        compound=next((c for n in sources if (c := n.get("cmpd"))), "sng"),
        gradient=gradient,
        head=_arrow(sources, "a:headEnd"),
        tail=_arrow(sources, "a:tailEnd"),
    )


def restyled(stroke: Stroke, line: Node) -> Stroke:
    """Return a line with the width, dashes and ends that an `a:ln` without a colour asks for."""
    return replace(
        stroke,
        width=max(_HAIR, whole(line, "w", stroke.width)),
        dash=_dash([line]),
        dashes=_own_dashes([line]),
        cap=line.get("cap", stroke.cap),
        head=_arrow([line], "a:headEnd"),
        tail=_arrow([line], "a:tailEnd"),
    )


def _paint(
    fill: Node, palette: Palette, instead: Rgba | None
) -> tuple[Rgba | None, Gradient | None]:
    if local(fill) == "gradFill":
        gradient = read_gradient(fill, palette, instead)
        colour = palette.colour(child(fill, "a:gsLst", "a:gs"), instead)
        return colour, gradient
    if local(fill) == "pattFill":
        return palette.colour(child(fill, "a:fgClr"), instead), None
    return palette.colour(fill, instead), None


def _dash(sources: list[Node]) -> str:
    for node in sources:
        preset = child(node, "a:prstDash")
        if preset is not None:
            return str(preset.get("val", "solid"))
        if child(node, "a:custDash") is not None:
            return "dash"
    return "solid"


def _own_dashes(sources: list[Node]) -> tuple[float, ...]:
    """Return dashes and gaps in line widths, none where a nearer line has a preset."""
    for node in sources:
        if child(node, "a:prstDash") is not None:
            return ()
        own = children(node, "a:custDash")
        if own:
            pairs = ((_share(ds.get("d", "")), _share(ds.get("sp", ""))) for ds in own)
            return tuple(max(_LEAST_DASH, size) for pair in pairs for size in pair)
    return ()


def _share(text: str) -> float:
    """Return thousandths of a percent, or a percentage, as a share."""
    number = finite(text.rstrip("%")) or 0.0
    return number / 100 if text.endswith("%") else number / 100000


def _join(sources: list[Node]) -> str:
    kinds = {"round": "round", "bevel": "bevel", "miter": "miter"}
    return next((kinds[local(n)] for s in sources for n in s if local(n) in kinds), "round")


def _arrow(sources: list[Node], name: str) -> Arrow:
    node = next((found for s in sources if (found := child(s, name)) is not None), None)
    kind = _KINDS.get("none" if node is None else node.get("type", "none"), ArrowKind.NONE)
    if node is None or kind is ArrowKind.NONE:
        return NO_ARROW
    return Arrow(
        kind=kind,
        length=_SIZES.get(node.get("len", "med"), 3.0),
        width=_SIZES.get(node.get("w", "med"), 3.0),
    )
