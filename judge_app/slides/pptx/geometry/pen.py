"""Draws paths in EMU and hands them over as shares of the shape's box."""

import math
from dataclasses import dataclass

from judge_app.slides.scene import Outline, Point, Step, Verb
from judge_app.slides.scene_colours import Sides

_QUARTER = math.pi / 2
WHOLE: Sides = (0.0, 0.0, 1.0, 1.0)


class Pen:
    """Steps of one path in a box of `width` by `height`; angles in degrees, clockwise."""

    def __init__(self, width: float, height: float) -> None:
        self._width = width or 1.0
        self._height = height or 1.0
        self._steps: list[Step] = []
        self._at: Point = (0.0, 0.0)

    def move(self, x: float, y: float) -> "Pen":
        """Begin a line at a point."""
        return self._add(Verb.MOVE, (x, y))

    def line(self, *points: Point) -> "Pen":
        """Go straight from point to point."""
        for point in points:
            self._add(Verb.LINE, point)
        return self

    def curve(self, first: Point, second: Point, end: Point) -> "Pen":
        """Go along a cubic curve."""
        return self._add(Verb.CURVE, first, second, end)

    def quadratic(self, control: Point, end: Point) -> "Pen":
        """Go along a quadratic curve."""
        (x, y), (cx, cy) = self._at, control
        first = (x + 2 / 3 * (cx - x), y + 2 / 3 * (cy - y))
        second = (end[0] + 2 / 3 * (cx - end[0]), end[1] + 2 / 3 * (cy - end[1]))
        return self.curve(first, second, end)

    def arc(self, across: float, down: float, start: float, sweep: float) -> "Pen":
        """Go along an ellipse of these radii, from the angle `start` on by `sweep`.

        An angle is that of the ray to the point, not the ellipse's parameter (ECMA-376 20.1.9.3).
        """
        if across == 0 or down == 0:
            return self
        begin = _parameter(start, across, down)
        full = math.radians(sweep)
        end = _parameter(start + sweep, across, down)
        turns = full if abs(sweep) >= 360 else _same_way(end - begin, full)
        pieces = max(1, math.ceil(abs(turns) / _QUARTER - 1e-9))
        cx = self._at[0] - across * math.cos(begin)
        cy = self._at[1] - down * math.sin(begin)
        part = turns / pieces
        reach = 4 / 3 * math.tan(part / 4)
        for number in range(pieces):
            a, b = begin + part * number, begin + part * (number + 1)
            self.curve(
                (
                    cx + across * (math.cos(a) - reach * math.sin(a)),
                    cy + down * (math.sin(a) + reach * math.cos(a)),
                ),
                (
                    cx + across * (math.cos(b) + reach * math.sin(b)),
                    cy + down * (math.sin(b) - reach * math.cos(b)),
                ),
                (cx + across * math.cos(b), cy + down * math.sin(b)),
            )
        return self

    def close(self) -> "Pen":
        """Go straight back to where the line began."""
        self._steps.append(Step(Verb.CLOSE))
        return self

    def done(self, *, filled: bool = True, stroked: bool = True, shade: float = 0.0) -> Outline:
        """Return what was drawn."""
        return Outline(steps=tuple(self._steps), filled=filled, stroked=stroked, shade=shade)

    def _add(self, verb: Verb, *points: Point) -> "Pen":
        shares = tuple((x / self._width, y / self._height) for x, y in points)
        self._steps.append(Step(verb, shares))
        self._at = points[-1]
        return self


def _parameter(angle: float, across: float, down: float) -> float:
    """Return the ellipse's parameter where a ray of `angle` degrees meets it."""
    ray = math.radians(angle)
    return math.atan2(across * math.sin(ray), down * math.cos(ray))


def _same_way(turn: float, full: float) -> float:
    """Return a turn by whole turns nearest to `full`."""
    return turn + 2 * math.pi * round((full - turn) / (2 * math.pi))


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A shape's outlines and the part of its box where words stand (shares)."""

    outlines: tuple[Outline, ...]
    text_area: Sides = WHOLE


def polygon(*points: Point) -> Outline:
    """Return a closed outline through `points`, given as shares of the box."""
    first, *rest = points
    lines = (Step(Verb.LINE, (point,)) for point in rest)
    return Outline(steps=(Step(Verb.MOVE, (first,)), *lines, Step(Verb.CLOSE)))


def open_line(*points: Point) -> Outline:
    """Return a line through `points` (shares of the box) that is not closed nor filled."""
    first, *rest = points
    lines = (Step(Verb.LINE, (point,)) for point in rest)
    return Outline(steps=(Step(Verb.MOVE, (first,)), *lines), filled=False)


def ellipse(left: float = 0, top: float = 0, right: float = 1, bottom: float = 1) -> Outline:
    """Return an ellipse in a box given in shares."""
    pen = Pen(1, 1).move(left, (top + bottom) / 2)
    return pen.arc((right - left) / 2, (bottom - top) / 2, 180, 360).close().done()
