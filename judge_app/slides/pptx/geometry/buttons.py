"""Action buttons: a box with a sign in its middle."""

from collections.abc import Callable

from judge_app.slides.pptx.geometry.pen import Drawn
from judge_app.slides.pptx.geometry.room import Room
from judge_app.slides.scene import RECTANGLE, Outline, Point

_DARK = -0.4
_LIGHT = 0.4


class Button:
    """Draws a button whose sign lies in the square of three quarters of the shorter side."""

    def __init__(self, sign: Callable[["Sign"], tuple[Outline, ...]] | None = None) -> None:
        self._sign = sign

    def __call__(self, room: Room) -> Drawn:
        """Draw it."""
        signs = () if self._sign is None else self._sign(Sign(room))
        return room.drawn(RECTANGLE, *signs)


class Sign:
    """Draws in the sign's square, whose sides count as 1."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._side = room.short * 0.75
        self._x, self._y = (room.w - self._side) / 2, (room.h - self._side) / 2

    def at(self, x: float, y: float) -> Point:
        """Return a point of the square in EMU."""
        return self._x + x * self._side, self._y + y * self._side

    def area(self, *points: Point, shade: float = _DARK) -> Outline:
        """Return a filled polygon."""
        first, *rest = (self.at(*point) for point in points)
        return self._room.pen().move(*first).line(*rest).close().done(shade=shade)

    def disc(self, x: float, y: float, radius: float, shade: float = _DARK) -> Outline:
        """Return a filled disc around a point."""
        pen = self._room.pen().move(*self.at(x - radius, y))
        reach = radius * self._side
        return pen.arc(reach, reach, 180, 360).close().done(shade=shade)

    def line(self, *points: Point) -> Outline:
        """Return an open line."""
        return self._room.line(*(self.at(*point) for point in points))


def _forward(sign: Sign) -> tuple[Outline, ...]:
    return (sign.area((0, 0), (1, 0.5), (0, 1)),)


def _back(sign: Sign) -> tuple[Outline, ...]:
    return (sign.area((1, 0), (0, 0.5), (1, 1)),)


def _end(sign: Sign) -> tuple[Outline, ...]:
    bar = sign.area((0.875, 0), (1, 0), (1, 1), (0.875, 1))
    return sign.area((0, 0), (0.75, 0.5), (0, 1)), bar


def _beginning(sign: Sign) -> tuple[Outline, ...]:
    bar = sign.area((0, 0), (0.125, 0), (0.125, 1), (0, 1))
    return sign.area((1, 0), (0.25, 0.5), (1, 1)), bar


def _home(sign: Sign) -> tuple[Outline, ...]:
    chimney = sign.area((0.7, 0.06), (0.85, 0.06), (0.85, 0.35), (0.7, 0.2))
    walls = sign.area((0.125, 0.5), (0.875, 0.5), (0.875, 1), (0.125, 1), shade=-0.2)
    door = sign.area((0.42, 0.65), (0.58, 0.65), (0.58, 1), (0.42, 1))
    return chimney, walls, sign.area((0.5, 0), (1, 0.5), (0, 0.5)), door


def _information(sign: Sign) -> tuple[Outline, ...]:
    stem = sign.area(
        (0.36, 0.4), (0.6, 0.4), (0.6, 0.78), (0.68, 0.78), (0.68, 0.86), (0.34, 0.86),
        (0.34, 0.78), (0.42, 0.78), (0.42, 0.48), (0.36, 0.48), shade=_LIGHT,
    )  # fmt: skip
    return sign.disc(0.5, 0.5, 0.5), stem, sign.disc(0.5, 0.23, 0.1, _LIGHT)


def _help(sign: Sign) -> tuple[Outline, ...]:
    mark = sign.area(
        (0.21, 0.29), (0.28, 0.1), (0.5, 0.0), (0.72, 0.1), (0.79, 0.29), (0.72, 0.44),
        (0.6, 0.53), (0.57, 0.71), (0.43, 0.71), (0.45, 0.47), (0.62, 0.36), (0.62, 0.22),
        (0.5, 0.15), (0.38, 0.2), (0.36, 0.29),
    )  # fmt: skip
    return mark, sign.disc(0.5, 0.89, 0.11)


def _return(sign: Sign) -> tuple[Outline, ...]:
    arrow = sign.area(
        (0.75, 0), (1, 0.25), (0.875, 0.25), (0.875, 0.65), (0.65, 0.875), (0.22, 0.875),
        (0, 0.65), (0, 0.25), (0.25, 0.25), (0.25, 0.6), (0.3, 0.65), (0.57, 0.65), (0.62, 0.6),
        (0.62, 0.25), (0.5, 0.25),
    )  # fmt: skip
    return (arrow,)


def _document(sign: Sign) -> tuple[Outline, ...]:
    page = sign.area((0.14, 0), (0.64, 0), (0.86, 0.22), (0.86, 1), (0.14, 1), shade=-0.2)
    return page, sign.area((0.64, 0), (0.86, 0.22), (0.64, 0.22))


def _sound(sign: Sign) -> tuple[Outline, ...]:
    speaker = sign.area((0, 0.3), (0.28, 0.3), (0.55, 0), (0.55, 1), (0.28, 0.7), (0, 0.7))
    waves = (((0.7, 0.3), (0.95, 0.15)), ((0.7, 0.5), (1, 0.5)), ((0.7, 0.7), (0.95, 0.85)))
    return speaker, *(sign.line(*wave) for wave in waves)


def _movie(sign: Sign) -> tuple[Outline, ...]:
    body = sign.area((0.1, 0.25), (0.68, 0.25), (0.68, 0.75), (0.1, 0.75))
    return body, sign.area((0.7, 0.45), (1, 0.28), (1, 0.72), (0.7, 0.55))


BUTTONS = {
    "actionButtonBlank": Button(), "actionButtonHome": Button(_home),
    "actionButtonHelp": Button(_help), "actionButtonInformation": Button(_information),
    "actionButtonForwardNext": Button(_forward), "actionButtonBackPrevious": Button(_back),
    "actionButtonEnd": Button(_end), "actionButtonBeginning": Button(_beginning),
    "actionButtonReturn": Button(_return), "actionButtonDocument": Button(_document),
    "actionButtonSound": Button(_sound), "actionButtonMovie": Button(_movie),
}  # fmt: skip
"""By the format's names."""
