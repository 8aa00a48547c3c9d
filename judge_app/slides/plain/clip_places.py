"""Where a clip lies on a plain page; a turned one fills the upright box around it."""

import math

from judge_app.slides.deck import MediaPlace

_CORNER = 0.06
"""The size of a sound that comes with the page itself, in shares of the page's width."""


def clip_place(
    box: tuple[float, float, float, float],
    *,
    part: str = "",
    link: str = "",
    is_sound: bool = False,
    shape: str = "",
    rotation: float = 0.0,
    is_mirrored: bool = False,
) -> MediaPlace:
    """Return the place of a clip whose box (left, top, width, height) is turned by `rotation`."""
    x, y, across, down = box
    turn = math.radians(rotation)
    cosine, sine = abs(math.cos(turn)), abs(math.sin(turn))
    width, height = across * cosine + down * sine, across * sine + down * cosine
    return MediaPlace(
        part=part,
        x=round(x + (across - width) / 2),
        y=round(y + (down - height) / 2),
        width=round(width),
        height=round(height),
        external=not part,
        is_sound=is_sound,
        shape=shape,
        link=link,
        rotation=rotation % 360,
        is_mirrored=is_mirrored,
    )


def corner_of(size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Return the box, in the lower right corner, of a sound that comes with the whole page."""
    side = size[0] * _CORNER
    return size[0] - side * 1.5, size[1] - side * 1.5, side, side
