"""The rules of PDF/A-3b (ISO 19005-3) that a file of this program could break, checked one by one.

This is no validator of the standard: it looks at what our pages use. The clause is named with each.
"""

import io
import struct
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf

_NAMES = {
    "pdfaid": "{http://www.aiim.org/pdfa/ns/id/}",
    "dc": "{http://purl.org/dc/elements/1.1/}",
    "xmp": "{http://ns.adobe.com/xap/1.0/}",
    "pdf": "{http://ns.adobe.com/pdf/1.3/}",
    "rdf": "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}",
}
_PRINT, _UNSEEN = 4, 1 | 2 | 32
_FORBIDDEN_KEYS = {"/JavaScript", "/XFA", "/NeedAppearances", "/AA", "/OpenAction", "/Encrypt"}


def pdf_a_complaints(content: bytes, *, attachments: int = 1) -> list[str]:
    """Return every rule that a file breaks; `attachments` is how many it must have."""
    found = list(_file_complaints(content))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for check in (_metadata, _output_intent, _fonts, _annotations, _objects):
            found += check(pdf)
        found += _attachments(pdf, attachments)
    return found


def _file_complaints(content: bytes) -> Iterator[str]:
    """6.1.2 file header, 6.1.3 trailer."""
    first, second = content.split(b"\n", 2)[:2]
    if not first.startswith(b"%PDF-1.7"):
        yield "6.1.2 header"
    if second[:1] != b"%" or any(byte < 128 for byte in second[1:5]):
        yield "6.1.2 comment of four high bytes"
    if content.rindex(b"/ID") < content.rindex(b"trailer"):
        yield "6.1.3 file identifier"
    if b"/Encrypt" in content:
        yield "6.1.3 encryption"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.6.2, 6.6.4: XMP with the identification, agreeing with the information dictionary."""
    stream = pdf.Root.Metadata
    if "/Filter" in stream or stream.Type != "/Metadata" or stream.Subtype != "/XML":
        yield "6.6.2 metadata stream"
    tree = ET.fromstring(bytes(stream.read_bytes()).decode())
    described = tree.find(f".//{_NAMES['rdf']}Description")
    assert described is not None

    def text(prefix: str, name: str) -> str:
        node = described.find(f"{_NAMES[prefix]}{name}")
        return "" if node is None else "".join(node.itertext())

    if (text("pdfaid", "part"), text("pdfaid", "conformance")) != ("3", "B"):
        yield "6.6.4 identification"
    pairs = (
        ("/Title", text("dc", "title")),
        ("/Author", text("dc", "creator")),
        ("/Subject", text("dc", "description")),
        ("/Producer", text("pdf", "Producer")),
        ("/Creator", text("xmp", "CreatorTool")),
        ("/CreationDate", _pdf_date(text("xmp", "CreateDate"))),
        ("/ModDate", _pdf_date(text("xmp", "ModifyDate"))),
    )
    for key, said in pairs:
        if str(pdf.docinfo[key]) != said:
            yield f"6.6.3 {key}: {pdf.docinfo[key]} is not {said}"


def _pdf_date(iso: str) -> str:
    day, _, time = iso.partition("T")
    zone = time[8:].replace("Z", "+00:00")
    return f"D:{day.replace('-', '')}{time[:8].replace(':', '')}{zone[:3]}'{zone[4:6]}'"


def _output_intent(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.2.3: one intent with a profile of as many colours as it says."""
    intents = list(pdf.Root.OutputIntents)
    if len(intents) != 1 or intents[0].S != "/GTS_PDFA1":
        yield "6.2.3 output intents"
        return
    profile = intents[0].DestOutputProfile
    icc = bytes(profile.read_bytes())
    if int.from_bytes(icc[:4]) != len(icc) or icc[36:40] != b"acsp":
        yield "6.2.3 not a profile"
    if icc[12:20] != b"mntrRGB " or profile.N != 3 or icc[8] > 4:
        yield "6.2.3 not an RGB profile of a display"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.2.11: every font embedded, with widths, a table of letters, and a way back to text."""
    for font in _all_fonts(pdf):
        name = str(font.get("/BaseFont"))
        descriptor = font.get("/FontDescriptor")
        if descriptor is None or "/FontFile2" not in descriptor:
            yield f"6.2.11.4 {name} is not embedded"
            continue
        if "/ToUnicode" not in font:
            yield f"6.2.11.7 {name} has no way back to text"
        if len(font.Widths) != font.LastChar - font.FirstChar + 1:
            yield f"6.2.11.5 widths of {name}"
        symbolic = bool(int(descriptor.Flags) & 4)
        if symbolic and "/Encoding" in font:
            yield f"6.2.11.6 {name} is symbolic and has an encoding"
        tables = _letter_tables(bytes(descriptor.FontFile2.read_bytes()))
        if symbolic and len(tables) != 1 and (3, 0) not in tables:
            yield f"6.2.11.6 tables of letters in {name}: {tables}"


def _all_fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        resources = [page.Resources]
        resources += [a.AP.N.Resources for a in page.get("/Annots", [])]
        for each in resources:
            if "/Font" in each:
                yield from each.Font.values()


def _letter_tables(font: bytes) -> list[tuple[int, int]]:
    """Return platform and encoding of each subtable of `cmap` (OpenType, cmap header)."""
    for number in range(int.from_bytes(font[4:6])):
        tag, _, offset, _ = struct.unpack(">4sLLL", font[12 + 16 * number :][:16])
        if tag == b"cmap":
            count = int.from_bytes(font[offset + 2 : offset + 4])
            return [
                struct.unpack(">HH", font[offset + 4 + 8 * each :][:4]) for each in range(count)
            ]
    return []


def _annotations(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.3: printed, not hidden, with one normal appearance."""
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            if annotation.Subtype != "/Widget":
                yield f"6.3.1 {annotation.Subtype}"
            rectangle = [float(side) for side in annotation.Rect]
            if rectangle == [0, 0, 0, 0]:
                continue
            if not int(annotation.F) & _PRINT or int(annotation.F) & _UNSEEN:
                yield "6.3.2 flags"
            if set(annotation.AP.keys()) != {"/N"}:
                yield "6.3.3 appearances"


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.1.7 streams, 6.1.10 filters, 6.2.8 pictures, 6.5 actions."""
    for each in pdf.objects:
        if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            continue
        used = set(each.keys()) & _FORBIDDEN_KEYS
        if used:
            yield f"6.4, 6.5 {sorted(used)}"
        if isinstance(each, pikepdf.Stream):
            if set(each.keys()) & {"/F", "/FFilter", "/FDecodeParms"}:
                yield "6.1.7 a stream outside the file"
            if "LZW" in str(each.get("/Filter", "")) or "Crypt" in str(each.get("/Filter", "")):
                yield "6.1.7.2 filter"
            if each.get("/Interpolate", False):
                yield "6.2.8 interpolation"


def _attachments(pdf: pikepdf.Pdf, count: int) -> Iterator[str]:
    """6.8: each associated with the document, with its type, names, relation and date."""
    associated = list(pdf.Root.get("/AF", []))
    if len(associated) != count:
        yield f"6.8 {len(associated)} associated files"
        return
    if count == 0:
        return
    names = list(pdf.Root.Names.EmbeddedFiles.Names)
    if len(names) != 2 * count:
        yield "6.8 names of attachments"
    for each in associated:
        stream = each.EF.F
        if each.AFRelationship != "/Data" or each.F != each.UF:
            yield "6.8 description of an attachment"
        if stream.Subtype != "/application/json" or "/ModDate" not in stream.Params:
            yield "6.8 type or date of an attachment"
        if int(stream.Params.Size) != len(bytes(stream.read_bytes())):
            yield "6.8 size of an attachment"
