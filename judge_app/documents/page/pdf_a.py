"""What makes a page file fit for the archive, in the structure of PDF/A-3b (ISO 19005-3).

Metadata as XMP that agrees with the information dictionary, an sRGB output intent, embedded fonts.
No validator of the standard was at hand, so files follow its structure without a claim of
conformance elsewhere than in the metadata key that the structure itself asks for.
"""

from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from judge_app.documents.page.pdf_file import PdfFile, pdf_text
from judge_app.documents.page.srgb_profile import srgb_profile

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


def archive(file: PdfFile, facts: DocumentFacts) -> tuple[bytes, int]:
    """Write metadata and output intent; return the catalog's entries for them, and the facts' number."""
    metadata = file.add_stream(xmp_packet(facts), b"/Type /Metadata /Subtype /XML")
    profile = file.add_stream(srgb_profile(), b"/N 3")
    entries = (
        b"/Metadata %d 0 R /OutputIntents [ << /Type /OutputIntent /S /GTS_PDFA1"
        b" /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1)"
        b" /RegistryName (http://www.color.org) /DestOutputProfile %d 0 R >> ]"
        % (metadata, profile)
    )
    return entries, file.add(_information(facts))


def _information(facts: DocumentFacts) -> bytes:
    offset = facts.made_at.strftime("%z") or "+0000"
    moment = f"(D:{facts.made_at:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}')".encode()
    producer = pdf_text(PRODUCER)
    return (
        b"/Title %b /Author %b /Subject %b /Creator %b /Producer %b /CreationDate %b /ModDate %b"
        % (
            *map(pdf_text, (facts.title, facts.author, facts.subject)),
            producer,
            producer,
            moment,
            moment,
        )
    )
