"""Where OpenDocument's shapes stand: boxes, turns and shifts (ODF 1.2, 19.228 `draw:transform`)."""

import math
import re
from dataclasses import dataclass
from typing import Any

from judge_app.slides.plain.odp.nodes import attribute, emu

_STEP = re.compile(r"(rotate|translate|scale)\s*\(([^)]*)\)")
_ENDS = ("x1", "y1", "x2", "y2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A box (EMU) and the degrees, clockwise, by which it is turned around its middle."""

    x: float
    y: float
    width: float
    height: float
    rotation: float = 0.0
    falls_left: bool = False
    """Of a line: whether it runs from the upper right to the lower left."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width, height."""
        return self.x, self.y, self.width, self.height


def place_of(node: Any) -> Place:
    """Return where a shape stands."""
    if attribute(node, "x1"):
        left, top, right, bottom = (emu(attribute(node, name)) for name in _ENDS)
        x, y = min(left, right), min(top, bottom)
        falls_left = (right < left) != (bottom < top)
        width, height = abs(right - left), abs(bottom - top)
        return Place(x=x, y=y, width=width, height=height, falls_left=falls_left)
    x, y, width, height = (emu(attribute(node, name)) for name in ("x", "y", "width", "height"))
    middle = (x + width / 2, y + height / 2)
    turned = 0.0
    for name, values in _STEP.findall(attribute(node, "transform")):
        middle, angle = _moved(name, values, middle)
        turned += angle
    return Place(
        x=middle[0] - width / 2,
        y=middle[1] - height / 2,
        width=width,
        height=height,
        rotation=-math.degrees(turned) % 360,
    )


def _moved(name: str, values: str, point: tuple[float, float]) -> tuple[tuple[float, float], float]:
    """Return where a point comes by one step, and the radians (counterclockwise) of its turn."""
    parts = values.replace(",", " ").split()
    if name == "translate" and parts:
        shift = [emu(part) for part in parts] + [0]
        return (point[0] + shift[0], point[1] + shift[1]), 0.0
    if name == "rotate" and parts:
        angle = _number(parts[0])
        cosine, sine = math.cos(angle), math.sin(angle)
        x, y = point
        return (x * cosine + y * sine, y * cosine - x * sine), angle
    return point, 0.0


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if math.isfinite(value) else 0.0
