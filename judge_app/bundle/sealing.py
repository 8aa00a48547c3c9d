"""Signs a manifest with the contest's root key, and checks such a signature."""

import base64
import hashlib
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from judge_app.bundle.errors import AlteredBundleError, UntrustedBundleError
from judge_app.contest.roster import Roster

_DOMAIN = b"judge-app/bundle/1\0"
"""Begins every signed message of this kind, so that no other kind can pass for it."""


_UNREADABLE = (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm, x509.InvalidVersion)
"""All that `cryptography` raises for certificates that are none, or no root's."""


def seal(manifest: bytes, root_key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return the signature (DER) of a manifest; the same manifest gives the same one."""
    algorithm = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
    return root_key.sign(_DOMAIN + manifest, algorithm)


def check_seal(manifest: bytes, signature: bytes, roster: Roster, source: Path) -> None:
    """Raise unless the root that `roster` names has signed the manifest."""
    certificate = _root(roster, source)
    digits = int.from_bytes(hashlib.sha256(base64.b64decode(roster.root_certificate)).digest())
    if f"{digits % 10**24:024d}" != roster.root_fingerprint:
        raise UntrustedBundleError(source, "fingerprint")
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise UntrustedBundleError(source, "curve")
    try:
        key.verify(signature, _DOMAIN + manifest, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise AlteredBundleError(source, "signature") from error


def _root(roster: Roster, source: Path) -> x509.Certificate:
    try:
        content = base64.b64decode(roster.root_certificate, validate=True)
        certificate = x509.load_der_x509_certificate(content)
        certificate.verify_directly_issued_by(certificate)
    except _UNREADABLE as error:
        raise UntrustedBundleError(source, "root certificate") from error
    return certificate
