"""Step 2 of the gate: the signature's container has the one shape that this program writes.

CMS leaves much open: several signers, algorithms of every age, attributes of all kinds, other
spellings of the same value. None of it is needed, so none of it is allowed: one signer, one
certificate, SHA-256, P-256 or RSA of 2048 bits and more, three signed attributes, DER throughout.
The signature itself is checked here too, by `cryptography` and not by the library that step 3 asks.
"""

import hashlib
from dataclasses import dataclass

from asn1crypto import cms, tsp
from asn1crypto.core import Asn1Value
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from judge_app.documents.cms_container import container as built_container
from judge_app.documents.refusal import Refusal, RefusalReason
from judge_app.documents.sheet_signer import has_low_s

_SMALLEST_RSA = 2048
_LARGEST_RSA = 8192
_ATTRIBUTES = ("content_type", "message_digest", "signing_certificate_v2")
_EC_ALGORITHM = "sha256_ecdsa"
_RSA_ALGORITHMS = ("rsassa_pkcs1v15", "sha256_rsa")

# Loading this module teaches asn1crypto the attribute that names the signer's certificate.
assert tsp.SigningCertificateV2


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerFacts:
    """Who signed, as far as the container says; nothing is trusted yet."""

    certificate: x509.Certificate
    certificate_der: bytes


def check_container(container: bytes, digest: bytes) -> SignerFacts | Refusal:
    """Return the signer's certificate, if the container is a sound signature of `digest`."""
    info = cms.ContentInfo.load(container, strict=True)
    if info["content_type"].native != "signed_data":
        return _shape("content type")
    signed = info["content"]
    problem = _check_envelope(signed)
    if problem:
        return _shape(problem)
    der = signed["certificates"][0].chosen.dump()
    certificate = x509.load_der_x509_certificate(der)
    signer = signed["signer_infos"][0]
    problem = _check_signer(signer, certificate, der)
    if problem:
        return _shape(problem)
    facts = _check_signature(signer, certificate, der, digest)
    if isinstance(facts, SignerFacts):
        replay = _Replay(certificate=certificate, signature=signer["signature"].native)
        if built_container(digest, replay) != container:
            return _shape("not as it is built")
    return facts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Replay:
    """Gives the signature that was found, so that the container can be built again around it.

    A container that differs in a single byte from the one built, be it in an encoding that readers
    forgive, would be a twin of a file that was accepted.
    """

    certificate: x509.Certificate
    signature: bytes

    def sign(self, message: bytes) -> bytes:
        del message
        return self.signature


def _shape(problem: str) -> Refusal:
    return Refusal(reason=RefusalReason.CONTAINER_SHAPE, detail=problem)


def _check_envelope(signed: cms.SignedData) -> str:
    """Return what is wrong around the signer, empty if nothing."""
    encapsulated = signed["encap_content_info"]
    if signed["version"].native != "v1":
        return "version"
    if [algorithm["algorithm"].native for algorithm in signed["digest_algorithms"]] != ["sha256"]:
        return "digest algorithms"
    if encapsulated["content_type"].native != "data" or encapsulated["content"].native is not None:
        return "content inside"
    certificates = signed["certificates"]
    if len(certificates) != 1 or certificates[0].name != "certificate":
        return "certificates"
    if len(signed["crls"]) != 0:
        return "revocation lists"
    return "" if len(signed["signer_infos"]) == 1 else "signers"


def _check_signer(signer: cms.SignerInfo, certificate: x509.Certificate, der: bytes) -> str:
    """Return what is wrong with the signer's part, empty if nothing."""
    names = tuple(attribute["type"].native for attribute in signer["signed_attrs"])
    if tuple(sorted(names)) != _ATTRIBUTES:
        return "signed attributes"
    if any(len(attribute["values"]) != 1 for attribute in signer["signed_attrs"]):
        return "attribute values"
    if len(signer["unsigned_attrs"]) != 0:
        return "unsigned attributes"
    if signer["version"].native != "v1" or signer["sid"].name != "issuer_and_serial_number":
        return "signer's name"
    named = signer["sid"].chosen
    if (
        named["serial_number"].native != certificate.serial_number
        or named["issuer"].dump() != certificate.issuer.public_bytes()
    ):
        return "signer's name"
    if _attribute(signer, "content_type").native != "data":
        return "content type"
    return _check_named_certificate(_attribute(signer, "signing_certificate_v2"), der)


def _check_named_certificate(attribute: tsp.SigningCertificateV2, der: bytes) -> str:
    named = attribute["certs"]
    if len(named) != 1 or named[0]["hash_algorithm"]["algorithm"].native != "sha256":
        return "named certificate"
    matches: bool = named[0]["cert_hash"].native == hashlib.sha256(der).digest()
    return "" if matches else "named certificate"


def _check_signature(
    signer: cms.SignerInfo, certificate: x509.Certificate, der: bytes, digest: bytes
) -> SignerFacts | Refusal:
    algorithm = signer["signature_algorithm"]["algorithm"].native
    key = certificate.public_key()
    if signer["digest_algorithm"]["algorithm"].native != "sha256" or not _is_allowed(
        key, algorithm
    ):
        return Refusal(reason=RefusalReason.ALGORITHM_NOT_ALLOWED, detail=str(algorithm))
    if _attribute(signer, "message_digest").native != digest:
        return Refusal(reason=RefusalReason.ALTERED)
    attributes = signer["signed_attrs"].copy()
    message = attributes.untag().dump(force=True)
    if not _is_signature(key, signer["signature"].native, message):
        return Refusal(reason=RefusalReason.SIGNATURE_WRONG)
    return SignerFacts(certificate=certificate, certificate_der=der)


def _is_allowed(key: object, algorithm: str) -> bool:
    if isinstance(key, ec.EllipticCurvePublicKey):
        return isinstance(key.curve, ec.SECP256R1) and algorithm == _EC_ALGORITHM
    if isinstance(key, rsa.RSAPublicKey):
        return _SMALLEST_RSA <= key.key_size <= _LARGEST_RSA and algorithm in _RSA_ALGORITHMS
    return False


def _is_signature(key: object, signature: bytes, message: bytes) -> bool:
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, message, ec.ECDSA(hashes.SHA256()))
            return has_low_s(signature)
        assert isinstance(key, rsa.RSAPublicKey)
        key.verify(signature, message, padding.PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, ValueError):
        return False
    return True


def _attribute(signer: cms.SignerInfo, name: str) -> Asn1Value:
    (found,) = (a for a in signer["signed_attrs"] if a["type"].native == name)
    value: Asn1Value = found["values"][0]
    return value
