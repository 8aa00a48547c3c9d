"""Styles of an OpenDocument deck: what letters, paragraphs and pages inherit (ODF 1.2, chapter 16)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from judge_app.slides.plain.odp.nodes import attribute, child, children, local
from judge_app.slides.pptx.numbering import numbered

_DEEPEST = 20
_LARGEST_SIZE = 400.0
_OUTLINE = re.compile(r"(.*outline)1")
_ALIGNMENTS = {"center": "ctr", "end": "r", "right": "r", "justify": "just"}
_FORMS = {"a": "alphaLc", "A": "alphaUc", "i": "romanLc", "I": "romanUc"}
"""Kinds of numbers under the names that newer decks have for them."""
_SIGN = "•"
_POINTS = re.compile(r"([\d.]+)(pt|%)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How letters look; None is what is not said."""

    size: float | None = None
    font: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    align: str | None = None
    capitals: bool | None = None


class Styles:
    """All styles of a deck, by family and name; automatic ones come before those of `styles.xml`."""

    def __init__(self, *roots: Any) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self._defaults: dict[str, Any] = {}
        self._lists: dict[str, Any] = {}
        self._fonts: dict[str, str] = {}
        self._images: dict[str, str] = {}
        for root in roots:
            for node in root.iter("*"):
                self._learn(node)

    def look(self, family: str, name: str, below: Look) -> Look:
        """Return how letters of a style look over what lies `below`."""
        for style in reversed(list(self._chain(family, name))):
            below = self._said(style, below)
        return below

    def default(self, family: str) -> Look:
        """Return what holds where no style says anything."""
        default = self._defaults.get(family)
        return Look() if default is None else self._said(default, Look())

    def value(self, family: str, name: str, wanted: str) -> str:
        """Return the first value of an attribute along a style's ancestors, empty if none has it."""
        for style in self._chain(family, name):
            for properties in style:
                found = attribute(properties, wanted)
                if found and local(properties).endswith("-properties"):
                    return found
        return ""

    def properties(self, family: str, name: str) -> Iterator[Any]:
        """Yield the elements that hold the properties of a style itself, and of its ancestors."""
        for style in self._chain(family, name):
            yield from (p for p in style if local(p).endswith("-properties"))

    def list_style(self, name: str) -> Any:
        """Return a list's style by its name, or None."""
        return self._lists.get(name)

    def own_list(self, family: str, name: str) -> Any:
        """Return the list style that a shape's style holds itself, or None."""
        for properties in self.properties(family, name):
            found = child(properties, "list-style")
            if found is not None:
                return found
        return None

    def image(self, name: str) -> str:
        """Return where the picture of a fill is, empty where there is none of this name."""
        return self._images.get(name, "")

    def at_level(self, family: str, name: str, level: int) -> str:
        """Return the style of an outline's deeper level: the master has one for each."""
        for style in self._chain(family, name):
            found = _OUTLINE.fullmatch(attribute(style, "name"))
            if found and (family, f"{found[1]}{level}") in self._styles:
                return f"{found[1]}{level}"
        return name

    def _learn(self, node: Any) -> None:
        name = attribute(node, "name")
        match local(node):
            case "style":
                self._styles.setdefault((attribute(node, "family"), name), node)
            case "default-style":
                self._defaults.setdefault(attribute(node, "family"), node)
            case "list-style":
                self._lists.setdefault(name, node)
            case "font-face":
                family = attribute(node, "font-family").strip("'\" ")
                self._fonts.setdefault(name, family)
            case "fill-image":
                self._images.setdefault(name, attribute(node, "href"))
            case _:
                pass

    def _chain(self, family: str, name: str) -> Iterator[Any]:
        """Yield a style and its ancestors."""
        for _ in range(_DEEPEST):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = attribute(style, "parent-style-name")

    def _said(self, style: Any, below: Look) -> Look:
        letters, paragraph = child(style, "text-properties"), child(style, "paragraph-properties")
        said: dict[str, Any] = {}
        if letters is not None:
            said = self._letters(letters, below.size)
        align = "" if paragraph is None else attribute(paragraph, "text-align")
        if align:
            said["align"] = _ALIGNMENTS.get(align, "l")
        return replace(below, **said)

    def _letters(self, properties: Any, size: float | None) -> dict[str, Any]:
        said: dict[str, Any] = {}
        for key, value in properties.attrib.items():
            match str(key).rpartition("}")[2]:
                case "font-size":
                    said["size"] = _size(str(value), size)
                case "font-name":
                    said["font"] = self._fonts.get(str(value), str(value))
                case "font-family":
                    said["font"] = str(value).strip("'\" ")
                case "font-weight":
                    said["bold"] = str(value) not in {"normal", "100", "200", "300", "400"}
                case "font-style":
                    said["italic"] = str(value) != "normal"
                case "text-transform":
                    said["capitals"] = str(value) == "uppercase"
                case "text-underline-style":
                    said["underline"] = str(value) != "none"
                case _:
                    pass
        return said


def _size(text: str, below: float | None) -> float | None:
    found = _POINTS.fullmatch(text.strip())
    try:
        value = float(found[1]) if found else 0.0
    except ValueError:
        return below
    if found and found[2] == "%":
        value *= (below or 18.0) / 100
    return value if 0 < value <= _LARGEST_SIZE else below


def numbering(level_style: Any, number: int) -> str | None:
    """Return what stands before a list's item: a number, a sign, or None for nothing."""
    kind = "" if level_style is None else local(level_style)
    if kind == "list-level-style-bullet":
        return _SIGN if attribute(level_style, "bullet-char").strip() else None
    if kind != "list-level-style-number":
        return _SIGN
    form = attribute(level_style, "num-format")
    if not form:
        return None
    before, after = (attribute(level_style, f"num-{side}") for side in ("prefix", "suffix"))
    return f"{before}{numbered(number, _FORMS.get(form, form))}{after}"


def level_of(list_style: Any, level: int) -> Any:
    """Return what a list's style says of a level (from 1), or None."""
    names = ("list-level-style-bullet", "list-level-style-number", "list-level-style-image")
    levels = () if list_style is None else children(list_style, *names)
    return next((node for node in levels if attribute(node, "level") == str(level)), None)
