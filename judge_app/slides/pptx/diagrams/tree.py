"""A diagram's words as a tree, with the layout and colours its author chose."""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.slides.pptx.fills import own_fill
from judge_app.slides.pptx.names import Node, child, q, whole

_WORDS = {"node", "asst", "doc"}
_DEEPEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing a diagram names, and what is below it."""

    words: Node
    children: tuple["Point", ...] = ()
    fill: Node | None = None
    """The fill its author gave its box."""

    @property
    def text(self) -> str:
        """Its words without their style, paragraphs as lines."""
        paragraphs = self.words.findall(q("a:p"))
        return "\n".join("".join(t.text or "" for t in p.iter(q("a:t"))) for p in paragraphs)

    def leaves(self) -> int:
        """How many points below it (or itself) have nothing below them."""
        return sum(point.leaves() for point in self.children) or 1

    def depth(self) -> int:
        """How many levels there are, itself included."""
        return 1 + max((point.depth() for point in self.children), default=0)

    def below(self, level: int = 1) -> "Iterator[tuple[Point, int]]":
        """Yield everything below it in order, with its level."""
        for point in self.children:
            yield point, level
            yield from point.below(level + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The points at the top, and the names of layout and colours (the ends of their addresses)."""

    points: tuple[Point, ...]
    layout: str
    colours: str


def read_tree(model: Node) -> Tree:
    """Return a diagram's data model as a tree, in order."""
    points = {
        node.get("modelId", ""): node
        for node in model.iter(q("dgm:pt"))
        if node.get("type", "node") in _WORDS
    }
    below: dict[str, list[tuple[int, str]]] = {}
    for link in model.iter(q("dgm:cxn")):
        if link.get("type", "parOf") == "parOf":
            place = whole(link, "srcOrd")
            below.setdefault(link.get("srcId", ""), []).append((place, link.get("destId", "")))
    top = next((name for name, node in points.items() if node.get("type") == "doc"), "")
    chosen = child(points.get(top), "dgm:prSet")
    fills = dict(_fills(model))
    return Tree(
        points=_children(top, points, below, fills, depth=0),
        layout=_ending(chosen, "loTypeId"),
        colours=_ending(chosen, "csTypeId"),
    )


def _fills(model: Node) -> Iterator[tuple[str, Node]]:
    """Yield the points whose box (not its words alone) has a fill of its own, with that fill."""
    for node in model.iter(q("dgm:pt")):
        fill = own_fill(child(node, "dgm:spPr"))
        shown = child(node, "dgm:prSet")
        if node.get("type") == "pres" and fill is not None and shown is not None:
            yield shown.get("presAssocID", ""), fill


def _ending(node: Node | None, name: str) -> str:
    address = "" if node is None else str(node.get(name, ""))
    return address.rpartition("/")[2].partition("#")[0]


def _children(
    name: str,
    points: dict[str, Node],
    below: dict[str, list[tuple[int, str]]],
    fills: dict[str, Node],
    *,
    depth: int,
) -> tuple[Point, ...]:
    if depth > _DEEPEST:
        return ()
    found = []
    for _, inner in sorted(below.get(name, [])):
        words = child(points.get(inner), "dgm:t")
        if words is not None:
            under = _children(inner, points, below, fills, depth=depth + 1)
            found.append(Point(words=words, children=under, fill=fills.get(inner)))
    return tuple(found)
