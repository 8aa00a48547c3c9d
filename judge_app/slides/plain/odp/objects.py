"""The words of objects inside a slide, such as charts and formulas, where their picture is missing."""

from collections.abc import Iterator
from typing import Any

from judge_app.slides.plain.odp.nodes import attribute, children, local, within
from judge_app.slides.plain.odp.package import OdpPackage

_PARAGRAPHS = {"p", "h"}
_FORMULA = {"mi", "mn", "mo", "mtext"}
_BETWEEN_CELLS = "  |  "
_MOST_LINES = 200


def object_lines(node: Any, package: OdpPackage) -> tuple[str, ...]:
    """Return the lines of the objects that a frame holds: headings, tables of figures, formulas."""
    lines: list[str] = []
    for held in children(node, "object"):
        content = package.object_content(attribute(held, "href"))
        inside = held if content is None else content
        lines += _lines(inside)
    return tuple(line for line in lines if line.strip())[:_MOST_LINES]


def _lines(content: Any) -> Iterator[str]:
    formula = [node.text or "" for node in content.iter("*") if local(node) in _FORMULA]
    if formula:
        yield " ".join(formula)
        return
    for node in content.iter("*"):
        if local(node) == "table-row":
            cells = ("".join(cell.itertext()).strip() for cell in children(node, "table-cell"))
            yield _BETWEEN_CELLS.join(filter(None, cells))
        elif local(node) in _PARAGRAPHS and not within(node, "table-row"):
            yield "".join(node.itertext())
