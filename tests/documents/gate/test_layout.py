"""The layout of a file: everything this program writes passes, and nothing that readers could read twice."""

import re
import zlib

import pytest

from judge_app.documents.gate.layout import check_layout
from judge_app.documents.gate.refusal import RefusalReason
from judge_app.documents.result.result_signing import sign_result
from judge_app.documents.sheet.scoresheet_pdf import render
from tests.support.bombs import relaid, stream
from tests.support.forgeries import genuine
from tests.support.signed_contest import CHAIR, final_sheet, signed_contest

HELD = signed_contest(entries=3, leaves=3)
PAGES = render(HELD.contest, final_sheet(HELD))
SHEET = genuine(HELD)
UPDATE = SHEET[len(PAGES) :]


def found(pdf: bytes) -> str:
    refusal = check_layout(pdf)
    assert refusal is not None, "let through"
    assert refusal.reason is RefusalReason.ODD_LAYOUT
    return refusal.detail


def updated(pages: bytes) -> bytes:
    """Return a file whose update changes nothing."""
    previous = re.findall(rb"startxref\n(\d+)", pages)[-1]
    return pages + (
        b"xref\n0 0\ntrailer\n<< /Prev %s /Size 9 >>\nstartxref\n%d\n%%%%EOF\n"
        % (previous, len(pages))
    )


def test_what_the_program_writes_passes() -> None:
    result = sign_result(PAGES, b'{"a":1}', HELD.keys[CHAIR])
    for pdf in (SHEET, result, updated(PAGES), updated(relaid(PAGES))):
        assert check_layout(pdf) is None


@pytest.mark.parametrize(
    ("forged", "problem"),
    [
        (b"", "end"),
        (SHEET + b"\n\n", "end"),
        (SHEET.replace(b"\nxref\n0 21", b"\nxxxx\n0 21"), "table"),
        (PAGES, "one revision"),
        (updated(updated(PAGES)), "revisions"),
        (SHEET.replace(b"%PDF-1.7", b"%PDF-2.7"), "header"),
        (SHEET.replace(b"%PDF-1.7\n", b"%PDF-1.7\0"), "header"),
        (SHEET.replace(b"\xd3\n1 0 obj", b"\xd3 1 0 obj"), "gap"),
        (SHEET.replace(b"0000000000 65535 f ", b"0000000000 65535 x "), "rows"),
        (SHEET.replace(b"xref\n0 21\n", b"xref\n0 99\n"), "rows"),
        (updated(PAGES).replace(b"xref\n0 0\n", b"xref\n0 99\n"), "rows"),
        (SHEET.replace(b"/Size 21 ", b"/Size #1 "), "trailer"),
        (SHEET.replace(b"/Size 21 ", b"/Encrypt "), "trailer"),
        (SHEET.replace(b"/Prev ", b"/Prev 0 /Prev "), "trailer"),
        (SHEET.replace(b"/Prev ", b"/Prev %d 0 R /Prev " % 5), "trailer"),
        (SHEET.replace(b"/Prev ", b"/Prev\t"), "trailer"),
        (re.sub(rb"startxref\n\d", rb"startxref\n0", SHEET, count=1), "trailer"),
        (SHEET.replace(b"/Metadata", b"%Metadata"), "object"),
        (SHEET.replace(b"/Metadata", b"/Met#64ta"), "object"),
        (SHEET.replace(b"(sRGB IEC", b"(sRGB (EC"), "object"),
        (SHEET.replace(b"7 0 obj\n", b"7 1 obj\n"), "object"),
    ],
)  # fmt: skip
def test_a_file_laid_out_otherwise_is_named(forged: bytes, problem: str) -> None:
    assert found(forged) == problem


PACKED = zlib.compress(b"0 0 m")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"<< >>\nstream\nab\nendstream", "/Length"),
        (b"<< /Length 2 /Length 2 >>\nstream\nab\nendstream", "/Length"),
        (b"<< /Length\nstream\nab\nendstream", "/Length"),
        (b"<< /Length 2 0 R >>\nstream\nab\nendstream", "/Length"),
        (b"<< /Length -2 >>\nstream\nab\nendstream", "length"),
        (b"<< /Length 99999999 >>\nstream\nab\nendstream", "length"),
        (b"<< /Length 1 >>\nstream\nab\nendstream", "length"),
        (b"<< /Length 2 >>\r\nstream\r\nab\nendstream", "object"),
        (b"<< /A (stream\n) /Length 2 >>\nstream\nab\nendstream\nendstream", "length"),
        (stream(b"/Filter /Crypt", PACKED), "packing"),
        (stream(b"/Filter /FlateDecode /DecodeParms << /Predictor 12 >>", PACKED), "packing"),
        (stream(b"/Filter /FlateDecode /Filter /FlateDecode", PACKED), "/Filter"),
        (stream(b"/Filter /FlateDecode", b"no zlib"), "packing"),
    ],
)
def test_a_stream_that_readers_could_read_otherwise_is_named(body: bytes, problem: str) -> None:
    assert found(updated(relaid(PAGES, body))) == problem


@pytest.mark.parametrize("packing", [b"", b"/Filter /FlateDecode", b"/Filter /ASCIIHexDecode"])
def test_plain_and_packed_streams_pass(packing: bytes) -> None:
    content = b"303030>" if b"Hex" in packing else PACKED
    assert check_layout(updated(relaid(PAGES, stream(packing, content)))) is None


def test_an_object_of_the_update_stands_behind_the_pages() -> None:
    """A place in the pages, listed by the update, would make one object two."""
    place = b"%010d" % PAGES.index(b"3 0 obj\n")
    first = re.search(rb"xref\n\d+ 1\n(\d{10})", UPDATE)
    assert first is not None
    forged = PAGES + UPDATE[: first.start(1)] + place + UPDATE[first.end(1) :]
    assert found(forged) == "gap"


def test_what_is_read_letter_by_letter_is_bounded() -> None:
    half = b"<< /A <" + b"41" * 300_000 + b"> >>"
    assert check_layout(updated(relaid(PAGES, half))) is None
    assert found(updated(relaid(PAGES, half, half))) == "words"
    hidden = half[:-2] + b"/Length 2 >>\nstream\nab\nendstream"
    assert found(updated(relaid(PAGES, hidden, hidden))) == "words"
