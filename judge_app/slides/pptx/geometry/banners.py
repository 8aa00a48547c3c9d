"""Scrolls and bent or two-ended ribbons."""

from judge_app.slides.pptx.geometry.pen import Drawn
from judge_app.slides.pptx.geometry.room import Room


def vertical_scroll(room: Room) -> Drawn:
    """Draw `verticalScroll`: rolled up above and below."""
    w, h = room.w, room.h
    roll = room.short * room.share("adj", 12500, 0, 25000)
    half, quarter = roll / 2, roll / 4
    low = h - half
    sheet = room.pen().move(half, h).line((roll, low), (roll, half)).arc(half, half, 180, 90)
    sheet.line((w - half, 0)).arc(half, half, 270, 180).line((w - roll, roll), (w - roll, low))
    sheet.arc(half, half, 0, 90).close()
    left = room.pen().move(roll, low).arc(half, half, 0, 360).close()
    inner = room.pen().move(2 * roll, half).arc(half, half, 0, 90).arc(quarter, quarter, 90, 180)
    curl = room.pen().move(half, h - roll).arc(quarter, quarter, 270, 180).line((roll, low))
    return room.drawn(
        left.done(),
        sheet.done(),
        inner.close().done(shade=-0.2),
        curl.close().done(shade=-0.2),
        room.line((1.5 * roll, roll), (w - half, roll)),
        area=(roll, roll, w - roll, low),
    )


def ellipse_ribbon(room: Room) -> Drawn:
    """Draw `ellipseRibbon`: a banner that hangs through."""
    w, h = room.w, room.h
    lift = room.share("adj1", 25000, 0, 100000)
    middle = w * room.share("adj2", 50000, 25000, 75000) / 2
    least = max(0.0, lift - (1 - lift) / 2)
    bend = h * room.share("adj3", 12500, 100000 * least, 100000 * lift)
    drop = h * lift
    left, right, fold = w / 2 - middle, w / 2 + middle, w / 8
    steep = 4 * bend / w

    def sag(x: float) -> float:
        return steep * (x - x * x / w)

    inner, tail = left + fold, h - drop
    high = sag(left) + drop - bend
    low, bottom = high + tail, sag(left) + tail
    hang = 2 * drop - high
    notch = (bend * 14 / 16 + tail) / 2
    pen = room.pen().move(0, 0).quadratic((inner / 2, steep * inner / 2), (inner, sag(inner)))
    pen.line((left, high)).quadratic((w / 2, hang), (right, high)).line((w - inner, sag(inner)))
    pen.quadratic((w - inner / 2, steep * inner / 2), (w, 0)).line((w - fold, notch), (w, tail))
    pen.quadratic((w - left / 2, steep * left / 2 + tail), (right, bottom)).line((right, low))
    pen.quadratic((w / 2, hang + tail), (left, low)).line((left, bottom))
    pen.quadratic((left / 2, steep * left / 2 + tail), (0, tail)).line((fold, notch)).close()
    under = sag(inner) + drop - bend
    folds = room.pen().move(inner, under).line((inner, sag(inner)), (left, high))
    folds.quadratic((w / 2, hang), (right, high)).line((w - inner, sag(inner)), (w - inner, under))
    folds.quadratic((w / 2, 2 * drop - under), (inner, under)).close()
    return room.drawn(pen.done(), folds.done(shade=-0.2), area=(left, drop, right, low))


def left_right_ribbon(room: Room) -> Drawn:
    """Draw `leftRightRibbon`: a folded band with an arrow's head at both ends."""
    w, h, s = room.w, room.h, room.short
    step = room.share("adj3", 16667, 0, 33333)
    thick = h * room.share("adj1", 50000, 0, 100000 - 100000 * step) / 2
    side = w / 32
    head = s * room.share("adj2", 50000, 0, room.reach(w / 2 - side))
    top = h / 2 - h * step / 2 - thick
    middle, under = top + thick, top + 2 * thick
    tip = 2 * middle
    bend = step * s / 4
    right_top, right_under = h - under, h - top
    pen = room.pen().move(0, middle).line((head, 0), (head, top), (w / 2, top))
    pen.arc(side, bend, 270, 180).arc(side, bend, 270, -180)
    pen.line((w - head, right_top), (w - head, h - tip), (w, h - middle), (w - head, h))
    pen.line((w - head, right_under), (w / 2, right_under)).arc(side, bend, 90, 90)
    pen.line((w / 2 - side, under), (head, under), (head, tip)).close()
    return room.drawn(pen.done(), area=(head, top, w - head, right_under))
