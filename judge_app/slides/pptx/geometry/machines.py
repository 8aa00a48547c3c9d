"""Gears, a funnel, and the rarer parts of diagrams and charts."""

import math

from judge_app.slides.pptx.geometry.pen import Drawn
from judge_app.slides.pptx.geometry.room import Room
from judge_app.slides.scene import Outline, Point


class Gear:
    """Draws a gear of so many teeth; `depth` is theirs by default, of the shorter side."""

    def __init__(self, teeth: int, depth: int, land: int) -> None:
        self._teeth, self._depth, self._land = teeth, depth, land

    def __call__(self, room: Room) -> Drawn:
        """Draw it."""
        w, h, s = room.w, room.h, room.short
        depth = s * room.share("adj1", self._depth, 0, 20000)
        land = s * room.share("adj2", self._land, 0, 10000) / 2
        rx, ry = w / 2 - depth, h / 2 - depth
        foot = (depth / 2 + land) / min(rx, ry)
        top = (depth / 4 + land) / (min(w, h) / 2)
        points: list[Point] = []
        for number in range(self._teeth):
            middle = 2 * math.pi * number / self._teeth - math.pi / 2
            for turn, across, down in (
                (-foot, rx, ry), (-top, w / 2, h / 2), (top, w / 2, h / 2), (foot, rx, ry),
            ):  # fmt: skip
                angle = middle + turn
                points.append((w / 2 + across * math.cos(angle), h / 2 + down * math.sin(angle)))
        inner = 0.7
        area = (w / 2 - rx * inner, h / 2 - ry * inner, w / 2 + rx * inner, h / 2 + ry * inner)
        return room.drawn(room.polygon(*points), area=area)


def funnel(room: Room) -> Drawn:
    """Draw `funnel`: a cone open above, seen from a little higher."""
    w, h = room.w, room.h
    rim = room.short / 20
    pen = room.pen().move(0, h / 4).arc(w / 2, h / 4, 180, 180)
    pen.line((w * 5 / 8, h * 15 / 16)).arc(w / 8, h / 16, 0, 180).close()
    across, down = max(w / 2 - rim, w / 8), max(h / 4 - rim, h / 16)
    opening = room.ellipse(w / 2 - across, h / 4 - down, w / 2 + across, h / 4 + down)
    return room.drawn(pen.done(), Outline(steps=opening.steps, shade=0.4))


def uneven_trapezoid(room: Room) -> Drawn:
    """Draw `nonIsoscelesTrapezoid`."""
    w, h, s = room.w, room.h, room.short
    most = room.reach(w / 2)
    left, right = (s * room.share(name, 25000, 0, most) for name in ("adj1", "adj2"))
    shape = room.polygon((0, h), (left, 0), (w - right, 0), (w, h))
    return room.drawn(shape, area=(left / 2, h / 3, w - right / 2, h))


def offline_storage(room: Room) -> Drawn:
    """Draw `flowChartOfflineStorage`."""
    w, h = room.w, room.h
    return room.drawn(
        room.polygon((0, 0), (w, 0), (w / 2, h)),
        room.line((w * 0.4, h * 0.8), (w * 0.6, h * 0.8)),
        area=(w / 4, 0, w * 3 / 4, h / 2),
    )


def not_equal(room: Room) -> Drawn:
    """Draw `mathNotEqual`: two bars and a slash."""
    w, h = room.w, room.h
    bar = h * room.share("adj1", 23520, 0, 50000)
    gap = h * room.share("adj3", 11760, 0, 100000 - 200000 * bar / (h or 1)) / 2
    lean = math.radians(min(max(room.angle("adj2", 6600000), 70.0), 110.0) - 90)
    left, right, cy = w * 0.1325, w * 0.8675, h / 2
    bars = [
        room.polygon((left, y), (right, y), (right, y + bar), (left, y + bar))
        for y in (cy - gap - bar, cy + gap)
    ]
    half, shift = bar / 2 / math.cos(lean), h / 2 * math.tan(lean)
    half = min(half, w / 2 - abs(shift)) if w / 2 > abs(shift) else 0.0
    shift = max(-w / 2, min(w / 2, shift))
    slash = room.polygon(
        (w / 2 + shift - half, 0), (w / 2 + shift + half, 0),
        (w / 2 - shift + half, h), (w / 2 - shift - half, h),
    )  # fmt: skip
    return room.drawn(*bars, slash)


def corner_tabs(room: Room) -> Drawn:
    """Draw `cornerTabs`: a triangle in every corner."""
    w, h = room.w, room.h
    d = _tab(room)
    return room.drawn(
        room.polygon((0, 0), (d, 0), (0, d)), room.polygon((0, h - d), (d, h), (0, h)),
        room.polygon((w - d, 0), (w, 0), (w, d)), room.polygon((w, h - d), (w, h), (w - d, h)),
    )  # fmt: skip


def square_tabs(room: Room) -> Drawn:
    """Draw `squareTabs`: a square in every corner."""
    d = _tab(room)
    return room.drawn(
        *(
            room.polygon((x, y), (x + d, y), (x + d, y + d), (x, y + d))
            for x in (0, room.w - d)
            for y in (0, room.h - d)
        )
    )


def plaque_tabs(room: Room) -> Drawn:
    """Draw `plaqueTabs`: a quarter of a disc in every corner."""
    w, h = room.w, room.h
    d = _tab(room)
    corners = ((0, 0, d, 0, 0), (w, 0, w, d, 90), (w, h, w - d, h, 180), (0, h, 0, h - d, 270))
    return room.drawn(
        *(
            room.pen().move(x, y).line((sx, sy)).arc(d, d, start, 90).close().done()
            for x, y, sx, sy, start in corners
        )
    )


def _tab(room: Room) -> float:
    return min(math.hypot(room.w, room.h) / 20, room.short / 2)


class Crossed:
    """Draws a box with lines across it that lead through its middle."""

    def __init__(self, *lines: tuple[Point, Point]) -> None:
        self._lines = lines

    def __call__(self, room: Room) -> Drawn:
        """Draw it."""
        w, h = room.w, room.h
        box = room.polygon((0, 0), (w, 0), (w, h), (0, h))
        lines = (room.line(*((x * w, y * h) for x, y in line)) for line in self._lines)
        return room.drawn(Outline(steps=box.steps, stroked=False), *lines)


_FALLING: tuple[Point, Point] = ((0, 0), (1, 1))
_RISING: tuple[Point, Point] = ((0, 1), (1, 0))
_UPRIGHT: tuple[Point, Point] = ((0.5, 0), (0.5, 1))
_LYING: tuple[Point, Point] = ((0, 0.5), (1, 0.5))
CHART_SIGNS = {
    "chartX": Crossed(_FALLING, _RISING), "chartStar": Crossed(_FALLING, _RISING, _UPRIGHT),
    "chartPlus": Crossed(_UPRIGHT, _LYING),
}  # fmt: skip
"""By the format's names."""
