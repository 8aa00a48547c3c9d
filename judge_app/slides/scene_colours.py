"""Colours of a scene, and how they run into each other."""

from dataclasses import dataclass
from enum import StrEnum

Rgba = tuple[int, int, int, int]
Sides = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class GradientShape(StrEnum):
    """Along what a gradient changes."""

    LINE = "line"
    CIRCLE = "circle"
    RECTANGLE = "rect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gradient:
    """Colours along a direction, or from a focus outwards; stops are 0..1."""

    stops: tuple[tuple[float, Rgba], ...]
    angle: float = 0.0
    shape: GradientShape = GradientShape.LINE
    focus: Sides = (0.5, 0.5, 0.5, 0.5)
    """Where an outward gradient begins, as shares of the box cut off from each side."""
