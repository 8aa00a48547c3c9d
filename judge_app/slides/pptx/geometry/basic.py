"""Presets of straight sides and whole ellipses."""

import math

from judge_app.slides.pptx.geometry.pen import Drawn
from judge_app.slides.pptx.geometry.room import Room
from judge_app.slides.scene import Point

_INSIDE = (1 - math.sqrt(0.5)) / 2
"""How far the largest rectangle inside an ellipse stands off, as a share of its box."""


def rectangle(room: Room) -> Drawn:
    """Draw `rect`."""
    return room.drawn(room.polygon((0, 0), (room.w, 0), (room.w, room.h), (0, room.h)))


def ellipse(room: Room) -> Drawn:
    """Draw `ellipse`."""
    w, h = room.w, room.h
    area = (w * _INSIDE, h * _INSIDE, w * (1 - _INSIDE), h * (1 - _INSIDE))
    return room.drawn(room.ellipse(0, 0, w, h), area=area)


def triangle(room: Room) -> Drawn:
    """Draw `triangle`: its top may stand anywhere."""
    w, h = room.w, room.h
    top = w * room.share("adj", 50000)
    area = (top / 2, h / 2, top / 2 + w / 2, h)
    return room.drawn(room.polygon((0, h), (top, 0), (w, h)), area=area)


def right_triangle(room: Room) -> Drawn:
    """Draw `rtTriangle`."""
    w, h = room.w, room.h
    area = (w / 12, h * 7 / 12, w * 7 / 12, h * 11 / 12)
    return room.drawn(room.polygon((0, h), (0, 0), (w, h)), area=area)


def parallelogram(room: Room) -> Drawn:
    """Draw `parallelogram`."""
    w, h = room.w, room.h
    lean = room.short * room.share("adj", 25000, 0, room.reach(w))
    inset = w / 24 * (4 + 10 * lean / w)
    top = h / 24 * (4 + 10 * lean / w)
    area = (inset, top, w - inset, h - top)
    return room.drawn(room.polygon((0, h), (lean, 0), (w, 0), (w - lean, h)), area=area)


def trapezoid(room: Room) -> Drawn:
    """Draw `trapezoid`."""
    w, h = room.w, room.h
    lean = room.short * room.share("adj", 25000, 0, room.reach(w / 2))
    left, top = w / 3 * lean / (w / 2), h / 3 * lean / (w / 2)
    shape = room.polygon((0, h), (lean, 0), (w - lean, 0), (w, h))
    return room.drawn(shape, area=(left, top, w - left, h))


def diamond(room: Room) -> Drawn:
    """Draw `diamond`."""
    w, h = room.w, room.h
    shape = room.polygon((0, h / 2), (w / 2, 0), (w, h / 2), (w / 2, h))
    return room.drawn(shape, area=(w / 4, h / 4, w * 3 / 4, h * 3 / 4))


def hexagon(room: Room) -> Drawn:
    """Draw `hexagon`."""
    w, h = room.w, room.h
    lean = room.short * room.share("adj", 25000, 0, room.reach(w / 2))
    high = h / 2 * room.adjustments.get("vf", 115470) / 100000 * math.sin(math.radians(60))
    top, bottom = h / 2 - high, h / 2 + high
    shape = room.polygon(
        (0, h / 2), (lean, top), (w - lean, top), (w, h / 2), (w - lean, bottom), (lean, bottom)
    )
    inset = lean / 2 + w / 24
    return room.drawn(shape, area=(inset, h / 24 + top, w - inset, h - h / 24 - top))


def octagon(room: Room) -> Drawn:
    """Draw `octagon`."""
    w, h = room.w, room.h
    cut = room.short * room.share("adj", 29289, 0, 50000)
    shape = room.polygon(
        (0, cut), (cut, 0), (w - cut, 0), (w, cut),
        (w, h - cut), (w - cut, h), (cut, h), (0, h - cut),
    )  # fmt: skip
    return room.drawn(shape, area=(cut / 2, cut / 2, w - cut / 2, h - cut / 2))


def regular(corners: int, *, turned: float = 0.0) -> "tuple[Point, ...]":
    """Return the corners of a regular polygon stretched to fill its box (shares)."""
    angles = [2 * math.pi * n / corners - math.pi / 2 + turned for n in range(corners)]
    xs, ys = [math.cos(a) for a in angles], [math.sin(a) for a in angles]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    return tuple(((x - min(xs)) / wide, (y - min(ys)) / high) for x, y in zip(xs, ys, strict=True))


def even_sided(corners: int, *, turned: float = 0.0) -> "EvenSided":
    """Return the maker of a polygon with sides of one length."""
    return EvenSided(corners, turned)


class EvenSided:
    """Draws a polygon of a number of even sides, such as `pentagon`."""

    def __init__(self, corners: int, turned: float) -> None:
        self._corners = regular(corners, turned=turned)

    def __call__(self, room: Room) -> Drawn:
        """Draw it filling the box."""
        w, h = room.w, room.h
        shape = room.polygon(*((x * w, y * h) for x, y in self._corners))
        return room.drawn(shape, area=(w * 0.17, h * 0.2, w * 0.83, h * 0.85))


def plus(room: Room) -> Drawn:
    """Draw `plus`."""
    w, h = room.w, room.h
    cut = room.short * room.share("adj", 25000, 0, 50000)
    shape = room.polygon(
        (0, cut), (cut, cut), (cut, 0), (w - cut, 0), (w - cut, cut), (w, cut),
        (w, h - cut), (w - cut, h - cut), (w - cut, h), (cut, h), (cut, h - cut), (0, h - cut),
    )  # fmt: skip
    area = (0, cut, w, h - cut) if w >= h else (cut, 0, w - cut, h)
    return room.drawn(shape, area=area)


def frame(room: Room) -> Drawn:
    """Draw `frame`: a rectangle with a rectangular hole."""
    w, h = room.w, room.h
    side = room.short * room.share("adj1", 12500, 0, 50000)
    pen = room.pen().move(0, 0).line((w, 0), (w, h), (0, h)).close()
    pen.move(side, side).line((side, h - side), (w - side, h - side), (w - side, side)).close()
    return room.drawn(pen.done(), area=(side, side, w - side, h - side))


def half_frame(room: Room) -> Drawn:
    """Draw `halfFrame`."""
    w, h = room.w, room.h
    across = room.short * room.share("adj2", 33333, 0, room.reach(w))
    down = room.short * room.share("adj1", 33333, 0, room.reach(h * (w - across) / w))
    return room.drawn(
        room.polygon(
            (0, 0), (w, 0), (w - down * w / h, down), (across, down),
            (across, h - across * h / w), (0, h),
        )
    )  # fmt: skip


def corner(room: Room) -> Drawn:
    """Draw `corner`."""
    w, h = room.w, room.h
    foot = room.short * room.share("adj1", 50000, 0, room.reach(h))
    stem = room.short * room.share("adj2", 50000, 0, room.reach(w))
    shape = room.polygon((0, 0), (stem, 0), (stem, h - foot), (w, h - foot), (w, h), (0, h))
    return room.drawn(shape, area=(0, h - foot, w, h))


def diagonal_stripe(room: Room) -> Drawn:
    """Draw `diagStripe`."""
    w, h = room.w, room.h
    share = room.share("adj", 50000)
    shape = room.polygon((0, h * share), (w * share, 0), (w, 0), (0, h))
    return room.drawn(shape, area=(0, 0, w / 2 + w * share / 2, h / 2 + h * share / 2))


def donut(room: Room) -> Drawn:
    """Draw `donut`."""
    w, h = room.w, room.h
    side = room.short * room.share("adj", 25000, 0, 50000)
    pen = room.pen().move(0, h / 2).arc(w / 2, h / 2, 180, 360).close()
    pen.move(side, h / 2).arc(w / 2 - side, h / 2 - side, 180, -360).close()
    area = (w * _INSIDE, h * _INSIDE, w * (1 - _INSIDE), h * (1 - _INSIDE))
    return room.drawn(pen.done(), area=area)
