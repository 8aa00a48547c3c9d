"""Makes a damaged package readable: broken XML is read as far as it goes, dead links are dropped.

A slide whose end is missing, or a relationship to a part that is not there, should cost what is
damaged and not the whole deck.
"""

import posixpath
from collections.abc import Collection
from typing import Any

from lxml import etree

_STRICT = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_LENIENT = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
_LISTS = (".rels", "[Content_Types].xml")
"""Parts that are flat lists of entries."""
_NEEDED = {
    "Relationship": ("Id", "Type", "Target"),
    "Default": ("Extension", "ContentType"),
    "Override": ("PartName", "ContentType"),
}


def mended(name: str, xml: bytes, members: Collection[str]) -> bytes:
    """Return one part as it can be read; `members` are the names of all parts of the package."""
    is_list = name.endswith(_LISTS)
    root, is_whole = _parsed(xml)
    if root is None or (is_whole and not is_list):
        return xml
    if is_list:
        _drop_dead_entries(name, root, members)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parsed(xml: bytes) -> tuple[Any, bool]:
    """Return the tree, None where there is none, and whether the part was as it should be."""
    try:
        return etree.fromstring(xml, _STRICT), True
    except etree.XMLSyntaxError:
        pass
    try:
        return etree.fromstring(xml, _LENIENT), False
    except etree.XMLSyntaxError:
        return None, False


def _drop_dead_entries(name: str, root: Any, members: Collection[str]) -> None:
    seen: set[str] = set()
    for node in list(root):
        kind = etree.QName(node).localname if isinstance(node.tag, str) else ""
        needed = _NEEDED.get(kind)
        if needed is None:
            root.remove(node)
            continue
        key = node.get(needed[0], "")
        lacks = any(not node.get(attribute) for attribute in needed)
        if lacks or key in seen or not _leads_somewhere(name, node, members):
            root.remove(node)
        seen.add(key)


def _leads_somewhere(name: str, node: Any, members: Collection[str]) -> bool:
    if etree.QName(node).localname != "Relationship" or node.get("TargetMode") == "External":
        return True
    folder = posixpath.dirname(posixpath.dirname(name))
    target = posixpath.normpath(posixpath.join("/", folder, node.get("Target", "").split("#")[0]))
    return target.lstrip("/") in members
