"""Speech bubbles, and boxes with a line to what they speak of."""

import math

from judge_app.slides.pptx.geometry.basic import ellipse
from judge_app.slides.pptx.geometry.pen import Drawn
from judge_app.slides.pptx.geometry.room import Room
from judge_app.slides.pptx.geometry.stars import cloud
from judge_app.slides.scene import Outline, Point

_LEFT_FOOT, _RIGHT_FOOT = 7 / 24, 5 / 12
"""Where a bubble's tip begins and ends on its side, on the half nearer to the tip."""


def _tip(room: Room) -> Point:
    x = room.w / 2 + room.w * room.adjustments.get("adj1", -20833) / 100000
    y = room.h / 2 + room.h * room.adjustments.get("adj2", 62500) / 100000
    return x, y


def rectangle_bubble(room: Room) -> Drawn:
    """Draw `wedgeRectCallout`."""
    return _bubble(room, 0.0)


def round_bubble(room: Room) -> Drawn:
    """Draw `wedgeRoundRectCallout`."""
    return _bubble(room, room.short * room.share("adj3", 16667, 0, 50000))


def _bubble(room: Room, radius: float) -> Drawn:
    w, h = room.w, room.h
    x, y = _tip(room)
    dx, dy = (x - w / 2) / (w or 1), (y - h / 2) / (h or 1)
    side = ("right" if dx > 0 else "left") if abs(dx) > abs(dy) else "bottom" if dy > 0 else "top"
    near_x = (1 / 6, 5 / 12) if dx <= 0 else (7 / 12, 5 / 6)
    near_y = (1 / 6, 5 / 12) if dy <= 0 else (7 / 12, 5 / 6)
    pen = room.pen().move(0, radius).arc(radius, radius, 180, 90)
    if side == "top":
        pen.line((w * near_x[0], 0), (x, y), (w * near_x[1], 0))
    pen.line((w - radius, 0)).arc(radius, radius, 270, 90)
    if side == "right":
        pen.line((w, h * near_y[0]), (x, y), (w, h * near_y[1]))
    pen.line((w, h - radius)).arc(radius, radius, 0, 90)
    if side == "bottom":
        pen.line((w * near_x[1], h), (x, y), (w * near_x[0], h))
    pen.line((radius, h)).arc(radius, radius, 90, 90)
    if side == "left":
        pen.line((0, h * near_y[1]), (x, y), (0, h * near_y[0]))
    inset = radius * (1 - math.sqrt(0.5))
    return room.drawn(pen.close().done(), area=(inset, inset, w - inset, h - inset))


def ellipse_bubble(room: Room) -> Drawn:
    """Draw `wedgeEllipseCallout`."""
    w, h = room.w, room.h
    x, y = _tip(room)
    ray = math.atan2((y - h / 2) * w, (x - w / 2) * h)
    half = math.radians(11)
    begin = math.degrees(ray + half)
    start = (w / 2 + w / 2 * math.cos(ray + half), h / 2 + h / 2 * math.sin(ray + half))
    begin = math.degrees(math.atan2(start[1] - h / 2, start[0] - w / 2))
    end = (w / 2 + w / 2 * math.cos(ray - half), h / 2 + h / 2 * math.sin(ray - half))
    sweep = (math.degrees(math.atan2(end[1] - h / 2, end[0] - w / 2)) - begin) % 360
    pen = room.pen().move(*start).arc(w / 2, h / 2, begin, sweep).line((x, y)).close()
    return Drawn(outlines=(pen.done(),), text_area=ellipse(room).text_area)


def cloud_bubble(room: Room) -> Drawn:
    """Draw `cloudCallout`: a cloud, and three bubbles towards what thinks."""
    w, h = room.w, room.h
    body = cloud(room)
    x, y = _tip(room)
    angle = math.atan2(y - h / 2, x - w / 2)
    edge = (w / 2 + w / 2 * math.cos(angle), h / 2 + h / 2 * math.sin(angle))
    bubbles: list[Outline] = []
    for share, size in ((0.25, 1800), (0.65, 1200), (1.0, 600)):
        radius = room.short * size / 21600
        cx, cy = edge[0] + (x - edge[0]) * share, edge[1] + (y - edge[1]) * share
        bubbles.append(room.ellipse(cx - radius, cy - radius, cx + radius, cy + radius))
    return Drawn(outlines=(*body.outlines, *bubbles), text_area=body.text_area)


class LineCallout:
    """Draws a box with a line of some points, such as `borderCallout1`."""

    def __init__(self, defaults: tuple[int, ...], *, border: bool, accent: bool) -> None:
        self._defaults = defaults
        self._border = border
        self._accent = accent

    def __call__(self, room: Room) -> Drawn:
        """Draw it."""
        w, h = room.w, room.h
        values = [
            room.adjustments.get(f"adj{n + 1}", default) / 100000
            for n, default in enumerate(self._defaults)
        ]
        points = [(values[n + 1] * w, values[n] * h) for n in range(0, len(values), 2)]
        pen = room.pen().move(0, 0).line((w, 0), (w, h), (0, h)).close()
        outlines = [pen.done(stroked=self._border)]
        if self._accent:
            outlines.append(room.line((points[0][0], 0), (points[0][0], h)))
        return room.drawn(*outlines, room.line(*points))
