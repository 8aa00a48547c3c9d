"""Whoever can sign a scoresheet: an opened key, or a USB token that keeps its key to itself."""

from typing import Protocol

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from judge_app.documents.keys import HolderKey


class SheetSigner(Protocol):
    """A key that signs with SHA-256: ECDSA on P-256, or RSA (PKCS #1 v1.5) of 2048 bits or more."""

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate of the key."""

    def sign(self, message: bytes) -> bytes:
        """Return the signature of `message` (not of its hash), in DER for ECDSA."""


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
        return self._key.private_key.sign(message, algorithm)
