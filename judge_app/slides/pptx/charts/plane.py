"""The plane that bars, lines and points are drawn on: categories along, values up."""

from dataclasses import dataclass

from judge_app.slides.pptx.charts.scale import Scale
from judge_app.slides.scene import Item, Outline, Point, Step, Stroke, Verb

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """Places in a box (EMU). `count` categories, or a second scale where both ways are values."""

    box: Box
    values: Scale
    count: int = 1
    lying: bool = False
    """Whether values run to the right and categories upwards."""
    between: bool = True
    backwards: bool = False
    """Whether the categories run the other way."""
    along: Scale | None = None
    base: float = 0.0
    """The value from which bars and areas stand."""
    positions: tuple[float, ...] = ()
    """Where categories lie among `count` units, if not one after the other."""

    def slot(self) -> float:
        """Return how much room a category has along its axis, EMU."""
        length = self.box[3] if self.lying else self.box[2]
        return length / max(1, self.count if self.between else self.count - 1)

    def place(self, category: float) -> float:
        """Return where a category's middle lies along its axis, as a share."""
        if self.along is not None:
            return self.along.share(category)
        if self.positions:
            number = min(max(round(category), 0), len(self.positions) - 1)
            return self.place_of(self.positions[number] + category - number)
        return self.place_of(category)

    def place_of(self, unit: float) -> float:
        """Return where a unit's middle lies along the axis, as a share."""
        if self.between:
            share = (unit + 0.5) / max(1, self.count)
        else:
            share = unit / max(1, self.count - 1)
        return 1 - share if self.backwards else share

    def point(self, category: float, value: float) -> Point:
        """Return where a value stands, EMU."""
        return self.at(self.place(category), self.values.share(value))

    def at(self, along: float, up: float) -> Point:
        """Return the point at these shares along both axes, EMU."""
        x, y, width, height = self.box
        if self.lying:
            return x + width * up, y + height * (1 - along)
        return x + width * along, y + height * (1 - up)


def path_item(points: list[Point], *, closed: bool, smooth: bool = False) -> Item:
    """Return an item of a line or area through points in EMU, without paints."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width = max(x for x, _ in points) - left or 1.0
    height = max(y for _, y in points) - top or 1.0
    shares = [((x - left) / width, (y - top) / height) for x, y in points]
    steps = [Step(Verb.MOVE, (shares[0],))]
    steps += _curves(shares) if smooth else [Step(Verb.LINE, (p,)) for p in shares[1:]]
    if closed:
        steps.append(Step(Verb.CLOSE))
    outline = Outline(steps=tuple(steps), filled=closed)
    return Item(x=left, y=top, width=width, height=height, outlines=(outline,))


def _curves(points: list[Point]) -> list[Step]:
    """Return curves through points, each as if its neighbours pulled at it."""
    steps = []
    for number in range(len(points) - 1):
        before, a = points[max(0, number - 1)], points[number]
        b, after = points[number + 1], points[min(len(points) - 1, number + 2)]
        first = (a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6)
        second = (b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6)
        steps.append(Step(Verb.CURVE, (first, second, b)))
    return steps


def line_item(start: Point, end: Point, stroke: Stroke) -> Item:
    """Return a straight line."""
    x, y = min(start[0], end[0]), min(start[1], end[1])
    width, height = abs(end[0] - start[0]), abs(end[1] - start[1])
    falls = (start[0] <= end[0]) == (start[1] <= end[1])
    ends = ((0.0, 0.0), (1.0, 1.0)) if falls else ((0.0, 1.0), (1.0, 0.0))
    outline = Outline(
        steps=(Step(Verb.MOVE, (ends[0],)), Step(Verb.LINE, (ends[1],))), filled=False
    )
    return Item(x=x, y=y, width=width, height=height, outlines=(outline,), stroke=stroke)
