"""The copy of a deck that a converter gets: nothing in it leads outside, no picture is a bomb.

Converters are told to follow no links; what is not there cannot be followed at all. Relationships
that lead outside lose their target, except hyperlinks, which nothing follows by itself; in
OpenDocument files references to other files lose theirs. Pictures too large for the memory of any
converter become one white pixel.
"""

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from judge_app.file_errors import explained
from judge_app.slides.picture_size import picture_size
from judge_app.slides.precheck import LARGEST_PICTURE
from judge_app.slides.zip_damage import ZIP_DAMAGE

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_NOWHERE = "about:blank"
_HYPERLINK = "/hyperlink"
_PICTURE_HEAD = 65_536
_PIXEL = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc\xf8"
    b"\x0f\0\1\1\1\0\x1b\xb6\xeeV\0\0\0\0IEND\xaeB`\x82"
)
_OUTSIDE = re.compile(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|/|\\|\.\./)")
_XLINK = "{http://www.w3.org/1999/xlink}href"
_OPEN_DOCUMENT_PARTS = {"content.xml", "styles.xml"}
_ZIP = b"PK\x03\x04"
_BLOCK = 1 << 20


def copy_safely(deck: Path, target: Path) -> None:
    """Write the copy of `deck` that may be shown to a converter.

    Files that are no zips are copied as they are. A zip that cannot be read is copied as it is too:
    the converter, locked up as it is, may still make something of it.
    """
    with explained(deck):
        with deck.open("rb") as stream:
            is_zip = stream.read(len(_ZIP)) == _ZIP  # old binary decks may hold zips inside
        if not is_zip:
            shutil.copyfile(deck, target)
            return
        try:
            with (
                zipfile.ZipFile(deck) as old,
                zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
            ):
                for info in old.infolist():
                    _copy(old, new, info)
        except ZIP_DAMAGE:
            shutil.copyfile(deck, target)


def _copy(old: zipfile.ZipFile, new: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    name = info.filename
    plain = zipfile.ZipInfo(name)
    is_stored = info.compress_type == zipfile.ZIP_STORED
    plain.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
    if name.endswith(".rels"):
        new.writestr(plain, without_links(old.read(info)))
    elif name in _OPEN_DOCUMENT_PARTS:
        new.writestr(plain, without_references(old.read(info)))
    else:
        with old.open(info) as stream:
            head = stream.read(_PICTURE_HEAD)
            if _is_bomb(head):
                new.writestr(plain, _PIXEL)
                return
            plain.file_size = info.file_size
            with new.open(plain, "w") as out:
                out.write(head)
                shutil.copyfileobj(stream, out, _BLOCK)


def _is_bomb(head: bytes) -> bool:
    size = picture_size(head)
    return size is not None and size[0] * size[1] > LARGEST_PICTURE


def without_links(relationships: bytes) -> bytes:
    """Return a `.rels` part in which only hyperlinks still lead outside."""
    root = _parsed(relationships)
    if root is None:
        return relationships
    for node in root.iter("{*}Relationship"):
        is_link = node.get("Type", "").endswith(_HYPERLINK)
        if node.get("TargetMode", "").casefold() == "external" and not is_link:
            node.set("Target", _NOWHERE)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def without_references(part: bytes) -> bytes:
    """Return a part of an OpenDocument file in which nothing but hyperlinks leads outside."""
    root = _parsed(part)
    if root is None:
        return part
    for node in root.iter("*"):
        target = node.get(_XLINK)
        is_link = isinstance(node.tag, str) and etree.QName(node).localname == "a"
        if target and not is_link and _OUTSIDE.match(target):
            node.set(_XLINK, "")
    stream = io.BytesIO()
    root.getroottree().write(stream, xml_declaration=True, encoding="UTF-8")
    return stream.getvalue()


def _parsed(part: bytes) -> Any:
    try:
        return etree.fromstring(part, _PARSER)
    except etree.XMLSyntaxError:
        return None
