"""Small OpenDocument decks."""

from lxml import etree

from judge_app.byte_source import MemorySource
from judge_app.slides.plain.odp.styles import Styles
from tests.slides.zips import zipped

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in {
        "office": "office", "draw": "drawing", "text": "text", "table": "table",
        "presentation": "presentation", "style": "style", "fo": "xsl-fo-compatible",
        "svg": "svg-compatible", "smil": "smil-compatible", "anim": "animation",
    }.items()
)  # fmt: skip
_SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
PIXEL = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde\0\0\0\x0cIDATx\x9cc"
    b"```\0\0\0\4\0\1\xf6\x178U\0\0\0\0IEND\xaeB`\x82"
)


def odp(
    body: str, members: dict[str, bytes] | None = None, *, automatic: str = "", styles: str = ""
) -> MemorySource:
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>"
        '<style:style style:name="dp2" style:family="drawing-page"><style:drawing-page-properties '
        'presentation:visibility="hidden"/></style:style>'
        f"{automatic}</office:automatic-styles>"
        f"<office:body>{body}</office:body></office:document-content>"
    )
    named = (
        f'<office:document-styles {_SPACES}><style:page-layout style:name="PM1">'
        '<style:page-layout-properties fo:page-width="28cm" fo:page-height="15.75cm"/>'
        '</style:page-layout><style:master-page style:name="M" style:page-layout-name="PM1"/>'
        f"{styles}</office:document-styles>"
    )
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.presentation",
        "content.xml": content.encode(),
        "styles.xml": named.encode(),
        **(members or {}),
    }
    return MemorySource("bai.odp", zipped(parts))


BODY = """
<draw:page draw:style-name="dp1">
 <draw:frame presentation:class="title"><draw:text-box><text:p>Mở <text:span>đầu</text:span></text:p></draw:text-box></draw:frame>
 <draw:frame><draw:text-box><text:p>Một<text:s text:c="2"/>hai<text:tab/>ba</text:p></draw:text-box></draw:frame>
 <draw:frame><table:table><table:table-row><table:table-cell><text:p>Năm</text:p></table:table-cell>
  <table:table-cell><text:p>Số vụ</text:p></table:table-cell></table:table-row></table:table></draw:frame>
 <draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>
 <draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>
 <draw:frame><draw:image xlink:href="http://127.0.0.1:9/b.png"/></draw:frame>
 <draw:frame><draw:image xlink:href="../../etc/passwd"/></draw:frame>
 <draw:frame><draw:image xlink:href="Pictures/table.svm"/></draw:frame>
 <presentation:notes><draw:frame><draw:text-box><text:p>Nói chậm.</text:p></draw:text-box></draw:frame></presentation:notes>
</draw:page>
<draw:page draw:style-name="dp2"/>
"""
"""Words, a table, pictures inside, outside and of an unknown kind, notes; then a hidden slide."""


def node(xml: str) -> etree._Element:
    """Return the first element of a piece of XML in OpenDocument's names."""
    return etree.fromstring(f"<office:text {_SPACES}>{xml}</office:text>")[0]


def styles_of(xml: str) -> Styles:
    return Styles(etree.fromstring(f"<office:styles {_SPACES}>{xml}</office:styles>"))


OLD_FONT = (
    '<style:style style:name="T1" style:family="text"><style:text-properties '
    'fo:font-family=".VnTime" fo:font-size="20pt"/></style:style>'
)
OLD_LETTERS = """
<draw:page><draw:custom-shape xml:id="id1" svg:x="2cm" svg:y="3cm" svg:width="20cm" svg:height="4cm">
<text:p><text:span text:style-name="T1">Phô n÷ khëi nghiÖp</text:span></text:p></draw:custom-shape>
<anim:par presentation:node-type="timing-root"><anim:seq presentation:node-type="main-sequence"><anim:par>
<anim:par presentation:node-type="on-click" presentation:preset-class="entrance">
<anim:set smil:targetElement="id1"/></anim:par></anim:par></anim:seq></anim:par></draw:page>
"""
"""Words in TCVN3 that come with a click; goes with `OLD_FONT`."""
