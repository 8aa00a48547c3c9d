"""Lines and connectors: straight, bent and curved."""

from judge_app.slides.pptx.geometry.pen import Drawn
from judge_app.slides.pptx.geometry.room import Room
from judge_app.slides.scene import Point


def straight(room: Room) -> Drawn:
    """Draw `line` and `straightConnector1`."""
    return room.drawn(room.line((0, 0), (room.w, room.h)))


def bent_2(room: Room) -> Drawn:
    """Draw `bentConnector2`."""
    return room.drawn(room.line((0, 0), (room.w, 0), (room.w, room.h)))


def bent_3(room: Room) -> Drawn:
    """Draw `bentConnector3`."""
    x = _place(room, "adj1") * room.w
    return room.drawn(room.line((0, 0), (x, 0), (x, room.h), (room.w, room.h)))


def bent_4(room: Room) -> Drawn:
    """Draw `bentConnector4`."""
    x, y = _place(room, "adj1") * room.w, _place(room, "adj2") * room.h
    return room.drawn(room.line((0, 0), (x, 0), (x, y), (room.w, y), (room.w, room.h)))


def bent_5(room: Room) -> Drawn:
    """Draw `bentConnector5`."""
    w, h = room.w, room.h
    x, y, to = _place(room, "adj1") * w, _place(room, "adj2") * h, _place(room, "adj3") * w
    return room.drawn(room.line((0, 0), (x, 0), (x, y), (to, y), (to, h), (w, h)))


def curved_2(room: Room) -> Drawn:
    """Draw `curvedConnector2`."""
    w, h = room.w, room.h
    pen = room.pen().move(0, 0).curve((w / 2, 0), (w, h / 2), (w, h))
    return room.drawn(pen.done(filled=False))


def curved_3(room: Room) -> Drawn:
    """Draw `curvedConnector3`."""
    w, h = room.w, room.h
    x = _place(room, "adj1") * w
    pen = room.pen().move(0, 0).curve((x / 2, 0), (x, h / 4), (x, h / 2))
    pen.curve((x, h * 3 / 4), ((x + w) / 2, h), (w, h))
    return room.drawn(pen.done(filled=False))


def curved_4(room: Room) -> Drawn:
    """Draw `curvedConnector4`."""
    w, h = room.w, room.h
    x, y = _place(room, "adj1") * w, _place(room, "adj2") * h
    return _smooth(room, (0, 0), (x, 0), (x, y), (w, y), (w, h))


def curved_5(room: Room) -> Drawn:
    """Draw `curvedConnector5`."""
    w, h = room.w, room.h
    x, y, to = _place(room, "adj1") * w, _place(room, "adj2") * h, _place(room, "adj3") * w
    return _smooth(room, (0, 0), (x, 0), (x, y), (to, y), (to, h), (w, h))


def _smooth(room: Room, *points: Point) -> Drawn:
    """Round the corners of a bent line: curves run from middle to middle of its sides."""
    pen = room.pen().move(*points[0])
    last = len(points) - 2
    for number in range(1, last + 1):
        corner, after = points[number], points[number + 1]
        middle = ((corner[0] + after[0]) / 2, (corner[1] + after[1]) / 2)
        pen.quadratic(corner, after if number == last else middle)
    return room.drawn(pen.done(filled=False))


def _place(room: Room, name: str) -> float:
    """Return where a connector bends; it may lie outside the box."""
    return room.adjustments.get(name, 50000) / 100000
