"""The shapes of a slide with their places, groups worked out ([MS-ODRAW] 2.2.13-2.2.46).

Places are in the file's own units, 1/576 inch.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from judge_app.slides.plain.records import Record

_DRAWING, _CONTAINER, _GROUP, _SHAPE = 1036, 0xF002, 0xF003, 0xF004
_GROUP_FRAME, _SHAPE_ATOM = 0xF009, 0xF00A
_OPTIONS, _MORE_OPTIONS = 0xF00B, 0xF122
_TEXT, _CHILD_PLACE, _PLACE, _DATA = 0xF00D, 0xF00F, 0xF010, 0xF011
_IS_PATRIARCH, _IS_DELETED, _IS_BACKGROUND = 0x4, 0x8, 0x400
_FLIPPED_ACROSS, _FLIPPED_DOWN = 0x40, 0x80
_ROTATION = 0x0004
_DEEPEST = 20
_MOST_SHAPES = 5000

Box = tuple[float, float, float, float]
"""Left, top, width, height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PptShape:
    """One shape: its number, its place, what it says of itself."""

    identity: int
    form: int
    """Its type, such as 75 for a picture ([MS-ODRAW] 2.4.24)."""
    box: Box
    rotation: float
    flip_x: bool
    flip_y: bool
    options: dict[int, int]
    data: tuple[Record, ...]
    """What the program keeps of it: placeholders, clips, actions, animations."""
    text: tuple[Record, ...]
    groups: tuple[str, ...] = ()
    """Numbers of the groups around it, the outermost first."""
    in_table: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Numbers of the groups around it and its own."""
        return (*self.groups, str(self.identity))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """How places inside a group become places on the slide."""

    inner: Box = (0.0, 0.0, 1.0, 1.0)
    outer: Box = (0.0, 0.0, 1.0, 1.0)
    groups: tuple[str, ...] = ()
    is_table: bool = False

    def placed(self, box: Box) -> Box:
        across = self.outer[2] / (self.inner[2] or 1.0)
        down = self.outer[3] / (self.inner[3] or 1.0)
        return (
            self.outer[0] + (box[0] - self.inner[0]) * across,
            self.outer[1] + (box[1] - self.inner[1]) * down,
            box[2] * across,
            box[3] * down,
        )


def shapes_of(page: Record) -> tuple[PptShape, ...]:
    """Return the shapes of a slide from the back to the front, the background aside."""
    drawing = page.first(_DRAWING)
    container = drawing.first(_CONTAINER) if drawing is not None else None
    if container is None:
        return ()
    found: list[PptShape] = []
    for group in container.inside():
        if group.kind == _GROUP:
            _collect(group, _Frame(), found, 0)
    return tuple(found)


def _collect(group: Record, frame: _Frame, found: list[PptShape], depth: int) -> None:
    members = list(islice(group.inside(), _MOST_SHAPES))
    if depth and members and members[0].kind == _SHAPE:
        frame = _inside(members[0], frame)
    for member in members[0 if depth == 0 else 1 :]:
        if len(found) >= _MOST_SHAPES:
            return
        if member.kind == _GROUP and depth < _DEEPEST:
            _collect(member, frame, found, depth + 1)
        elif member.kind == _SHAPE:
            shape = _shape(member, frame)
            if shape is not None:
                found.append(shape)


def _inside(header: Record, frame: _Frame) -> _Frame:
    """Return the frame of a group whose own shape is `header`."""
    atom, inner = header.first(_SHAPE_ATOM), header.first(_GROUP_FRAME)
    place = _place(header)
    if atom is None or inner is None or place is None or len(inner.content) < 16:
        return frame
    left, top, right, bottom = struct.unpack_from("<4i", inner.content)
    return _Frame(
        inner=(left, top, right - left, bottom - top),
        outer=frame.placed(place) if frame.groups else place,
        groups=(*frame.groups, str(atom.number(0))),
        is_table=bool(_options(header).get(_TABLE, 0) & 1),
    )


_TABLE = 0x039F
"""Says of a group that its shapes are the cells of a table ([MS-ODRAW] 2.3.4.36)."""


def _shape(record: Record, frame: _Frame) -> PptShape | None:
    atom, place = record.first(_SHAPE_ATOM), _place(record)
    if atom is None or place is None:
        return None
    flags = atom.number(4)
    if flags & (_IS_PATRIARCH | _IS_DELETED | _IS_BACKGROUND):
        return None
    options = _options(record)
    rotation = _signed(options.get(_ROTATION, 0)) / 65536 % 360
    box = _upright(frame.placed(place) if frame.groups else place, rotation)
    return PptShape(
        identity=atom.number(0),
        form=atom.instance,
        box=box,
        rotation=rotation,
        flip_x=bool(flags & _FLIPPED_ACROSS),
        flip_y=bool(flags & _FLIPPED_DOWN),
        options=options,
        data=tuple(_below(record, _DATA)),
        text=tuple(_below(record, _TEXT)),
        groups=frame.groups,
        in_table=frame.is_table,
    )


def _upright(box: Box, rotation: float) -> Box:
    """Return the box before it is turned: one lying on its side is kept as it lies."""
    if not (45 <= rotation < 135 or 225 <= rotation < 315):
        return box
    x, y, width, height = box
    return x + (width - height) / 2, y + (height - width) / 2, height, width


def _below(record: Record, kind: int) -> Iterator[Record]:
    holder = record.first(kind)
    if holder is not None:
        yield from holder.inside()


def _place(record: Record) -> Box | None:
    child = record.first(_CHILD_PLACE)
    if child is not None and len(child.content) >= 16:
        left, top, right, bottom = struct.unpack_from("<4i", child.content)
        return left, top, right - left, bottom - top
    anchor = record.first(_PLACE)
    if anchor is None or len(anchor.content) < 8:
        return None
    sides = "<4i" if len(anchor.content) >= 16 else "<4h"
    top, left, right, bottom = struct.unpack_from(sides, anchor.content)
    return left, top, right - left, bottom - top


def _options(record: Record) -> dict[int, int]:
    """Return the properties of a shape by their numbers; long ones by their lengths."""
    found: dict[int, int] = {}
    for kind in (_OPTIONS, _MORE_OPTIONS):
        table = record.first(kind)
        if table is None:
            continue
        for place in range(0, min(table.instance * 6, len(table.content) - 5), 6):
            name, value = struct.unpack_from("<HI", table.content, place)
            found[name & 0x3FFF] = value
    return found


def _signed(value: int) -> int:
    return value - (1 << 32) if value >= 1 << 31 else value
