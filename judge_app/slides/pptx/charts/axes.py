"""The axes of a chart as the file describes them."""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.slides.pptx.charts.letters import Letters
from judge_app.slides.pptx.charts.paint import GREY, Paints
from judge_app.slides.pptx.charts.scale import Wishes
from judge_app.slides.pptx.charts.switches import number_of, text_of
from judge_app.slides.pptx.names import Node, child, flag, local, q, whole
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.scene import Stroke

_KINDS = {"catAx": "category", "dateAx": "category", "valAx": "value", "serAx": "series"}
_UNITS = {
    "hundreds": (1e2, "Hundreds"), "thousands": (1e3, "Thousands"),
    "tenThousands": (1e4, "x 10000"), "hundredThousands": (1e5, "x 100000"),
    "millions": (1e6, "Millions"), "tenMillions": (1e7, "x 10000000"),
    "hundredMillions": (1e8, "x 100000000"), "billions": (1e9, "Billions"),
    "trillions": (1e12, "Trillions"),
}  # fmt: skip
_FINEST = 1e-30
_LARGEST_BASE = 1000
"""Of logarithms (ECMA-376 21.2.3.25)."""
_LINE = Stroke(colour=GREY, width=9525)
_FINE_LINE = Stroke(colour=(191, 191, 191, 255), width=9525)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One axis; `side` is `l`, `r`, `t` or `b`."""

    name: str
    kind: str
    side: str
    shown: bool
    letters: Letters
    title: str
    title_letters: Letters
    code: str
    labels: str
    """Where its labels stand: `nextTo`, `low`, `high` or `none`."""
    line: Stroke | None
    grid: Stroke | None
    wishes: Wishes
    between: bool | None = None
    """Whether categories lie between the marks, not on them; None where that is left open."""
    linked: bool = False
    """Whether numbers are written as the values' own format says."""
    crosses: str = ""
    """Where it crosses the other axis: `autoZero`, `min` or `max`."""
    crosses_at: float | None = None
    mark: str = "out"
    """How marks stand on its line: `out`, `in`, `cross` or `none`."""
    minor_mark: str = "none"
    minor_grid: Stroke | None = None
    skip: int = 0
    """Of how many labels one is written; 0 where that is left open."""
    dated: bool = False
    unit: str = ""
    """Of an axis of dates: `days`, `months` or `years`."""
    step_unit: str = ""
    divisor: float = 1.0
    """What its numbers are counted in: 1,000,000 where it shows millions."""


def read_axes(area: Node, letters: Letters, paints: Paints, around: Surroundings) -> Iterator[Axis]:
    """Yield the axes of a plot area."""
    for node in area:
        kind = _KINDS.get(local(node))
        if kind is not None:
            yield _axis(node, kind, letters, paints, around)


def _axis(node: Node, kind: str, letters: Letters, paints: Paints, around: Surroundings) -> Axis:
    properties = child(node, "c:spPr")
    grid, minor_grid = child(node, "c:majorGridlines"), child(node, "c:minorGridlines")
    number_format = child(node, "c:numFmt")
    title = child(node, "c:title")
    label_place = child(node, "c:tickLblPos")
    own = letters.changed(child(node, "c:txPr"), around)
    return Axis(
        name=text_of(node, "c:axId"),
        kind=kind,
        side=text_of(node, "c:axPos") or ("b" if kind == "category" else "l"),
        shown=flag(child(node, "c:delete"), "val") is False or child(node, "c:delete") is None,
        letters=own,
        title="\n".join(filter(None, (title_words(title), _unit_words(node)))),
        title_letters=_bold(letters).changed(_style_of(title), around),
        code="General" if number_format is None else number_format.get("formatCode", "General"),
        labels="nextTo" if label_place is None else label_place.get("val", "nextTo"),
        line=paints.stroke(properties, _LINE),
        grid=None if grid is None else paints.stroke(child(grid, "c:spPr"), _LINE),
        wishes=_wishes(node),
        between={"between": True, "midCat": False}.get(text_of(node, "c:crossBetween")),
        linked=number_format is not None and flag(number_format, "sourceLinked") is True,
        crosses=text_of(node, "c:crosses"),
        crosses_at=number_of(node, "c:crossesAt"),
        mark=text_of(node, "c:majorTickMark") or "out",
        minor_mark=text_of(node, "c:minorTickMark") or "none",
        minor_grid=None
        if minor_grid is None
        else paints.stroke(child(minor_grid, "c:spPr"), _FINE_LINE),
        skip=whole(child(node, "c:tickLblSkip"), "val"),
        dated=local(node) == "dateAx",
        unit=text_of(node, "c:baseTimeUnit"),
        step_unit=text_of(node, "c:majorTimeUnit"),
        divisor=_divisor(child(node, "c:dispUnits")),
    )


def _divisor(units: Node | None) -> float:
    own = None if units is None else number_of(units, "c:custUnit")
    built_in = "" if units is None else text_of(units, "c:builtInUnit")
    return own or _UNITS.get(built_in, (1.0, ""))[0]


def _unit_words(axis: Node) -> str:
    """Return what an axis says of the unit its numbers are counted in."""
    label = child(axis, "c:dispUnits", "c:dispUnitsLbl")
    if label is None:
        return ""
    return title_words(label) or _UNITS.get(text_of(label.getparent(), "c:builtInUnit"), (1, ""))[1]


def _bold(letters: Letters) -> Letters:
    return Letters(font=letters.font, size=letters.size, colour=letters.colour, bold=True)


def _style_of(title: Node | None) -> Node | None:
    rich = child(title, "c:tx", "c:rich")
    return rich if rich is not None else child(title, "c:txPr")


def title_words(title: Node | None) -> str:
    """Return the words of a title, its paragraphs as lines."""
    if title is None:
        return ""
    rich = child(title, "c:tx", "c:rich")
    if rich is None:
        return " ".join(node.text or "" for node in title.iter(q("c:v")))
    paragraphs = rich.findall(q("a:p"))
    return "\n".join("".join(t.text or "" for t in p.iter(q("a:t"))) for p in paragraphs).strip()


def _wishes(node: Node) -> Wishes:
    scaling = child(node, "c:scaling")
    base = number_of(scaling, "c:logBase") or 0.0
    return Wishes(
        low=number_of(scaling, "c:min"),
        high=number_of(scaling, "c:max"),
        step=_positive(node, "c:majorUnit") or None,
        minor=_positive(node, "c:minorUnit"),
        base=base if 1 < base <= _LARGEST_BASE else 0.0,
        reversed=scaling is not None and text_of(scaling, "c:orientation") == "maxMin",
    )


def _positive(node: Node, name: str) -> float:
    """Return a distance of marks, 0 where there is none or it is too fine to be meant."""
    number = number_of(node, name) or 0.0
    return number if number > _FINEST else 0.0
