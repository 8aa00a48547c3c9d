"""Signed sheets: whose, with which ink, reproducible, and good in other programs' eyes."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from judge_app.contest.scoresheet import SealedSheet, SignedSheet
from judge_app.documents.gate.gate import examine
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.keys.keys import KeyNotOnRosterError
from judge_app.documents.sheet.payload import encode, payload_sha256
from judge_app.documents.sheet.scoresheet_pdf import render
from judge_app.documents.sheet.sheet_codes import (
    SignaturePart,
    is_signed_by,
    marks_message,
    read_code,
)
from judge_app.documents.sheet.signing import sign_scoresheet, sign_with_ink
from tests.support.ink import drawn_signature
from tests.support.other_readers import nss_store, pdfsig_says
from tests.support.pdf_text import complaints_of_qpdf
from tests.support.signed_contest import (
    BUNDLE,
    GK01,
    GK02,
    SignedContest,
    final_sheet,
    signed_contest,
)
from tests.support.token_keys import with_rsa

HELD = signed_contest()
SHEET = final_sheet(HELD)
GOOD = {"Signature is Valid.", "Certificate is Trusted.", "Total document signed"}
RSA = with_rsa(HELD)[1]


def _signed(ink: bytes | None = None) -> bytes:
    return sign_scoresheet(HELD.contest, SHEET, HELD.keys[GK01], HELD.roster, ink)


def _by_token(bits: int = 2048) -> tuple[SignedContest, bytes]:
    held, signer = with_rsa(HELD, bits=bits)
    return held, sign_with_ink(held.contest, SHEET, signer, None, held.roster)


def _verdict(held: SignedContest, pdf: bytes) -> SignedSheet | SealedSheet | Refusal:
    return examine(
        pdf,
        contest=held.contest,
        roster=held.roster,
        bundle_sha256=BUNDLE,
        moment=held.moment,
    )


def test_pages_come_first_and_are_what_the_payload_gives() -> None:
    signed = _signed()
    assert signed.startswith(render(HELD.contest, SHEET))
    assert encode(SHEET).hex().encode() in signed
    assert isinstance(_verdict(HELD, signed), SignedSheet)


def test_the_same_sheet_signed_twice_is_the_same_file_in_any_process() -> None:
    script = (
        "import hashlib\n"
        "from judge_app.documents.sheet.signing import sign_scoresheet\n"
        "from tests.support.ink import drawn_signature\n"
        "from tests.support.signed_contest import GK01, final_sheet, signed_contest\n"
        "held = signed_contest()\n"
        "signed = sign_scoresheet(held.contest, final_sheet(held), held.keys[GK01], held.roster,"
        " drawn_signature())\n"
        "print(hashlib.sha256(signed).hexdigest())\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": "C"},
            cwd=Path(__file__).resolve().parents[3],
        ).stdout
        for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("77", "America/New_York"))
    }
    assert len(found) == 1


@pytest.mark.parametrize("ink", [None, drawn_signature()], ids=["by pen", "drawn"])
def test_other_programs_call_it_valid_trusted_and_whole(ink: bytes | None, tmp_path: Path) -> None:
    signed = _signed(ink)
    said = pdfsig_says(signed, nss_store(HELD.root.certificate, tmp_path))
    assert said >= GOOD
    assert complaints_of_qpdf(signed, tmp_path) == ""


def test_without_the_contests_root_it_is_not_trusted(tmp_path: Path) -> None:
    other = signed_contest(seed=5)
    said = pdfsig_says(_signed(), nss_store(other.root.certificate, tmp_path))
    assert "Certificate is Trusted." not in said
    assert "Signature is Valid." in said


@pytest.mark.parametrize("bits", [2048, 3072])
def test_a_tokens_rsa_key_is_taken_and_good_in_other_programs(bits: int, tmp_path: Path) -> None:
    held, signed = _by_token(bits)
    assert isinstance(_verdict(held, signed), SignedSheet)
    said = pdfsig_says(signed, nss_store(HELD.root.certificate, tmp_path))
    assert said >= GOOD
    assert complaints_of_qpdf(signed, tmp_path) == ""


def test_an_rsa_key_that_is_too_small_is_refused_even_on_the_roster() -> None:
    held, signed = _by_token(1024)
    verdict = _verdict(held, signed)
    assert isinstance(verdict, Refusal)
    assert verdict.reason is RefusalReason.ALGORITHM_NOT_ALLOWED


def test_an_rsa_key_of_another_bundles_roster_is_unknown() -> None:
    _, signed = _by_token()
    verdict = _verdict(HELD, signed)
    assert isinstance(verdict, Refusal)
    assert verdict.reason is RefusalReason.SIGNER_UNKNOWN


def test_only_short_signatures_are_printed_as_a_code() -> None:
    assert b"/JAPP_Code" not in _by_token()[1]
    with pikepdf.open(io.BytesIO(_signed())) as pdf:
        appearance = pdf.pages[-1].Annots[0].AP.N
        content = bytes(appearance.JAPP_Code)
    part = read_code(content)
    assert isinstance(part, SignaturePart)
    message = marks_message(HELD.contest, SHEET, payload_sha256(encode(SHEET)))
    assert is_signed_by(HELD.keys[GK01].private_key.public_key(), message, part)


def _blue_share(signed: bytes, folder: Path) -> float:
    """Return how much of the last page is ink, as poppler draws it: more blue than red."""
    path = folder / "signed.pdf"
    path.write_bytes(signed)
    drawn = subprocess.run(["pdftoppm", "-r", "60", str(path)], capture_output=True, check=True)
    points = drawn.stdout[drawn.stdout.rindex(b"P6\n") :].split(b"\n255\n", 1)[1]
    blue = sum(b > r + 60 for r, b in zip(points[::3], points[2::3], strict=True))
    return blue / (len(points) // 3)


def test_drawn_ink_is_blue_and_a_pen_finds_its_place_empty(tmp_path: Path) -> None:
    assert _blue_share(_signed(), tmp_path) == 0
    assert 0.0005 < _blue_share(_signed(drawn_signature()), tmp_path) < 0.02


def test_nothing_is_signed_with_a_key_that_nobody_would_accept() -> None:
    with pytest.raises(KeyNotOnRosterError) as caught:
        sign_scoresheet(HELD.contest, SHEET, RSA, HELD.roster, None)
    assert caught.value.judge == GK01
    with pytest.raises(KeyNotOnRosterError):
        sign_scoresheet(HELD.contest, SHEET, HELD.keys[GK02], HELD.roster, None)
