"""Makes a damaged package readable: broken XML is read as far as it goes, dead links are dropped.

A slide whose end is missing, or a relationship to a part that is not there, should cost what is
damaged and not the whole deck.
"""

import posixpath
from collections.abc import Collection
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE

_STRICT = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_LENIENT = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
_CONTENT_TYPES = "[Content_Types].xml"
_LISTS = (".rels", _CONTENT_TYPES)
"""Parts that are flat lists of entries."""
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "application/vnd.openxmlformats-officedocument.{}+xml"
_KINDS = {
    "ppt/slides": "presentationml.slide",
    "ppt/slideLayouts": "presentationml.slideLayout",
    "ppt/slideMasters": "presentationml.slideMaster",
    "ppt/notesSlides": "presentationml.notesSlide",
    "ppt/theme": "theme",
    "ppt/charts": "drawingml.chart",
}
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
    if name == _CONTENT_TYPES:
        _add_types(root, members)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def mend_slides(presentation: Any) -> None:
    """Drop slides that are not there, and give a layout to those that have none."""
    part = presentation.part
    listed = part._element.get_or_add_sldIdLst()  # noqa: SLF001 - it offers no way to drop one
    for entry in list(listed):
        found = part.rels.get(entry.rId)
        if found is None or found.is_external or not hasattr(found.target_part, "slide"):
            listed.remove(entry)
    for slide in presentation.slides:
        kinds = {relation.reltype for relation in slide.part.rels.values()}
        if RELATIONSHIP_TYPE.SLIDE_LAYOUT not in kinds:
            layout = presentation.slide_masters[0].slide_layouts[0]
            slide.part.relate_to(layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)


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


def _add_types(root: Any, members: Collection[str]) -> None:
    """Say of parts that the list leaves out what they are, by where they lie."""
    said = {node.get("PartName", "").casefold() for node in root}
    for name in members:
        folder, _, rest = name.rpartition("/")
        kind = _KINDS.get(folder)
        if kind and rest.endswith(".xml") and f"/{name}".casefold() not in said:
            etree.SubElement(
                root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=_OFFICE.format(kind)
            )


def _leads_somewhere(name: str, node: Any, members: Collection[str]) -> bool:
    """Say whether a relationship leads to a part; one that is spelled otherwise is put right."""
    if etree.QName(node).localname != "Relationship" or node.get("TargetMode") == "External":
        return True
    folder = posixpath.dirname(posixpath.dirname(name))
    target = posixpath.normpath(posixpath.join("/", folder, node.get("Target", "").split("#")[0]))
    if target.lstrip("/") in members:
        return True
    plain = target.lstrip("/").casefold()
    alike = next((member for member in members if member.casefold() == plain), None)
    if alike is not None:
        node.set("Target", f"/{alike}")
    return alike is not None
