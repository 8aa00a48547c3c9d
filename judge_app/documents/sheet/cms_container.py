"""The signature's container: CAdES as pyHanko builds it, for PAdES level B-B without a timestamp.

pyHanko takes a third of a second to load, so this module is imported where something is signed.
"""

import asyncio

from asn1crypto import x509 as asn1_x509
from pyhanko.sign.signers import Signer

from judge_app.documents.keys.keys import der
from judge_app.documents.keys.sheet_signer import SheetSigner

_HASH = "sha256"


class SheetSigning(Signer):
    """Signs through a `SheetSigner`; nothing but the signer's certificate goes along."""

    def __init__(self, signer: SheetSigner) -> None:
        certificate = asn1_x509.Certificate.load(der(signer.certificate))
        super().__init__(signing_cert=certificate, embed_roots=False)
        self._sheet_signer = signer

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        """Return the signature of the signed attributes."""
        assert digest_algorithm == _HASH
        assert not dry_run
        return self._sheet_signer.sign(data)


def container(digest: bytes, signer: SheetSigner) -> bytes:
    """Return the DER of a detached signature over a file with this SHA-256."""
    built = SheetSigning(signer).async_sign(digest, _HASH, use_pades=True)
    return bytes(asyncio.run(built).dump())
