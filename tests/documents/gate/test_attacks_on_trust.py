"""Keys that are not the judge's, roots that are not the contest's, and clocks that are wrong."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.keys.keys import HolderKey, certify, create_root, make_roster
from judge_app.documents.keys.sheet_signer import OpenedKey
from tests.support.forgeries import genuine, signed
from tests.support.signed_contest import (
    GK01,
    GK02,
    MOMENT,
    SignedContest,
    final_sheet,
    signed_contest,
)
from tests.support.trials import verdict_on

HELD = signed_contest(entries=3, leaves=3)
SHEET = final_sheet(HELD)
GENUINE = genuine(HELD)
Reason = RefusalReason


def reason(pdf: bytes, held: SignedContest = HELD) -> RefusalReason:
    found = verdict_on(pdf, held)
    assert isinstance(found, Refusal), "a forged sheet got in"
    return found.reason


def test_a_judges_key_cannot_issue_another() -> None:
    """GK02 certifies a key of their own as GK01's, all names right."""
    own_key = HELD.keys[GK02]
    name = HELD.contest.panel.member(GK01).name
    leaf = certify(
        replace(HELD.root, private_key=own_key.private_key),
        own_key.private_key.public_key(),
        judge=GK01,
        name=name,
        contest=HELD.contest.id,
        moment=MOMENT,
    )
    key = OpenedKey(HolderKey(private_key=own_key.private_key, certificate=leaf))
    assert reason(signed(HELD, SHEET, signer=key)) is Reason.OTHER_ROOT


def test_a_certificate_issued_in_a_judges_name_by_a_judge_is_refused() -> None:
    issuer = HELD.keys[GK02]
    builder = x509.CertificateBuilder(
        issuer_name=issuer.certificate.subject,
        subject_name=HELD.keys[GK01].certificate.subject,
        public_key=issuer.private_key.public_key(),
        serial_number=5,
        not_valid_before=MOMENT - timedelta(days=1),
        not_valid_after=MOMENT + timedelta(days=9),
    )
    leaf = builder.sign(issuer.private_key, hashes.SHA256())
    key = OpenedKey(HolderKey(private_key=issuer.private_key, certificate=leaf))
    assert reason(signed(HELD, SHEET, signer=key)) is Reason.OTHER_ROOT


def test_another_contest_of_the_same_names_is_another_contest() -> None:
    twin = signed_contest(entries=3, leaves=3, seed=2)
    assert twin.contest == HELD.contest
    assert reason(genuine(twin)) is Reason.OTHER_ROOT


@pytest.mark.parametrize("days", [-4000, 30])
def test_a_key_that_had_run_out_or_did_not_hold_yet_is_refused(days: int) -> None:
    """The roster lists it, its certificate does not hold at the bundle's moment."""
    key = HELD.keys[GK01]
    then = certify(
        HELD.root,
        key.private_key.public_key(),
        judge=GK01,
        name="Nguyễn",
        contest=HELD.contest.id,
        moment=MOMENT + timedelta(days=days),
    )
    holder = HolderKey(private_key=key.private_key, certificate=then)
    roster = make_roster(HELD.root.certificate, {GK01: then})
    held = replace(HELD, keys={GK01: holder}, roster=roster)
    assert reason(signed(held, SHEET), held) is Reason.NOT_VALID_THEN


def test_a_root_that_had_run_out_is_refused() -> None:
    old = create_root(HELD.contest.id, HELD.contest.name, MOMENT - timedelta(days=4000))
    key = HELD.keys[GK01]
    certificate = certify(
        old,
        key.private_key.public_key(),
        judge=GK01,
        name="Nguyễn",
        contest=HELD.contest.id,
        moment=MOMENT,
    )
    roster = make_roster(old.certificate, {GK01: certificate})
    holder = HolderKey(private_key=key.private_key, certificate=certificate)
    held = replace(HELD, root=old, keys={GK01: holder}, roster=roster)
    assert reason(signed(held, SHEET), held) is Reason.NOT_VALID_THEN


_AT_ANOTHER_TIME = """
import datetime
from tests.support.forgeries import genuine
from tests.support.signed_contest import signed_contest
from tests.support.trials import verdict_on
held = signed_contest(entries=3, leaves=3)
print(datetime.datetime.now().year, type(verdict_on(genuine(held), held)).__name__)
print(type(verdict_on(genuine(held)[:-1], held)).__name__)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs faketime")
@pytest.mark.parametrize("year", [1990, 2090])
def test_no_clock_has_a_say(year: int) -> None:
    assert shutil.which("faketime"), "install what system-packages.txt lists"
    ran = subprocess.run(
        ["faketime", f"{year}-06-01 12:00:00", sys.executable, "-c", _AT_ANOTHER_TIME],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        text=True,
    )
    assert ran.stdout.split() == [str(year), "SignedSheet", "Refusal"]
