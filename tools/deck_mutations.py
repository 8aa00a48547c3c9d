"""Damages decks at random but repeatably: bytes, zip members, XML elements and attributes."""

import copy
import io
import random
import zipfile
import zlib
from collections.abc import Callable

from lxml import etree

_EXTREMES = (
    "", "0", "-1", "2147483647", "-2147483648", "99999999999999999999", "1e309", "NaN", "9%",
    "true", "rId1", "rId999", "../../../../etc/passwd", "file:///etc/passwd", "ffffff", "x" * 5000,
)  # fmt: skip
_MOST_COPIES = 300


def mutate(content: bytes, chance: random.Random) -> bytes:
    """Return a damaged copy of a deck."""
    if zipfile.is_zipfile(io.BytesIO(content)) and chance.random() < 0.85:
        return _in_members(content, chance)
    return _in_bytes(content, chance)


def _in_bytes(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    kind = chance.random()
    if kind < 0.15:
        return bytes(damaged[: chance.randrange(len(damaged))])
    if kind < 0.3:
        start, length = chance.randrange(len(damaged)), chance.randrange(1, 4096)
        return bytes(damaged[:start] + damaged[start + length :])
    for _ in range(chance.choice((1, 4, 30, 300))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _in_members(content: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {info.filename: archive.read(info) for info in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return _in_bytes(content, chance)
    names = [name for name, part in members.items() if part]
    for _ in range(chance.choice((1, 1, 2, 6))):
        name = chance.choice([n for n in names if "/slides/" in n] or names)
        if chance.random() < 0.5:
            name = chance.choice(names)
        if chance.random() < 0.05:
            members.pop(name, None)
        elif name in members:
            members[name] = _in_member(name, members[name], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        for name, part in members.items():
            out.writestr(name, part)
    return stream.getvalue()


def _in_member(name: str, part: bytes, chance: random.Random) -> bytes:
    if not part:
        return part
    if not name.endswith((".xml", ".rels")) or chance.random() < 0.2:
        return _in_bytes(part, chance)
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return _in_bytes(part, chance)
    for _ in range(chance.choice((1, 3, 10))):
        nodes = [node for node in root.iter("*") if node is not root]
        if nodes:
            chance.choice(_XML)(chance.choice(nodes), root, chance)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


Node = etree._Element  # noqa: SLF001 - lxml has no public name for it


def _drop(node: Node, _root: Node, _chance: random.Random) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _extreme(node: Node, _root: Node, chance: random.Random) -> None:
    if node.attrib:
        node.set(chance.choice(list(node.attrib)), chance.choice(_EXTREMES))


def _forget(node: Node, _root: Node, chance: random.Random) -> None:
    if node.attrib:
        del node.attrib[chance.choice(list(node.attrib))]


def _again(node: Node, _root: Node, chance: random.Random) -> None:
    parent = node.getparent()
    if parent is not None:
        for _ in range(chance.choice((1, 5, _MOST_COPIES))):
            parent.append(copy.deepcopy(node))


def _elsewhere(node: Node, root: Node, chance: random.Random) -> None:
    target = chance.choice(list(root.iter("*")))
    target.append(copy.deepcopy(node))


def _deeper(node: Node, _root: Node, chance: random.Random) -> None:
    for _ in range(chance.choice((2, 30, 120))):
        wrapper = etree.Element(node.tag, {str(k): str(v) for k, v in node.attrib.items()})
        parent = node.getparent()
        if parent is None:
            return
        parent.replace(node, wrapper)
        wrapper.append(node)


def _rename(node: Node, root: Node, chance: random.Random) -> None:
    node.tag = chance.choice(list(root.iter("*"))).tag


def _words(node: Node, _root: Node, chance: random.Random) -> None:
    node.text = chance.choice(("", "0", "ư" * 20_000, "a b " * 5_000, "\u202e\u0301" * 500))


_XML: tuple[Callable[[Node, Node, random.Random], None], ...] = (
    _drop, _extreme, _extreme, _extreme, _forget, _again, _elsewhere, _deeper, _rename, _words,
)  # fmt: skip
