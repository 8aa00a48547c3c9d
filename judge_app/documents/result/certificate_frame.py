"""The frame of a certificate: a band of keys between two lines, a knot in each corner.

Everything is made of straight lines on a grid, so that it prints well in one colour too.
"""

from judge_app.documents.page.pages import Pages

FRAME_COLOUR = (0.600, 0.420, 0.110)
"""A dark gold; as grey it is as dark as text in a newspaper."""

_EDGE = 9.0
"""Millimetres of bare paper around the frame: more than any office printer leaves white."""
_BAND = 7.0
_BOLD, _THIN, _KEY = 0.9, 0.3, 0.45
_SPIRAL = ((0, 4), (0, 0), (4, 0), (4, 3), (2, 3), (2, 2))
"""One key on a grid of 6 × 4: it rises, turns in on itself, and its foot leads to the next."""
_COLUMNS, _ROWS = 6, 4
_INNER_GAP = 1.6
"""Millimetres between the band and the thin line inside it."""


def frame_inset() -> float:
    """Return how far from the paper's edge the frame ends, in millimetres."""
    return _EDGE + _BAND + _INNER_GAP


def draw_frame(pages: Pages) -> None:
    """Draw the frame on the page that is being drawn."""
    paper = pages.paper
    with pages.coloured(*FRAME_COLOUR):
        for inset, width in ((_EDGE, _BOLD), (_EDGE + _BAND, _THIN), (frame_inset(), _THIN)):
            across, tall = paper.width - 2 * inset, paper.height - 2 * inset
            pages.strokes(_around(inset, inset, across, tall), width=width)
        _row(pages, _EDGE, paper.width, flipped=False)
        _row(pages, paper.height - _EDGE - _BAND, paper.width, flipped=True)
        _column(pages, _EDGE, paper.height, flipped=False)
        _column(pages, paper.width - _EDGE - _BAND, paper.height, flipped=True)
        for x in (_EDGE, paper.width - _EDGE - _BAND):
            for y in (_EDGE, paper.height - _EDGE - _BAND):
                _knot(pages, x, y)


def _around(x: float, y: float, width: float, height: float) -> list[tuple[float, float]]:
    right, bottom = x + width, y + height
    return [(x, y), (right, y), (right, bottom), (x, bottom), (x, y)]


def _row(pages: Pages, top: float, length: float, *, flipped: bool) -> None:
    points = _keys(length)
    pages.strokes(
        [(x, top + (_BAND - y if flipped else y)) for x, y in points],
        width=_KEY,
    )


def _column(pages: Pages, left: float, length: float, *, flipped: bool) -> None:
    points = _keys(length)
    pages.strokes(
        [(left + (_BAND - y if flipped else y), x) for x, y in points],
        width=_KEY,
    )


def _keys(length: float) -> list[tuple[float, float]]:
    """Return the keys of one side as places along it and across its band."""
    margin = _BAND * 0.22
    height = _BAND - 2 * margin
    start = _EDGE + _BAND
    room = length - 2 * start
    count = round(room / (height / _ROWS * _COLUMNS))
    unit = room / (count * _COLUMNS)
    points = []
    for number in range(count):
        left = start + number * _COLUMNS * unit + unit / 2
        for along, across in (*_SPIRAL, *reversed(_SPIRAL[2:-1]), (5, 0), (5, 4)):
            points.append((left + along * unit, margin + across * height / _ROWS))
    return points


def _knot(pages: Pages, x: float, y: float) -> None:
    for inset, width in ((0.0, _BOLD), (1.5, _KEY), (2.7, _KEY)):
        side = _BAND - 2 * inset
        pages.strokes(_around(x + inset, y + inset, side, side), width=width)
