"""Block arrows."""

import math
from collections.abc import Callable

from judge_app.slides.pptx.geometry.pen import Drawn
from judge_app.slides.pptx.geometry.room import Room
from judge_app.slides.scene import Outline, Point, Step
from judge_app.slides.scene_colours import Sides

Maker = Callable[[Room], Drawn]


def right_arrow(room: Room) -> Drawn:
    """Draw `rightArrow`."""
    w, h = room.w, room.h
    half = h * room.share("adj1", 50000) / 2
    head = room.short * room.share("adj2", 50000, 0, room.reach(w))
    top, bottom, x = h / 2 - half, h / 2 + half, w - head
    shape = room.polygon((0, top), (x, top), (x, 0), (w, h / 2), (x, h), (x, bottom), (0, bottom))
    return room.drawn(shape, area=(0, top, x + head * half / (h / 2 or 1), bottom))


def striped_arrow(room: Room) -> Drawn:
    """Draw `stripedRightArrow`."""
    w, h, s = room.w, room.h, room.short
    half = h * room.share("adj1", 50000) / 2
    head = s * room.share("adj2", 50000, 0, room.reach(w * 27 / 32))
    top, bottom, x = h / 2 - half, h / 2 + half, w - head
    bars = [
        room.polygon((a * s, top), (b * s, top), (b * s, bottom), (a * s, bottom))
        for a, b in ((0, 1 / 32), (1 / 16, 1 / 8))
    ]
    body = room.polygon(
        (s * 5 / 32, top), (x, top), (x, 0), (w, h / 2), (x, h), (x, bottom), (s * 5 / 32, bottom)
    )
    return room.drawn(*bars, body, area=(s * 5 / 32, top, x + head * half / (h / 2 or 1), bottom))


def notched_arrow(room: Room) -> Drawn:
    """Draw `notchedRightArrow`."""
    w, h = room.w, room.h
    half = h * room.share("adj1", 50000) / 2
    head = room.short * room.share("adj2", 50000, 0, room.reach(w))
    top, bottom, x = h / 2 - half, h / 2 + half, w - head
    notch = half * head / (h / 2 or 1)
    shape = room.polygon(
        (0, top), (x, top), (x, 0), (w, h / 2), (x, h), (x, bottom), (0, bottom), (notch, h / 2)
    )
    return room.drawn(shape, area=(notch, top, w - notch, bottom))


def pentagon_arrow(room: Room) -> Drawn:
    """Draw `homePlate`."""
    w, h = room.w, room.h
    head = room.short * room.share("adj", 50000, 0, room.reach(w))
    shape = room.polygon((0, 0), (w - head, 0), (w, h / 2), (w - head, h), (0, h))
    return room.drawn(shape, area=(0, 0, w - head / 2, h))


def chevron(room: Room) -> Drawn:
    """Draw `chevron`."""
    w, h = room.w, room.h
    head = room.short * room.share("adj", 50000, 0, room.reach(w))
    shape = room.polygon((0, 0), (w - head, 0), (w, h / 2), (w - head, h), (0, h), (head, h / 2))
    return room.drawn(shape, area=(head, 0, w - head, h) if w > 2 * head else None)


def left_right_arrow(room: Room) -> Drawn:
    """Draw `leftRightArrow`."""
    w, h = room.w, room.h
    half = h * room.share("adj1", 50000) / 2
    head = room.short * room.share("adj2", 50000, 0, room.reach(w / 2))
    top, bottom = h / 2 - half, h / 2 + half
    shape = room.polygon(
        (0, h / 2), (head, 0), (head, top), (w - head, top), (w - head, 0), (w, h / 2),
        (w - head, h), (w - head, bottom), (head, bottom), (head, h),
    )  # fmt: skip
    inset = head - head * half / (h / 2 or 1)
    return room.drawn(shape, area=(inset, top, w - inset, bottom))


def quad_arrow(room: Room) -> Drawn:
    """Draw `quadArrow`."""
    w, h, s = room.w, room.h, room.short
    wide = room.share("adj2", 22500, 0, 50000)
    half = s * room.share("adj1", 22500, 0, 200000 * wide) / 2
    head = s * room.share("adj3", 22500, 0, 50000 - 50000 * wide)
    wide *= s
    cx, cy = w / 2, h / 2
    shape = room.polygon(
        (0, cy), (head, cy - wide), (head, cy - half), (cx - half, cy - half), (cx - half, head),
        (cx - wide, head), (cx, 0), (cx + wide, head), (cx + half, head), (cx + half, cy - half),
        (w - head, cy - half), (w - head, cy - wide), (w, cy), (w - head, cy + wide),
        (w - head, cy + half), (cx + half, cy + half), (cx + half, h - head),
        (cx + wide, h - head), (cx, h), (cx - wide, h - head), (cx - half, h - head),
        (cx - half, cy + half), (head, cy + half), (head, cy + wide),
    )  # fmt: skip
    return room.drawn(shape, area=(0, cy - half, w, cy + half))


def bent_arrow(room: Room) -> Drawn:
    """Draw `bentArrow`: up, then to the right."""
    w, h, s = room.w, room.h, room.short
    wide = s * room.share("adj2", 25000, 0, 50000)
    thick = s * room.share("adj1", 25000, 0, 200000 * wide / (s or 1))
    head = s * room.share("adj3", 25000, 0, 50000)
    bend = min(w - head, h - wide + thick / 2)
    outer = s * room.share("adj4", 43750, 0, room.reach(bend))
    inner = max(outer - thick, 0)
    top = wide - thick / 2
    pen = room.pen().move(0, h).line((0, top + outer)).arc(outer, outer, 180, 90)
    pen.line((w - head, top), (w - head, 0), (w, wide), (w - head, 2 * wide))
    pen.line((w - head, top + thick), (thick + inner, top + thick))
    pen.arc(inner, inner, 270, -90).line((thick, h)).close()
    return room.drawn(pen.done())


def uturn_arrow(room: Room) -> Drawn:
    """Draw `uturnArrow`: up, round and down again."""
    w, h, s = room.w, room.h, room.short
    wide = s * room.share("adj2", 25000, 0, 25000)
    thick = s * room.share("adj1", 25000, 0, 200000 * wide / (s or 1))
    head = s * room.share("adj3", 25000, 0, room.reach(h))
    down = h * room.share("adj5", 75000, 100000 * head / (h or 1))
    right = w - wide + thick / 2
    outer = s * room.share("adj4", 43750, 0, room.reach(min(right / 2, down - head)))
    inner = max(outer - thick, 0)
    pen = room.pen().move(0, h).line((0, outer)).arc(outer, outer, 180, 90)
    pen.line((right - outer, 0)).arc(outer, outer, 270, 90).line((right, down - head))
    pen.line((w, down - head), (w - wide, down), (w - 2 * wide, down - head))
    pen.line((right - thick, down - head), (right - thick, thick + inner))
    pen.arc(inner, inner, 0, -90).line((thick + inner, thick)).arc(inner, inner, 270, -90)
    pen.line((thick, h)).close()
    return room.drawn(pen.done())


def bent_up_arrow(room: Room) -> Drawn:
    """Draw `bentUpArrow`: to the right, then up."""
    w, h, s = room.w, room.h, room.short
    thick = s * room.share("adj1", 25000, 0, 50000)
    wide = s * room.share("adj2", 25000, 0, 50000)
    head = s * room.share("adj3", 25000, 0, 50000)
    x = w - wide
    shape = room.polygon(
        (0, h - thick), (x - thick / 2, h - thick), (x - thick / 2, head), (w - 2 * wide, head),
        (x, 0), (w, head), (x + thick / 2, head), (x + thick / 2, h), (0, h),
    )  # fmt: skip
    return room.drawn(shape, area=(0, h - thick, x + thick / 2, h))


def left_up_arrow(room: Room) -> Drawn:
    """Draw `leftUpArrow`."""
    w, h, s = room.w, room.h, room.short
    wide = s * room.share("adj2", 25000, 0, 50000)
    half = s * room.share("adj1", 25000, 0, 200000 * wide / (s or 1)) / 2
    head = s * room.share("adj3", 25000, 0, room.reach(min(w, h) - 2 * wide))
    x, y = w - wide, h - wide
    shape = room.polygon(
        (0, y), (head, h - 2 * wide), (head, y - half), (x - half, y - half), (x - half, head),
        (w - 2 * wide, head), (x, 0), (w, head), (x + half, head), (x + half, y + half),
        (head, y + half), (head, h),
    )  # fmt: skip
    return room.drawn(shape, area=(0, y - half, x + half, y + half))


def arrow_callout(room: Room) -> Drawn:
    """Draw `rightArrowCallout`: a box with an arrow on its right side."""
    w, h, s = room.w, room.h, room.short
    wide = s * room.share("adj2", 25000, 0, room.reach(h / 2))
    half = s * room.share("adj1", 25000, 0, 200000 * wide / (s or 1)) / 2
    head = s * room.share("adj3", 25000, 0, room.reach(w))
    body = w * room.share("adj4", 64977, 0, 100000 - 100000 * head / (w or 1))
    cy = h / 2
    shape = room.polygon(
        (0, 0), (body, 0), (body, cy - half), (w - head, cy - half), (w - head, cy - wide),
        (w, cy), (w - head, cy + wide), (w - head, cy + half), (body, cy + half), (body, h), (0, h),
    )  # fmt: skip
    return room.drawn(shape, area=(0, 0, body, h))


def circular_arrow(room: Room) -> Drawn:
    """Draw `circularArrow`: a part of a ring that ends in a head."""
    w, h, s = room.w, room.h, room.short
    thick = s * room.share("adj1", 12500, 0, 25000)
    head = room.angle("adj2", 1142319)
    end = room.angle("adj3", 20457681)
    start = room.angle("adj4", 10800000)
    wide = s * room.share("adj5", 12500, 0, 25000)
    outer_x, outer_y = w / 2 - wide + thick / 2, h / 2 - wide + thick / 2
    inner_x, inner_y = outer_x - thick, outer_y - thick
    sweep = (end - start) % 360

    def at(rx: float, ry: float, angle: float) -> Point:
        ray = math.radians(angle)
        turn = math.atan2(rx * math.sin(ray), ry * math.cos(ray))
        return w / 2 + rx * math.cos(turn), h / 2 + ry * math.sin(turn)

    pen = room.pen().move(*at(outer_x, outer_y, start)).arc(outer_x, outer_y, start, sweep)
    middle_x, middle_y = (outer_x + inner_x) / 2, (outer_y + inner_y) / 2
    pen.line(
        at(middle_x + wide, middle_y + wide, end),
        at(middle_x, middle_y, end + head),
        at(middle_x - wide, middle_y - wide, end),
        at(inner_x, inner_y, end),
    )
    pen.arc(inner_x, inner_y, end, -sweep).close()
    return room.drawn(pen.done())


def placed(maker: Maker, move: Callable[[Point], Point], *, swaps: bool) -> Maker:
    """Return the maker of a shape turned or mirrored in its box; `move` maps shares to shares."""

    def made(room: Room) -> Drawn:
        turned = Room(w=room.h, h=room.w, adjustments=room.adjustments) if swaps else room
        drawn = maker(turned)
        left, top, right, bottom = drawn.text_area
        (x0, y0), (x1, y1) = move((left, top)), move((right, bottom))
        area: Sides = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        return Drawn(outlines=tuple(_moved(o, move) for o in drawn.outlines), text_area=area)

    return made


def _moved(outline: Outline, move: Callable[[Point], Point]) -> Outline:
    steps = tuple(Step(s.verb, tuple(move(point) for point in s.points)) for s in outline.steps)
    return Outline(steps=steps, filled=outline.filled, stroked=outline.stroked, shade=outline.shade)


def mirrored(point: Point) -> Point:
    """Left becomes right."""
    return 1 - point[0], point[1]


def flipped(point: Point) -> Point:
    """Top becomes bottom."""
    return point[0], 1 - point[1]


def downward(point: Point) -> Point:
    """What points to the right points down."""
    return point[1], point[0]


def upward(point: Point) -> Point:
    """What points to the right points up."""
    return point[1], 1 - point[0]
