"""Stars, banners, waves, and drawn signs such as hearts and clouds."""

import math

from judge_app.slides.pptx.geometry.pen import Drawn
from judge_app.slides.pptx.geometry.room import Room

_CLOUD = (
    ((3900, 14370), (6753, 9190), -11429249, 7426832), (None, (5333, 7267), -8646143, 5396714),
    (None, (4365, 5945), -8748475, 5983381), (None, (4857, 6595), -7859164, 7034504),
    (None, (5333, 7273), -4722533, 6541615), (None, (6775, 9220), -2776035, 7816140),
    (None, (5785, 7867), 37501, 6842000), (None, (6752, 9215), 1347096, 6910353),
    (None, (7720, 10543), 3974558, 4542661), (None, (4360, 5918), -16496525, 8804134),
    (None, (4345, 5945), -14809710, 9151131),
)  # fmt: skip
"""Arcs of a cloud in a box of 43,200 a side: begin, radii, start and sweep in 60,000ths of a degree."""
_CLOUD_SIDE = 43200
_SIXTIETHS = 60000
_BOX = 21600


class Star:
    """Draws a star; `inner` is how far the notches lie from the middle, of 50,000."""

    def __init__(self, points: int, inner: int, *, across: float = 1.0, down: float = 1.0) -> None:
        self._points = points
        self._inner = inner
        self._across, self._down = across, down

    def __call__(self, room: Room) -> Drawn:
        """Draw it."""
        w, h = room.w, room.h
        across = room.adjustments.get("hf", self._across * 100000) / 100000
        down = room.adjustments.get("vf", self._down * 100000) / 100000
        rx, ry = w / 2 * across, h / 2 * down
        cy = h / 2 * down
        inner = room.share("adj", self._inner, 0, 50000) * 2
        corners = []
        for number in range(2 * self._points):
            reach = 1.0 if number % 2 == 0 else inner
            angle = math.pi * number / self._points - math.pi / 2
            corners.append(
                (w / 2 + rx * reach * math.cos(angle), cy + ry * reach * math.sin(angle))
            )
        half = max(0.3, inner * 0.7) / 2
        area = (w / 2 - half * w, cy - half * h, w / 2 + half * w, cy + half * h)
        return room.drawn(room.polygon(*corners), area=area)


def heart(room: Room) -> Drawn:
    """Draw `heart`."""
    w, h = room.w, room.h
    pen = room.pen().move(w / 2, h / 4)
    pen.curve((w / 2 + w * 10 / 48, -h / 3), (w / 2 + w * 49 / 48, h / 4), (w / 2, h))
    pen.curve((w / 2 - w * 49 / 48, h / 4), (w / 2 - w * 10 / 48, -h / 3), (w / 2, h / 4)).close()
    return room.drawn(pen.done(), area=(w / 6, h / 4, w * 5 / 6, h * 2 / 3))


def cloud(room: Room) -> Drawn:
    """Draw `cloud`."""
    w, h = room.w, room.h
    fx, fy = w / _CLOUD_SIDE, h / _CLOUD_SIDE
    pen = room.pen()
    for begin, (rx, ry), start, sweep in _CLOUD:
        if begin is not None:
            pen.move(begin[0] * fx, begin[1] * fy)
        pen.arc(rx * fx, ry * fy, start / _SIXTIETHS, sweep / _SIXTIETHS)
    area = (2977 * fx * 2, 3262 * fy * 2, 17087 * fx * 2, 17337 * fy * 2)
    return room.drawn(pen.close().done(), area=area)


def sun(room: Room) -> Drawn:
    """Draw `sun`: a disc with eight rays."""
    w, h = room.w, room.h
    inner = 0.5 - room.share("adj", 25000, 12500, 46875)
    outlines = [
        room.ellipse(w * (0.5 - inner), h * (0.5 - inner), w * (0.5 + inner), h * (0.5 + inner))
    ]
    gap = inner + (0.5 - inner) / 4
    for number in range(8):
        turn = math.pi / 4 * number
        corners = (
            (0.5, turn),
            (gap, turn + math.pi / 12),
            (gap, turn - math.pi / 12),
        )
        outlines.append(
            room.polygon(
                *((w * (0.5 + r * math.cos(a)), h * (0.5 + r * math.sin(a))) for r, a in corners)
            )
        )
    return room.drawn(*outlines)


def moon(room: Room) -> Drawn:
    """Draw `moon`."""
    w, h = room.w, room.h
    inner = w * room.share("adj", 50000, 0, 87500)
    pen = room.pen().move(w, h).arc(w, h / 2, 90, 180)
    pen.curve((inner, h * 0.2), (inner, h * 0.8), (w, h)).close()
    return room.drawn(pen.done())


class Corners:
    """Draws a polygon whose corners are given in a box of 21,600 a side."""

    def __init__(self, *corners: tuple[int, int], area: tuple[int, int, int, int]) -> None:
        self._corners, self._area = corners, area

    def __call__(self, room: Room) -> Drawn:
        """Draw it."""
        fx, fy = room.w / _BOX, room.h / _BOX
        left, top, right, bottom = self._area
        shape = room.polygon(*((x * fx, y * fy) for x, y in self._corners))
        return room.drawn(shape, area=(left * fx, top * fy, right * fx, bottom * fy))


EXPLOSIONS = {
    "irregularSeal1": Corners(
        (10800, 5800), (14522, 0), (14155, 5325), (18380, 4457), (16702, 7315), (21097, 8137),
        (17607, 10475), (21600, 13290), (16837, 12942), (18145, 18095), (14020, 14457),
        (13247, 19737), (10532, 14935), (8485, 21600), (7715, 15627), (4762, 17617),
        (5667, 13937), (135, 14587), (3722, 11775), (0, 8615), (4627, 7617), (370, 2295),
        (7312, 6320), (8352, 2295), area=(4627, 6320, 16702, 13937),
    ),
    "irregularSeal2": Corners(
        (11462, 4342), (14790, 0), (14525, 5777), (18007, 3172), (16380, 6532), (21600, 6645),
        (16985, 9402), (18270, 11290), (16380, 12310), (18877, 15632), (14640, 14350),
        (14942, 17370), (12180, 15935), (11612, 18842), (9872, 17370), (8700, 19712),
        (7527, 18125), (4917, 21600), (4805, 18240), (1285, 17825), (3330, 15370), (0, 12877),
        (3935, 11592), (1172, 8270), (5372, 7817), (4502, 3625), (8550, 6382), (9722, 1887),
        area=(5372, 6382, 14640, 15935),
    ),
}  # fmt: skip
"""By the format's names."""


def lightning(room: Room) -> Drawn:
    """Draw `lightningBolt`."""
    corners = (
        (8472, 0), (12860, 6080), (11050, 6797), (16577, 12007), (14767, 12877), (21600, 21600),
        (10012, 14915), (12222, 13987), (5022, 9705), (7602, 8382), (0, 3890),
    )  # fmt: skip
    return room.drawn(room.polygon(*((x * room.w / 21600, y * room.h / 21600) for x, y in corners)))


def smiley(room: Room) -> Drawn:
    """Draw `smileyFace`."""
    w, h = room.w, room.h
    bend = h * room.share("adj", 4653, -4653, 4653)
    eye_x, eye_y = w * 1125 / 21600, h * 1125 / 21600
    eyes = [
        room.ellipse(x * w - eye_x, h * 0.35 - eye_y, x * w + eye_x, h * 0.35 + eye_y)
        for x in (6215 / 21600 + 1125 / 21600, 13135 / 21600 + 1125 / 21600)
    ]
    mouth = h * 16515 / 21600
    smile = room.pen().move(w * 4969 / 21600, mouth - bend)
    smile.quadratic((w / 2, mouth + bend * 3), (w * 16640 / 21600, mouth - bend))
    dark = [type(eye)(steps=eye.steps, filled=True, stroked=True, shade=-0.2) for eye in eyes]
    return room.drawn(room.ellipse(0, 0, w, h), *dark, smile.done(filled=False))


def wave(room: Room) -> Drawn:
    """Draw `wave`."""
    w, h = room.w, room.h
    high = h * room.share("adj1", 12500, 0, 20000)
    lean = w * room.share("adj2", 0, -10000, 10000)
    left, right = max(0.0, -2 * lean), max(0.0, 2 * lean)
    bulge = high * 10 / 3
    x2, x5 = w - right, left
    third = (w - left - right) / 3
    pen = room.pen().move(x5 - left, high)
    pen.curve((third, high - bulge), (2 * third, high + bulge), (x2, high))
    pen.line((w, h - high))
    low = h - high
    pen.curve((w - third, low + bulge), (w - 2 * third, low - bulge), (right, low)).close()
    return room.drawn(pen.done(), area=(left, 2 * high, w - right, h - 2 * high))


def double_wave(room: Room) -> Drawn:
    """Draw `doubleWave`."""
    w, h = room.w, room.h
    high = h * room.share("adj1", 6250, 0, 12500)
    bulge = high * 10 / 3
    sixth = w / 6
    pen = room.pen().move(0, high)
    pen.curve((sixth, high - bulge), (2 * sixth, high + bulge), (w / 2, high))
    pen.curve((4 * sixth, high - bulge), (5 * sixth, high + bulge), (w, high))
    low = h - high
    pen.line((w, low)).curve((5 * sixth, low + bulge), (4 * sixth, low - bulge), (w / 2, low))
    pen.curve((2 * sixth, low + bulge), (sixth, low - bulge), (0, low)).close()
    return room.drawn(pen.done(), area=(0, 2 * high, w, h - 2 * high))


def ribbon(room: Room) -> Drawn:
    """Draw `ribbon2`: a banner whose middle stands above its ends."""
    w, h = room.w, room.h
    lift = h * room.share("adj1", 16667, 0, 33333)
    middle = w * room.share("adj2", 50000, 25000, 75000) / 2
    left, right, fold = w / 2 - middle, w / 2 + middle, w / 8
    tail = h - lift
    ends = [
        room.polygon((x0, lift), (x1, lift), (x1, h), (x0, h), (x0 + notch, lift + tail / 2))
        for x0, x1, notch in ((0, left + fold / 4, fold), (w, right - fold / 4, -fold))
    ]
    front = room.polygon((left, 0), (right, 0), (right, tail), (left, tail))
    return room.drawn(*ends, front, area=(left, 0, right, tail))
