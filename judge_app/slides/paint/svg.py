"""Draws SVG pictures that deck makers embed, after everything that points outside is taken out."""

import re
from typing import Any

from lxml import etree
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
)
_ROOT = re.compile(rb"<(\w+:)?svg[\s>]")
_BEYOND_TINY = re.compile(
    rb"<(\w+:)?(clipPath|mask|filter|pattern|foreignObject|textPath|marker|script|animate)\b"
)
_HEAD = 4096
_INSIDE = ("#", "data:image/png", "data:image/jpeg", "data:image/gif")
_FOREIGN_ADDRESS = re.compile(r"url\(\s*['\"]?(?!#)[^)]*\)|@import[^;]*;?", re.IGNORECASE)
_LEFT_OUT = {"script", "foreignObject"}


def is_svg(content: bytes) -> bool:
    """Say whether bytes are an SVG picture."""
    return _ROOT.search(content[:_HEAD]) is not None


def is_rough_svg(content: bytes) -> bool:
    """Say whether an SVG uses anything that Qt, which draws SVG Tiny, leaves out."""
    return is_svg(content) and _BEYOND_TINY.search(content) is not None


def play_svg(content: bytes, painter: QPainter, whole: QRectF) -> bool:
    """Draw an SVG so that it fills `whole`; say whether it could be read."""
    safe = without_addresses(content)
    if safe is None:
        return False
    renderer = QSvgRenderer(QByteArray(safe))
    if not renderer.isValid():
        return False
    painter.save()
    renderer.render(painter, whole)
    painter.restore()
    return True


def without_addresses(content: bytes) -> bytes | None:
    """Return an SVG without scripts and without anything to load; None if it is no XML.

    Qt would read a linked picture from the disk.
    """
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError:
        return None
    for node in list(root.iter(etree.Element)):
        if _is_left_out(node) and node.getparent() is not None:
            node.getparent().remove(node)
            continue
        if node.text and etree.QName(node).localname == "style":
            node.text = _FOREIGN_ADDRESS.sub("none", node.text)
        for name, value in list(node.attrib.items()):
            if str(name).rpartition("}")[2] in {"href", "base"}:
                if not str(value).strip().startswith(_INSIDE):
                    del node.attrib[name]
            elif "url(" in str(value).lower():
                node.attrib[name] = _FOREIGN_ADDRESS.sub("none", str(value))
    return etree.tostring(root)


def _is_left_out(node: Any) -> bool:
    name = etree.QName(node).localname
    addresses = [v.strip() for k, v in node.attrib.items() if k.rpartition("}")[2] == "href"]
    foreign = not all(address.startswith(_INSIDE) for address in addresses)
    return name in _LEFT_OUT or (name == "image" and foreign)
