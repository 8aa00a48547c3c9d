"""A signer that keeps an RSA key, as a USB token does."""

from dataclasses import dataclass, replace
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from judge_app.contest.ids import JudgeId
from judge_app.documents.keys.keys import certify, make_roster
from tests.support.signed_contest import GK01, MOMENT, SignedContest


@dataclass(frozen=True, slots=True)
class RsaSigner:
    """Signs with SHA-256 and PKCS #1 v1.5."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    def sign(self, message: bytes) -> bytes:
        """Return the signature of a message."""
        return self.key.sign(message, padding.PKCS1v15(), hashes.SHA256())


@cache
def rsa_key(bits: int) -> rsa.RSAPrivateKey:
    """Return a key of this size, the same one in a whole run."""
    return rsa.generate_private_key(65537, bits)


def with_rsa(
    held: SignedContest, judge: JudgeId = GK01, bits: int = 2048
) -> tuple[SignedContest, RsaSigner]:
    """Return the contest with an RSA key on its roster for one judge, and that judge's signer."""
    certificate = certify(
        held.root,
        rsa_key(bits).public_key(),
        judge=judge,
        name=held.contest.panel.member(judge).name,
        contest=held.contest.id,
        moment=MOMENT,
    )
    certificates = {name: key.certificate for name, key in held.keys.items()}
    roster = make_roster(held.root.certificate, {**certificates, judge: certificate}, revision=2)
    return replace(held, roster=roster), RsaSigner(rsa_key(bits), certificate)
