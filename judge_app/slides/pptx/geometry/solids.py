"""Solids, rings and parts of circles."""

import math

from judge_app.slides.pptx.geometry.pen import Drawn, Pen
from judge_app.slides.pptx.geometry.room import Room

_DARKER, _DARK = -0.2, -0.4
_LIGHTER, _LIGHT = 0.2, 0.4


def can(room: Room) -> Drawn:
    """Draw `can`."""
    return _can(
        room, room.short * room.share("adj", 25000, 0, room.reach(room.h / 2)) / 2, shade=_LIGHT
    )


def magnetic_disk(room: Room) -> Drawn:
    """Draw `flowChartMagneticDisk`."""
    return _can(room, room.h / 6, shade=0.0)


def _can(room: Room, lid: float, *, shade: float) -> Drawn:
    w, h = room.w, room.h
    side = room.pen().move(0, lid).arc(w / 2, lid, 180, -180).line((w, h - lid))
    side.arc(w / 2, lid, 0, 180).close()
    top = room.pen().move(0, lid).arc(w / 2, lid, 180, 360).close()
    area = (0, 2 * lid, w, h - lid)
    return room.drawn(side.done(), top.done(shade=shade), area=area)


def cube(room: Room) -> Drawn:
    """Draw `cube`."""
    w, h = room.w, room.h
    deep = room.short * room.share("adj", 25000)
    x, y = w - deep, deep
    front = room.pen().move(0, y).line((x, y), (x, h), (0, h)).close()
    top = room.pen().move(0, y).line((deep, 0), (w, 0), (x, y)).close()
    side = room.pen().move(x, y).line((w, 0), (w, h - deep), (x, h)).close()
    return room.drawn(
        front.done(), top.done(shade=_LIGHTER), side.done(shade=_DARKER), area=(0, y, x, h)
    )


def bevel(room: Room) -> Drawn:
    """Draw `bevel`."""
    w, h = room.w, room.h
    d = room.short * room.share("adj", 12500, 0, 50000)
    x, y = w - d, h - d
    middle = room.pen().move(d, d).line((x, d), (x, y), (d, y)).close().done()
    sides = (
        room.pen().move(0, 0).line((w, 0), (x, d), (d, d)).close().done(shade=_LIGHTER),
        room.pen().move(0, h).line((d, y), (x, y), (w, h)).close().done(shade=_DARKER),
        room.pen().move(0, 0).line((d, d), (d, y), (0, h)).close().done(shade=_LIGHT),
        room.pen().move(w, 0).line((w, h), (x, y), (x, d)).close().done(shade=_DARK),
    )
    return room.drawn(middle, *sides, area=(d, d, x, y))


def folded_corner(room: Room) -> Drawn:
    """Draw `foldedCorner`."""
    w, h = room.w, room.h
    fold = room.short * room.share("adj", 16667, 0, 50000)
    part = fold / 5
    x, y = w - fold, h - fold
    sheet = room.pen().move(0, 0).line((w, 0), (w, y), (x, h), (0, h)).close()
    flap = room.pen().move(x, h).line((x + part, y + part), (w, y)).close()
    return room.drawn(sheet.done(), flap.done(shade=_DARKER), area=(0, 0, w, y))


def pie(room: Room) -> Drawn:
    """Draw `pie`: the rest of a disc after a slice was taken."""
    start, end = room.angle("adj1", 0), room.angle("adj2", 16200000)
    pen = _arc(room, start, end)
    return room.drawn(pen.line((room.w / 2, room.h / 2)).close().done())


def chord(room: Room) -> Drawn:
    """Draw `chord`."""
    start, end = room.angle("adj1", 2700000), room.angle("adj2", 16200000)
    return room.drawn(_arc(room, start, end).close().done())


def arc(room: Room) -> Drawn:
    """Draw `arc`: a slice that is filled, and its rim as a line."""
    start, end = room.angle("adj1", 16200000), room.angle("adj2", 0)
    slice_of = _arc(room, start, end).line((room.w / 2, room.h / 2)).close()
    return room.drawn(slice_of.done(stroked=False), _arc(room, start, end).done(filled=False))


def _arc(room: Room, start: float, end: float) -> Pen:
    w, h = room.w, room.h
    turn = math.atan2(w * math.sin(math.radians(start)), h * math.cos(math.radians(start)))
    sweep = (end - start) % 360 or 360
    pen = room.pen().move(w / 2 + w / 2 * math.cos(turn), h / 2 + h / 2 * math.sin(turn))
    return pen.arc(w / 2, h / 2, start, sweep)


def block_arc(room: Room) -> Drawn:
    """Draw `blockArc`: a part of a ring."""
    w, h = room.w, room.h
    start, end = room.angle("adj1", 10800000), room.angle("adj2", 0)
    thick = room.short * room.share("adj3", 25000, 0, 50000)
    sweep = (end - start) % 360 or 360
    pen = _arc(room, start, end)
    rx, ry = w / 2 - thick, h / 2 - thick
    turn = math.atan2(rx * math.sin(math.radians(end)), ry * math.cos(math.radians(end)))
    pen.line((w / 2 + rx * math.cos(turn), h / 2 + ry * math.sin(turn)))
    return room.drawn(pen.arc(rx, ry, end, -sweep).close().done())


def pie_wedge(room: Room) -> Drawn:
    """Draw `pieWedge`: a quarter of a disc."""
    pen = room.pen().move(0, room.h).arc(room.w, room.h, 180, 90).line((room.w, room.h)).close()
    inset = 1 - math.sqrt(0.5)
    return room.drawn(pen.done(), area=(room.w * inset, room.h * inset, room.w, room.h))


def no_smoking(room: Room) -> Drawn:
    """Draw `noSmoking`: a ring with a bar across."""
    w, h = room.w, room.h
    thick = room.short * room.share("adj", 18750, 0, 50000)
    rx, ry = w / 2 - thick, h / 2 - thick
    ring = room.pen().move(0, h / 2).arc(w / 2, h / 2, 180, 360).close()
    half = math.degrees(math.asin(min(1.0, thick / 2 / max(1.0, min(rx, ry)))))
    slant = math.degrees(math.atan2(h, w))
    for begin in (slant + half, slant + 180 + half):
        turn = math.radians(begin)
        ring.move(w / 2 + rx * math.cos(turn), h / 2 + ry * math.sin(turn))
        ring.arc(rx, ry, begin, 180 - 2 * half).close()
    return room.drawn(ring.done())


def teardrop(room: Room) -> Drawn:
    """Draw `teardrop`."""
    w, h = room.w, room.h
    tip = room.share("adj", 100000, 0, 200000)
    x, y = w / 2 + w / 2 * tip, h / 2 - h / 2 * tip
    pen = room.pen().move(0, h / 2).arc(w / 2, h / 2, 180, 90)
    pen.quadratic(((w / 2 + x) / 2, 0), (x, y)).quadratic((w, (h / 2 + y) / 2), (w, h / 2))
    return room.drawn(pen.arc(w / 2, h / 2, 0, 90).arc(w / 2, h / 2, 90, 90).close().done())
