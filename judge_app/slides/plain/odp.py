"""Words, notes and pictures of an OpenDocument deck, slide by slide (ODF 1.2, chapters 9 and 10)."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from judge_app.byte_source import ByteSource
from judge_app.slides.byte_stream import ByteStream
from judge_app.slides.deck import UnreadableDeckError, UnreadableReason
from judge_app.slides.picture_size import is_picture
from judge_app.slides.plain.pages import PlainPage
from judge_app.slides.zip_damage import ZIP_DAMAGE

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_DAMAGE = (*ZIP_DAMAGE, etree.LxmlError)
_LENGTH = re.compile(r"([\d.]+)(cm|mm|in|pt)")
_UNITS = {"cm": 360_000, "mm": 36_000, "in": 914_400, "pt": 12_700}
_STANDARD_SIZE = (10_080_000, 7_560_000)
_MOST_ON_A_SLIDE = 60
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_BETWEEN_CELLS = "  |  "


def read_odp(source: ByteSource) -> tuple[tuple[int, int], tuple[PlainPage, ...]]:
    """Return the slides' size (EMU) and what stands on each; damaged decks are refused."""
    try:
        with zipfile.ZipFile(io.BufferedReader(ByteStream(source), 1 << 16)) as archive:
            content = etree.fromstring(archive.read("content.xml"), _PARSER)
            styles = etree.fromstring(archive.read("styles.xml"), _PARSER)
            hidden = _hidden_styles(content)
            pages = tuple(
                _page(node, archive, hidden) for node in content.iter("{*}page") if _is_slide(node)
            )
    except _DAMAGE as error:
        raise UnreadableDeckError(source.name, UnreadableReason.DAMAGED, str(error)) from error
    if not pages:
        raise UnreadableDeckError(source.name, UnreadableReason.NO_PAGES)
    return _size(styles), pages


def _is_slide(node: Any) -> bool:
    return "drawing" in str(node.tag)


def _page(node: Any, archive: zipfile.ZipFile, hidden: frozenset[str]) -> PlainPage:
    titles, lines, notes = [], [], []
    for part in node.iter(_TEXT + "p", _TEXT + "h", _TABLE + "table-row"):
        is_row = part.tag == _TABLE + "table-row"
        if not is_row and _within(part, "table-row"):
            continue  # it stands in its row
        words = _row(part) if is_row else _words(part).strip()
        kinds = {_attribute(above, "class") for above in part.iterancestors()}
        if _within(part, "notes"):
            notes.append(words)
        elif "title" in kinds:
            titles.append(words)
        elif words:
            lines.append(words)
    return PlainPage(
        title=" ".join(" ".join(titles).split()),
        lines=tuple(lines),
        notes="\n".join(notes).strip(),
        hidden=_attribute(node, "style-name") in hidden,
        pictures=tuple(_pictures(node, archive)),
    )


def _row(row: Any) -> str:
    cells = (
        " ".join(_words(paragraph) for paragraph in cell.iter(_TEXT + "p")).strip()
        for cell in row.iter(_TABLE + "table-cell")
    )
    return _BETWEEN_CELLS.join(filter(None, cells))


def _words(paragraph: Any) -> str:
    """Return a paragraph's letters, with the spaces and tabs that ODF spells as elements."""
    parts = [paragraph.text or ""]
    for node in paragraph:
        kind = etree.QName(node).localname if isinstance(node.tag, str) else ""
        if kind == "s":
            parts.append(" " * min(100, int(_attribute(node, "c") or 1)))
        elif kind in {"tab", "line-break"}:
            parts.append("\t" if kind == "tab" else " ")
        elif kind:
            parts.append(_words(node))
        parts.append(node.tail or "")
    return "".join(parts)


def _pictures(node: Any, archive: zipfile.ZipFile) -> Iterator[bytes]:
    """Yield the pictures that lie inside the deck, each once; linked ones are not looked for."""
    names = set(archive.namelist())
    seen: set[str] = set()
    for image in node.iter("{*}image"):
        name = _attribute(image, "href").removeprefix("./")
        if name not in names or name in seen or _within(image, "notes"):
            continue
        seen.add(name)
        if len(seen) <= _MOST_ON_A_SLIDE:
            content = _member(archive, name)
            if is_picture(content):
                yield content


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except _DAMAGE:
        return b""


def _hidden_styles(content: Any) -> frozenset[str]:
    return frozenset(
        _attribute(properties.getparent(), "name")
        for properties in content.iter("{*}drawing-page-properties")
        if _attribute(properties, "visibility") == "hidden"
    )


def _size(styles: Any) -> tuple[int, int]:
    """Return the size of the layout that the first master page uses."""
    master = next(iter(styles.iter("{*}master-page")), None)
    wanted = "" if master is None else _attribute(master, "page-layout-name")
    for layout in styles.iter("{*}page-layout"):
        if _attribute(layout, "name") != wanted:
            continue
        for properties in layout.iter("{*}page-layout-properties"):
            width, height = (_emu(_attribute(properties, f"page-{side}")) for side in _SIDES)
            if width and height:
                return width, height
    return _STANDARD_SIZE


_SIDES = ("width", "height")


def _emu(length: str) -> int:
    found = _LENGTH.fullmatch(length)
    return round(float(found[1]) * _UNITS[found[2]]) if found else 0


def _attribute(node: Any, name: str) -> str:
    """Return an attribute by its name in whatever namespace, empty where it is not there."""
    for key, value in node.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def _within(node: Any, name: str) -> bool:
    return any(str(above.tag).endswith("}" + name) for above in node.iterancestors())
