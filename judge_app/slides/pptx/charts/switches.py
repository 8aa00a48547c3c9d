"""Small values of a chart's XML: switches and words in `val` attributes."""

from judge_app.slides.pptx.names import Node, child, finite, flag

LARGEST = 1e30
"""Numbers from here on are mistakes; arithmetic with them would overflow."""


def is_on(node: Node, name: str) -> bool:
    """Say whether a switch is there and not off."""
    found = child(node, name)
    return found is not None and flag(found, "val") is not False


def text_of(node: Node, name: str) -> str:
    """Return the value of a child, empty where it is not there."""
    found = child(node, name)
    return "" if found is None else found.get("val", "")


def number_of(node: Node | None, name: str) -> float | None:
    """Return the number of a child, None where it is not there or none."""
    found = child(node, name)
    number = None if found is None else finite(found.get("val", ""))
    return number if number is not None and abs(number) < LARGEST else None
