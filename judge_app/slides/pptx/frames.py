"""How groups move, stretch, turn and mirror what is inside them."""

import math
from dataclasses import dataclass, replace

from judge_app.slides.pptx.names import Node, child, flag, whole
from judge_app.slides.scene import Item
from judge_app.slides.scene_colours import Sides

Box = tuple[float, float, float, float]
"""Left, top, width, height."""


def box_of(node: Node | None) -> Box | None:
    """Return the box of a transform, None where it has none."""
    off, ext = child(node, "a:off"), child(node, "a:ext")
    if off is None or ext is None:
        return None
    return whole(off, "x"), whole(off, "y"), whole(ext, "cx"), whole(ext, "cy")


def item_at(transform: Node | None, box: Box) -> Item:
    """Return an empty item in `box`, turned and mirrored as its `a:xfrm` says."""
    return Item(
        x=box[0],
        y=box[1],
        width=box[2],
        height=box[3],
        rotation=rotation_of(transform),
        flip_x=bool(flag(transform, "flipH")),
        flip_y=bool(flag(transform, "flipV")),
    )


def rotation_of(transform: Node | None) -> float:
    """Return the angle of a transform in degrees."""
    return whole(transform, "rot") / 60000


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where a group's children are put: moved and stretched, then turned around its middle."""

    x: float = 0.0
    y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    rotation: float = 0.0
    flip_x: bool = False
    flip_y: bool = False
    centre: tuple[float, float] = (0.0, 0.0)
    """What the group turns around, in its parent's space."""

    def placed(self, item: Item) -> Item:
        """Return a child as it stands in the group's parent."""
        return self._turned(self._stretched(item))

    def _stretched(self, item: Item) -> Item:
        """Stretch an item; one that lies on its side is stretched the other way round."""
        lies = 45 <= item.rotation % 180 < 135
        wide = item.width * (self.scale_y if lies else self.scale_x)
        high = item.height * (self.scale_x if lies else self.scale_y)
        cx = self.x + (item.x + item.width / 2) * self.scale_x
        cy = self.y + (item.y + item.height / 2) * self.scale_y
        area = item.text_area
        if lies and item.text is not None and item.text.upright:
            area = self._upright_area(area)
        x, y = cx - wide / 2, cy - high / 2
        return replace(item, x=x, y=y, width=wide, height=high, text_area=area)

    def _upright_area(self, area: Sides) -> Sides:
        """Return where words stand that do not lie down with their shape: they keep its ways."""
        across = self.scale_x / (self.scale_y or 1.0)
        left, top, right, bottom = (side - 0.5 for side in area)
        return (
            0.5 + left * across,
            0.5 + top / (across or 1.0),
            0.5 + right * across,
            0.5 + bottom / (across or 1.0),
        )

    def _turned(self, item: Item) -> Item:
        if not (self.rotation or self.flip_x or self.flip_y):
            return item
        x = item.x + item.width / 2 - self.centre[0]
        y = item.y + item.height / 2 - self.centre[1]
        rotation = item.rotation
        if self.flip_x:
            x, rotation = -x, -rotation
        if self.flip_y:
            y, rotation = -y, -rotation
        turn = math.radians(self.rotation)
        x, y = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
        return replace(
            item,
            x=self.centre[0] + x - item.width / 2,
            y=self.centre[1] + y - item.height / 2,
            rotation=rotation + self.rotation,
            flip_x=item.flip_x ^ self.flip_x,
            flip_y=item.flip_y ^ self.flip_y,
        )


def frame_of(transform: Node | None) -> Frame:
    """Return the frame of a group's `a:xfrm`."""
    box = box_of(transform)
    if box is None:
        return Frame()
    inner_off, inner_ext = child(transform, "a:chOff"), child(transform, "a:chExt")
    x, y, width, height = box
    scale_x = width / (whole(inner_ext, "cx", int(width)) or width or 1)
    scale_y = height / (whole(inner_ext, "cy", int(height)) or height or 1)
    return Frame(
        x=x - whole(inner_off, "x", int(x)) * scale_x,
        y=y - whole(inner_off, "y", int(y)) * scale_y,
        scale_x=scale_x,
        scale_y=scale_y,
        rotation=rotation_of(transform),
        flip_x=bool(flag(transform, "flipH")),
        flip_y=bool(flag(transform, "flipV")),
        centre=(x + width / 2, y + height / 2),
    )
