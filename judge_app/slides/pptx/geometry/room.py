"""The box a preset shape is drawn in, with its adjustments."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from judge_app.slides.pptx.geometry.pen import WHOLE, Drawn, Pen
from judge_app.slides.scene import Outline, Point
from judge_app.slides.scene_colours import Sides

_WHOLE_SHARE = 100000


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Width and height in EMU; adjustments as the file has them, by name."""

    w: float
    h: float
    adjustments: Mapping[str, float] = field(default_factory=dict)

    @property
    def short(self) -> float:
        """The shorter side."""
        return min(self.w, self.h)

    def share(self, name: str, default: float, low: float = 0, high: float = 100000) -> float:
        """Return an adjustment as a share (1 is 100000), kept between `low` and `high`."""
        value = self.adjustments.get(name, default)
        return min(max(value, low), max(low, high)) / _WHOLE_SHARE

    def angle(self, name: str, default: float) -> float:
        """Return an adjustment that is an angle, in degrees."""
        return self.adjustments.get(name, default) / 60000

    def reach(self, length: float) -> float:
        """Return the greatest adjustment (hundred-thousandths of the short side) for a length."""
        return _WHOLE_SHARE * length / (self.short or 1.0)

    def pen(self) -> Pen:
        """Return a pen for this box."""
        return Pen(self.w, self.h)

    def polygon(self, *points: Point) -> Outline:
        """Return a closed outline through points in EMU."""
        first, *rest = points
        return self.pen().move(*first).line(*rest).close().done()

    def line(self, *points: Point) -> Outline:
        """Return an open line through points in EMU, not filled."""
        first, *rest = points
        return self.pen().move(*first).line(*rest).done(filled=False)

    def ellipse(self, left: float, top: float, right: float, bottom: float) -> Outline:
        """Return an ellipse in a box in EMU."""
        pen = self.pen().move(left, (top + bottom) / 2)
        return pen.arc((right - left) / 2, (bottom - top) / 2, 180, 360).close().done()

    def drawn(self, *outlines: Outline, area: Sides | None = None) -> Drawn:
        """Return outlines with the part for words, in EMU; without one it is the whole box."""
        if area is None:
            return Drawn(outlines=outlines)
        left, top, right, bottom = area
        if right <= left or bottom <= top or not self.w or not self.h:
            return Drawn(outlines=outlines, text_area=WHOLE)
        shares = left / self.w, top / self.h, right / self.w, bottom / self.h
        return Drawn(outlines=outlines, text_area=shares)
