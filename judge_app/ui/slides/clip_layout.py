"""Where a clip's picture and its controls lie over the page; geometry alone."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

LEAST_PICTURE = QSize(160, 90)
"""Smaller places on a page are exceeded to this size: less cannot be watched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a clip has around its picture, in pixels."""

    above: int
    """Height of the line with the clip's name."""
    below: int
    """Height of the controls."""
    least_width: int
    """What the controls need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipLayout:
    """The rectangle around everything, and in it the picture; the picture's is empty for sounds."""

    whole: QRect
    picture: QRect


def lay_over(place: QRect, room: QRect, around: Around) -> ClipLayout:
    """Put the picture exactly on `place`, moved or cut only where it and its controls leave `room`.

    The controls may be wider than the picture. What of the place is out of sight makes the picture
    smaller, down to `LEAST_PICTURE`; then it stays at the edge of the room.
    """
    free = room.adjusted(0, around.above, 0, -around.below)
    seen = place.intersected(room)
    if seen.width() < LEAST_PICTURE.width() or seen.height() < LEAST_PICTURE.height():
        seen = QRect(QPoint(0, 0), seen.size().expandedTo(LEAST_PICTURE))
        seen.moveCenter(place.center())
    picture = brought_into(free, seen)
    width = min(max(picture.width(), around.least_width), room.width())
    whole = QRect(0, 0, width, around.above + picture.height() + around.below)
    whole.moveCenter(picture.center())
    whole.moveTop(picture.top() - around.above)
    return ClipLayout(whole=brought_into(room, whole), picture=picture)


def lay_beside(place: QRect, room: QRect, around: Around) -> ClipLayout:
    """Put the controls of a sound under its sign, or above it where there is no room."""
    whole = QRect(0, 0, min(around.least_width, room.width()), around.above + around.below)
    whole.moveCenter(place.center())
    whole.moveTop(place.bottom() + 1)
    if whole.bottom() > room.bottom():
        whole.moveBottom(place.top() - 1)
    return ClipLayout(whole=brought_into(room, whole), picture=QRect())


def brought_into(room: QRect, area: QRect) -> QRect:
    """Return `area` moved as little as needed to lie in `room`, and cut where it is larger."""
    moved = QRect(area.topLeft(), area.size().boundedTo(room.size()))
    moved.moveLeft(min(max(room.left(), moved.left()), room.right() + 1 - moved.width()))
    moved.moveTop(min(max(room.top(), moved.top()), room.bottom() + 1 - moved.height()))
    return moved
