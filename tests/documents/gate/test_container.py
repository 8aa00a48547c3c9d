"""Step 2 of the gate: the container of a signature has one shape, and no other gets in."""

from collections.abc import Callable
from typing import Any

import pytest
from asn1crypto import algos, cms, core
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from judge_app.documents.gate.container import SignerFacts, check_container
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.keys.keys import certify, der
from judge_app.documents.keys.sheet_signer import OpenedKey, SheetSigner
from judge_app.documents.sheet.cms_container import container
from tests.support.signed_contest import (
    GK01,
    GK02,
    MOMENT,
    signed_contest,
)
from tests.support.token_keys import with_rsa

HELD = signed_contest(entries=3, leaves=3)
OWN = OpenedKey(HELD.keys[GK01])
DIGEST = bytes(range(32))
CONTAINER = container(DIGEST, OWN)
Reason = RefusalReason


def reason(found: object) -> RefusalReason:
    assert isinstance(found, Refusal), found
    return found.reason


def changed(change: Callable[[Any], None], key: SheetSigner = OWN) -> bytes:
    """Return a container with something else in it."""
    info = cms.ContentInfo.load(container(DIGEST, key))
    change(info)
    return bytes(info.dump(force=True))


def _signed(info: Any) -> Any:
    return info["content"]


def _signer(info: Any) -> Any:
    return info["content"]["signer_infos"][0]


def _other_algorithm(name: str) -> Any:
    return algos.SignedDigestAlgorithm({"algorithm": name})


def _set(where: Callable[[Any], Any], key: str, value: Any) -> Callable[[Any], None]:
    return lambda info: where(info).__setitem__(key, value)


def _attribute(name: str, values: list[Any]) -> Callable[[Any], None]:
    def change(info: Any) -> None:
        for attribute in _signer(info)["signed_attrs"]:
            if attribute["type"].native == name:
                attribute["values"] = values

    return change


def _drop_attribute(info: Any) -> None:
    signer = _signer(info)
    signer["signed_attrs"] = cms.CMSAttributes(list(signer["signed_attrs"])[:-1])


def _twice(name: str) -> Callable[[Any], None]:
    def change(info: Any) -> None:
        signed_data = _signed(info)
        signed_data[name] = type(signed_data[name])([*signed_data[name], signed_data[name][0]])

    return change


def _named_hash(info: Any) -> None:
    for attribute in _signer(info)["signed_attrs"]:
        if attribute["type"].native == "signing_certificate_v2":
            attribute["values"][0]["certs"][0]["cert_hash"] = bytes(32)


def _named_algorithm(info: Any) -> None:
    for attribute in _signer(info)["signed_attrs"]:
        if attribute["type"].native == "signing_certificate_v2":
            named = attribute["values"][0]["certs"][0]
            named["hash_algorithm"] = algos.DigestAlgorithm({"algorithm": "sha512"})


def _no_certificate(info: Any) -> None:
    _signed(info)["certificates"] = cms.CertificateSet([])


def _unsigned_attribute(info: Any) -> None:
    _signer(info)["unsigned_attrs"] = cms.CMSAttributes(
        [cms.CMSAttribute({"type": "content_type", "values": ["data"]})]
    )


SHAPES: dict[str, Callable[[Any], None]] = {
    "content type": lambda info: info.__setitem__("content_type", "data"),
    "version": _set(_signed, "version", "v3"),
    "digest algorithms": _set(
        _signed, "digest_algorithms", [algos.DigestAlgorithm({"algorithm": "sha1"})]
    ),
    "content inside": lambda info: _signed(info)["encap_content_info"].__setitem__(
        "content", b"9,5"
    ),
    "certificates": _twice("certificates"),
    "no certificate": _no_certificate,
    "signers": _twice("signer_infos"),
    "signed attributes": _drop_attribute,
    "attribute values": _attribute("content_type", ["data", "data"]),
    "unsigned attributes": _unsigned_attribute,
    "signer's version": _set(_signer, "version", "v3"),
    "serial number": lambda info: _signer(info)["sid"].chosen.__setitem__("serial_number", 5),
    "inner content type": _attribute("content_type", ["signed_data"]),
    "named certificate": _named_hash,
    "named by another hash": _named_algorithm,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_container_has_one_shape(shape: str) -> None:
    assert reason(check_container(changed(SHAPES[shape]), DIGEST)) is Reason.CONTAINER_SHAPE


def test_revocation_lists_have_no_place_in_a_container() -> None:
    def add(info: Any) -> None:
        other = cms.RevocationInfoChoice(
            name="other",
            value=cms.OtherRevocationInfoFormat(
                {"other_rev_info_format": "1.2.3", "other_rev_info": core.Null()}
            ),
        )
        _signed(info)["crls"] = cms.RevocationInfoChoices([other])

    assert reason(check_container(changed(add), DIGEST)) is Reason.CONTAINER_SHAPE


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("signature_algorithm", _other_algorithm("sha512_ecdsa")),
        ("digest_algorithm", algos.DigestAlgorithm({"algorithm": "sha512"})),
    ],
)
def test_other_algorithms_are_not_allowed(where: str, value: Any) -> None:
    found = check_container(changed(_set(_signer, where, value)), DIGEST)
    assert reason(found) is Reason.ALGORITHM_NOT_ALLOWED


def test_an_algorithm_that_is_not_the_keys_is_no_shape() -> None:
    change = _set(_signer, "signature_algorithm", _other_algorithm("rsassa_pkcs1v15"))
    found = check_container(changed(change), DIGEST)
    assert isinstance(found, Refusal)
    assert (found.reason, found.detail) == (Reason.CONTAINER_SHAPE, "not as it is built")


def test_another_digest_is_an_altered_file() -> None:
    assert reason(check_container(CONTAINER, bytes(32))) is Reason.ALTERED


def test_an_encoding_that_readers_forgive_is_refused() -> None:
    """The same container with a length in a longer form than it needs."""
    place = CONTAINER.index(b"\x06\x09*\x86H\x86\xf7\r\x01\x07\x01")
    longer = CONTAINER[: place - 1] + b"\x81\x0b" + CONTAINER[place:]
    longer = longer[:2] + (len(longer) - 4).to_bytes(2) + longer[4:]
    assert isinstance(check_container(longer, DIGEST), Refusal)


def test_another_signature_than_the_keys_is_wrong() -> None:
    def swap(info: Any) -> None:
        _signer(info)["signature"] = OpenedKey(HELD.keys[GK02]).sign(b"?")

    assert reason(check_container(changed(swap), DIGEST)) is Reason.SIGNATURE_WRONG


def test_bytes_that_are_no_signature_are_wrong() -> None:
    def swap(info: Any) -> None:
        _signer(info)["signature"] = b"?"

    assert reason(check_container(changed(swap), DIGEST)) is Reason.SIGNATURE_WRONG
    _, rsa = with_rsa(HELD)
    assert reason(check_container(changed(swap, rsa), DIGEST)) is Reason.SIGNATURE_WRONG


def test_an_rsa_key_signs_too() -> None:
    _, rsa = with_rsa(HELD)
    assert isinstance(check_container(container(DIGEST, rsa), DIGEST), SignerFacts)


class OddSigner:
    """A key of a kind that nobody uses here, in a container that says it is one that is."""

    def __init__(self, key: Any) -> None:
        self._key = key
        self.certificate = certify(
            HELD.root,
            key.public_key(),
            judge=GK01,
            name="GK01",
            contest=HELD.contest.id,
            moment=MOMENT,
        )

    def sign(self, message: bytes) -> bytes:
        if isinstance(self._key, ed25519.Ed25519PrivateKey):
            return self._key.sign(message)
        from cryptography.hazmat.primitives import hashes  # noqa: PLC0415

        return bytes(self._key.sign(message, ec.ECDSA(hashes.SHA256())))


def test_keys_of_other_kinds_are_not_allowed() -> None:
    curve = OddSigner(ec.generate_private_key(ec.SECP384R1()))
    assert reason(check_container(container(DIGEST, curve), DIGEST)) is Reason.ALGORITHM_NOT_ALLOWED
    edwards = OddSigner(ed25519.Ed25519PrivateKey.generate())
    found = check_container(_shaped_with(edwards), DIGEST)
    assert reason(found) is Reason.ALGORITHM_NOT_ALLOWED


def _shaped_with(signer: OddSigner) -> bytes:
    from judge_app.documents.gate.container_shape import shaped  # noqa: PLC0415

    der_bytes = der(signer.certificate)
    return shaped(DIGEST, signer.certificate, der_bytes, signer.sign(b""))


def test_a_certificate_that_cannot_be_read_is_no_shape() -> None:
    broken = CONTAINER.replace(bytes.fromhex("2a8648ce3d030107"), bytes.fromhex("2a8648ce3d030199"))
    assert reason(check_container(broken, DIGEST)) is Reason.CONTAINER_SHAPE
    assert reason(check_container(b"\x30\x03\x06\x01\x2a", DIGEST)) is Reason.CONTAINER_SHAPE
