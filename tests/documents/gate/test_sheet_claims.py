"""What a sheet alone tells: whose it claims to be, and whether it was changed."""

import pytest

from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.gate.sheet_claims import SheetClaims, claims_to_be_sheet, read_claims
from judge_app.documents.sheet.payload import check_code, encode, payload_sha256
from judge_app.documents.sheet.scoresheet_pdf import render
from judge_app.documents.sheet.signing import sign_scoresheet
from tests.support.forgeries import genuine
from tests.support.signed_contest import GK01, final_sheet, signed_contest
from tests.support.token_keys import with_rsa

HELD = signed_contest()
SHEET = final_sheet(HELD)
GENUINE = genuine(HELD)
CLAIMS = SheetClaims(
    contest=HELD.contest.id,
    holder=GK01,
    name="Nguyễn Thị Hồng Ánh",
    revision=1,
    check_code=check_code(payload_sha256(encode(SHEET))),
)


def test_a_sheet_says_whose_it_claims_to_be() -> None:
    assert claims_to_be_sheet(GENUINE)
    assert read_claims(GENUINE) == CLAIMS


def test_a_tokens_sheet_says_the_same() -> None:
    held, signer = with_rsa(HELD)
    assert read_claims(sign_scoresheet(held.contest, SHEET, signer, held.roster, None)) == CLAIMS


def test_pages_without_a_signature_are_no_sheet() -> None:
    pages = render(HELD.contest, SHEET)
    assert not claims_to_be_sheet(pages)
    found = read_claims(pages)
    assert isinstance(found, Refusal)
    assert found.reason is RefusalReason.NOT_SIGNED


@pytest.mark.parametrize("share", [0.05, 0.5, 0.85, 0.995])
def test_a_changed_byte_anywhere_is_found_without_a_bundle(share: float) -> None:
    changed = bytearray(GENUINE)
    changed[int(len(changed) * share)] ^= 1
    assert isinstance(read_claims(bytes(changed)), Refusal)


def test_nonsense_in_the_signature_is_refused() -> None:
    start = GENUINE.index(b"/Contents <") + len(b"/Contents <")
    for place in range(start + 8, start + 2000, 97):
        changed = bytearray(GENUINE)
        changed[place : place + 2] = b"FF" if changed[place : place + 2] != b"FF" else b"00"
        assert isinstance(read_claims(bytes(changed)), Refusal)


def test_a_sealed_sheet_does_not_tell_its_revision() -> None:
    held = signed_contest(entries=3, leaves=3, sealed=True)
    found = read_claims(genuine(held))
    assert isinstance(found, SheetClaims)
    assert (found.holder, found.revision) == (GK01, None)
