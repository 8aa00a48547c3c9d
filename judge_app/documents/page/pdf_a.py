"""What makes a page file fit for the archive, in the structure of PDF/A-3b (ISO 19005-3).

Metadata as XMP that agrees with the information dictionary, an sRGB output intent, embedded fonts.
No validator of the standard was at hand, so files follow its structure without a claim of
conformance elsewhere than in the metadata key that the structure itself asks for.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from judge_app.documents.page.srgb_profile import srgb_profile

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PRODUCER = "judge-app"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """What a file says about itself. `made_at` carries its zone; no clock is asked."""

    title: str
    author: str
    subject: str
    made_at: datetime


def xmp_packet(facts: DocumentFacts) -> bytes:
    """Return the metadata packet."""
    return _XMP.format(
        title=escape(facts.title),
        author=escape(facts.author),
        subject=escape(facts.subject),
        producer=PRODUCER,
        moment=facts.made_at.isoformat(timespec="seconds"),
    ).encode()


def archive(canvas: "Canvas", facts: DocumentFacts) -> None:
    """Give a reportlab canvas its metadata, output intent and dates, before it is saved."""
    document = canvas._doc  # noqa: SLF001 - reportlab has no public way to the catalog
    _describe(document.info, facts)
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.Metadata = _stream(xmp_packet(facts), Type="/Metadata", Subtype="/XML")
    catalog.OutputIntents = _output_intents(document)
    catalog.Outlines = None


def _describe(info: Any, facts: DocumentFacts) -> None:
    info.title, info.author, info.subject = facts.title, facts.author, facts.subject
    info.producer = info.creator = PRODUCER
    offset = facts.made_at.strftime("%z") or "+0000"
    text = f"D:{facts.made_at:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
    info._dateFormatter = lambda *_parts: text  # noqa: SLF001


def _output_intents(document: Any) -> Any:
    from reportlab.pdfbase import pdfdoc  # noqa: PLC0415 - only where pages are made

    profile = _stream(srgb_profile(), N=3)
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "RegistryName": pdfdoc.PDFString("http://www.color.org"),
            "DestOutputProfile": document.Reference(profile),
        }
    )
    return pdfdoc.PDFArray([intent])


def _stream(content: bytes, **entries: object) -> Any:
    from reportlab.pdfbase import pdfdoc  # noqa: PLC0415

    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content)


@cache
def end_streams_on_lines() -> None:
    """Make reportlab put `endstream` on a line of its own, as ISO 19005-3, 6.1.7.1 asks.

    WORKAROUND: reportlab 5.1 writes it right behind the stream's last byte
    (https://hg.reportlab.com/hg-public/reportlab, src/reportlab/pdfbase/pdfdoc.py, PDFStream).
    """
    from reportlab.pdfbase import pdfdoc  # noqa: PLC0415

    class LinedStream(pdfdoc.PDFStream):  # type: ignore[misc] # reportlab is untyped
        """A stream whose end keyword begins a line."""

        def format(self, document: Any) -> bytes:
            """Return the stream's bytes."""
            written: bytes = super().format(document)
            return written.removesuffix(b"endstream\n") + b"\nendstream\n"

    pdfdoc.PDFStream = LinedStream
