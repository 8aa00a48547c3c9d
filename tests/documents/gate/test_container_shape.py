"""The container written out here is the one that pyHanko writes, for both kinds of key."""

import random

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from judge_app.contest.ids import ContestId, JudgeId
from judge_app.documents.gate.container_shape import parts_of, shaped, signed_attributes
from judge_app.documents.keys.keys import create_root, der, issue_key
from judge_app.documents.keys.sheet_signer import OpenedKey, SheetSigner
from judge_app.documents.sheet.cms_container import container
from tests.support.signed_contest import GK01, MOMENT, signed_contest
from tests.support.token_keys import with_rsa

HELD = signed_contest(entries=3, leaves=3)
DIGEST = bytes(range(32))
RSA = with_rsa(HELD)[1]
P256 = OpenedKey(HELD.keys[GK01])


@pytest.mark.parametrize("signer", [P256, RSA])
def test_both_programs_write_the_same(signer: SheetSigner) -> None:
    written = container(DIGEST, signer)
    parts = parts_of(written)
    assert parts is not None
    certificate, signature = parts
    assert certificate == der(signer.certificate)
    assert shaped(DIGEST, signer.certificate, certificate, signature) == written
    assert signature == signer.sign(signed_attributes(DIGEST, signer.certificate, certificate))


@pytest.mark.parametrize("name", ["A", "Nguyễn Thị Hồng Ánh " * 5])
@pytest.mark.parametrize("seed", range(6))
def test_names_and_numbers_of_any_length_agree(name: str, seed: int) -> None:
    chance = random.Random(seed)
    contest = ContestId("c" * (1 + seed * 12))
    root = create_root(contest, name, MOMENT, chance.randbytes)
    key = OpenedKey(
        issue_key(
            root, JudgeId("J" * (seed + 1)), name, contest, MOMENT, random_bytes=chance.randbytes
        )
    )
    written = container(DIGEST, key)
    parts = parts_of(written)
    assert parts is not None
    assert shaped(DIGEST, key.certificate, *parts) == written


@given(st.binary(max_size=80))
def test_what_is_no_container_has_no_parts(content: bytes) -> None:
    assert parts_of(content) is None


def test_a_cut_container_has_no_parts() -> None:
    written = container(DIGEST, P256)
    assert all(parts_of(written[:size]) is None for size in range(len(written)))
    assert parts_of(written + b"\0") is None


def test_an_indefinite_length_is_no_length() -> None:
    written = container(DIGEST, P256)
    assert written[1] == 0x82
    assert parts_of(written[:1] + b"\x80" + written[4:] + b"\0\0") is None


def test_certificates_stay_as_they_are() -> None:
    assert isinstance(x509.load_der_x509_certificate(der(P256.certificate)), x509.Certificate)
    assert isinstance(P256.certificate.public_key(), ec.EllipticCurvePublicKey)
