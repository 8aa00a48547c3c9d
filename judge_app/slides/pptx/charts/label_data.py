"""What a chart's XML says of the labels at its points."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from judge_app.slides.pptx.charts.switches import is_on, number_of, text_of
from judge_app.slides.pptx.names import Node, child, local, q, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What is written at a series' points."""

    value: bool = False
    category: bool = False
    series: bool = False
    percent: bool = False
    position: str = ""
    code: str = ""
    separator: str = ""
    """Between what is written; empty where the file leaves it to the program."""
    words: Node | None = None
    own: tuple[tuple[str, str], ...] = ()
    """Words of the author's own, in place of all the rest: each with the name of the field that
    it stands for, empty for plain words."""
    offset: tuple[float, float] = (0.0, 0.0)
    """How far it was moved from where it would stand, in shares of the chart's size."""
    points: "dict[int, Labels]" = field(default_factory=dict)
    """What single points have of their own."""

    @property
    def any(self) -> bool:
        """Whether anything is written."""
        own = any(labels.any for labels in self.points.values())
        return bool(own or self.own or self.value or self.category or self.series or self.percent)

    def at(self, point: int) -> "Labels":
        """Return what is written at a point (from 0)."""
        return self.points.get(point, self)


NO_LABELS = Labels()


def read_labels(own: Node | None, group: Node | None) -> Labels:
    """Return what a series writes at its points: its own wishes, else its group's."""
    node = own if own is not None else group
    if node is None or is_on(node, "c:delete"):
        return Labels()
    points = {
        whole(child(label, "c:idx"), "val"): _own_labels(label)
        for label in node.findall(q("c:dLbl"))
    }
    return replace(_own_labels(node), points=points)


def _own_labels(node: Node) -> Labels:
    if is_on(node, "c:delete"):
        return Labels()
    format_code = child(node, "c:numFmt")
    separator = child(node, "c:separator")
    rich = child(node, "c:tx", "c:rich")
    layout = child(node, "c:layout", "c:manualLayout")
    return Labels(
        value=is_on(node, "c:showVal"),
        category=is_on(node, "c:showCatName"),
        series=is_on(node, "c:showSerName"),
        percent=is_on(node, "c:showPercent"),
        position=text_of(node, "c:dLblPos"),
        code="" if format_code is None else format_code.get("formatCode", ""),
        separator="" if separator is None else separator.text or " ",
        words=rich if rich is not None else child(node, "c:txPr"),
        own=() if rich is None else tuple(_pieces(rich)),
        offset=(number_of(layout, "c:x") or 0.0, number_of(layout, "c:y") or 0.0),
    )


def _pieces(rich: Node) -> Iterator[tuple[str, str]]:
    """Yield the words and fields of a label, its paragraphs on lines of their own."""
    for number, paragraph in enumerate(rich.findall(q("a:p"))):
        if number:
            yield "", "\n"
        for node in paragraph:
            if local(node) in {"r", "fld"}:
                yield node.get("type", ""), node.findtext(q("a:t")) or ""
