"""Paragraphs of OpenDocument's shapes: letters with their look, lists with signs and numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from judge_app.slides.plain import writing
from judge_app.slides.plain.odp.nodes import attribute, child, children, local, whole
from judge_app.slides.plain.odp.styles import Look, Styles, level_of, numbering
from judge_app.slides.scene_text import Bullet, Paragraph, Run

_LEVEL_MARGIN = 300_000
_POINT = 12_700
_DEEPEST = 12
_MOST_SPACES = 100
_LAST_NUMBER = 10_000
_SKIPPED = {"annotation", "note", "ruby-text", "script", "tracked-changes"}
_SHAPES = {"frame", "custom-shape"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a text stands in: the style of its shape and the slide's number."""

    look: Look
    family: str = ""
    style: str = ""
    page: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    """What stands in for fields by their names, such as footers."""
    levels: Any = None
    """The style of lists that the shape has of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    style: Any = None
    level: int = 0


class Texts:
    """Reads the texts of one deck."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def paragraphs(self, node: Any, setting: Setting) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a shape, a text box or a cell; empty ones at its end are left out."""
        found = [paragraph for _, paragraph in self.named(node, setting)]
        while found and not found[-1].runs:
            found.pop()
        return tuple(found)

    def named(self, node: Any, setting: Setting) -> Iterator[tuple[str, Paragraph]]:
        """Yield each paragraph with its id, empty where it has none."""
        yield from self._inside(node, setting, _List(style=setting.levels), None, 0)

    def _inside(
        self, node: Any, setting: Setting, around: _List, sign: str | None, depth: int
    ) -> Iterator[tuple[str, Paragraph]]:
        for part in node:
            name = local(part)
            if name in {"p", "h"}:
                yield attribute(part, "id"), self._paragraph(part, setting, around, sign)
                sign = None
            elif name == "list" and depth < _DEEPEST:
                yield from self._list(part, setting, around, depth)
            elif name in {"section", "text-box"} and depth < _DEEPEST:
                yield from self._inside(part, setting, around, sign, depth + 1)

    def _list(
        self, node: Any, setting: Setting, around: _List, depth: int
    ) -> Iterator[tuple[str, Paragraph]]:
        own = self._styles.list_style(attribute(node, "style-name"))
        inner = _List(style=around.style if own is None else own, level=around.level + 1)
        level = level_of(inner.style, inner.level)
        number = 0 if level is None else whole(attribute(level, "start-value"), 1) - 1
        for item in children(node, "list-item", "list-header"):
            number = min(whole(attribute(item, "start-value"), number + 1), _LAST_NUMBER)
            has_words = child(item, "p") is not None or child(item, "h") is not None
            is_item = local(item) == "list-item" and has_words
            number -= not is_item
            sign = numbering(level, number) if is_item else None
            yield from self._inside(item, setting, inner, sign, depth + 1)

    def _paragraph(self, node: Any, setting: Setting, around: _List, sign: str | None) -> Paragraph:
        below = setting.look
        if around.level > 1:
            deeper = self._styles.at_level(setting.family, setting.style, around.level)
            if deeper != setting.style:
                below = self._styles.look(setting.family, deeper, below)
        name = attribute(node, "style-name")
        look = self._styles.look("paragraph", name, below)
        runs = tuple(run for run in self._runs(node, look, setting, 0) if run.text)
        size = runs[0].size if runs else look.size or writing.STANDARD_SIZE
        bullet = None
        is_listed = self._styles.value("paragraph", name, "enable-numbering") != "false"
        if sign and is_listed and any(run.text.strip() for run in runs):
            font = runs[0].font
            bullet = Bullet(text=sign, size=size, font=font, colour=writing.INK)
        indent = round(size * _POINT * max(1.0, 0.6 * len(sign))) if bullet and sign else 0
        return Paragraph(
            runs=runs,
            align=look.align or "l",
            margin=max(0, around.level - 1) * _LEVEL_MARGIN + indent,
            indent=-indent,
            bullet=bullet,
            empty_size=size,
        )

    def _runs(self, node: Any, look: Look, setting: Setting, depth: int) -> Iterator[Run]:
        yield _run(node.text, look)
        for part in node:
            name = local(part)
            if name == "s":
                yield _run(" " * min(_MOST_SPACES, whole(attribute(part, "c"), 1)), look)
            elif name == "tab":
                yield _run("\t", look)
            elif name == "line-break":
                yield _run("\v", look)
            elif name == "page-number" and setting.page:
                yield _run(str(setting.page), look)
            elif name in setting.fields:
                yield _run(setting.fields[name], look)
            elif name and name not in _SKIPPED and name not in _SHAPES and depth < _DEEPEST:
                own = self._styles.look("text", attribute(part, "style-name"), look)
                yield from self._runs(part, own, setting, depth + 1)
            yield _run(part.tail, look)


def _run(text: str | None, look: Look) -> Run:
    shown = " ".join((text or "").split("\n"))
    return writing.run(
        shown.upper() if look.capitals else shown,
        size=look.size or writing.STANDARD_SIZE,
        font=look.font or "",
        bold=bool(look.bold),
        italic=bool(look.italic),
        underline=bool(look.underline),
    )


def with_size(look: Look, size: float) -> Look:
    """Return a look with a size where it has none."""
    return replace(look, size=look.size or size)
