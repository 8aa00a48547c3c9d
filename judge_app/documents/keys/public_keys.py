"""The public keys that may stand on a roster: P-256, or RSA of 2048 to 8192 bits.

The gate allows the same (`gate_container`); whoever cannot pass it must not get a certificate.
"""

import base64

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from judge_app.documents.keys.keys import HolderPublicKey
from judge_app.documents.keys.sheet_signer import has_low_s
from judge_app.errors import JudgeAppError

SMALLEST_RSA = 2048
LARGEST_RSA = 8192
_LEAST_EXPONENT = 65537
"""FIPS 186-5, A.1.1: the public exponent is odd and greater than 2^16."""


class UnfitKeyError(JudgeAppError):
    """A key of another kind or size; `found` says which, such as `RSA 1024`."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


def fit_key(key: object) -> HolderPublicKey:
    """Return `key` if it may stand on a roster; `UnfitKeyError` else."""
    if isinstance(key, ec.EllipticCurvePublicKey):
        if isinstance(key.curve, ec.SECP256R1):
            return key
        raise UnfitKeyError(key.curve.name)
    if isinstance(key, rsa.RSAPublicKey):
        exponent = key.public_numbers().e
        fits = SMALLEST_RSA <= key.key_size <= LARGEST_RSA
        if fits and exponent >= _LEAST_EXPONENT and exponent % 2:
            return key
        raise UnfitKeyError(f"RSA {key.key_size} e={exponent}")
    raise UnfitKeyError(type(key).__name__)


def key_from(text: str) -> HolderPublicKey:
    """Return the key whose SubjectPublicKeyInfo is `text` in base64.

    Raises:
        ValueError: it is none.
        UnfitKeyError: it must not stand on a roster.
    """
    try:
        key = serialization.load_der_public_key(base64.b64decode(text, validate=True))
    except (ValueError, UnsupportedAlgorithm) as cause:
        raise ValueError(text) from cause
    return fit_key(key)


def key_text(key: HolderPublicKey) -> str:
    """Return a key's SubjectPublicKeyInfo in base64."""
    spki = key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return base64.b64encode(spki).decode()


def has_signed(key: HolderPublicKey, message: bytes, signature: bytes) -> bool:
    """Return whether the holder of `key` signed `message` with SHA-256; ECDSA with low s only."""
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, message, ec.ECDSA(hashes.SHA256()))
            return has_low_s(signature)
        else:
            key.verify(signature, message, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True


def key_words(key: HolderPublicKey) -> str:
    """Return a key's kind as technicians name it: `P-256` or `RSA 2048`."""
    return "P-256" if isinstance(key, ec.EllipticCurvePublicKey) else f"RSA {key.key_size}"
