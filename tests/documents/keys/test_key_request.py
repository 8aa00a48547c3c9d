"""Requests: signed by the key itself, for one contest and one holder, never mistaken for another."""

import base64
import json
import random
from dataclasses import replace
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from judge_app.contest.canonical import canonical_bytes
from judge_app.contest.ids import ContestId, JudgeId
from judge_app.documents.keys import keys
from judge_app.documents.keys.key_request import (
    DamagedKeyRequestError,
    KeyRequest,
    NewerKeyRequestError,
    NotAKeyRequestError,
    make_request,
    read_request,
    request_fingerprint,
)
from judge_app.documents.keys.kinds import signed_bytes
from judge_app.documents.keys.public_keys import UnfitKeyError, key_from, key_text
from judge_app.documents.keys.sheet_signer import OpenedKey, SheetSigner
from tests.support.signed_contest import GK01, MOMENT, signed_contest
from tests.support.token_keys import RsaSigner, rsa_key, with_rsa

HELD = signed_contest()
CONTEST = HELD.contest.id
OWN = keys.make_own_key(GK01, "Ánh", CONTEST, MOMENT, random.Random(4).randbytes)


def _request(signer: SheetSigner | None = None, **changes: Any) -> bytes:
    facts = {
        "contest": CONTEST,
        "holder": GK01,
        "root_fingerprint": HELD.roster.root_fingerprint,
        "made_at": "2024-04-02T08:00:00+07:00",
    } | changes
    return make_request(signer or OpenedKey(OWN), **facts)


def test_a_request_says_who_asks_for_which_key() -> None:
    request = read_request(_request())
    assert (request.contest, request.holder) == (CONTEST, GK01)
    assert request.key == OWN.private_key.public_key()
    assert not request.is_of_token
    assert _request() == _request()


def test_a_token_may_ask_with_its_rsa_key() -> None:
    signer = with_rsa(HELD)[1]
    request = read_request(_request(signer, token_certificate=keys.der(signer.certificate)))
    assert request.is_of_token
    assert key_text(request.key) == key_text(rsa_key(2048).public_key())


def test_the_private_key_is_not_in_a_request() -> None:
    number = OWN.private_key.private_numbers().private_value.to_bytes(32)
    content = _request()
    assert number not in content
    assert base64.b64encode(number)[:40] not in content


def test_the_fingerprint_hangs_on_contest_root_holder_and_key_and_on_nothing_else() -> None:
    base = read_request(_request())
    digits = request_fingerprint(base)
    assert len(digits) == 24
    assert digits.isdigit()
    later = read_request(_request(made_at="2025-01-01T00:00:00+07:00"))
    assert request_fingerprint(later) == digits
    other = keys.make_own_key(GK01, "Ánh", CONTEST, MOMENT)
    changed = (
        replace(base, contest=ContestId("khac")),
        replace(base, holder=JudgeId("GK02")),
        replace(base, root_fingerprint="0" * 24),
        read_request(_request(OpenedKey(other))),
    )
    assert len({digits, *map(request_fingerprint, changed)}) == 5


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"PK\3\4",
        b'{"kind": "judge-app/key/1"}',
        b'{"kind":"judge-app/key-request/0"}',
    ],
)
def test_other_files_are_no_requests(content: bytes) -> None:
    with pytest.raises(NotAKeyRequestError) as caught:
        read_request(content)
    assert type(caught.value) is NotAKeyRequestError


def test_a_later_format_is_named() -> None:
    with pytest.raises(NewerKeyRequestError) as caught:
        read_request(b'{"kind":"judge-app/key-request/2","what":"ever"}')
    assert caught.value.version == 2


@pytest.mark.parametrize("field", ["contest", "holder", "root_fingerprint", "made_at"])
def test_whatever_a_request_says_is_signed(field: str) -> None:
    fields = json.loads(_request()) | {field: "khac"}
    with pytest.raises(DamagedKeyRequestError):
        read_request(canonical_bytes(fields))


def test_nobody_can_ask_for_a_certificate_on_somebody_elses_key() -> None:
    stranger = HELD.keys[JudgeId("GK02")].certificate.public_key()
    assert isinstance(stranger, ec.EllipticCurvePublicKey)
    fields = json.loads(_request()) | {"public_key": key_text(stranger)}
    with pytest.raises(DamagedKeyRequestError):
        read_request(canonical_bytes(fields))


def test_a_signature_of_another_kind_of_message_does_not_pass() -> None:
    unsigned = replace(read_request(_request()), signature="")
    signer = OpenedKey(OWN)
    for kind in ("judge-app/key-answer/1", "judge-app/bundle/1", "judge-app/scoresheet-qr/1"):
        signature = signer.sign(signed_bytes(kind, canonical_bytes(unsigned)))
        forged = replace(unsigned, signature=base64.b64encode(signature).decode())
        with pytest.raises(DamagedKeyRequestError):
            read_request(canonical_bytes(forged))


def test_the_same_content_in_another_spelling_is_refused() -> None:
    with pytest.raises(DamagedKeyRequestError):
        read_request(json.dumps(json.loads(_request())).encode())


class _Signer:
    def __init__(self, key: Any) -> None:
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "x")])
        self.certificate = (
            x509.CertificateBuilder(name, name, key.public_key(), 7, MOMENT, MOMENT)
        ).sign(key, hashes.SHA256())

    def sign(self, message: bytes) -> bytes:
        raise AssertionError(message)


@pytest.mark.parametrize(
    "key",
    [
        ec.generate_private_key(ec.SECP384R1()),
        rsa.generate_private_key(65537, 1024),
        rsa.generate_private_key(3, 2048),
    ],
    ids=["another curve", "small", "exponent 3"],
)
def test_an_unfit_key_is_not_even_asked_for(key: Any) -> None:
    with pytest.raises(UnfitKeyError):
        _request(_Signer(key))


def test_an_unfit_key_in_a_request_is_named() -> None:
    small = RsaSigner(rsa_key(1024), HELD.root.certificate)
    unsigned = KeyRequest(
        kind="judge-app/key-request/1",
        contest=CONTEST,
        holder=GK01,
        root_fingerprint="0" * 24,
        public_key=key_text(small.key.public_key()),
        made_at="",
    )
    signature = small.sign(signed_bytes(unsigned.kind, canonical_bytes(unsigned)))
    forged = replace(unsigned, signature=base64.b64encode(signature).decode())
    with pytest.raises(UnfitKeyError) as caught:
        read_request(canonical_bytes(forged))
    assert "1024" in caught.value.found


def test_what_is_no_key_is_no_key() -> None:
    with pytest.raises(ValueError, match="AAAA"):
        key_from("AAAA")


def test_every_changed_byte_is_noticed() -> None:
    content = _request()
    chance = random.Random(6)
    for _ in range(400):
        changed = bytearray(content)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        with pytest.raises((NotAKeyRequestError, NewerKeyRequestError, UnfitKeyError)):
            read_request(bytes(changed))


def test_a_request_has_no_twin() -> None:
    request = read_request(_request())
    r, s = decode_dss_signature(base64.b64decode(request.signature))
    high = encode_dss_signature(r, keys.P256_ORDER - s)
    letters = request.signature
    twins = [base64.b64encode(high).decode()]
    if letters.endswith("="):
        last = letters.rstrip("=")[-1]
        alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        other = alphabet[alphabet.index(last) ^ 1]
        twins.append(letters.rstrip("=")[:-1] + other + "=" * letters.count("="))
    for twin in twins:
        with pytest.raises(DamagedKeyRequestError):
            read_request(canonical_bytes(replace(request, signature=twin)))
