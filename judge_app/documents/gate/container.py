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
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from judge_app.documents.gate.container_shape import parts_of, shaped, signed_attributes
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.keys.sheet_signer import has_low_s

_SMALLEST_RSA = 2048
_LARGEST_RSA = 8192
_ATTRIBUTES = ("content_type", "message_digest", "signing_certificate_v2")
_ALGORITHMS = ("sha256_ecdsa", "rsassa_pkcs1v15", "sha256_rsa")

# Loading this module teaches asn1crypto the attribute that names the signer's certificate.
assert tsp.SigningCertificateV2


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerFacts:
    """Who signed, as far as the container says; nothing is trusted yet."""

    certificate: x509.Certificate
    certificate_der: bytes


def check_container(container: bytes, digest: bytes) -> SignerFacts | Refusal:
    """Return the signer's certificate, if the container is a sound signature of `digest`.

    The only way in: written again from its certificate and signature, it is the same, byte for
    byte - be it in an encoding that readers forgive, a difference would be a twin of an accepted
    file - and the signature is the key's. Everything else here finds the words for a refusal.
    """
    parts = parts_of(container)
    certificate = None if parts is None else _certificate(parts[0])
    if parts is None or certificate is None:
        return _problem(container, digest)
    der, signature = parts
    if shaped(digest, certificate, der, signature) != container:
        return _problem(container, digest)
    key = certificate.public_key()
    if not _is_allowed(key):
        return Refusal(reason=RefusalReason.ALGORITHM_NOT_ALLOWED, detail=type(key).__name__)
    if not _is_signature(key, signature, signed_attributes(digest, certificate, der)):
        return Refusal(reason=RefusalReason.SIGNATURE_WRONG)
    return SignerFacts(certificate=certificate, certificate_der=der)


def _certificate(der: bytes) -> x509.Certificate | None:
    """Return a certificate whose key can be read, or None."""
    try:
        certificate = x509.load_der_x509_certificate(der)
        certificate.public_key()
    except (ValueError, UnsupportedAlgorithm, x509.InvalidVersion):
        return None
    return certificate


def _is_allowed(key: object) -> bool:
    if isinstance(key, ec.EllipticCurvePublicKey):
        return isinstance(key.curve, ec.SECP256R1)
    return isinstance(key, rsa.RSAPublicKey) and _SMALLEST_RSA <= key.key_size <= _LARGEST_RSA


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


def _problem(container: bytes, digest: bytes) -> Refusal:
    """Return what is wrong with a container that is not as it is built."""
    try:
        return _found_problem(container, digest)
    except (ValueError, TypeError, LookupError) as unreadable:
        return _shape(str(unreadable)[:80])


def _found_problem(container: bytes, digest: bytes) -> Refusal:
    info = cms.ContentInfo.load(container, strict=True)
    if info["content_type"].native != "signed_data":
        return _shape("content type")
    signed = info["content"]
    problem = _envelope_problem(signed)
    if problem:
        return _shape(problem)
    der = signed["certificates"][0].chosen.dump()
    certificate = x509.load_der_x509_certificate(der)
    signer = signed["signer_infos"][0]
    problem = _signer_problem(signer, certificate, der)
    if problem:
        return _shape(problem)
    algorithm = signer["signature_algorithm"]["algorithm"].native
    if signer["digest_algorithm"]["algorithm"].native != "sha256" or algorithm not in _ALGORITHMS:
        return Refusal(reason=RefusalReason.ALGORITHM_NOT_ALLOWED, detail=str(algorithm))
    if _attribute(signer, "message_digest").native != digest:
        return Refusal(reason=RefusalReason.ALTERED)
    return _shape("not as it is built")


def _shape(problem: str) -> Refusal:
    return Refusal(reason=RefusalReason.CONTAINER_SHAPE, detail=problem)


def _envelope_problem(signed: cms.SignedData) -> str:
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


def _signer_problem(signer: cms.SignerInfo, certificate: x509.Certificate, der: bytes) -> str:
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
    return _named_certificate_problem(_attribute(signer, "signing_certificate_v2"), der)


def _named_certificate_problem(attribute: tsp.SigningCertificateV2, der: bytes) -> str:
    named = attribute["certs"]
    if len(named) != 1 or named[0]["hash_algorithm"]["algorithm"].native != "sha256":
        return "named certificate"
    matches: bool = named[0]["cert_hash"].native == hashlib.sha256(der).digest()
    return "" if matches else "named certificate"


def _attribute(signer: cms.SignerInfo, name: str) -> Asn1Value:
    (found,) = (a for a in signer["signed_attrs"] if a["type"].native == name)
    value: Asn1Value = found["values"][0]
    return value
