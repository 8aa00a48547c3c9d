"""Rectangles whose corners are rounded, cut off or scooped out."""

import math
from collections.abc import Callable

from judge_app.slides.pptx.geometry.pen import Drawn, Pen
from judge_app.slides.pptx.geometry.room import Room
from judge_app.slides.scene import Outline, Step, Verb

_ROUND_INSET = 1 - math.sqrt(0.5)


def _round(pen: Pen, w: float, h: float, radii: tuple[float, float, float, float]) -> None:
    """Go round a rectangle; radii of the corners from top left clockwise."""
    tl, tr, br, bl = radii
    pen.move(0, tl).arc(tl, tl, 180, 90).line((w - tr, 0)).arc(tr, tr, 270, 90)
    pen.line((w, h - br)).arc(br, br, 0, 90).line((bl, h)).arc(bl, bl, 90, 90).close()


def _cut(pen: Pen, w: float, h: float, cuts: tuple[float, float, float, float]) -> None:
    tl, tr, br, bl = cuts
    pen.move(0, tl).line((tl, 0), (w - tr, 0), (w, tr), (w, h - br), (w - br, h), (bl, h))
    pen.line((0, h - bl)).close()


def round_rectangle(room: Room) -> Drawn:
    """Draw `roundRect`."""
    return _all_round(room, room.share("adj", 16667, 0, 50000))


def fully_round(room: Room) -> Drawn:
    """Draw `flowChartTerminator`: both ends are half circles, squeezed in low boxes."""
    w, h = room.w, room.h
    side = w * 3475 / 21600
    pen = room.pen().move(side, 0).line((w - side, 0)).arc(side, h / 2, 270, 180)
    pen.line((side, h)).arc(side, h / 2, 90, 180).close()
    area = (w * 1018 / 21600, h * 3163 / 21600, w * 20582 / 21600, h * 18437 / 21600)
    return room.drawn(pen.done(), area=area)


def alternate_process(room: Room) -> Drawn:
    """Draw `flowChartAlternateProcess`."""
    return _all_round(room, 1 / 6)


def _all_round(room: Room, share: float) -> Drawn:
    radius = room.short * share
    pen = room.pen()
    _round(pen, room.w, room.h, (radius,) * 4)
    inset = radius * _ROUND_INSET
    return room.drawn(pen.done(), area=(inset, inset, room.w - inset, room.h - inset))


Corners = Callable[[float, float], tuple[float, float, float, float]]


class CornersOf:
    """Draws a rectangle with some corners rounded or cut by one or two adjustments."""

    def __init__(
        self, corners: Corners, *, cut: bool = False, names: str = "adj1 adj2", first: int = 16667
    ) -> None:
        self._corners = corners
        self._cut = cut
        self._names = names.split()
        self._first = first

    def __call__(self, room: Room) -> Drawn:
        """Draw it."""
        defaults = (self._first, 0)
        values = [
            room.short * room.share(name, default, 0, 50000)
            for name, default in zip(self._names, defaults, strict=False)
        ]
        corners = self._corners(values[0], values[-1])
        pen = room.pen()
        (_cut if self._cut else _round)(pen, room.w, room.h, corners)
        inset = max(corners) * (0.5 if self._cut else _ROUND_INSET)
        bottom = max(corners[2:]) * (0.5 if self._cut else _ROUND_INSET)
        return room.drawn(pen.done(), area=(inset, inset, room.w - inset, room.h - bottom))


def snip_and_round(room: Room) -> Drawn:
    """Draw `snipRoundRect`: top left rounded, top right cut."""
    w, h = room.w, room.h
    radius = room.short * room.share("adj1", 16667, 0, 50000)
    cut = room.short * room.share("adj2", 16667, 0, 50000)
    pen = room.pen().move(0, radius).arc(radius, radius, 180, 90)
    pen.line((w - cut, 0), (w, cut), (w, h), (0, h)).close()
    inset = radius * _ROUND_INSET
    return room.drawn(pen.done(), area=(inset, inset, w - cut / 2, h))


def plaque(room: Room) -> Drawn:
    """Draw `plaque`: corners scooped out."""
    w, h = room.w, room.h
    r = room.short * room.share("adj", 16667, 0, 50000)
    pen = room.pen().move(0, r).arc(r, r, 90, -90).line((w - r, 0)).arc(r, r, 180, -90)
    pen.line((w, h - r)).arc(r, r, 270, -90).line((r, h)).arc(r, r, 0, -90).close()
    inset = r * math.sqrt(0.5)
    return room.drawn(pen.done(), area=(inset, inset, w - inset, h - inset))


def brackets(room: Room) -> Drawn:
    """Draw `bracketPair`: a filled round rectangle with its left and right sides as lines."""
    w, h = room.w, room.h
    r = room.short * room.share("adj", 16667, 0, 50000)
    body = room.pen()
    _round(body, w, h, (r, r, r, r))
    left = room.pen().move(r, h).arc(r, r, 90, 90).line((0, r)).arc(r, r, 180, 90)
    right = room.pen().move(w - r, 0).arc(r, r, 270, 90).line((w, h - r)).arc(r, r, 0, 90)
    inset = r * _ROUND_INSET
    return room.drawn(
        body.done(stroked=False), left.done(filled=False), right.done(filled=False),
        area=(inset, inset, w - inset, h - inset),
    )  # fmt: skip


def braces(room: Room) -> Drawn:
    """Draw `bracePair`."""
    w, h = room.w, room.h
    r = room.short * room.share("adj", 8333, 0, 25000)
    left = room.pen().move(2 * r, h).arc(r, r, 90, 90).line((r, h / 2 + r))
    left.arc(r, r, 0, -90).arc(r, r, 90, -90).line((r, r)).arc(r, r, 180, 90)
    right = room.pen().move(w - 2 * r, 0).arc(r, r, 270, 90).line((w - r, h / 2 - r))
    right.arc(r, r, 180, -90).arc(r, r, 270, -90).line((w - r, h - r)).arc(r, r, 0, 90)
    inset = r + r * _ROUND_INSET
    lines = left.done(filled=False), right.done(filled=False)
    around = (*lines[0].steps, Step(Verb.LINE, lines[1].steps[0].points), *lines[1].steps[1:])
    body = Outline(steps=(*around, Step(Verb.CLOSE)), stroked=False)
    return room.drawn(body, *lines, area=(inset, inset / 2, w - inset, h))


def _body_and_line(pen: Pen) -> tuple[Outline, Outline]:
    """Return a line's inside, which is filled where the shape has a fill, and the line itself."""
    line = pen.done(filled=False)
    return Outline(steps=(*line.steps, Step(Verb.CLOSE)), stroked=False), line


def left_bracket(room: Room) -> Drawn:
    """Draw `leftBracket`."""
    w, h = room.w, room.h
    r = room.short * room.share("adj", 8333, 0, room.reach(h / 2))
    pen = room.pen().move(w, h).arc(w, r, 90, 90).line((0, r)).arc(w, r, 180, 90)
    return room.drawn(*_body_and_line(pen), area=(w * _ROUND_INSET, 0, w, h))


def right_bracket(room: Room) -> Drawn:
    """Draw `rightBracket`."""
    w, h = room.w, room.h
    r = room.short * room.share("adj", 8333, 0, room.reach(h / 2))
    pen = room.pen().move(0, 0).arc(w, r, 270, 90).line((w, h - r)).arc(w, r, 0, 90)
    return room.drawn(*_body_and_line(pen), area=(0, 0, w * (1 - _ROUND_INSET), h))


def left_brace(room: Room) -> Drawn:
    """Draw `leftBrace`."""
    w, h, r, middle = _brace(room)
    pen = room.pen().move(w, h).arc(w / 2, r, 90, 90).line((w / 2, middle + r))
    pen.arc(w / 2, r, 0, -90).arc(w / 2, r, 90, -90).line((w / 2, r)).arc(w / 2, r, 180, 90)
    return room.drawn(*_body_and_line(pen), area=(w / 2, 0, w, h))


def right_brace(room: Room) -> Drawn:
    """Draw `rightBrace`."""
    w, h, r, middle = _brace(room)
    pen = room.pen().move(0, 0).arc(w / 2, r, 270, 90).line((w / 2, middle - r))
    pen.arc(w / 2, r, 180, -90).arc(w / 2, r, 270, -90).line((w / 2, h - r)).arc(w / 2, r, 0, 90)
    return room.drawn(*_body_and_line(pen), area=(0, 0, w / 2, h))


def _brace(room: Room) -> tuple[float, float, float, float]:
    """Return width, height, radius down and the height of the tip."""
    tip = room.share("adj2", 50000)
    most = min(tip, 1 - tip) * room.h / 2
    radius = room.short * room.share("adj1", 8333, 0, room.reach(most))
    return room.w, room.h, radius, room.h * tip
