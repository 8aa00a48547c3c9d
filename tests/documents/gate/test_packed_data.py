"""Data that a judge's own key signed, packed so that they would fill the memory."""

import re
import zlib
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from judge_app.documents.gate.file_bytes import LARGEST_FILE
from judge_app.documents.gate.gate import examine
from judge_app.documents.gate.payload import check_payload
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.sheet.signed_update import ATTACHMENT
from tests.support.forgeries import genuine
from tests.support.signed_contest import signed_contest
from tests.support.trials import resigned

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader


@pytest.mark.parametrize(
    ("packing", "wanted"),
    [
        (b"/FlateDecode", (RefusalReason.PAYLOAD_MALFORMED, "packed")),
        (b"/LZWDecode", (RefusalReason.ODD_LAYOUT, "packing")),
    ],
)
def test_data_packed_a_thousandfold_are_not_unpacked(
    packing: bytes, wanted: tuple[RefusalReason, str]
) -> None:
    held = signed_contest(entries=40)
    own = genuine(held)
    start = own.index(b"/Contents <") + len(b"/Contents ")
    end = own.index(b">", start) + 1
    front = own[:start].replace(b"/Filter /ASCIIHexDecode", (b"/Filter " + packing).ljust(23))
    digits = re.compile(rb"(application#2Fjson [^\n]*>> >>\nstream\n)([0-9a-f]+>)")
    bomb = zlib.compress(bytes(LARGEST_FILE + 1), 9)
    front = digits.sub(lambda m: m[1] + bomb.ljust(len(m[2]), b"\0"), front)
    assert bomb in front
    assert len(front) == start
    found = examine(
        resigned(held, front, end - start - 2, own[end:]),
        contest=held.contest,
        roster=held.roster,
        bundle_sha256=held.bundle,
        moment=held.moment,
    )
    assert isinstance(found, Refusal)
    assert (found.reason, found.detail) == wanted


@pytest.mark.parametrize(
    "entries",
    [{"/Filter": "/LZWDecode"}, {"/Filter": "/FlateDecode", "/DecodeParms": {}}, {}],
)
def test_no_other_packing_is_unpacked_even_where_a_layout_got_by(entries: dict[str, Any]) -> None:
    names = {"/EmbeddedFiles": {"/Names": [ATTACHMENT, {"/EF": {"/F": entries}}]}}
    reader = cast("PdfFileReader", SimpleNamespace(root={"/Names": names, "/AF": [1]}))
    held = signed_contest()
    found = check_payload(reader, held.roster.entries[0], held.contest, held.roster, held.bundle)
    assert isinstance(found, Refusal)
    assert (found.reason, found.detail) == (RefusalReason.PAYLOAD_MALFORMED, "packed")
