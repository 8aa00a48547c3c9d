"""Flow chart symbols and signs of arithmetic."""

import math

from judge_app.slides.pptx.geometry.pen import Drawn
from judge_app.slides.pptx.geometry.room import Room
from judge_app.slides.scene import Outline, Point
from judge_app.slides.scene_colours import Sides


class Corners:
    """Draws a polygon given as shares of the box, with the part for words."""

    def __init__(self, *points: Point, area: Sides = (0, 0, 1, 1)) -> None:
        self._points = points
        self._area = area

    def __call__(self, room: Room) -> Drawn:
        """Draw it."""
        w, h = room.w, room.h
        left, top, right, bottom = self._area
        shape = room.polygon(*((x * w, y * h) for x, y in self._points))
        return room.drawn(shape, area=(left * w, top * h, right * w, bottom * h))


def predefined_process(room: Room) -> Drawn:
    """Draw `flowChartPredefinedProcess`: a box with a line at either side."""
    w, h = room.w, room.h
    return room.drawn(
        _box(room),
        room.line((w / 8, 0), (w / 8, h)),
        room.line((w * 7 / 8, 0), (w * 7 / 8, h)),
        area=(w / 8, 0, w * 7 / 8, h),
    )


def internal_storage(room: Room) -> Drawn:
    """Draw `flowChartInternalStorage`."""
    w, h = room.w, room.h
    return room.drawn(
        _box(room),
        room.line((w / 8, 0), (w / 8, h)),
        room.line((0, h / 8), (w, h / 8)),
        area=(w / 8, h / 8, w, h),
    )


def document(room: Room) -> Drawn:
    """Draw `flowChartDocument`: a sheet with a wavy foot."""
    w, h = room.w, room.h
    return room.drawn(_sheet(room, 0, 0, w, h), area=(0, 0, w, h * 17322 / 21600))


def multi_document(room: Room) -> Drawn:
    """Draw `flowChartMultidocument`."""
    w, h = room.w, room.h
    step_x, step_y = w * 1532 / 21600, h * 1815 / 21600
    sheets = (
        _sheet(room, 2 * step_x - n * step_x, n * step_y, w - n * step_x, h - (2 - n) * step_y)
        for n in range(3)
    )
    return room.drawn(*sheets, area=(0, 2 * step_y, w - 2 * step_x, h * 18022 / 21600))


def _sheet(room: Room, left: float, top: float, right: float, bottom: float) -> Outline:
    w, h = right - left, bottom - top
    foot = top + h * 17322 / 21600
    pen = room.pen().move(left, top).line((right, top), (right, foot))
    pen.curve(
        (left + w / 2, foot), (left + w / 2, top + h * 23922 / 21600),
        (left, top + h * 20172 / 21600),
    )  # fmt: skip
    return pen.close().done()


def summing_junction(room: Room) -> Drawn:
    """Draw `flowChartSummingJunction`."""
    w, h = room.w, room.h
    off = (1 - math.sqrt(0.5)) / 2
    return room.drawn(
        room.ellipse(0, 0, w, h),
        room.line((w * off, h * off), (w - w * off, h - h * off)),
        room.line((w - w * off, h * off), (w * off, h - h * off)),
    )


def or_sign(room: Room) -> Drawn:
    """Draw `flowChartOr`."""
    w, h = room.w, room.h
    lines = room.line((w / 2, 0), (w / 2, h)), room.line((0, h / 2), (w, h / 2))
    return room.drawn(room.ellipse(0, 0, w, h), *lines)


def sort(room: Room) -> Drawn:
    """Draw `flowChartSort`."""
    w, h = room.w, room.h
    shape = room.polygon((0, h / 2), (w / 2, 0), (w, h / 2), (w / 2, h))
    return room.drawn(shape, room.line((0, h / 2), (w, h / 2)))


def delay(room: Room) -> Drawn:
    """Draw `flowChartDelay`."""
    w, h = room.w, room.h
    pen = room.pen().move(0, 0).line((w / 2, 0)).arc(w / 2, h / 2, 270, 180).line((0, h)).close()
    return room.drawn(pen.done(), area=(0, h * 0.146, w * 0.854, h * 0.854))


def online_storage(room: Room) -> Drawn:
    """Draw `flowChartOnlineStorage`."""
    w, h = room.w, room.h
    pen = room.pen().move(w / 6, 0).line((w, 0)).arc(w / 6, h / 2, 270, -180)
    pen.line((w / 6, h)).arc(w / 6, h / 2, 90, 180).close()
    return room.drawn(pen.done(), area=(w / 6, 0, w * 5 / 6, h))


def display(room: Room) -> Drawn:
    """Draw `flowChartDisplay`."""
    w, h = room.w, room.h
    pen = room.pen().move(0, h / 2).line((w / 6, 0), (w * 5 / 6, 0)).arc(w / 6, h / 2, 270, 180)
    return room.drawn(pen.line((w / 6, h)).close().done(), area=(w / 6, 0, w * 5 / 6, h))


def magnetic_drum(room: Room) -> Drawn:
    """Draw `flowChartMagneticDrum`: a can that lies."""
    w, h = room.w, room.h
    body = room.pen().move(w / 6, 0).line((w * 5 / 6, 0)).arc(w / 6, h / 2, 270, 180)
    body.line((w / 6, h)).arc(w / 6, h / 2, 90, 180).close()
    rim = room.pen().move(w * 5 / 6, h).arc(w / 6, h / 2, 90, 180)
    return room.drawn(body.done(), rim.done(filled=False), area=(w / 6, 0, w * 2 / 3, h))


def punched_tape(room: Room) -> Drawn:
    """Draw `flowChartPunchedTape`."""
    w, h = room.w, room.h
    pen = room.pen().move(0, h / 10).arc(w / 4, h / 10, 180, -180).arc(w / 4, h / 10, 180, 180)
    pen.line((w, h * 0.9)).arc(w / 4, h / 10, 0, -180).arc(w / 4, h / 10, 0, 180).close()
    return room.drawn(pen.done(), area=(0, h / 5, w, h * 4 / 5))


def minus(room: Room) -> Drawn:
    """Draw `mathMinus`."""
    w, h = room.w, room.h
    half = h * room.share("adj1", 23520) / 2
    x = w * 73490 / 200000
    area = (w / 2 - x, h / 2 - half, w / 2 + x, h / 2 + half)
    left, top, right, bottom = area
    shape = room.polygon((left, top), (right, top), (right, bottom), (left, bottom))
    return room.drawn(shape, area=area)


def math_plus(room: Room) -> Drawn:
    """Draw `mathPlus`."""
    w, h = room.w, room.h
    x, y = w * 73490 / 200000, h * 73490 / 200000
    half = room.short * room.share("adj1", 23520, 0, 73490) / 2
    cx, cy = w / 2, h / 2
    shape = room.polygon(
        (cx - x, cy - half), (cx - half, cy - half), (cx - half, cy - y), (cx + half, cy - y),
        (cx + half, cy - half), (cx + x, cy - half), (cx + x, cy + half), (cx + half, cy + half),
        (cx + half, cy + y), (cx - half, cy + y), (cx - half, cy + half), (cx - x, cy + half),
    )  # fmt: skip
    return room.drawn(shape, area=(cx - x, cy - half, cx + x, cy + half))


def multiply(room: Room) -> Drawn:
    """Draw `mathMultiply`: two bars across each other."""
    w, h = room.w, room.h
    thick = room.short * room.share("adj1", 23520, 0, 51965)
    slant = math.atan2(h, w)
    reach = math.hypot(w, h) * 51965 / 100000 / 2
    across, down = math.cos(slant), math.sin(slant)
    half = thick / 2
    near = (across * reach + down * half, down * reach - across * half)
    far = (across * reach - down * half, down * reach + across * half)
    side, foot = (half / (down or 1.0), 0.0), (0.0, half / (across or 1.0))
    quarter = (side, near, far, foot)
    points = [
        *quarter,
        *((-x, y) for x, y in reversed(quarter[1:3])),
        *((-x, -y) for x, y in quarter),
        *((x, -y) for x, y in reversed(quarter[1:3])),
    ]
    return room.drawn(room.polygon(*((w / 2 + x, h / 2 + y) for x, y in points)))


def equal(room: Room) -> Drawn:
    """Draw `mathEqual`."""
    w, h = room.w, room.h
    thick = h * room.share("adj1", 23520, 0, 36745)
    gap = h * room.share("adj2", 11760, 0, 100000) / 2
    x0, x1 = w / 2 - w * 73490 / 200000, w / 2 + w * 73490 / 200000
    bars = [
        room.polygon((x0, y), (x1, y), (x1, y + thick), (x0, y + thick))
        for y in (h / 2 - gap - thick, h / 2 + gap)
    ]
    return room.drawn(*bars)


def divide(room: Room) -> Drawn:
    """Draw `mathDivide`."""
    w, h = room.w, room.h
    half = h * room.share("adj1", 23520, 1000, 36745) / 2
    radius = min(h * room.share("adj3", 11760, 1000, 36745), w * 73490 / 200000)
    gap = h * room.share("adj2", 5880)
    x = w * 73490 / 200000
    bar = room.polygon(
        (w / 2 - x, h / 2 - half), (w / 2 + x, h / 2 - half),
        (w / 2 + x, h / 2 + half), (w / 2 - x, h / 2 + half),
    )  # fmt: skip
    dots = [
        room.ellipse(w / 2 - radius, y - radius, w / 2 + radius, y + radius)
        for y in (h / 2 - half - gap - radius, h / 2 + half + gap + radius)
    ]
    return room.drawn(bar, *dots)


def _box(room: Room) -> Outline:
    return room.polygon((0, 0), (room.w, 0), (room.w, room.h), (0, room.h))
