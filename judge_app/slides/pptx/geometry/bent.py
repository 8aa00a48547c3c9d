"""Arrows with several heads, arrows bent along an ellipse, and boxes with arrows on all sides."""

import math

from judge_app.slides.pptx.geometry.pen import Drawn
from judge_app.slides.pptx.geometry.room import Room
from judge_app.slides.scene import Point


def left_right_up_arrow(room: Room) -> Drawn:
    """Draw `leftRightUpArrow`."""
    w, h, s = room.w, room.h, room.short
    half = room.share("adj2", 25000, 0, 50000)
    thick = room.share("adj1", 25000, 0, 200000 * half) * s / 2
    head = s * room.share("adj3", 25000, 0, 50000 - 100000 * half)
    wide = s * half
    cx, y = w / 2, h - wide
    shape = room.polygon(
        (0, y), (head, h - 2 * wide), (head, y - thick), (cx - thick, y - thick),
        (cx - thick, head), (cx - wide, head), (cx, 0), (cx + wide, head), (cx + thick, head),
        (cx + thick, y - thick), (w - head, y - thick), (w - head, h - 2 * wide), (w, y),
        (w - head, h), (w - head, y + thick), (head, y + thick), (head, h),
    )  # fmt: skip
    return room.drawn(shape, area=(0, y - thick, w, y + thick))


def left_right_callout(room: Room) -> Drawn:
    """Draw `leftRightArrowCallout`: a box with arrows on its left and right."""
    w, h, s = room.w, room.h, room.short
    wide = s * room.share("adj2", 25000, 0, room.reach(h / 2))
    half = s * room.share("adj1", 25000, 0, 200000 * wide / (s or 1)) / 2
    head = s * room.share("adj3", 25000, 0, room.reach(w / 2))
    body = w * room.share("adj4", 48123, 0, 100000 - 200000 * head / (w or 1)) / 2
    left, right, cy = w / 2 - body, w / 2 + body, h / 2
    shape = room.polygon(
        (0, cy), (head, cy - wide), (head, cy - half), (left, cy - half), (left, 0), (right, 0),
        (right, cy - half), (w - head, cy - half), (w - head, cy - wide), (w, cy),
        (w - head, cy + wide), (w - head, cy + half), (right, cy + half), (right, h), (left, h),
        (left, cy + half), (head, cy + half), (head, cy + wide),
    )  # fmt: skip
    return room.drawn(shape, area=(left, 0, right, h))


def quad_callout(room: Room) -> Drawn:
    """Draw `quadArrowCallout`: a box with arrows on its four sides."""
    w, h, s = room.w, room.h, room.short
    share = room.share("adj2", 18515, 0, 50000)
    thick = room.share("adj1", 18515, 0, 200000 * share)
    tip = room.share("adj3", 18515, 0, 50000 - 100000 * share)
    body = room.share("adj4", 48123, 100000 * thick, 100000 - 200000 * tip)
    wide, half, head = s * share, s * thick / 2, s * tip
    cx, cy = w / 2, h / 2
    across, down = max(w * body / 2, half), max(h * body / 2, half)
    corner = (
        (head - cx, -wide), (head - cx, -half), (-across, -half), (-across, -down),
        (-half, -down), (-half, head - cy), (-wide, head - cy),
    )  # fmt: skip
    points: list[Point] = [(-cx, 0.0), *corner, (0.0, -cy)]
    points += [(-x, y) for x, y in reversed(corner)] + [(cx, 0.0)]
    points += [(-x, -y) for x, y in corner] + [(0.0, cy)]
    points += [(x, -y) for x, y in reversed(corner)]
    shape = room.polygon(*((cx + x, cy + y) for x, y in points))
    return room.drawn(shape, area=(cx - across, cy - down, cx + across, cy + down))


def curved_right_arrow(room: Room) -> Drawn:
    """Draw `curvedRightArrow`: bulging to the left, its head at the lower right."""
    w, h, s = room.w, room.h, room.short
    most = room.reach(h / 2)
    wide = s * room.share("adj2", 50000, 0, most)
    thick = s * room.share("adj1", 25000, 0, 100000 * wide / (s or 1))
    radius = max(h / 2 - (thick + wide) / 4, h * 1e-6)
    inner = w * math.sqrt(max(0.0, 4 * radius**2 - thick**2)) / (2 * radius)
    head = s * room.share("adj3", 25000, 0, room.reach(inner))
    drop = math.sqrt(max(0.0, w**2 - head**2)) * radius / (w or 1.0)
    x, low = w - head, radius + drop
    sweep = math.degrees(math.atan2(drop, head))
    turn = 90 - math.degrees(math.atan2(thick / 2, inner))
    edge = (wide - thick) / 2
    front = room.pen().move(0, radius).arc(w, radius, 180, -sweep)
    front.line((x, low - edge), (w, h - wide / 2), (x, low + thick + edge), (x, low + thick))
    front.arc(w, radius, 180 - sweep, sweep).close()
    back = room.pen().move(0, radius + thick).line((0, radius)).arc(w, radius, 180, 90)
    back.line((w, thick)).arc(w, radius, 270, -turn).close()
    return room.drawn(back.done(shade=-0.2), front.done())


def circular(room: Room, *, backwards: bool, both: bool) -> Drawn:
    """Draw `leftCircularArrow` (backwards) or `leftRightCircularArrow` (with a head at both ends)."""
    w, h, s = room.w, room.h, room.short
    thick = s * room.share("adj1", 12500, 0, 25000)
    head = abs(room.angle("adj2", 1142319)) % 360
    end = room.angle("adj3", 1142319 if backwards else 20457681)
    start = room.angle("adj4", 11942319 if both else 10800000)
    wide = s * room.share("adj5", 12500, 0, 25000)
    outer_x, outer_y = w / 2 - wide + thick / 2, h / 2 - wide + thick / 2
    inner_x, inner_y = outer_x - thick, outer_y - thick
    sweep = (end - start) % 360 - (360 if backwards else 0)
    ring = _Ring(w / 2, h / 2)
    tips = [(end, -head if backwards else head)] + ([(start, -head)] if both else [])
    pen = room.pen().move(*ring.at(outer_x, outer_y, start)).arc(outer_x, outer_y, start, sweep)
    middle = (outer_x + inner_x) / 2, (outer_y + inner_y) / 2
    pen.line(*ring.head(middle, wide, *tips[0]), ring.at(inner_x, inner_y, end))
    pen.arc(inner_x, inner_y, end, -sweep)
    if both:
        pen.line(*reversed(ring.head(middle, wide, *tips[1])))
    return room.drawn(pen.close().done())


def left_circular_arrow(room: Room) -> Drawn:
    """Draw `leftCircularArrow`."""
    return circular(room, backwards=True, both=False)


def left_right_circular_arrow(room: Room) -> Drawn:
    """Draw `leftRightCircularArrow`."""
    return circular(room, backwards=False, both=True)


class _Ring:
    def __init__(self, x: float, y: float) -> None:
        self._x, self._y = x, y

    def at(self, across: float, down: float, angle: float) -> Point:
        """Return the point of an ellipse around the middle that a ray meets."""
        ray = math.radians(angle)
        turn = math.atan2(across * math.sin(ray), down * math.cos(ray))
        return self._x + across * math.cos(turn), self._y + down * math.sin(turn)

    def head(self, middle: Point, wide: float, angle: float, by: float) -> list[Point]:
        """Return a head's corners: outside, tip, inside."""
        return [
            self.at(middle[0] + wide, middle[1] + wide, angle),
            self.at(*middle, angle + by),
            self.at(middle[0] - wide, middle[1] - wide, angle),
        ]


def swoosh_arrow(room: Room) -> Drawn:
    """Draw `swooshArrow`: a bent arrow that grows towards its head at the upper right."""
    w, h, s = room.w, room.h, room.short
    thick = h * room.share("adj1", 25000, 1, 75000)
    head = s * room.share("adj2", 16667, 0, room.reach(w * 0.7))
    slope = math.tan(math.pi / 28)
    x, y = w - head, s / 8
    far_x, far_y = x + thick * slope, y + thick
    tip = (far_y + s / 8) / 2 - h / 20
    pen = room.pen().move(0, h).quadratic((w / 6, h / 3), (x, y))
    pen.line((x - y * slope, 0), (w, tip), (min(w, far_x + s / 8 * slope), far_y + s / 8))
    pen.line((min(w, far_x), far_y))
    pen.quadratic((w / 4, far_y + h / 12), (0, h)).close()
    return room.drawn(pen.done())
