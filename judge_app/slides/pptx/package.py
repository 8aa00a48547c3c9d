"""A deck's package as python-pptx takes it: any flavour as a plain deck, pictures and clips left out.

Slide shows, templates and decks with macros differ from a plain deck by one content type. ISO Strict
decks spell every name differently (ISO/IEC 29500-1 beside -4) and percentages with a sign. Only XML
parts are handed over; the bytes of pictures, clips and embedded files are read when they are asked
for, so that a deck with an hour of video takes no more memory than one without.
"""

import io
import re
import struct
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.package import Part

from judge_app.byte_source import ByteSource
from judge_app.slides.byte_stream import ByteStream
from judge_app.slides.pptx.mending import mend_slides, mended
from judge_app.slides.zip_damage import ZIP_DAMAGE

CONTENT_TYPES = "[Content_Types].xml"
_BUFFER = 1 << 16
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_PLAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_FLAVOURS = re.compile(
    rb"application/vnd\.(openxmlformats-officedocument\.presentationml\.(slideshow|template)"
    rb"|ms-powerpoint\.(presentation|slideshow|template|addin)\.macroEnabled)\.main\+xml"
)
_STRICT_SPACE = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")
_RENAMED = {
    b"extendedProperties": b"extended-properties",
    b"customProperties": b"custom-properties",
}
_OLD_FONTS = (b'".Vn', b'".VN', b'".vn', b'"VNI-', b'"Vni-', b'"vni-', b'"VNI ')
"""How the names of fonts begin that draw Vietnamese in the places of Western letters."""
_MARKS = (b"\xcc", b"\xcd")
"""With one of these begins every mark that is written behind its letter (U+0300 to U+036F)."""
_PERCENT = re.compile(r"-?\d+(\.\d+)?%")
_WORDS = {"formatCode", "name", "descr", "title"}
"""Attributes that hold words, among them `0%`, and never a percentage."""
_CHART_SPACE = "drawingml/2006/chart}"


DAMAGE = (
    PythonPptxError,
    etree.LxmlError,
    *ZIP_DAMAGE,
    AttributeError,
    TypeError,
    IndexError,
    AssertionError,
    ArithmeticError,
    struct.error,
)
"""What python-pptx and lxml raise on parts that are missing or are not what they should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPackage:
    """python-pptx's presentation, and whether parts of the deck had to be mended to read it."""

    presentation: Any
    is_mended: bool = False
    names_old_fonts: bool = False
    """Whether any part names a Vietnamese font of the 1990s."""


def open_package(source: ByteSource) -> OpenedPackage:
    """Open a deck's package, mended where it must be; `DAMAGE` is raised where that is no help."""
    archive = zipfile.ZipFile(io.BufferedReader(ByteStream(source), _BUFFER))
    seen: set[bool] = set()

    def noticed(xml: bytes) -> bytes:
        seen.add(any(name in xml for name in _OLD_FONTS))
        return xml

    is_mended = False
    try:
        presentation = _opened(archive, lambda _name, xml: noticed(xml))
    except DAMAGE:
        is_mended = True
        names = frozenset(name.replace("\\", "/") for name in archive.namelist())
        presentation = _opened(
            archive, lambda name, xml: noticed(mended(name, xml, names)), mend=mend_slides
        )
    return OpenedPackage(
        presentation=presentation, is_mended=is_mended, names_old_fonts=True in seen
    )


def _opened(
    archive: zipfile.ZipFile,
    changed: Callable[[str, bytes], bytes],
    mend: Callable[[Any], None] = lambda _presentation: None,
) -> Any:
    is_xml = _XmlParts(changed(CONTENT_TYPES, archive.read(CONTENT_TYPES)))
    slim = io.BytesIO()
    stored: dict[str, str] = {}
    with zipfile.ZipFile(slim, "w", zipfile.ZIP_STORED) as out:
        for info in archive.infolist():
            name = info.filename.replace("\\", "/")  # as old tools on Windows write it
            stored[name] = info.filename
            if is_xml.holds(name):
                xml = as_plain(archive.read(info))
                is_list = name.endswith(".rels") or name == CONTENT_TYPES
                out.writestr(name, changed(name, xml if is_list else composed(xml)))
            elif not info.is_dir():
                out.writestr(name, b"")
    presentation = Presentation(slim)
    for part in presentation.part.package.iter_parts():
        name = str(part.partname).lstrip("/")
        if not is_xml.holds(name):
            part.__class__ = _StoredPart
            part.__dict__["_place"] = (archive, stored.get(name, name))
    mend(presentation)
    for slide in presentation.slides:  # they are read now, while they can still be mended
        _ = slide.slide_layout.slide_master
    return presentation


def composed(xml: bytes) -> bytes:
    """Return a part in which each letter is one character with its marks, as Unicode has it (NFC).

    Many type Vietnamese as letters and marks apart; few fonts put such marks where they belong.
    """
    if not any(lead in xml for lead in _MARKS):
        return xml
    try:
        return unicodedata.normalize("NFC", xml.decode("utf-8")).encode("utf-8")
    except UnicodeDecodeError:
        return xml  # in another encoding, or damaged


def as_plain(xml: bytes) -> bytes:
    """Return one part spelled as a plain deck of the usual, transitional kind spells it."""
    if _STRICT_SPACE in xml:
        xml = _without_percent_signs(_STRICT_NAME.sub(_transitional, xml))
    return _FLAVOURS.sub(_PLAIN, xml) if b"<Types" in xml else xml


def _transitional(found: re.Match[bytes]) -> bytes:
    rest = found[2].split(b"/")
    words = b"/".join(_RENAMED.get(word, word) for word in rest)
    if found[1] == b"officeDocument" and rest[0] in _RENAMED:
        return b"http://schemas.openxmlformats.org/officeDocument/2006/" + words
    return b"http://schemas.openxmlformats.org/" + found[1] + b"/2006/" + words


def _without_percent_signs(xml: bytes) -> bytes:
    """Write 75% as 75000, and in charts, which count whole percent, as 75."""
    if b'%"' not in xml and b"%'" not in xml:
        return xml
    root = etree.fromstring(xml, _PARSER)
    for node in root.iter("*"):
        for name, value in node.attrib.items():
            if str(name) not in _WORDS and _PERCENT.fullmatch(str(value)):
                scale = 1 if _CHART_SPACE in str(node.tag) else 1000
                node.set(name, str(round(float(str(value)[:-1]) * scale)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


class _XmlParts:
    """Knows which members are XML, from the list of content types."""

    def __init__(self, types: bytes) -> None:
        root = etree.fromstring(types, _PARSER)
        self._endings: dict[str, bool] = {"rels": True}
        self._names: dict[str, bool] = {CONTENT_TYPES.casefold(): True}
        for node in root.iter("{*}Default"):
            self._endings[node.get("Extension", "").casefold()] = _is_xml(node)
        for node in root.iter("{*}Override"):
            self._names[node.get("PartName", "").lstrip("/").casefold()] = _is_xml(node)

    def holds(self, name: str) -> bool:
        """Whether the member is XML."""
        ending = name.rpartition(".")[2].casefold()
        return self._names.get(name.casefold(), self._endings.get(ending, False))


def _is_xml(node: Any) -> bool:
    kind = node.get("ContentType", "").casefold()
    return bool(kind.endswith(("+xml", "/xml")) and not kind.startswith("image/"))


class _StoredPart(Part):
    """A part whose bytes stay in the deck until they are wanted; damaged ones are empty."""

    _place: tuple[zipfile.ZipFile, str]

    @property  # type: ignore[misc]  # python-pptx's can be set, ours cannot
    def blob(self) -> bytes:
        """The bytes of a picture, clip or embedded file."""
        archive, name = self._place
        try:
            return archive.read(name)
        except ZIP_DAMAGE:
            return b""
