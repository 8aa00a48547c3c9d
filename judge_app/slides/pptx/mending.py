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
_NEEDED = {
    "Relationship": ("Id", "Type", "Target"),
    "Default": ("Extension", "ContentType"),
    "Override": ("PartName", "ContentType"),
}


def mended(name: str, xml: bytes, members: Collection[str]) -> bytes:
    """Return one part as it can be read; `members` are the names of all parts of the package."""
    root = _parsed(xml)
    if root is None:
        return xml
    seen: set[str] = set()
    for node in list(root.iter("{*}Relationship", "{*}Default", "{*}Override")):
        kind = etree.QName(node).localname
        key = node.get(_NEEDED[kind][0], "")
        lacks = any(not node.get(attribute) for attribute in _NEEDED[kind])
        if lacks or key in seen or not _leads_somewhere(name, node, members):
            node.getparent().remove(node)
        seen.add(key)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parsed(xml: bytes) -> Any:
    try:
        return etree.fromstring(xml, _STRICT)
    except etree.XMLSyntaxError:
        pass
    try:
        return etree.fromstring(xml, _LENIENT)
    except etree.XMLSyntaxError:
        return None


def _leads_somewhere(name: str, node: Any, members: Collection[str]) -> bool:
    if etree.QName(node).localname != "Relationship" or node.get("TargetMode") == "External":
        return True
    folder = posixpath.dirname(posixpath.dirname(name))
    target = posixpath.normpath(posixpath.join("/", folder, node.get("Target", "").split("#")[0]))
    return target.lstrip("/") in members
