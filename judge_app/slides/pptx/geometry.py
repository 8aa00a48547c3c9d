"""Outlines of shapes: the commonest presets drawn from their own formulas, and custom paths.

Points are shares of the shape's box. Presets that are not here are drawn as their box and counted.
"""

import math
from collections.abc import Callable

from judge_app.slides.pptx.names import Node, children, local, whole
from judge_app.slides.scene import Point, Step, Verb

Path = tuple[Step, ...]
Adjust = dict[str, float]
_KAPPA = 0.5522847498


def polygon(*points: Point) -> Path:
    """Return a closed outline through `points`."""
    first, *rest = points
    lines = (Step(Verb.LINE, (point,)) for point in rest)
    return (Step(Verb.MOVE, (first,)), *lines, Step(Verb.CLOSE))


def ellipse(left: float = 0, top: float = 0, right: float = 1, bottom: float = 1) -> Path:
    """Return an ellipse in a box."""
    cx, cy = (left + right) / 2, (top + bottom) / 2
    kx, ky = (right - left) / 2 * _KAPPA, (bottom - top) / 2 * _KAPPA
    return (
        Step(Verb.MOVE, ((left, cy),)),
        Step(Verb.CURVE, ((left, cy - ky), (cx - kx, top), (cx, top))),
        Step(Verb.CURVE, ((cx + kx, top), (right, cy - ky), (right, cy))),
        Step(Verb.CURVE, ((right, cy + ky), (cx + kx, bottom), (cx, bottom))),
        Step(Verb.CURVE, ((cx - kx, bottom), (left, cy + ky), (left, cy))),
        Step(Verb.CLOSE),
    )


RECTANGLE = polygon((0, 0), (1, 0), (1, 1), (0, 1))


def preset_paths(name: str, adjust: Adjust, width: float, height: float) -> tuple[Path, ...] | None:
    """Return the outline of a preset shape, None for one that is not known."""
    if name in _FIXED:
        return (_FIXED[name],)
    maker = _MADE.get(name)
    if maker is None:
        return None
    return maker(adjust, max(width, 1.0), max(height, 1.0))


def _short(width: float, height: float) -> float:
    return min(width, height)


def _value(adjust: Adjust, name: str, default: float) -> float:
    return adjust.get(name, default) / 100000


def _round_rect(adjust: Adjust, width: float, height: float) -> tuple[Path, ...]:
    radius = min(0.5, _value(adjust, "adj", 16667)) * _short(width, height)
    rx, ry = radius / width, radius / height
    kx, ky = rx * (1 - _KAPPA), ry * (1 - _KAPPA)
    return (
        (
            Step(Verb.MOVE, ((rx, 0),)),
            Step(Verb.LINE, ((1 - rx, 0),)),
            Step(Verb.CURVE, ((1 - kx, 0), (1, ky), (1, ry))),
            Step(Verb.LINE, ((1, 1 - ry),)),
            Step(Verb.CURVE, ((1, 1 - ky), (1 - kx, 1), (1 - rx, 1))),
            Step(Verb.LINE, ((rx, 1),)),
            Step(Verb.CURVE, ((kx, 1), (0, 1 - ky), (0, 1 - ry))),
            Step(Verb.LINE, ((0, ry),)),
            Step(Verb.CURVE, ((0, ky), (kx, 0), (rx, 0))),
            Step(Verb.CLOSE),
        ),
    )


def _triangle(adjust: Adjust, _width: float, _height: float) -> tuple[Path, ...]:
    return (polygon((_value(adjust, "adj", 50000), 0), (1, 1), (0, 1)),)


def _slanted(adjust: Adjust, width: float, height: float) -> tuple[Path, ...]:
    d = _value(adjust, "adj", 25000) * _short(width, height) / width
    return (polygon((d, 0), (1, 0), (1 - d, 1), (0, 1)),)


def _trapezoid(adjust: Adjust, width: float, height: float) -> tuple[Path, ...]:
    d = _value(adjust, "adj", 25000) * _short(width, height) / width
    return (polygon((d, 0), (1 - d, 0), (1, 1), (0, 1)),)


def _hexagon(adjust: Adjust, width: float, height: float) -> tuple[Path, ...]:
    d = _value(adjust, "adj", 25000) * _short(width, height) / width
    return (polygon((d, 0), (1 - d, 0), (1, 0.5), (1 - d, 1), (d, 1), (0, 0.5)),)


def _octagon(adjust: Adjust, width: float, height: float) -> tuple[Path, ...]:
    side = _value(adjust, "adj", 29289) * _short(width, height)
    x, y = side / width, side / height
    return (
        polygon((x, 0), (1 - x, 0), (1, y), (1, 1 - y), (1 - x, 1), (x, 1), (0, 1 - y), (0, y)),
    )


def _pentagon_arrow(adjust: Adjust, width: float, height: float) -> tuple[Path, ...]:
    d = _value(adjust, "adj", 50000) * _short(width, height) / width
    return (polygon((0, 0), (1 - d, 0), (1, 0.5), (1 - d, 1), (0, 1)),)


def _chevron(adjust: Adjust, width: float, height: float) -> tuple[Path, ...]:
    d = _value(adjust, "adj", 50000) * _short(width, height) / width
    return (polygon((0, 0), (1 - d, 0), (1, 0.5), (1 - d, 1), (0, 1), (d, 0.5)),)


def _plus(adjust: Adjust, width: float, height: float) -> tuple[Path, ...]:
    side = _value(adjust, "adj", 25000) * _short(width, height)
    x, y = side / width, side / height
    return (
        polygon(
            (x, 0), (1 - x, 0), (1 - x, y), (1, y), (1, 1 - y), (1 - x, 1 - y),
            (1 - x, 1), (x, 1), (x, 1 - y), (0, 1 - y), (0, y), (x, y),
        ),
    )  # fmt: skip


def _right_arrow(adjust: Adjust, width: float, height: float) -> tuple[Path, ...]:
    half = _value(adjust, "adj1", 50000) / 2
    d = min(1.0, _value(adjust, "adj2", 50000) * _short(width, height) / width)
    top, bottom = 0.5 - half, 0.5 + half
    return (
        polygon(
            (0, top), (1 - d, top), (1 - d, 0), (1, 0.5), (1 - d, 1), (1 - d, bottom), (0, bottom)
        ),
    )


def _left_right_arrow(adjust: Adjust, width: float, height: float) -> tuple[Path, ...]:
    half = _value(adjust, "adj1", 50000) / 2
    d = min(0.5, _value(adjust, "adj2", 50000) * _short(width, height) / width)
    top, bottom = 0.5 - half, 0.5 + half
    return (
        polygon(
            (0, 0.5), (d, 0), (d, top), (1 - d, top), (1 - d, 0), (1, 0.5),
            (1 - d, 1), (1 - d, bottom), (d, bottom), (d, 1),
        ),
    )  # fmt: skip


Maker = Callable[[Adjust, float, float], tuple[Path, ...]]


def _turned(maker: Maker, place: Callable[[Point], Point], *, swap: bool) -> Maker:
    def made(adjust: Adjust, width: float, height: float) -> tuple[Path, ...]:
        sizes = (height, width) if swap else (width, height)
        return tuple(
            tuple(Step(step.verb, tuple(map(place, step.points))) for step in path)
            for path in maker(adjust, *sizes)
        )

    return made


def _mirrored(point: Point) -> Point:
    return 1 - point[0], point[1]


def _downward(point: Point) -> Point:
    return point[1], point[0]


def _upward(point: Point) -> Point:
    return point[1], 1 - point[0]


def _star(points: int, inner: float) -> Path:
    corners = []
    for number in range(2 * points):
        radius = 0.5 if number % 2 == 0 else 0.5 * inner
        angle = math.pi * number / points - math.pi / 2
        corners.append((0.5 + radius * math.cos(angle), 0.5 + radius * math.sin(angle)))
    return polygon(*corners)


def _can(adjust: Adjust, width: float, height: float) -> tuple[Path, ...]:
    d = _value(adjust, "adj", 25000) * _short(width, height) / height / 2
    ky, kx = d * _KAPPA, 0.5 * _KAPPA
    body = (
        Step(Verb.MOVE, ((0, d),)),
        Step(Verb.CURVE, ((0, d - ky), (0.5 - kx, 0), (0.5, 0))),
        Step(Verb.CURVE, ((0.5 + kx, 0), (1, d - ky), (1, d))),
        Step(Verb.LINE, ((1, 1 - d),)),
        Step(Verb.CURVE, ((1, 1 - d + ky), (0.5 + kx, 1), (0.5, 1))),
        Step(Verb.CURVE, ((0.5 - kx, 1), (0, 1 - d + ky), (0, 1 - d))),
        Step(Verb.CLOSE),
    )
    return body, ellipse(0, 0, 1, 2 * d)


def _donut(adjust: Adjust, width: float, height: float) -> tuple[Path, ...]:
    side = _value(adjust, "adj", 25000) * _short(width, height)
    x, y = side / width, side / height
    return ((*ellipse(), *ellipse(x, y, 1 - x, 1 - y)),)


def _frame(adjust: Adjust, width: float, height: float) -> tuple[Path, ...]:
    side = _value(adjust, "adj1", 12500) * _short(width, height)
    x, y = side / width, side / height
    return ((*RECTANGLE, *polygon((x, y), (x, 1 - y), (1 - x, 1 - y), (1 - x, y))),)


def _callout(base: Path, default: Point) -> Maker:
    def made(adjust: Adjust, _width: float, _height: float) -> tuple[Path, ...]:
        tip = (
            0.5 + _value(adjust, "adj1", default[0]),
            0.5 + _value(adjust, "adj2", default[1]),
        )
        return base, polygon((0.42, 0.5), (0.58, 0.5), tip)

    return made


def _bent(adjust: Adjust, _width: float, _height: float) -> tuple[Path, ...]:
    x = _value(adjust, "adj1", 50000)
    corners = ((0.0, 0.0), (x, 0.0), (x, 1.0), (1.0, 1.0))
    return (open_line(*corners),)


def _curved(adjust: Adjust, _width: float, _height: float) -> tuple[Path, ...]:
    x = _value(adjust, "adj1", 50000)
    return (
        (
            Step(Verb.MOVE, ((0, 0),)),
            Step(Verb.CURVE, ((x / 2, 0), (x, 0.25), (x, 0.5))),
            Step(Verb.CURVE, ((x, 0.75), ((1 + x) / 2, 1), (1, 1))),
        ),
    )


def open_line(*points: Point) -> Path:
    """Return a line through `points` that is not closed."""
    first, *rest = points
    return (Step(Verb.MOVE, (first,)), *(Step(Verb.LINE, (point,)) for point in rest))


_DIAGONAL = open_line((0, 0), (1, 1))
_FIXED: dict[str, Path] = {
    "rect": RECTANGLE,
    "flowChartProcess": RECTANGLE,
    "ellipse": ellipse(),
    "flowChartConnector": ellipse(),
    "line": _DIAGONAL,
    "straightConnector1": _DIAGONAL,
    "bentConnector2": open_line((0, 0), (1, 0), (1, 1)),
    "rtTriangle": polygon((0, 0), (1, 1), (0, 1)),
    "diamond": polygon((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "flowChartDecision": polygon((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "flowChartInputOutput": polygon((0.2, 0), (1, 0), (0.8, 1), (0, 1)),
    "pentagon": _star(5, math.cos(math.pi / 5)),
    "star4": _star(4, 0.38),
    "star5": _star(5, 0.382),
    "star6": _star(6, 0.577),
    "star8": _star(8, 0.75),
    "star12": _star(12, 0.75),
    "star16": _star(16, 0.75),
    "cloud": ellipse(0, 0.05, 1, 0.95),
    "heart": (
        Step(Verb.MOVE, ((0.5, 0.25),)),
        Step(Verb.CURVE, ((0.7, -0.35), (1.5, 0.25), (0.5, 1))),
        Step(Verb.CURVE, ((-0.5, 0.25), (0.3, -0.35), (0.5, 0.25))),
        Step(Verb.CLOSE),
    ),
}
_MADE: dict[str, Maker] = {
    "roundRect": _round_rect,
    "flowChartAlternateProcess": _round_rect,
    "flowChartTerminator": lambda _a, w, h: _round_rect({"adj": 50000}, w, h),
    "round2SameRect": _round_rect,
    "snip1Rect": _octagon,
    "triangle": _triangle,
    "parallelogram": _slanted,
    "trapezoid": _trapezoid,
    "hexagon": _hexagon,
    "octagon": _octagon,
    "homePlate": _pentagon_arrow,
    "chevron": _chevron,
    "plus": _plus,
    "mathPlus": _plus,
    "rightArrow": _right_arrow,
    "leftArrow": _turned(_right_arrow, _mirrored, swap=False),
    "downArrow": _turned(_right_arrow, _downward, swap=True),
    "upArrow": _turned(_right_arrow, _upward, swap=True),
    "leftRightArrow": _left_right_arrow,
    "upDownArrow": _turned(_left_right_arrow, _downward, swap=True),
    "can": _can,
    "flowChartMagneticDisk": _can,
    "donut": _donut,
    "frame": _frame,
    "wedgeRectCallout": _callout(RECTANGLE, (-20833, 62500)),
    "wedgeRoundRectCallout": _callout(RECTANGLE, (-20833, 62500)),
    "wedgeEllipseCallout": _callout(ellipse(), (-20833, 62500)),
    "bentConnector3": _bent,
    "curvedConnector3": _curved,
}


def custom_paths(geometry: Node) -> tuple[Path, ...]:
    """Return the outlines of a custom geometry whose points are plain numbers."""
    paths = []
    for path in children(geometry, "a:pathLst"):
        width, height = max(1, whole(path, "w", 1)), max(1, whole(path, "h", 1))
        steps = tuple(_custom_steps(path, width, height))
        if steps:
            paths.append(steps)
    return tuple(paths)


def _custom_steps(path: Node, width: int, height: int) -> list[Step]:
    steps: list[Step] = []
    at = (0.0, 0.0)
    for node in path:
        points = tuple(
            (whole(p, "x") / width, whole(p, "y") / height) for p in node if local(p) == "pt"
        )
        kind = local(node)
        if kind == "moveTo" and points:
            steps.append(Step(Verb.MOVE, points[:1]))
        elif kind == "lnTo" and points:
            steps.append(Step(Verb.LINE, points[:1]))
        elif kind == "cubicBezTo" and len(points) == 3:
            steps.append(Step(Verb.CURVE, points))
        elif kind == "quadBezTo" and len(points) == 2:
            steps.append(_quadratic(at, points))
        elif kind == "arcTo":
            steps += _arc(at, node, width, height)
        elif kind == "close":
            steps.append(Step(Verb.CLOSE))
        at = steps[-1].points[-1] if steps and steps[-1].points else at
    return steps


def _quadratic(at: Point, points: tuple[Point, ...]) -> Step:
    (cx, cy), end = points
    first = (at[0] + 2 / 3 * (cx - at[0]), at[1] + 2 / 3 * (cy - at[1]))
    second = (end[0] + 2 / 3 * (cx - end[0]), end[1] + 2 / 3 * (cy - end[1]))
    return Step(Verb.CURVE, (first, second, end))


def _arc(at: Point, node: Node, width: int, height: int) -> list[Step]:
    rx, ry = whole(node, "wR") / width, whole(node, "hR") / height
    start = math.radians(whole(node, "stAng") / 60000)
    sweep = math.radians(whole(node, "swAng") / 60000)
    cx, cy = at[0] - rx * math.cos(start), at[1] - ry * math.sin(start)
    pieces = max(1, math.ceil(abs(sweep) / (math.pi / 8)))
    angles = (start + sweep * (n + 1) / pieces for n in range(pieces))
    return [Step(Verb.LINE, ((cx + rx * math.cos(a), cy + ry * math.sin(a)),)) for a in angles]
