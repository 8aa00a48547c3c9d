"""Custom geometry: paths of a shape's own, their points numbers or guides."""

from collections.abc import Iterator

from judge_app.slides.pptx.geometry.guides import Guides
from judge_app.slides.pptx.geometry.pen import WHOLE, Drawn, Pen
from judge_app.slides.pptx.names import Node, child, children, flag, local, whole
from judge_app.slides.scene import RECTANGLE, Outline, Point
from judge_app.slides.scene_colours import Sides

_DEGREE = 60000
_SHADES = {"lighten": 0.4, "lightenLess": 0.2, "darken": -0.4, "darkenLess": -0.2}
_MOST_STEPS = 200_000


def read_custom(geometry: Node, width: float, height: float) -> Drawn:
    """Return the outlines of an `a:custGeom` in a box of this size."""
    guides = Guides(width, height)
    for part in ("a:avLst", "a:gdLst"):
        formulas = children(geometry, part)
        guides.define((g.get("name", ""), g.get("fmla", "val 0")) for g in formulas)
    outlines = tuple(_outlines(geometry, guides, width, height))
    area = _area(child(geometry, "a:rect"), guides, width, height)
    return Drawn(outlines=outlines or (RECTANGLE,), text_area=area)


def _outlines(geometry: Node, guides: Guides, width: float, height: float) -> Iterator[Outline]:
    for path in children(geometry, "a:pathLst"):
        if local(path) != "path" or len(path) > _MOST_STEPS:
            continue
        pen = Pen(whole(path, "w") or width, whole(path, "h") or height)
        for step in path:
            _take(pen, step, guides)
        mode = path.get("fill", "norm")
        yield pen.done(
            filled=mode != "none",
            stroked=flag(path, "stroke") is not False,
            shade=_SHADES.get(mode, 0.0),
        )


def _take(pen: Pen, step: Node, guides: Guides) -> None:
    points = [_point(node, guides) for node in step if local(node) == "pt"]
    match local(step), points:
        case "moveTo", [(x, y), *_]:
            pen.move(x, y)
        case "lnTo", [point, *_]:
            pen.line(point)
        case "cubicBezTo", [first, second, end, *_]:
            pen.curve(first, second, end)
        case "quadBezTo", [control, end, *_]:
            pen.quadratic(control, end)
        case "arcTo", _:
            across, down, start, sweep = (
                guides.value(step.get(name, "0")) for name in ("wR", "hR", "stAng", "swAng")
            )
            pen.arc(across, down, start / _DEGREE, sweep / _DEGREE)
        case "close", _:
            pen.close()
        case _:
            pass


def _point(node: Node, guides: Guides) -> Point:
    return guides.value(node.get("x", "0")), guides.value(node.get("y", "0"))


def _area(rect: Node | None, guides: Guides, width: float, height: float) -> Sides:
    if rect is None or not width or not height:
        return WHOLE
    left, top, right, bottom = (
        guides.value(rect.get(side, name))
        for side, name in (("l", "l"), ("t", "t"), ("r", "r"), ("b", "b"))
    )
    if right <= left or bottom <= top:
        return WHOLE
    return left / width, top / height, right / width, bottom / height
