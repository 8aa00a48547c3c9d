"""Each step of the gate by itself: what whole files hardly ever bring about."""

import re
import zlib
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import cbor2
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.status import SignatureCoverageLevel

from judge_app.contest.scoresheet import SealedSheet, SignedSheet
from judge_app.documents.gate import signature as gate_signature
from judge_app.documents.gate.container import SignerFacts
from judge_app.documents.gate.file_bytes import SignedBytes, check_bytes, der_length
from judge_app.documents.gate.holder import check_holder
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.gate.signature import check_signature
from judge_app.documents.keys.keys import certify, der
from judge_app.documents.keys.sheet_signer import OpenedKey
from judge_app.documents.page.ink import Ink
from judge_app.documents.sheet import payload, sealed_payload
from judge_app.documents.sheet.scoresheet_pdf import render
from judge_app.documents.sheet.sheet_codes import marks_message, signature_part
from judge_app.documents.sheet.signing import sign_with_ink
from tests.support.forgeries import genuine, signed
from tests.support.signed_contest import (
    GK01,
    MOMENT,
    SignedContest,
    final_sheet,
    signed_contest,
)
from tests.support.token_keys import with_rsa
from tests.support.trials import verdict_on

HELD = signed_contest(entries=3, leaves=3)
SHEET = payload.in_order(final_sheet(HELD))
GENUINE = genuine(HELD)
OWN = OpenedKey(HELD.keys[GK01])
ROOT = HELD.root.certificate
Reason = RefusalReason


def reason(found: object) -> RefusalReason:
    assert isinstance(found, Refusal), found
    return found.reason


# Step 1.


@pytest.mark.parametrize(
    ("content", "length"),
    [
        (b"\x30\x03abc", 5),
        (b"\x30\x81\x80" + bytes(128), 131),
        (b"\x30\x82\x01\x00" + bytes(256), 260),
        (b"\x30\x83\x01\x00\x00", 65541),
        (b"\x31\x03abc", None),
        (b"\x30\x03", None),
        (b"\x30\x80\x00\x00", None),
        (b"\x30\x84\x00\x01\x00\x00", None),
        (b"\x30\x81\x7f\x00", None),
        (b"\x30\x82\x00\xff", None),
        (b"\x30\x83\x01\x00", None),
    ],
)
def test_the_length_of_der_is_definite_and_in_its_shortest_form(
    content: bytes, length: int | None
) -> None:
    assert der_length(content) == length


def test_a_gap_has_room_for_something() -> None:
    pdf = b"%PDF-/ByteRange [0 20 22 6] "
    assert len(pdf) == 28
    assert reason(check_bytes(pdf)) is Reason.RANGE_MALFORMED


# Step 3.


def signed_bytes(pdf: bytes = GENUINE) -> SignedBytes:
    found = check_bytes(pdf)
    assert isinstance(found, SignedBytes)
    return found


FACTS = SignerFacts(certificate=OWN.certificate, certificate_der=der(OWN.certificate))


def validated(pdf: bytes = GENUINE, signed: SignedBytes | None = None) -> object:
    return check_signature(pdf, signed or signed_bytes(), FACTS, ROOT, MOMENT)


def test_pyhanko_must_see_the_same_signature_even_where_a_layout_got_by(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert isinstance(validated(), PdfFileReader)
    pages, moved = render(HELD.contest, SHEET), replace(signed_bytes(), start=9)
    assert reason(validated(pages)) is Reason.ODD_LAYOUT
    monkeypatch.setattr(gate_signature, "check_layout", lambda _: None)
    assert reason(validated(pages)) is Reason.VALIDATOR_DISAGREES
    assert reason(validated(with_a_third_revision(GENUINE))) is Reason.VALIDATOR_DISAGREES
    assert reason(validated(signed=moved)) is Reason.VALIDATOR_DISAGREES


def with_a_third_revision(pdf: bytes) -> bytes:
    """Return a file with one more update, in which nothing is new."""
    table = pdf[pdf.rindex(b"trailer\n") :]
    place = re.search(rb"startxref\n(\d+)", table)
    assert place is not None
    trailer = re.sub(rb"/Prev \d+", b"/Prev " + place[1], table[: place.start()])
    return pdf + b"xref\n0 0\n%sstartxref\n%d\n%%%%EOF\n" % (trailer, len(pdf))


def test_pyhanko_must_see_the_same_container(monkeypatch: pytest.MonkeyPatch) -> None:
    class OtherReader(PdfFileReader):
        """Reads another container than stands in the file."""

        @property
        def embedded_signatures(self) -> Any:
            (found,) = super().embedded_signatures
            found.pkcs7_content = b"?"
            return [found]

    monkeypatch.setattr(gate_signature, "PdfFileReader", OtherReader)
    assert reason(validated()) is Reason.VALIDATOR_DISAGREES


GOOD = {
    "intact": True,
    "valid": True,
    "trusted": True,
    "coverage": SignatureCoverageLevel.ENTIRE_FILE,
    "bottom_line": True,
}


@pytest.mark.parametrize(
    "other",
    [
        {"intact": False},
        {"valid": False},
        {"trusted": False},
        {"coverage": SignatureCoverageLevel.ENTIRE_REVISION},
        {"bottom_line": False},
    ],
)
def test_pyhanko_must_agree_in_everything(
    other: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def status(*_: object) -> Any:
        return SimpleNamespace(**{**GOOD, **other})

    monkeypatch.setattr(gate_signature, "_validated", status)
    assert reason(validated()) is Reason.VALIDATOR_DISAGREES


# Step 4.


def test_the_roster_names_this_very_certificate() -> None:
    again = certify(
        HELD.root,
        HELD.keys[GK01].private_key.public_key(),
        judge=GK01,
        name="Khác",
        contest=HELD.contest.id,
        moment=MOMENT,
    )
    facts = SignerFacts(certificate=again, certificate_der=der(again))
    assert reason(check_holder(facts, HELD.roster)) is Reason.SIGNER_UNKNOWN


# Step 6.


def by_another_version(held: SignedContest, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Return a sheet that a program of another version drew and signed."""
    with monkeypatch.context() as other:
        other.setattr(payload, "TEMPLATE", "scoresheet-matrix/0")
        other.setattr(sealed_payload, "TEMPLATE", "sealed-scoresheet/0")
        return genuine(held)


@pytest.mark.parametrize("sealed", [False, True])
def test_pages_of_another_version_are_read(sealed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    held = signed_contest(entries=3, leaves=3, sealed=sealed)
    found = verdict_on(by_another_version(held, monkeypatch), held)
    assert not isinstance(found, Refusal), found


@pytest.mark.parametrize(
    ("file", "sealed"), [("scoresheet-matrix-2.pdf", False), ("sealed-scoresheet-2.pdf", True)]
)
def test_a_sheet_that_the_version_before_signed_still_gets_in(file: str, sealed: bool) -> None:
    """Kept as that version wrote them, for this very contest and its keys."""
    held = signed_contest(entries=3, leaves=3, sealed=sealed)
    content = (Path(__file__).parent / "earlier" / file).read_bytes()
    assert isinstance(verdict_on(content, held), SealedSheet if sealed else SignedSheet)


@pytest.mark.parametrize("sealed", [False, True])
def test_pages_of_another_version_must_show_what_the_data_says(
    sealed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = signed_contest(entries=3, leaves=3, sealed=sealed)
    other = genuine(signed_contest(entries=3, leaves=3, sealed=not sealed))
    pages = other[: other.index(b"%%EOF\n") + 6]
    with monkeypatch.context() as version:
        version.setattr(payload, "TEMPLATE", "scoresheet-matrix/0")
        version.setattr(sealed_payload, "TEMPLATE", "sealed-scoresheet/0")
        sheet = final_sheet(held)
        forged = signed(held, sheet, change=lambda drawn: replace(drawn, content=pages))
    assert reason(verdict_on(forged, held)) is Reason.PAGES_DIFFER


@pytest.mark.parametrize(
    ("ink", "wanted"),
    [
        (Ink(width=900, height=9, packed=b""), Reason.UPDATE_DIFFERS),
        (Ink(width=9, height=9, packed=b"no zlib"), Reason.ODD_LAYOUT),
        (Ink(width=9, height=9, packed=bytes.fromhex("789c030000000001")), Reason.UPDATE_DIFFERS),
    ],
)
def test_ink_has_a_bearable_size_and_all_its_points(ink: Ink, wanted: RefusalReason) -> None:
    pdf = sign_with_ink(HELD.contest, SHEET, OWN, ink, HELD.roster)
    assert reason(verdict_on(pdf, HELD)) is wanted
    assert not ink.is_sound


def test_a_sheet_with_ink_gets_in() -> None:
    ink = Ink(width=9, height=9, packed=zlib.compress(bytes(81)))
    pdf = sign_with_ink(HELD.contest, SHEET, OWN, ink, HELD.roster)
    assert isinstance(verdict_on(pdf, HELD), SignedSheet)


def test_the_room_for_a_signature_is_bounded() -> None:
    pdf = signed(HELD, SHEET, room=40000)
    assert reason(verdict_on(pdf, HELD)) is Reason.UPDATE_DIFFERS


@pytest.mark.parametrize("length", [0, 7, 9])
def test_the_code_beside_the_ink_names_its_sheet_in_full(length: int) -> None:
    sha256 = payload.payload_sha256(payload.encode(SHEET))
    honest = signature_part(OWN.sign, marks_message(HELD.contest, SHEET, sha256), sha256)
    kind, _, raw = cbor2.loads(honest)
    short = cbor2.dumps([kind, bytes.fromhex(sha256)[:length], raw])
    bad = signed(HELD, SHEET, marks_signature=short)
    assert reason(verdict_on(bad, HELD)) is Reason.MARKS_SIGNATURE_WRONG


def test_an_rsa_sheet_has_no_code_of_the_marks() -> None:
    held, rsa = with_rsa(HELD)
    good = sign_with_ink(held.contest, SHEET, rsa, None, held.roster)
    assert isinstance(verdict_on(good, held), SignedSheet)
    bad = signed(held, SHEET, signer=rsa, marks_signature=bytes(80), room=16384)
    assert reason(verdict_on(bad, held)) is Reason.MARKS_SIGNATURE_WRONG
