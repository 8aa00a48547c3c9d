"""Whoever can sign a scoresheet: an opened key, or a USB token that keeps its key to itself."""

from typing import Protocol

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from judge_app.documents.keys.keys import P256_ORDER, HolderKey


class SheetSigner(Protocol):
    """A key that signs with SHA-256: ECDSA on P-256, or RSA (PKCS #1 v1.5) of 2048 bits or more."""

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate of the key."""

    def sign(self, message: bytes) -> bytes:
        """Return the signature of `message` (not of its hash); ECDSA in DER and with low s."""


class OpenedKey:
    """A holder's key out of its file."""

    def __init__(self, key: HolderKey) -> None:
        self._key = key

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate of the key."""
        return self._key.certificate

    def sign(self, message: bytes) -> bytes:
        """Return an ECDSA signature; the same message always gets the same (RFC 6979)."""
        algorithm = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
        return low_s(self._key.private_key.sign(message, algorithm))


def signer_of(key: HolderKey | SheetSigner) -> SheetSigner:
    """Return what signs with a key."""
    return OpenedKey(key) if isinstance(key, HolderKey) else key


def low_s(signature: bytes) -> bytes:
    """Return an ECDSA signature with the smaller of its two equally good values of s.

    Of r, s and r, n - s both verify; allowing one only keeps a signed file from having a twin.
    """
    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, min(s, P256_ORDER - s))


def has_low_s(signature: bytes) -> bool:
    """Return whether an ECDSA signature is the one that `low_s` leaves."""
    return decode_dss_signature(signature)[1] <= P256_ORDER // 2
