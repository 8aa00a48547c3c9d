"""OpenDocument decks give words, notes, pictures and hidden marks; links outside are not looked for."""

import io
import zipfile

import pytest

from judge_app.byte_source import FileSource, MemorySource
from judge_app.slides.deck import UnreadableDeckError, UnreadableReason
from judge_app.slides.plain.odp import read_odp
from tests.slides.zips import zipped
from tests.support.corpus import corpus

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in {
        "office": "office", "draw": "drawing", "text": "text", "table": "table",
        "presentation": "presentation", "style": "style", "fo": "xsl-fo-compatible",
    }.items()
)  # fmt: skip
_SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
PIXEL = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde\0\0\0\x0cIDATx\x9cc"
    b"```\0\0\0\4\0\1\xf6\x178U\0\0\0\0IEND\xaeB`\x82"
)


def odp(body: str, members: dict[str, bytes] | None = None) -> MemorySource:
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>"
        '<style:style style:name="dp2"><style:drawing-page-properties '
        'presentation:visibility="hidden"/></style:style></office:automatic-styles>'
        f"<office:body>{body}</office:body></office:document-content>"
    )
    styles = (
        f'<office:document-styles {_SPACES}><style:page-layout style:name="PM1">'
        '<style:page-layout-properties fo:page-width="28cm" fo:page-height="15.75cm"/>'
        '</style:page-layout><style:master-page style:name="M" style:page-layout-name="PM1"/>'
        "</office:document-styles>"
    )
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.presentation",
        "content.xml": content.encode(),
        "styles.xml": styles.encode(),
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


def test_everything_of_a_slide_is_found() -> None:
    size, (first, second) = read_odp(
        odp(BODY, {"Pictures/a.png": PIXEL, "Pictures/table.svm": b"VCLMTF"})
    )
    assert size == (10_080_000, 5_670_000)
    assert first.title == "Mở đầu"
    assert first.lines == ("Một  hai\tba", "Năm  |  Số vụ")
    assert first.notes == "Nói chậm."
    assert first.pictures == (PIXEL,)
    assert (first.hidden, second.hidden) == (False, True)


def test_a_real_deck() -> None:
    source = FileSource(corpus("slides", "odp", "docling_01.odp"))
    _, pages = read_odp(source)
    source.close()
    assert len(pages) == 3
    assert pages[0].title == "Test Table Slide"
    assert pages[1].notes == "Some notes on the second slide."


@pytest.mark.parametrize("name", ["content.xml", "styles.xml"])
def test_a_deck_without_its_parts_is_damaged(name: str) -> None:
    whole = odp(BODY)
    with zipfile.ZipFile(io.BytesIO(whole.read_at(0, whole.size))) as archive:
        rest = {n: archive.read(n) for n in archive.namelist() if n != name}
    with pytest.raises(UnreadableDeckError) as caught:
        read_odp(MemorySource("bai.odp", zipped(rest)))
    assert caught.value.reason is UnreadableReason.DAMAGED


def test_a_deck_without_slides_says_so() -> None:
    with pytest.raises(UnreadableDeckError) as caught:
        read_odp(odp(""))
    assert caught.value.reason is UnreadableReason.NO_PAGES
